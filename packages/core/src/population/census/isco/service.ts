/** Unit groups of major group 5: services and sales. Written as Unit.ts reads it. */
export const service = `
5111 Travel Attendants and Travel Stewards | tourism | flight attendant; cabin steward | galley; boarding; layover
- a trolley with a bent wheel; a small torch; a spare shirt
- passengers who stand before the sign goes off; nights in four time zones
- Delivered an apology for a delay one seat at a time. Held a stranger's baby through a storm.
5112 Transport Conductors | passenger transport | train conductor; tram conductor; bus conductor | ticket check;
  connection; fare zone
- a ticket punch; a whistle; a cash bag
- fare dodgers with good stories; a late connection and a full platform
- Held a night train for a kidney. Paid a schoolgirl's fare every Friday of a winter.
5113 Travel Guides | tourism | city guide; mountain guide; nature guide | itinerary; headcount; legend
- a folded umbrella; a first aid kit; a card of dates
- groups that see everything through a screen; a path worn into a gully
- Turned back below a summit and was cursed for it. Told the true story of the bridge.
5120 Cooks | cookery | canteen cook; school cook; hospital cook | stock; portion; prep list
- a ladle with a dent; a forty-litre pot; a notebook of yields
- onions that have doubled in price; two hundred lunches and one oven
- Made soup for a strike of nine weeks. Fed a school from its own garden.
5131 Waiters | hospitality | waiter; wine waiter; banqueting waiter | section; cover; bill
- a corkscrew; a pad; a folded cloth
- tips kept by the house; a table that has sat since noon
- Carried eleven plates through a power cut. Returned a diamond found in the mousse.
5132 Bartenders | hospitality | bartender; pub barkeeper | keg; measure; last orders
- a shaker; a bottle opener on a cord; a bucket of ice
- a regular who should go home; beer that foams since the new pipe
- Took the keys of a friend. Invented a drink without alcohol that outsold the rest.
5141 Hairdressers | hairdressing | barber; hair stylist | fringe; tint; thinning scissors
- a strop; a cape with a torn collar; a radio
- hands cracked from bleach; a rent raised after the new mirrors
- Cut the hair of a whole ward on a Sunday. Fixed a bride's self-made fringe in ten minutes.
5142 Beauticians and Related Workers | beauty therapy | beautician; manicurist; make-up artist | patch test; wax;
  cuticle
- a ring lamp; a case of brushes; steamed towels
- creams with a list as long as an arm; customers who want another face
- Made up a burned girl for her wedding. Sent a mole to a doctor.
5151 Cleaning and Housekeeping Supervisors in Offices, Hotels and Other Establishments | housekeeping | hotel
  housekeeper; cleaning supervisor | room check; linen count; floor plan
- a master key; a white glove; a count of towels
- twelve rooms a head and a new rule of fourteen; bleach where bleach must not be
- Made nine beds beside a sick maid's name. Found a passport sewn in a curtain.
5152 Domestic Housekeepers | housekeeping | housekeeper; bed and breakfast host; butler | household accounts; laundry
  day; guest room
- a bunch of keys; a ledger of jars; a silver cloth
- an employer who pays when reminded; a guest who cooks in the bath
- Ran a house of nine through a siege of measles. Kept a family's quarrel from its dinner.
5153 Building Caretakers | building maintenance | caretaker; school caretaker; church sexton | boiler; fuse; rubbish
  day
- a ring of ninety keys; a mop; a jar of odd screws
- a boiler older than the headteacher; bicycles in the stairwell
- Dug the whole street out before seven. Caught a falling cat in a coal sack.
5161 Astrologers, Fortune-tellers and Related Workers | astrology | astrologer; palm reader | chart; omen; ascendant
- an almanac; a deck with soft corners; a lamp
- clients who ask about doctors; a rival on television
- Told a gambler to stop, and blamed the stars. Refused to name a wedding day for a child.
5162 Companions and Valets | personal service | companion to an old gentleman; valet | wardrobe; errand; dictation
- a clothes brush; a pill box; a travelling iron
- a household without a day off; a family that whispers in front of help
- Read a whole encyclopaedia aloud. Got an old man to the sea once more.
5163 Undertakers and Embalmers | funeral services | undertaker; embalmer | hearse; wake; burial permit
- a black umbrella; a comb; a set of trestles
- families who fight over hymns; a cemetery full by spring
- Buried a tramp with a full choir. Found the ring in time.
5164 Pet Groomers and Animal Care Workers | animal care | zoo keeper; kennel hand | enclosure; quarantine; feed plan
- a bucket of feed; a long broom; a ring of gate keys
- an otter that unlocks doors; visitors who feed what they eat
- Slept beside an elephant with colic. Found homes for forty cats.
5165 Driving Instructors | driving instruction | motorcycle driving instructor; lorry driving instructor | clutch
  control; blind spot; test route
- a second mirror; a box of toy cars; magnetic plates
- learners who brake for green; examiners with a quota
- Taught a priest to overtake. Kept a foot off the pedal for once, and was glad.
5169 Personal Services Workers Not Elsewhere Classified | personal service | cloakroom attendant; washroom attendant |
  number; tip; lost property
- a numbered board; a clothes brush; a dish for coins
- coats that belong to nobody; evenings paid by the smile
- Found the owner of a coat after two winters. Sewed on a minister's button during the anthem.
5211 Stall and Market Salespersons | market trading | fish stall keeper; flower seller; cloth trader | pitch; weight;
  haggling
- a scale with brass pans; a striped awning; a float of coins
- wind on the fish side; a council that loves parking
- Swapped unsold greens for bread along the row. Kept a stall open through curfew.
5212 Street Food Salespersons | cookery | noodle seller; pancake seller; grilled corn seller | batter; gas bottle;
  regulars
- a cart with three wheels; a wok; a bell
- charcoal twice as dear; an inspector with a cousin next door
- Fed stranded commuters on tick. Taught a banker to fold dumplings.
5221 Shopkeepers | retail | village shopkeeper; hardware shop owner; grocer | stock; credit book; wholesaler
- a brass till; a hook for high shelves; a credit book
- a chain store by the bus stop; debts that are also friendships
- Opened at midnight for baby milk. Kept the last shop of the valley alive on stamps.
5222 Shop Supervisors | retail | shop supervisor; checkout supervisor | rota; till count; display
- a bunch of till keys; a planogram; a box cutter
- new starters every month; a freezer that warms on holidays
- Stood up to a customer for a trainee. Found the thief in the stock system.
5223 Shop Sales Assistants | retail | shoe shop assistant; pharmacy counter assistant; electrical goods assistant |
  fitting; return; stockroom
- a shoehorn; a tape measure; a smile that costs
- customers who try here and buy elsewhere; ten hours on a stone floor
- Sold a widow the cheaper kettle. Remembered a size after nine years.
5230 Cashiers and Ticket Clerks | retail | supermarket cashier; cinema ticket clerk; toll collector | float; barcode;
  queue
- a scanner that beeps; a roll of coins; a wrist bandage
- a machine that is to replace the row; men who pay with insults
- Slipped a coin into a short purse. Spotted a swap of babies' formula.
5241 Fashion and Other Models | fashion | fashion model; artists' model | fitting; casting; pose
- a portfolio; flat shoes; a hot-water bottle
- agents who pay after the season; a cold studio
- Walked out over a fur. Sat so still that a bird came.
5242 Sales Demonstrators | sales | kitchen appliance demonstrator; cosmetics demonstrator | pitch; sample; footfall
- a folding table; a mountain of carrots; a headset microphone
- knives that cut only in the right hands; crowds that eat and go
- Told the crowd what it cannot cut. Sold out in the rain.
5243 Door-to-door Salespersons | sales | door-to-door seller; subscription seller | cold call; territory; cooling-off
- a demonstration case; a map of barking; thick soles
- lists of old people; a boss who counts doors
- Cancelled a sale after seeing the kitchen. Carried a sofa for a customer and sold a broom.
5244 Contact Centre Salespersons | sales | telephone salesperson; internet sales agent | lead; script; conversion
- a headset; a mirror to smile into; a bell
- lists bought from nobody knows; calls at supper
- Took {his} own grandmother off the list, then all grandmothers. Outsold the script by telling jokes.
5245 Service Station Attendants | retail | petrol pump attendant; service station attendant | forecourt; dipstick;
  tank reading
- a squeegee; a dipstick; a tyre gauge
- drivers who leave without paying; a tank that takes in rainwater
- Pushed a hearse to its funeral. Taught a bride to change a wheel in white.
5246 Food Service Counter Attendants | catering | canteen counter assistant; coffee shop assistant | ladle; tray;
  allergen
- a ladle; a hairnet; a heat lamp
- one spoon for two soups; a queue of surgeons
- Learned what each night nurse eats. Saved the last pudding for a boy with stitches.
5249 Sales Workers Not Elsewhere Classified | sales | rental clerk; tool hire assistant | deposit; hire contract;
  return check
- a numbered key board; a damage sketch; a chain
- ladders that come back shorter; holiday cars with sand inside
- Lent a pump through a flood for nothing. Found a dog in the boot on return.
5311 Child Care Workers | child care | childminder; nanny; after-school carer | nap; pick-up; snack
- a double pram; a bag of rusks; plasters with animals
- parents who text at six that they are late; a biter
- Walked nine children through snow on one rope. Noticed a bruise and spoke.
5312 Teachers' Aides | education support | classroom assistant; preschool helper | worksheet; small group; playground
  duty
- a box of scissors; a laminator; a whistle
- paid by the hour and needed by the minute; a boy who runs
- Learned braille in a summer for one girl. Found the shy ones a job: the plants.
5321 Health Care Assistants | health care | nursing aide; hospital orderly; psychiatric aide | turning; feeding cup;
  fluid chart
- a hoist; a beaker with a spout; a gown
- two hands for twelve breakfasts; backs that go at forty
- Heard a bed rail's click too many and ran. Shaved a dying sailor as he liked it.
5322 Home-based Personal Care Workers | home care | home help; live-in carer | medication box; transfer; key safe
- a bag of gloves; a list of pills; a bus pass
- fifteen minutes for a bath; a client who hides the bread
- Cooked an old woman's childhood by smell. Rang the pension office until it gave in.
5329 Personal Care Workers in Health Services Not Elsewhere Classified | health care | first-aid worker; sterile
  supply assistant; dental aide | tray; autoclave; sling
- an autoclave; a tray of clamps; tape
- instruments that come back uncounted; a tent at every festival
- Found the clamp that was missing. Bandaged both sides of a brawl.
5411 Fire Fighters | fire service | fire fighter; forest fire fighter; airport fire fighter | hydrant; backdraught;
  hose line
- breathing gear; an axe with a burnt handle; a thermal camera
- hydrants behind parked cars; a cadet afraid of ladders
- Went back for a tortoise. Cut a farmer from a baler at dawn.
5412 Police Officers | policing | traffic police officer; community police officer | patrol; statement; breath test
- a torch; a notebook; a tape
- a station shut at night; a family called to every Friday
- Wrote a ticket for the commissioner. Talked a boy off a roof about pigeons.
5413 Prison Guards | prison service | prison officer; detention officer | headcount; lock-up; parole
- a key chain; a peephole; a checkers board
- two officers to ninety men; letters that must be read
- Opened a cell against orders in a fire. Taught a lifer to read.
5414 Security Guards | security | museum guard; night watch guard; bank guard | round; alarm; logbook
- a clocking key; a torch; a thermos
- twelve-hour nights for a day's pay; an alarm that cries wolf
- Smelled smoke through a steel door. Knew every painting's dust.
5419 Protective Services Workers Not Elsewhere Classified | public safety | lifeguard; beach guard | rip current;
  flag; rescue tube
- a rescue tube; field glasses; a whistle
- bathers who wave at the red flag; a tower with a view of half the beach
- Swam out for a child and her dog. Closed the beach on the feast day and was booed.
`
