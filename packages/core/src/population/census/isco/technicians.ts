/** Unit groups of sub-major groups 31 and 35: technicians of science, engineering and information. Written as Unit.ts reads it. */
export const technicians = `
3111 Chemical and Physical Science Technicians | laboratory science | chemistry technician; geology technician;
  physics technician | titration; blank sample; reagent
- a fume cupboard; a balance on a stone slab; a drawer of stoppers
- a reagent that has aged without saying so; results wanted before the samples arrive
- Found a swapped label by its handwriting. Kept a reference scale true through a house move.
3112 Civil Engineering Technicians | civil engineering | clerk of works; building inspector; road technician | slump
  test; bill of quantities; compaction
- a levelling staff; a cone for concrete; rubber boots
- concrete that comes thin after lunch; a permit drawing with no north
- Sent back nine lorries in one morning. Found a cellar that was on no plan.
3113 Electrical Engineering Technicians | electrical engineering | electrical technician; power distribution
  technician | insulation test; relay; phase
- a megger; a box of relays; a torch on a headband
- a relay that trips for no one; drawings that end at the cabinet door
- Balanced a market's phases with chalk on the floor. Kept an incubator ward lit by hand.
3114 Electronics Engineering Technicians | electronics | electronics technician; calibration technician | test jig;
  solder joint; drift
- a soldering station; a scope with a dim screen; a tray of chips
- parts that are copies of parts; a drift of two parts in a thousand
- Repaired a pacemaker tester with a radio's coil. Built a jig that halved the returns.
3115 Mechanical Engineering Technicians | mechanical engineering | mechanical technician; marine survey technician |
  torque; wear part; vibration
- a dial gauge; a box of shims; a sketch pad with oil on it
- a vibration that moves when the floor is washed; drawings in inches and parts in millimetres
- Heard a cracked gear through a broomstick. Machined one bush at night to save a week.
3116 Chemical Engineering Technicians | chemical engineering | process technician; petrochemical technician | pilot
  plant; flow rate; pH
- sampling bombs; a glass column; a hand pump
- a pilot plant that behaves better than the real one; a scale model of a smell
- Noticed a wrong valve by its warmth. Ran a trial batch through a public holiday.
3117 Mining and Metallurgical Technicians | mining technology | mine surveyor's technician; assay technician | sample
  log; ventilation; crusher
- an anemometer; a cupel furnace; a roll of core photographs
- air that moves the wrong way after a blast; assays signed before they are read
- Redrew the old workings from three sets of notes. Refused to send a crew under a wet roof.
3118 Draughtspersons | technical drawing | draughtsperson; CAD technician | section; layer; revision
- a plotter; a set square with a chipped corner; a stack of revisions
- three revisions with the same letter; a client's sketch on a napkin
- Drew a roof so that the carpenters could read it. Found a door that opened into a chimney.
3119 Physical and Engineering Science Technicians Not Elsewhere Classified | production technology | robotics
  technician; time and motion technician | fixture; cycle time; light barrier
- a stopwatch on a board; a roll of floor tape; a teach pendant
- a robot that waves at nothing; a cycle counted by someone who never stood there
- Timed a line by the songs on its radio. Slowed a robot down and raised the output.
3121 Mining Supervisors | mining technology | mine overseer; quarry foreman | face; shot; roof support
- a gas detector; a tally board; chalk
- a new crew that whistles underground; a fan that stops at shift change
- Counted the tags twice and went back for one. Closed a heading on the day of the bonus.
3122 Manufacturing Supervisors | production technology | production supervisor; shift supervisor; assembly line
  supervisor | handover; quota; rework
- a board of magnets; a stool by the line; a pocket of ear plugs
- two shifts that blame each other by post-it; a quota set from a spreadsheet
- Took the broken station {himself} for a night. Let the line choose its own breaks.
3123 Construction Supervisors | construction management | building foreman; site supervisor | pour; scaffold tag;
  toolbox talk
- a plan under a stone; a spray can; a thermos for six
- a crane booked by two firms; a scaffold that someone moves at night
- Sent the whole site home in a wind. Levelled a floor three times for a dancer.
3131 Power Production Plant Operators | energy technology | power station operator; hydroelectric plant operator |
  load; turbine trip; boiler pressure
- a wall of dials; a log in ink; a bicycle for the turbine hall
- demand that jumps at half-time; a sluice gate that answers late
- Brought a turbine down by hand in the dark. Kept the valley's lights on with one of four machines.
3132 Incinerator and Water Treatment Plant Operators | water technology | waterworks operator; sewage plant operator |
  chlorine dose; sludge; turbidity
- sample jars; a chlorine kit; long boots
- wipes that block every pump by Sunday; a storm tank that fills in an hour
- Tasted the fault before the meter showed it. Pulled a wedding ring out of the screens and found its owner.
3133 Chemical Processing Plant Controllers | process control | chemical plant controller; distillation controller |
  set point; batch sheet; interlock
- a panel of loops; a gas mask; a batch card
- alarms that ring in flocks; a set point changed by nobody
- Dumped a batch worth a year's wages, in time. Wrote the alarm list that people can hear.
3134 Petroleum and Natural Gas Refining Plant Operators | process technology | refinery operator; gas plant operator |
  flare; cracker; pigging
- a radio in a yellow case; a wrench of bronze; a wind sock
- a flare the town can read by; a bypass that became permanent
- Walked a pipeline to find a hiss. Shut a unit down on the eve of the inspection.
3135 Metal Production Process Controllers | metallurgy | blast furnace controller; rolling mill controller | tapping;
  billet; slag
- blue glasses; a spoon for samples; a console with worn keys
- scrap that holds more than iron; a mill that wanders in the heat
- Read a melt by its colour when the probe had failed. Stopped the rolls for a glove.
3139 Process Control Technicians Not Elsewhere Classified | process control | paper mill controller; brewery process
  technician; automated line controller | sensor; feedback loop; downtime
- a tablet in a rubber sleeve; a box of sensors; a mirror on a stick
- a sensor that sees ghosts in steam; one screen for eleven machines
- Tuned a loop by ear. Found the brewery's off taste in a gasket.
3141 Life Science Technicians (excluding Medical) | biology | biology technician; herbarium technician; serology
  technician | culture; agar; sequencing
- a sterile bench; a rack of tubes; a freezer map
- a freezer alarm nobody pays for; mice with better papers than the staff
- Rescued a seed collection from a burst pipe. Bred out a mould with patience and lemon.
3142 Agricultural Technicians | agriculture | dairy technician; crop trial technician; irrigation technician | plot;
  moisture probe; germination rate
- a plot combine; numbered pegs; a moisture meter
- deer in the control plot; growers who change the recipe
- Hand-threshed nine hundred plots in a wet autumn. Mended a ditch gate before the whole valley woke.
3143 Forestry Technicians | forestry | forest warden; forest survey technician | stand; basal area; firebreak
- a clinometer; paint for marking; a chain of blue ribbons
- a road built for one harvest; beetles that reached the far ridge
- Walked out of a fire behind a family of boar. Counted a whole hillside by its stumps.
3151 Ships' Engineers | marine engineering | ship's engineer; chief engineer of a ferry | bilge; fuel purifier; watch
- ear defenders; a bunch of rags; a log stained with oil
- fuel that is cheaper for a reason; a pump spared by the last owner
- Cut a gasket from a lunch box in a gale. Ran the ferry home on one cylinder less.
3152 Ships' Deck Officers and Pilots | nautical science | ship's mate; harbour pilot; ferry captain | bearing;
  draught; mooring
- a sextant kept for love; parallel rules; a leather-bound tide table
- a sandbar that has moved again; a watch of four hours and a port every six
- Brought a tanker in on fog signals alone. Turned back for a man who had not called out.
3153 Aircraft Pilots and Related Associate Professionals | aviation | airline pilot; charter pilot; flight
  engineer | crosswind; checklist; alternate
- a headset; a kneeboard; an overnight case
- rosters that count hours and not nights; a short runway with a hill at the end
- Diverted for a cough in row nine. Landed on a road behind a milk lorry.
3154 Air Traffic Controllers | air traffic control | air traffic controller; tower controller | separation; holding
  pattern; handover
- a strip board; a headset; binoculars
- gliders on a Sunday; a system update at the start of summer
- Talked down a student whose instructor had fainted. Kept four aircraft waiting for a heron.
3155 Air Traffic Safety Electronics Technicians | avionics | radar technician; navigation aids technician | beacon;
  redundancy; transponder
- a signal generator; a key to the radar hut; a tin of contact spray
- a radar that sees the new windmills; spare parts bought at auctions
- Restored a beacon in a snowstorm on skis of plank. Found an echo that was a grain silo.
3511 Information and Communications Technology Operations Technicians | information technology | computer operator;
  data centre technician | job queue; tape rotation; rack
- a badge on a reel; a trolley of drives; a night log
- a fan that screams at three in the morning; a job that waits for a job that waits
- Carried a whole bank in two boxes across the street. Found a dead disk by its silence.
3512 Information and Communications Technology User Support Technicians | information technology | help desk
  technician; IT support technician | ticket; remote session; password reset
- a bag of adapters; a headset with tape on it; a list of magic words
- printers that jam only before a deadline; a director who has tried nothing; forty tickets with one cause
- Solved a year-old complaint by moving a plant. Wrote the answers on beer mats and left them in the canteen.
3513 Computer Network and Systems Technicians | computer networks | network technician; systems technician | patch
  panel; switch; access point
- a crimping tool; a label printer; a reel of cable
- a cupboard where the cleaner keeps the mop; cables with three labels each
- Wired a village hall with donated parts. Found the intruder to be a coffee machine.
3514 Web Technicians | web technology | web administrator; webmaster | uptime; certificate; redirect
- a monitoring page; a list of expiry dates; an old laptop for tests
- a domain that belongs to a man who left; a form that posts to nowhere
- Kept a ferry line's page up through the storm. Restored a club's archive from printed pages.
3521 Broadcasting and Audio-visual Technicians | audio engineering | sound technician; camera operator; broadcast
  technician | gain; boom; white balance
- a roll of black tape; headphones with one warm ear; a boom pole
- a hum that follows the minister; a parade in the rain
- Recorded a valley's bells before they were melted. Kept a live election on air with a car battery.
3522 Telecommunications Engineering Technicians | telecommunications | telecommunications technician; radio mast
  technician | splice; attenuation; line test
- a fusion splicer; a climbing belt; a van with a kettle
- copper thieves; a duct full of roots; a customer at the end of every line
- Joined nine hundred fibres in a tent. Reconnected an emergency number by bicycle.
`
