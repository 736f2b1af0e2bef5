/** Unit groups of sub-major groups 24 and 25: business, administration, information technology. Written as Unit.ts reads it. */
export const advisers = `
2411 Accountants | accounting | auditor; tax accountant; cost accountant | ledger; depreciation; reconciliation
- a stack of bank statements; an adding machine kept for the sound; green tick marks
- an owner who pays the garden from the till; stock counted by the person who steals it
- Found one missing invoice that explained three others. Refused to date a contract backwards.
2412 Financial and Investment Advisers | finance | financial planner; investment adviser | risk profile; portfolio;
  compound interest
- a chart of lost decades; a questionnaire about sleep; two chairs on one side of the desk
- a widow with one savings book and nine offers; a fund that pays its sellers well
- Told a client to pay off the cooker first. Returned a commission with a letter to the board.
2413 Financial Analysts | finance | credit analyst; bond analyst; financial analyst | cash flow statement; spread;
  goodwill
- a model with seventy tabs; footnotes under a ruler; two screens
- a profit that is always made in the last week; a rating everybody waits for and nobody reads
- Wrote sell about a bank's best customer. Counted lorries at a gate for a week to check a turnover.
2421 Management and Organization Analysts | business administration | management consultant; organisation analyst |
  process map; span of control; benchmark
- brown paper and sticky notes; a clicker; an overnight bag
- a manager who wants the answer confirmed; a merger of two ways to say no
- Recommended that nothing be changed and explained why. Stood at the franking machine for a day and found the delay.
2422 Policy Administration Professionals | public policy | policy officer; policy adviser | consultation; draft
  regulation; evidence review
- a binder of evidence; a list of who was not asked; an amendment table
- a pilot scheme that was declared a success beforehand; a clause that shuts out those it is for
- Found the one comma that cost widows their pension. Took a committee to the place it was deciding on.
2423 Personnel and Careers Professionals | human resources | careers adviser; recruiter; personnel officer | job
  grading; shortlist; aptitude test
- a box of application letters; a list of apprenticeships; a clock turned to the wall
- software that throws out every gap in a life; a school leaver who wants only not to be noticed
- Found a baker's post for a failed violinist. Read out the pay table to the people in it.
2424 Training and Staff Development Professionals | adult education | training officer; staff trainer | needs
  analysis; role play; refresher
- a case of marker pens; a set of dilemmas on cards; name tents
- courses booked to use up a budget; safety drills done with a signature
- Trained the trainers on the night shift, at night. Turned a dull manual into a deck of cards.
2431 Advertising and Marketing Professionals | marketing | copywriter; market researcher; brand planner | tagline;
  target group; conversion
- a notebook of overheard sentences; a wall of rival packets; a press proof
- a product whose only news is its colour; a client's wife who does not like green
- Sold a tooth powder with a single honest sentence. Resigned an account over a claim for babies.
2432 Public Relations Professionals | communication | press officer; public relations officer | line to take; press
  kit; rebuttal
- a telephone with two lines; a folder of cuttings; a spare tie for spokesmen
- a director who jokes before microphones; a rumour that is half true
- Said we do not know, on air, and was thanked for it. Put the accident on the front of the annual report.
2433 Technical and Medical Sales Professionals (excluding ICT) | engineering | medical sales representative; technical
  sales engineer | demonstration unit; tender; service contract
- a padded case; a folder of trials; a car that is an office
- a surgeon who wants a conference for every order; a rival's machine that is simply better
- Told a hospital to repair the old one. Drove through the night with one valve.
2434 Information and Communications Technology Sales Professionals | information systems | software sales consultant;
  IT account manager | licence; proof of concept; renewal
- a demonstration that must not touch the network; a map of who decides; a headset
- a feature that was sold and does not exist; a renewal nobody remembers signing
- Sold a customer less than was asked for. Sat with the users until the promise was true.
2511 Systems Analysts | information systems | systems analyst; business analyst; IT consultant | requirement; data
  flow; use case
- a wall of process cards; a notebook of exceptions; a glossary with quarrels in it
- two departments with one word for two things; a specification signed by no one who read it
- Found that the old system's fault was the law. Interviewed the caretaker and redrew the whole flow.
2512 Software Developers | computer science | embedded software developer; backend developer | pull request;
  regression; cache
- a debugger; a rubber duck; a build that is green on weekdays
- a dependency maintained by one tired person; a bug report that says only it is broken
- Deleted eleven thousand lines and nothing happened. Explained a leap year to a bank.
2513 Web and Multimedia Developers | web development | web developer; game developer; front-end developer |
  accessibility; load time; sprite
- a shelf of old telephones; a contrast checker; a screen reader
- a cookie notice that hides the page; pictures larger than the village's line
- Made a clinic's booking page work without a mouse. Put a forgotten board game online with its last champion.
2514 Applications Programmers | programming | applications programmer; COBOL programmer | batch job; record layout;
  patch
- a printout with coffee rings; a terminal in green; a calendar of month ends
- a payroll program whose author is dead; a date field with two digits
- Kept a pension fund's night run alive by hand. Wrote down in a notebook what nobody had ever written down.
2519 Software and Applications Developers and Analysts Not Elsewhere Classified | computer science | software tester;
  quality assurance engineer | test case; edge case; release note
- a list of strange names to type in; a bug tracker; a cheap tablet
- testers who are told the date and not the aim; a fault that appears only on Fridays
- Broke the election program with an apostrophe. Held up a launch over one grey button.
2521 Database Designers and Administrators | computer science | database administrator; database designer | index;
  deadlock; normal form
- a query plan on paper; an entity diagram; a restore drill
- a table with three hundred columns; a backup that restores last year
- Merged two hospitals' patients without losing a twin. Found eleven million empty rows and their author.
2522 Systems Administrators | computer science | systems administrator; cloud administrator | uptime; permission;
  patch window
- a crash cart; a key to the cold room; a log that scrolls all day
- an administrator password on a sticky note; a cupboard server that runs the whole warehouse
- Rebuilt a mail server during a wedding. Turned off forty machines and waited for somebody to notice.
2523 Computer Network Professionals | computer networks | network engineer; network analyst | routing table; latency;
  packet loss
- a cable map; a loopback plug; a ladder
- a loop that appears when the cleaners plug in; two offices that can see each other and not speak
- Restored a hospital's network with a switch from a school. Dug up a cable that was on no plan.
2529 Database and Network Professionals Not Elsewhere Classified | information security | information security
  analyst; penetration tester | phishing; threat model; least privilege
- a lock pick set; an isolated laptop; a wall of access badges
- a director exempt from every rule; a camera system with the factory password
- Walked into a bank with a ladder and a smile. Reported a hole in the registry and waited ninety days.
`
