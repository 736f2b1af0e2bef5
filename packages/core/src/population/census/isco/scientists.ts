/** Unit groups of sub-major group 21: science and engineering professionals. Written as Unit.ts reads it. */
export const scientists = `
2111 Physicists and Astronomers | physics | physicist; astronomer; medical physicist | signal-to-noise ratio;
  calibration; null result
- a cryostat; a night log; a blackboard photographed before each wipe
- a signal that vanishes whenever the lift runs; telescope time in the cloudy month; a grant that pays for the
  detector and nobody to read it
- Found the discovery of the year to be a loose cable. Carried liquid nitrogen up nine floors in a strike.
2112 Meteorologists | meteorology | weather forecaster; climatologist | pressure gradient; ensemble; nowcast
- a barograph; a screen of ensemble runs; a terrace with three rain gauges
- a valley fog that no model sees; a mayor who wants certainty for the festival
- Forecast the flood nine hours early and was believed by one fire station. Typed in sixty years of handwritten
  readings.
2113 Chemists | chemistry | analytical chemist; cosmetics chemist | yield; titration; impurity
- a rotary evaporator; a burette; a spectrum pinned to the hood
- a batch that turns yellow on its way to the customer; a standard nobody can buy any more
- Traced a bitter water supply to one painted valve. Threw away a month of samples for a label in doubt.
2114 Geologists and Geophysicists | geology | geologist; geophysicist; hydrogeologist | strike and dip; core log;
  aquifer
- a hammer with a taped handle; a hand lens; boxes of cores
- a borehole that gives salt where sweet water was promised; a fault line under the planned hospital
- Mapped a landslide on foot the year before it moved. Told a mining company that the seam ended.
2120 Mathematicians, Actuaries and Statisticians | statistics | statistician; actuary; mathematician | confidence
  interval; mortality table; outlier
- a pad of squared paper; a mortality table; a script that redraws every figure
- a sample that is only the people who answered; a premium set by hope; a proof with one step missing
- Recomputed a famous average and found a typing error. Refused to round a result the minister liked.
2131 Biologists, Botanists, Zoologists and Related Professionals | biology | marine biologist; botanist;
  microbiologist; zoologist | transect; culture; herbarium
- a plankton net; a flower press; a freezer of labelled tubes
- a species last seen on the plot of a planned car park; cultures that die every bank holiday
- Counted bats in a church roof for eleven summers. Sent a rare orchid's place to nobody.
2132 Farming, Forestry and Fisheries Advisers | agronomy | agricultural adviser; fisheries adviser | soil test; seed
  rate; field day
- a soil auger; a folder of trial results; a boot brush
- seed sold with promises for another climate; growers who phone when it is too late
- Ate a plate of the new millet in front of forty doubters. Stopped a spraying programme with a jar of dead bees.
2133 Environmental Protection Professionals | environmental science | conservation officer; environmental analyst;
  park ranger | baseline; habitat; discharge permit
- sample bottles; a camera trap; a binder of permits
- a stream that foams only at night; an estate agent who calls a marsh a view
- Followed a pipe to a dairy with nothing but dye. Moved a footpath by forty paces for a pair of cranes.
2141 Industrial and Production Engineers | industrial engineering | production engineer; industrial engineer; quality
  engineer | takt time; work study; tolerance
- a stopwatch; a floor plan with string on it; a flow chart taped over three pages
- a line balanced for people who are never tired; three meanings of the word finished
- Saved four kilometres of walking a shift by moving one press. Asked the packers first, and printed their sketch.
2142 Civil Engineers | civil engineering | structural engineer; bridge engineer; hydraulic engineer | load case;
  culvert; settlement
- a crack gauge; load tables; an orange level on a tripod
- a retaining wall with weep holes that no longer weep; piles that stop a metre above rock
- Kept a dam's spillway open against the owner's order. Signed for a bridge and drove over it first.
2143 Environmental Engineers | environmental engineering | water treatment engineer; air quality engineer | effluent;
  scrubber; leachate
- a dissolved oxygen probe; a stack of permits; a model of a settling tank
- a landfill liner with no drawings; odours that complain by telephone at supper time
- Cleaned a canal with reeds instead of concrete. Shut down an incinerator on the eve of a holiday.
2144 Mechanical Engineers | mechanical engineering | mechanical engineer; marine engineer; refrigeration engineer |
  fatigue; clearance; duty cycle
- a vernier calliper; a drawing board used as a shelf; a bearing that failed, kept as a warning
- a pump that cavitates at half load; a supplier's steel that is not what the stamp says
- Found a resonance with a coin on its edge. Redesigned a water pump so that a village could mend it.
2145 Chemical Engineers | chemical engineering | process engineer; refinery engineer | distillation column; residence
  time; relief valve
- a process diagram as long as a table; a flame-proof torch; a table of boiling points
- a reactor that runs hotter every spring; a valve that is open in the drawing and shut on the pipe
- Pressed the red button on a false alarm, and would again. Turned a waste acid into a product.
2146 Mining Engineers, Metallurgists and Related Professionals | mining engineering | mining engineer; metallurgist;
  petroleum engineer | ore grade; slag; shaft
- a sample splitter; a plan of the levels; a furnace log
- a pillar that carries more each month; assays that are better than the ore
- Backfilled an old shaft before the school was built near it. Proved a cracked axle with one etched slice.
2149 Engineering Professionals Not Elsewhere Classified | engineering | safety engineer; materials engineer | failure
  mode; test rig; risk matrix
- a test rig of {his} own making; a box of broken parts; a risk matrix in three colours
- a near miss that was filed as nothing; a standard written for another machine
- Dropped four hundred helmets from a ladder. Wrote the report after which the presses got guards.
2151 Electrical Engineers | electrical engineering | power engineer; electrical engineer | load flow; transformer;
  earth fault
- a clamp meter; a single-line diagram; rubber mats in the boot
- a grid built for evenings and a roof full of noon; transformers older than their drawings
- Brought back a blacked-out district one street at a time. Found a stolen megawatt behind a bakery.
2152 Electronics Engineers | electronics | electronics engineer; hardware engineer; instrumentation engineer | noise
  floor; firmware; ground loop
- an oscilloscope; a drawer of resistors; a microscope for solder joints
- a board that fails only in the customer's lift; a chip that is no longer made
- Built a hearing loop for a church from spare parts. Traced a fault to the colour of a lacquer.
2153 Telecommunications Engineers | telecommunications | telecommunications engineer; radio network engineer |
  handover; backhaul; dropped call
- a spectrum analyser; a map of masts; a harness for towers
- a valley with one bar of signal; a licence fee for frequencies nobody uses
- Kept a mast alive on car batteries through a storm. Gave an island its first working telephone.
2161 Building Architects | architecture | building conservation architect; housing architect | elevation; setback;
  detail drawing
- a site diary; a box of brick samples; a cutting mat
- a stair that is legal and that nobody can climb; a facade the client saw on holiday
- Drew forty flats so that each one has morning sun. Kept a mill's roof by measuring every truss.
2162 Landscape Architects | landscape architecture | landscape architect; park designer | planting plan; drainage
  swale; sight line
- a plant list in Latin; a roll of contour maps; a spade in the boot
- a square paved for parking and praised for openness; trees that are planted and never watered
- Turned a storm drain into a brook where children play. Left the desire paths and paved those.
2163 Product and Garment Designers | design | furniture designer; fashion designer; industrial designer | prototype;
  pattern block; draft angle
- a foam cutter; a wall of swatches; a chair that broke, hung up as a lesson
- a copy on sale before the original; a handle for hands that shake
- Sat in a wheelchair for a week before drawing a kitchen. Made a coat out of one piece of cloth.
2164 Town and Traffic Planners | urban planning | traffic planner; housing planner | modal split; zoning; junction
  capacity
- traffic counts on clickers; a plan with tea on it; a bicycle with a measuring wheel
- a bypass that would bypass the shops; a bus lane that ends where it is needed
- Painted a crossing for a weekend and got it made in stone. Rode every bus line to its last stop.
2165 Cartographers and Surveyors | surveying | cartographer; hydrographic surveyor | datum; traverse; contour
- a total station; a plotter; a drawer of dead projections
- a river that has moved since the border was drawn; street names that only the postman knows
- Put a nameless quarter on the map house by house. Sounded a harbour after the quake from a rowing boat.
2166 Graphic and Multimedia Designers | graphic design | graphic designer; illustrator; animator | kerning; proof;
  storyboard
- a light table; a pencil case older than the firm; a screen calibrated every Monday
- a client who can see the design only when it is finished; type too small for those who must read it
- Drew a leaflet on pills that needs no words. Redrew the city's bus map on the kitchen floor.
`
