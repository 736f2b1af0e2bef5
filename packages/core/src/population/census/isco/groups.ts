/** The sub-major groups 01 to 35. */
import { type Group, group } from "./Group.ts"

/** Armed forces, managers, professionals and technicians. */
export const upperGroups: ReadonlyArray<Group> = [
  group(
    "01",
    "officer",
    `
    a military academy; a degree in engineering and two years of officer training
    a posting that moves the family for the fourth time; the transport plan for an exercise; a young lieutenant who is never in doubt
    Learned the names of a whole company in a week.; Took a report back and wrote it again without the adjectives.; Asked for a post that nobody wanted.
    orienteering; military history; rowing`
  ),
  group(
    "02",
    "noncommissioned",
    `
    secondary school and a school for non-commissioned officers; an apprenticeship and a school for non-commissioned officers
    a training ground with mud to the knee; a stock of boots in two sizes; life after the service
    Brought every one of a patrol back in fog.; Turned a store of old blankets over to a shelter, with a form for each.; Wrote home for those who could not.
    boxing; repairing watches; marching songs`
  ),
  group(
    "03",
    "ranks",
    `
    secondary school and basic training; lower secondary school and basic training
    pay that goes home on the first of the month; a trade to learn before discharge; nights on guard and mornings on parade
    Shared the last dry socks of the section.; Reported a loose fence at three in the morning.; Passed the lorry licence at the second attempt.
    weight training; card tricks; letters home`
  ),
  group(
    "11",
    "manager",
    `
    a degree in {field}; a master's degree in {field}; secondary school and a long way up
    a successor nobody has named; a promise made in public; a deputy who agrees with everything; an accounts committee on Monday
    Resigned once on principle and was asked back.; Cut the length of every meeting by half.; Answered a hostile letter by visiting its writer.; Published {his} own expenses to the last coffee.
    sailing; biographies; walking with a dog and no telephone`
  ),
  group(
    "12",
    "manager",
    `
    a degree in {field}; a master's degree in {field}
    a hiring freeze with eleven open posts; figures that every department counts in its own way; a good team leader who wants to leave; a reorganisation, the third in five years
    Gave up the corner office to the trainees.; Stopped a project that {he} had once proposed.; Put the bad news first in the annual talk.; Asked every leaver the same question and acted on the answers.
    tennis; cooking for many guests; language courses`
  ),
  group(
    "13",
    "manager",
    `
    a degree in {field}; a diploma in {field}; a degree in engineering
    an accident that almost happened; spare parts held up at the border; a plan made for more people than there are; energy costs that eat the margin
    Worked a week in every job {he} was to manage.; Refused to ship on the last day of a quarter.; Moved the safety board to where people wait.; Told the owners that the target could not be met, with the sums.
    restoring old engines; skating; hill walking`
  ),
  group(
    "14",
    "owner",
    `
    a commercial school; a degree in {field}; secondary school and years in the trade
    a lease that ends next year; opinions on the internet by people who never came; staff who are needed on the same three evenings; the price of electricity
    Paid the wages from {his} own savings through one bad winter.; Closed for a day so that everyone could go to a funeral.; Threw out a supplier who shouted at the kitchen.; Hired a school leaver whom three others had sent away.
    old cookery books; flea markets; football on the radio`
  ),
  group(
    "21",
    "professional",
    `
    a degree in {field}; a master's degree in {field}; a doctorate in {field}
    a deadline that was set before the question; measurements that disagree in the third digit; software nobody here can repair; a report that must be right and short; a younger colleague who is better at the sums
    Checked a famous formula and found the missing unit.; Said I do not know in front of a ministry.; Explained the work to a class of ten-year-olds without one technical word.; Gave the raw data to a rival laboratory.; Signed nothing until the second measurement.
    amateur radio; model railways; sudoku`
  ),
  group(
    "22",
    "clinical",
    `
    a degree in {field}; a master's degree in {field}
    a patient who will not be helped; paperwork that takes longer than the visit; a mistake that was almost made; a rota with two empty nights; an honest talk that has been put off
    Admitted an error to a family before anybody asked.; Learned forty words of a patient's mother tongue.; Stayed two hours after the shift because of a look.; Argued a frightened colleague through a first emergency.; Bought a wheelchair with the proceeds of a cake stall.
    swimming in cold water; gardening by the moon; choir rehearsals`
  ),
  group(
    "23",
    "teacher",
    `
    a degree in {field}; a master's degree in {field}; a teacher training college
    thirty pupils and eleven chairs that wobble; marks that say nothing about the work behind them; parents' evening; a pupil who could and does not; a subject that is to be cut by one hour
    Changed a mark and told the class why.; Visited a pupil's home and understood the homework.; Took a bet with the lowest set and lost it gladly.; Wrote a reference for someone everybody else had given up.; Stood up for a colleague in a full staff room.
    reading aloud; puppet theatre; collecting fossils`
  ),
  group(
    "24",
    "professional",
    `
    a degree in {field}; a master's degree in {field}
    a client who wants to hear yes; figures that arrive the evening before; a contract with a hole in it; colleagues who reply to everyone; a rule that changed in the middle of the year
    Told a client to spend nothing.; Put one sheet of paper in place of a presentation.; Found the mistake in {his} own favourite table.; Gave the credit to the trainee, in writing.; Walked away from a fee that asked for silence.
    running half marathons; bridge; coffee tasting`
  ),
  group(
    "25",
    "professional",
    `
    a degree in {field}; a master's degree in {field}; a vocational diploma in programming
    a system that nobody dares to switch off; a meeting about why there is no time; an estimate that has become a promise; alarms at night for nothing; documentation two versions old
    Wrote the instructions that {he} had needed on the first day.; Owned up to a deleted table within the minute.; Taught a neighbour's children to program a lamp.; Turned down a project that wanted to watch people.; Repaired a fault on a train, by telephone.
    retro computers; bouldering; synthesisers`
  ),
  group(
    "26",
    "professional",
    `
    a degree in {field}; a master's degree in {field}; a doctorate in {field}
    a text that is due and will not end; a person who trusts {him} too much; a fee that comes late; the line between helping and meddling; a quotation whose source is lost
    Withdrew a sentence in public.; Gave a day a week to people who could not pay.; Read four hundred letters to answer one.; Kept a confidence at some cost.; Defended an unpopular book in a full room.
    long letters; chess by post; old dictionaries`
  ),
  group(
    "31",
    "technician",
    `
    a technical college; a diploma in {field}; an apprenticeship and a technician's examination
    drawings that do not match what was built; an instrument due for calibration; a night call for a loose wire; a trainee who trusts the display; spare parts no longer made
    Shut a plant down on a smell.; Wrote a procedure in the words of those who follow it.; Found in a day what the consultants had missed.; Drove three hours for a seal worth a coin.; Logged {his} own mistake in red.
    home electronics; fishing with flies; model aircraft`
  ),
  group(
    "32",
    "technician",
    `
    a diploma in {field}; three years of training in {field}; a certificate in {field}
    stocks that run out on the same day each month; hands that are raw from washing; a doctor who does not listen; patients who come back too soon; a shift that begins before the first bus
    Noticed what the chart did not say.; Carried a patient down six floors in a chair.; Learned a lullaby for one child.; Swapped a holiday with a colleague whose mother was dying.; Kept a careful list that later saved a case.
    line dancing; crochet; jigsaw puzzles`
  ),
  group(
    "33",
    "clerk",
    `
    a business diploma; a degree in {field}; a commercial school
    a target set by somebody far away; a customer who hears only the price; papers in three copies and none complete; a rule that nobody can explain; a colleague's work on top of {his} own
    Refused a dinner that came with an envelope.; Found a file that had been missing since the move.; Explained a contract line by line at a kitchen table.; Put an honest figure into a hopeful report.; Rang a customer to own up before the letter came.
    golf on a public course; bowling; travel programmes`
  ),
  group(
    "34",
    "technician",
    `
    a diploma in {field}; secondary school and a course in {field}; an apprenticeship in {field}
    seasons without work; somebody else's deadline; a rival with a cheaper offer; a body or a tool that is wearing out; praise that does not pay rent
    Started again from nothing after a burned-down hall.; Worked a month for the practice alone.; Let a beginner have the better place.; Said no to a well paid job in poor taste.; Kept a promise made to a whole street.
    trying new recipes; dance evenings; sketching strangers`
  ),
  group(
    "35",
    "technician",
    `
    a vocational diploma in {field}; a technical college; secondary school and a course in {field}
    users who describe everything as broken; cables nobody labelled; updates on a Friday; a budget for licences and none for chairs; passwords on paper
    Repaired the same machine nine times, then its socket.; Worked through a holiday so that nobody noticed anything.; Taught the porter to do the first three steps.; Wrote down what was where, at last.; Told the director that it was the director.
    video games from another decade; radio kits; night cycling`
  )
]
