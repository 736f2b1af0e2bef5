/** Unit groups of major group 8: plant and machine operators, and assemblers. Written as Unit.ts reads it. */
export const operators = `
8111 Miners and Quarriers | mining | coal miner; slate quarrier; tunnel miner | face; prop; dust
- a cap lamp; a pick; a tag on a nail
- water behind the face; a chest X-ray put off
- Dug four days for two men. Heard the roof talk and ran last.
8112 Mineral and Stone Processing Plant Operators | mineral processing | stone crusher operator; ore mill operator |
  screen; slurry; conveyor
- a rake; a mask; a lever with tape
- belts that run off; silica in the air of the hall
- Pulled the cord for a glove. Greened a spoil heap with the crew.
8113 Well Drillers and Borers and Related Workers | drilling | well driller; drill rig operator | casing; mud; bit
- a rig; a tally book; a tin of thread grease
- dry holes; a bit lost at ninety metres
- Struck water on the fifth hole and wept. Capped a blow-out with chains.
8114 Cement, Stone and Other Mineral Products Machine Operators | concrete products | cement kiln operator; paving
  block maker | clinker; mould; curing
- a kiln mirror; a sieve; a shovel
- dust on the washing; a kiln that rings
- Baked the blocks of a whole school. Slowed the mill at naptime.
8121 Metal Processing Plant Operators | metallurgy | furnace operator; wire drawer; smelter hand | charge; ladle;
  billet
- a silver coat; a long bar; salt tablets
- a tap hole that freezes; summers at the furnace door
- Tapped by hand when the drill broke. Taught the robot's engineer to look at the flame.
8122 Metal Finishing, Plating and Coating Machine Operators | surface treatment | electroplater; galvaniser | bath;
  rectifier; pickling
- a rack of hooks; an acid apron; litmus
- acid on the air; chrome that peels
- Neutralised a spill before the brook. Plated a choir's bells.
8131 Chemical Products Plant and Machine Operators | chemical processing | soap boiler; fertiliser plant operator;
  explosives mixer | batch; mixer; dosage
- a paddle; a respirator; a batch book
- a powder that likes sparks; perfume at breakfast
- Stopped a mixer by smell. Hid nothing from the inspector.
8132 Photographic Products Machine Operators | photographic processing | film developer; photo lab operator | fixer;
  emulsion; darkroom
- a safe light; tongs; a drying line
- film that three shops still sell; chemicals nobody else may touch
- Saved a roll from a drowned camera. Printed a missing man's face all night.
8141 Rubber Products Machine Operators | rubber processing | tyre builder; rubber moulder | vulcanising; tread; mould
- a knife with wax; a press; talc
- a smell that goes home; a press without a guard
- Wired up a guard out of fence. Found the bad batch by its bounce.
8142 Plastic Products Machine Operators | plastics processing | injection moulding operator; bottle blower | hopper;
  mould; flash
- a brass rod; a bin of pellets; gloves
- pellets in the river; cycle times
- Swept up every pellet in a storm. Halved the scrap with a fan.
8143 Paper Products Machine Operators | paper converting | cardboard box operator; envelope machine operator | crease;
  glue; roll
- a roll clamp; a glue pot; a knife
- paper cuts; static that stops the web
- Made coffins for a pets' home. Cleared a jam that four men had sworn at.
8151 Fibre Preparing, Spinning and Winding Machine Operators | spinning | spinner; carding operator | bobbin; sliver;
  twist
- a hook; a doffing trolley; a mask
- lint in the lungs and in the lamps; a frame too many to watch
- Pieced a broken end in the dark. Sang the break times.
8152 Weaving and Knitting Machine Operators | weaving | weaver; knitting machine operator | weft; shuttle; needle bed
- a reed hook; ear plugs; a tin of pins
- a deafness that began with one ear; a pattern card with a hole too many
- Wove the error into a new pattern. Stopped eighty looms for one child.
8153 Sewing Machine Operators | garment sewing | seamstress in a garment factory; sewing machinist | seam; overlock;
  piece rate
- a machine with a photograph on it; snips; a cushion
- piece rates cut by a coin; a locked fire door
- Sat down until the door was opened. Sewed eleven hundred pockets in a day.
8154 Bleaching, Dyeing and Fabric Cleaning Machine Operators | textile finishing | dyer; bleaching operator | vat;
  fastness; shade
- a shade card; long boots; a stirring pole
- a river in the colour of the season; a cough that the works doctor calls a cold
- Matched a flag's red from memory. Sent back a dye with no name.
8155 Fur and Leather Preparing Machine Operators | leather processing | leather splitting operator; hide press
  operator | hide; splitting; drum
- a drum key; an apron; a stretcher
- chrome in the waste water; hides that come frozen
- Mended the drain at night. Split a hide thin as paper.
8156 Shoemaking and Related Machine Operators | shoe manufacturing | shoe factory operator; sole press operator |
  last; cement; stitch
- a last; a press; a glue brush
- glue fumes; orders moved abroad
- Got fans put in. Made boots for the whole fire brigade.
8157 Laundry Machine Operators | laundry work | hospital laundry operator; dry cleaner | load; press; stain
- a spotting gun; a bin on wheels; a steam press
- needles in pockets; steam in August
- Found a wedding ring in a sheet. Washed a flooded ward's linen in one night.
8159 Textile, Fur and Leather Products Machine Operators Not Elsewhere Classified | textile production | hat blocking
  operator; carpet tufting operator; tent maker | tuft; block; hem
- a hat block; a heat gun; a needle bar
- synthetic dust; a machine with no manual
- Made four hundred tents in a week after the quake. Blocked a general's hat a size too big.
8160 Food and Related Products Machine Operators | food processing | miller; juice plant operator; cannery operator |
  hopper; retort; batch
- a hair net; a sieve; a tasting cup
- sweet air and wasps; a belt that never waits
- Ran a mill by hand for a village's flour. Dumped a vat over one dead bird.
8171 Pulp and Papermaking Plant Operators | papermaking | paper machine operator; pulp mill operator | felt; web;
  beater
- a squirt hose; a knife; a roll gauge
- a web that breaks at shift end; a smell the town sells
- Threaded a broken web in forty seconds. Ran out the last white sheet of a closing mill.
8172 Wood Processing Plant Operators | sawmilling | sawmill operator; plywood press operator | log deck; edger; veneer
- a cant hook; a sharpener; a whistle
- knots that break a blade; a blade that wanders
- Found a cannonball with a bandsaw. Cut the timbers of the new school free.
8181 Glass and Ceramics Plant Operators | glass technology | glass furnace operator; tile kiln operator | gob; lehr;
  firing curve
- a thermocouple; blue spectacles; a rake
- a furnace that may never cool; seeds in the glass
- Kept a furnace alive through a gas cut. Fired nine thousand tiles in one shade.
8182 Steam Engine and Boiler Operators | boiler operation | boiler operator; ship's stoker; steam engine driver |
  pressure; feedwater; blowdown
- a gauge glass; a coal shovel; a bell
- scale in the tubes; a valve that lifts too late
- Drew the fire with seconds left. Heated a town from a locomotive.
8183 Packing, Bottling and Labelling Machine Operators | packaging | bottling operator; packing machine operator |
  filler; label; reject
- a bin of caps; a hose; an apron
- glass on the floor; labels that bubble
- Found the one bottle in a thousand. Sorted a week of wrong labels.
8189 Stationary Plant and Machine Operators Not Elsewhere Classified | plant operation | cable machine operator; robot
  cell operator; silo operator | cell; feed; jam
- a light curtain; a rod; a panel with tape
- a robot with better breaks; grain dust
- Named the robot and counted its faults. Walked grain down with a rope and a friend.
8211 Mechanical Machinery Assemblers | mechanical assembly | engine assembler; tractor assembler | torque; station;
  fit
- an air gun; a rack of bins; a checklist
- bolts from two suppliers; a line one second faster
- Found a wrong gear by hand. Built a pram on the last day of the line.
8212 Electrical and Electronic Equipment Assemblers | electronics assembly | circuit board assembler; cable harness
  assembler | reel; crimp; static
- a wrist strap; tweezers; a magnifier
- lead fumes; boards the size of a stamp
- Spotted a swapped diode on a thousand boards. Trained nine newcomers by touch.
8219 Assemblers Not Elsewhere Classified | assembly | furniture assembler; toy assembler; bicycle assembler | jig;
  kit; fastener
- a cordless driver; a jig; a bag of screws
- one screw missing in each kit; wrists that swell by Thursday
- Redrew a leaflet that nobody understood. Built the office's chairs and refused a bad one.
8311 Locomotive Engine Drivers | railway operation | shunter driver; mountain railway driver | gradient; signal;
  coupling
- a timetable in a frame; a lamp; a flask
- deer on the line at dusk; a bridge with a limit nobody keeps
- Brought a train of sleepers through a flood. Stopped for a signal that was only a sunset.
8312 Railway Brake, Signal and Switch Operators | railway operation | signaller; shunter; level crossing keeper |
  points; block; coupling
- a lever frame; a lamp in three colours; a flag
- points that freeze; goats on the crossing
- Held a train on a feeling. Ran half a mile with a red lamp.
8321 Motorcycle Drivers | driving | motorcycle taxi driver; motorcycle courier | route; helmet; fare
- a spare helmet; a phone on the bars; a rain cape
- a commission of a fifth; potholes that open after each rain
- Carried a vaccine box over the ridge. Took a birth to the clinic in time.
8322 Car, Taxi and Van Drivers | driving | taxi driver; van driver; minibus driver | meter; rank; drop-off
- a row of air fresheners; a folded map; change
- rides sold below cost by a machine; backs and bladders
- Drove a stranger to a deathbed for nothing. Returned a cello after a search of three days.
8331 Bus and Tram Drivers | driving | tram driver; school bus driver; coach driver | headway; depot; points
- a point iron; a seat cushion; a duty card
- cars on the track; a timetable with no red lights
- Waited for a girl with a broken shoe. Turned a bus round on a mountain road.
8332 Heavy Truck and Lorry Drivers | driving | tanker driver; concrete mixer driver; timber lorry driver | axle load;
  tachograph; ramp
- straps; a cab stove; a CB radio
- ramps that are never free; ice on the pass
- Stood across a road to shield a crash. Drove milk out of a snowed-in valley.
8341 Mobile Farm and Forestry Plant Operators | machine operation | combine driver; timber harvester driver | header;
  headland; grapple
- a cab with a fan; a grease gun; a moisture meter
- rain on ripe corn; soft ground
- Cut nine farms in a week ahead of hail. Pulled out two rivals.
8342 Earthmoving and Related Plant Operators | machine operation | excavator driver; bulldozer driver; road roller
  driver | bucket; grade; trench
- a grade stake; a thermos; gloves
- cables that are on no plan; mud that swallows the tracks
- Stopped at a bone and waited for the archaeologists. Dug out a pony.
8343 Crane, Hoist and Related Plant Operators | crane operation | tower crane driver; port crane operator; cable car
  operator | radius; hook; signal
- a ladder; a radio; binoculars
- wind on the days that were promised calm; a banksman who waves with a sandwich
- Set down a boiler on a hand's breadth. Lowered a painter who had fainted.
8344 Lifting Truck Operators | warehousing | forklift driver; reach truck driver | mast; pallet; rack
- a horn; a mirror; a battery charger
- blind corners; pallets with one rotten foot
- Caught a falling rack. Balanced a piano through a revolving crowd.
8350 Ships' Deck Crews and Related Workers | seafaring | deckhand; bosun; ferry sailor | watch; hawser; lifeboat drill
- a marlinspike; a paint pot; a sou'wester
- eight months on and two off; wages paid in another port
- Threw the line that held. Painted a ship from end to end and began again.
`
