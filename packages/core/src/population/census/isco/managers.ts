/** Unit groups of major group 1: managers. Written as Unit.ts reads it. */
export const managers = `
1111 Legislators | law | town councillor; member of the regional assembly | quorum; second reading; by-law
- an order paper full of pencil; a diary with two evenings free a month; a surgery list of voters
- a bill that would close the only night bus; a colleague who votes against {his} own speeches
- Read out the cost of a monument until the hall went quiet. Voted against the party over a school roof.
1112 Senior Government Officials | public administration | permanent secretary; director of a ministry; ambassador |
  cabinet paper; circular; line item
- a red folder; a seating plan; a telephone that must be answered
- a decree that two ministries read in opposite ways; an archive promised to the public and never opened
- Published the figures a week before the election. Cut a ministry's forms from ninety to eleven.
1113 Traditional Chiefs and Heads of Villages | village affairs | village head; clan elder | customary law; boundary
  stone; levy
- a carved staff; a register of plots; a bench under the big tree
- a grazing path that two families claim; young people who come home only for funerals
- Settled a quarrel over a well by drinking from it with both families. Got the clinic van to stop in the village
  every second Friday.
1114 Senior Officials of Special-interest Organizations | political science | secretary of a trade union; director of
  a charity; head of a farmers' league | statutes; mandate; strike fund
- a membership file; a megaphone with a taped handle; the minutes of last year
- members who pay and never come; a donor who wants a name on everything
- Opened the books of the association at the market. Led a march of four hundred and brought the rubbish home again.
1120 Managing Directors and Chief Executives | business administration | managing director; factory owner; company
  director | cash flow; balance sheet; board pack
- a whiteboard with three numbers on it; a car full of samples; a signature stamp in a locked drawer
- a bank that wants the machines as security; a son of the founder who should not be given the keys; one customer who
  buys half of everything
- Took no pay for the year in which wages were cut. Drove the last delivery of the year personally.
1211 Finance Managers | finance | finance manager; company treasurer | accrual; covenant; forecast
- a rolling forecast; a folder of bank letters; a calculator with a paper roll
- a covenant that breaks in the third quarter; invoices approved by nobody in particular
- Found a doubled rent in nine years of ledgers. Told the board the truth on the day before the party.
1212 Human Resource Managers | human resources | human resources manager; personnel manager; recruitment manager |
  headcount; grievance; notice period
- a cabinet of contracts; a box of paper handkerchiefs; an organisation chart in pencil
- two pay scales for one kind of work; an exit interview that explains the other nine
- Hired a welder as a planner and was proved right. Rewrote the dismissal letters after reading one aloud.
1213 Policy and Planning Managers | public policy | policy manager; strategic planning manager | white paper; impact
  assessment; stakeholder
- a plan for five years on one sheet; a shelf of consultations; a timeline with red pins
- targets that were met by moving them; a consultation to which only the usual four reply
- Withdrew a strategy after a morning at the counter. Put the minority's objections into the report word for word.
1219 Business Services and Administration Managers Not Elsewhere Classified | business administration | office
  manager; facilities manager; administration manager | lease; service contract; petty cash
- a bunch of keys with paper tags; a contract calendar; a tin of spare fuses
- a lease that renews itself in the night; a lift that is repaired every month and never mended
- Moved three hundred desks in a weekend without losing a chair. Read every cleaning contract and halved their number.
1221 Sales and Marketing Managers | marketing | sales manager; export sales manager | pipeline; margin; discount
  ladder
- a sales board with magnets; a sample case; a price list in four currencies
- a discount that everyone has learned to wait for; a best seller who shares nothing
- Gave back an order that production could never have met. Rang forty lost customers and asked each why.
1222 Advertising and Public Relations Managers | communication | advertising manager; public relations manager |
  brief; press release; embargo
- a wall of posters; a list of journalists' deadlines; a drawer of rejected slogans
- an apology that the lawyers have emptied; a campaign nobody remembers and everybody paid for
- Stopped a campaign because its figures were borrowed. Answered every angry letter by hand for a month.
1223 Research and Development Managers | engineering | research manager; product development manager | prototype;
  stage gate; patent claim
- a shelf of failed prototypes; a budget in quarters; a notebook stamped by a notary
- a project that is always one year from the end; two inventors who no longer share a bench
- Killed a favourite project of {his} own on a Friday afternoon. Let a technician present the invention to the board.
1311 Agricultural and Forestry Production Managers | agriculture | plantation manager; farm estate manager; forest
  estate manager | yield; rotation; felling plan
- a map of blocks; a rain gauge; a pick-up with mud to the windows
- pickers' quarters that let in the rain; a fungus moving up the valley row by row
- Planted windbreaks where the owner wanted a drive. Paid the pickers by weight checked on two scales.
1312 Aquaculture and Fisheries Production Managers | aquaculture | fish farm manager; fleet manager | stocking
  density; quota; feed conversion
- a feed chart; a launch with a patched hull; an oxygen alarm on the bedside table
- a warm summer and pens too close together; buyers who ask for a size the sea does not give
- Emptied two cages in a night ahead of an algal bloom. Reported the escape of ten thousand salmon.
1321 Manufacturing Managers | production engineering | production manager; plant manager | throughput; downtime; scrap
  rate
- a board of hourly counts; steel-toed shoes under the desk; a stopwatch kept out of sight
- a bottleneck that moves whenever it is found; a maintenance budget cut for the third time
- Stopped the line for a day to hear what the night shift knew. Kept the works open by making prams instead of pumps.
1322 Mining Managers | mining engineering | mine manager; quarry manager | overburden; blast plan; ventilation
  district
- a helmet lamp; a cross-section of the seam; a siren test card
- a tailings pond closer to the village than the old map says; dust figures that are best in the rain
- Brought everyone up when the props began to speak. Walked the length of the old workings before signing.
1323 Construction Managers | civil engineering | site manager; construction project manager | critical path; snag
  list; variation order
- a programme of bars on the cabin wall; a radio; drawings weighted with a brick
- a subcontractor who sends six of the promised twelve; a wet March and a fixed completion date
- Tore out a slab that had been poured in frost. Finished the school the day before term.
1324 Supply, Distribution and Related Managers | logistics | warehouse manager; supply chain manager; transport
  manager | stock turn; lead time; dock slot
- a board of dock doors; a cycle count sheet; a forklift key on a string
- stock that exists only in the computer; carriers who raise the rate on Thursday evening
- Found eleven lost containers by walking the yard. Slept in the depot through the first week of the new system.
1330 Information and Communications Technology Service Managers | information systems | IT manager; data centre
  manager; software development manager | service level; release train; technical debt
- a duty rota; an incident log; a diagram nobody has dared to update
- a system that only one retired colleague understands; vendors who answer a question with a workshop
- Rolled back a release in front of the whole company. Put every developer on the help desk for a day.
1341 Child Care Service Managers | early childhood education | nursery manager; manager of a child care centre |
  ratio; settling-in; allergy list
- a register with photographs; a drawer of spare clothes; a waiting list in ink
- wages that lose staff to the supermarket; a parent who is always ten minutes late
- Kept the nursery open through an outbreak with three staff. Took down the fence and planted a maze.
1342 Health Service Managers | health administration | hospital manager; clinic manager; director of nursing | bed
  state; discharge; case mix
- a bed board; a pager; a folder of complaints read in full
- trolleys in the corridor by four every afternoon; a scanner without anybody to run it
- Worked a night on the ward before changing the rota. Opened the accounts of the canteen to the porters.
1343 Aged Care Service Managers | care management | care home manager; manager of a retirement home | care plan; night
  cover; next of kin
- a board of birthdays; a medication round sheet; a master key
- residents who are never taken out of doors; a chain that counts minutes per wash
- Let a resident keep his goat for the last summer. Hired a baker for the mornings, for the smell alone.
1344 Social Welfare Managers | social work | social services manager; refuge manager | caseload; referral;
  safeguarding
- a case board with initials only; a second telephone; a tin of bus tickets
- thirty cases for each worker and sick leave rising; a house for eight with eleven in it
- Found beds for a whole bus in one afternoon. Argued a budget back with nine photographs.
1345 Education Managers | education | headteacher; college principal; dean | timetable; inspection; staff meeting
- a timetable made of coloured tiles; a bell with a mind of its own; a drawer of confiscated toys
- a roof that leaks over the same class each year; parents who vote with removal vans; a good teacher without the
  right paper
- Taught the lowest set in person for a term. Ended the prize for attendance and lost no one.
1346 Financial and Insurance Services Branch Managers | banking | bank branch manager; insurance branch manager |
  arrears; cash limit; compliance
- a vault log; a window with a bell; a list of lapsed policies
- a head office that wants the branch shut by spring; loans that follow the football team's sponsor
- Refused a loan to {his} own landlord. Kept the counter open for pension day against instructions.
1349 Professional Services Managers Not Elsewhere Classified | public management | library manager; museum director |
  inventory; loan; opening hours
- an incident book; a plan of the building; a budget with one free line
- a reading room that doubles as the town's warm room; a volunteer list growing older each year
- Opened the depot to school classes on Mondays. Closed a wing rather than guard it badly.
1411 Hotel Managers | hotel management | hotel manager; guesthouse owner | occupancy; room rate; housekeeping
- a reservations chart; a master key on a wooden fish; a fire plan in five languages
- rooms sold cheaper by strangers on the internet; a laundry bill that outruns the season
- Gave the bridal suite to a family cut off by snow. Carried suitcases for a week when the porter's child was born.
1412 Restaurant Managers | restaurant management | canteen manager; restaurant manager | covers; portion cost; sitting
- a floor plan with table numbers; a tasting spoon; a book of complaints and thanks
- a chef and a head waiter who speak only through notes; a supplier whose kilos weigh nine hundred grams
- Closed on a Saturday to scrub the kitchen down to the tiles. Served the last table by candlelight rather than send
  it home.
1420 Retail and Wholesale Trade Managers | retail management | supermarket manager; wholesale manager; bookshop owner
  | shelf price; shrinkage; footfall
- a shelf plan; a pricing gun; a back door that sticks
- theft that happens only on inventory days; a landlord with plans for a gym
- Marked down the bread at six and fed the whole street. Put the slowest seller in the window and sold it out.
1431 Sports, Recreation and Cultural Centre Managers | sports management | leisure centre manager; cinema manager;
  theatre manager | pool chemistry; box office; season ticket
- a booking grid; a box of lost goggles; a torch for the back row
- a heating bill larger than the subsidy; two clubs that want the hall on Tuesdays
- Ran films in a tent while the roof was mended. Gave the pool to mothers with babies on the quietest morning.
1439 Services Managers Not Elsewhere Classified | business administration | travel agency manager; campsite manager;
  call centre manager | peak season; pitch; service level
- a wallboard of numbers; a spare key for everything; a laminated map
- holidaymakers who book, cancel and book again; a shift that no one will take
- Brought a stranded party of pensioners home by three ferries. Answered telephones all through the flu.
`
