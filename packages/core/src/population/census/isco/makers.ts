/** Unit groups of sub-major groups 73, 74 and 75: handicraft, printing, electrical, food and garment trades. Written as Unit.ts reads it. */
export const makers = `
7311 Precision-instrument Makers and Repairers | instrument making | watchmaker; optical instrument maker; scale
  repairer | escapement; jewel; zero point
- a loupe; tweezers; a bench with a lip
- watches that cost less than their battery; hands that begin to shake
- Mended the station clock in its first stopped hour. Made a spring for an astronomer.
7312 Musical Instrument Makers and Tuners | instrument making | violin maker; piano tuner; organ builder | soundpost;
  temperament; reed
- a tuning lever; a pot of hide glue; spruce from a cold slope
- wood that must wait nine winters; a hall that is heated only for concerts
- Tuned a piano on a raft. Built a child's harp out of a wardrobe.
7313 Jewellery and Precious Metal Workers | goldsmithing | goldsmith; gem cutter; silversmith | carat; setting; solder
- a bench peg; a blow pipe; a leather for filings
- gold at twice the price; stones with no papers
- Melted two quarrelling rings into one. Found a sapphire in a hoover bag.
7314 Potters and Related Workers | pottery | brick moulder; porcelain painter | slip; kiln; glaze
- a wheel; a rib of pear wood; cones for the kiln
- a kiln of cracked jars; lead in an old glaze
- Threw four hundred bowls for a soup kitchen. Found the old blue again.
7315 Glass Makers, Cutters, Grinders and Finishers | glass making | glass blower; lens grinder | gather; annealing;
  bevel
- a blowpipe; a wet newspaper; a marver
- a gas bill that grows with the cold; a furnace that must not go out
- Blew a lamp for a lightship. Ground a lens for a school's telescope.
7316 Sign Writers, Decorative Painters, Engravers and Etchers | sign writing | sign writer; engraver | serif; gold
  leaf; burin
- a mahl stick; a chalk string; a burin
- plastic letters by the metre; a name misspelt on granite
- Painted a whole street's shops by hand. Cut a poem into a park bench.
7317 Handicraft Workers in Wood, Basketry and Related Materials | basket weaving | basket weaver; wood carver; broom
  maker | willow; rod; stake
- a bodkin; a soaking trough; a hook knife
- willow beds drained for flats; bowls sold as souvenirs of elsewhere
- Wove a cradle for every birth of a year. Taught prisoners to cane chairs.
7318 Handicraft Workers in Textile, Leather and Related Materials | hand weaving | hand weaver; carpet knotter; saddle
  maker | warp; knot count; awl
- a loom; an awl; a basket of dyed wool
- dyes that bleed; carpets priced by the week they took
- Unpicked a month for one wrong knot. Wove the village into a border.
7319 Handicraft Workers Not Elsewhere Classified | toy making | toy maker; doll maker | mould; varnish; joint
- a jar of eyes; a scroll saw; a row of small heads
- toys from a container at a tenth of the price; paint that must be safe to chew
- Built a rocking horse out of a wrecked wardrobe. Mended a bear for a man of sixty.
7321 Pre-press Technicians | printing technology | typesetter; pre-press technician | plate; bleed; registration
- a loupe; a light table; a box of wood type
- files sent an hour after deadline; a red that is three reds
- Caught a ballot with a missing name. Set a wedding card in lead.
7322 Printers | printing | offset printer; screen printer; newspaper printer | ink film; make-ready; impression
- a stack of proofs; an ink knife; ear muffs
- paper prices; a roller that ghosts
- Printed a paper in a flooded hall. Ran off a poet's first book on offcuts.
7323 Print Finishing and Binding Workers | bookbinding | bookbinder; print finisher | signature; folding; spine
- a bone folder; a sewing frame; a guillotine
- glue that gives in heat; a thesis due at noon
- Rebound a family Bible leaf by leaf. Sewed nine atlases in a week.
7411 Building and Related Electricians | electrical installation | lift electrician; solar installer | earth; breaker;
  conduit
- a voltage pen; fish tape; a reel
- sockets beside baths; a meter board with a nest in it
- Lit a stairwell where people fell. Wired a chapel without a chisel mark.
7412 Electrical Mechanics and Fitters | electrical engineering | motor winder; switchgear fitter; lift mechanic |
  winding; contactor; insulation
- a growler; a coil winder; varnish
- a motor from a firm long dead; damp in the windings
- Rewound a mill's only motor in a night. Freed nine people from a lift with a coin.
7413 Electrical Line Installers and Repairers | line work | power line worker; cable jointer | span; insulator; live
  line
- climbing irons; a hot stick; a bucket lorry
- storks on the pylons; a storm and forty villages dark
- Hung by one strap until the gust passed. Lit the last farm on the eve of a feast.
7421 Electronics Mechanics and Servicers | electronics | television repairer; medical device servicer | capacitor;
  schematic; board
- a desoldering pump; a box of knobs; a magnifier lamp
- glued cases; firms that will not sell parts
- Brought back a dead man's voice from a tape. Mended an incubator by telephone.
7422 Information and Communications Technology Installers and Servicers | information technology | computer repairer;
  telephone repairer; cable installer | socket; splice; diagnostics
- a tone probe; a box of screens; a van ladder
- a cracked screen an hour; lines chewed by martens
- Saved a widow's photographs. Cabled a school between two bells.
7511 Butchers, Fishmongers and Related Food Preparers | butchery | butcher; fishmonger; sausage maker | carcass;
  fillet; brine
- a boning knife; a steel; a block worn hollow
- a slaughterhouse two hours away; young people who eat none of it
- Gave the bones to the soup van every Friday. Refused a lorry of warm fish.
7512 Bakers, Pastry-cooks and Confectionery Makers | baking | pastry cook; chocolate maker; flatbread baker |
  proofing; crumb; lamination
- a peel; a banneton; a sugar thermometer
- the price of butter; nights that never become days off; a supermarket oven next door
- Baked through a flood upstairs. Made a cake the shape of a closing school.
7513 Dairy Products Makers | dairy technology | cheesemaker; butter maker | rennet; curd; ripening
- a cheese harp; a copper vat; a boring iron
- milk that changes with the hay; a mould that is the wrong blue
- Buried a wheel for a newborn. Poured away a vat on a doubt.
7514 Fruit, Vegetable and Related Preservers | food preservation | pickle maker; fruit drier; jam maker | brine;
  pectin; sterilising
- a jam pan; a press; rows of jars
- sugar at twice the price; lids that do not seal; a glut in one week
- Saved a hail crop as chutney. Ran the village press by bicycle.
7515 Food and Beverage Tasters and Graders | food technology | tea taster; coffee taster; egg grader | cupping; body;
  defect
- a spittoon; a row of spoons; a white cup
- a cold in the harvest month; a grade decided upstairs
- Named the barrel that was sick. Downgraded {his} own cousin's beans.
7516 Tobacco Preparers and Tobacco Products Makers | tobacco work | cigar roller; tobacco grader | wrapper; curing;
  leaf
- a round knife; a board; a press
- a cough; leaf that gets thinner
- Read the newspaper aloud to the whole rolling room. Gave up smoking and kept rolling.
7521 Wood Treaters | timber technology | kiln operator; timber treater | moisture; pressure tank; seasoning
- a moisture meter; a kiln chart; gloves
- beams sold wet; salts in the stream
- Dried a bridge's oak by patience. Closed a leaking tank on a holiday.
7522 Cabinet-makers and Related Workers | cabinet making | cabinet maker; furniture restorer; wheelwright | dovetail;
  veneer; grain
- a bench hook; a glue pot; a plane for each hand
- veneers that lift; tables copied from photographs
- Matched a leg lost in a war. Made a desk with one secret drawer and told nobody.
7523 Woodworking Machine Tool Setters and Operators | woodworking | sawmill setter; wood turner; router operator |
  kerf; jig; feed
- a bandsaw; a push stick; ear muffs
- a nail in an old beam; dust that no mask keeps out
- Kept ten fingers and taught others to. Turned nine hundred balusters alike.
7531 Tailors, Dressmakers, Furriers and Hatters | tailoring | dressmaker; hatter; theatre costume maker | dart;
  lining; toile
- a pin cushion on the wrist; a steam iron; a dummy with padding
- clients who lose weight before the wedding; cloth sold by the photograph
- Sewed a bride into her gown. Turned a coat that had been turned before.
7532 Garment and Related Patternmakers and Cutters | garment technology | pattern cutter; glove cutter | grain;
  marker; notch
- a long knife; weights; a roll of card
- a stripe that must meet; sizes made for no one
- Saved a bolt by turning one sleeve. Cut uniforms for a school from curtains.
7533 Sewing, Embroidery and Related Workers | embroidery | embroiderer; quilt maker; hand sewer | satin stitch; hoop;
  hem
- a hoop; a needle case; good lamps
- eyes that tire by lamplight; orders that end with the season
- Stitched a map of lost villages. Hemmed a theatre's curtain in two nights.
7534 Upholsterers and Related Workers | upholstery | upholsterer; mattress maker | webbing; tack; horsehair
- a tack hammer; a regulator; a curved needle
- foam that crumbles; chairs dearer to mend than buy
- Found love letters in a sofa and returned them. Restuffed a cinema.
7535 Pelt Dressers, Tanners and Fellmongers | tanning | tanner; pelt dresser | hide; liming; bark tan
- a fleshing knife; a drum; a beam
- waste water that must not reach the brook; hides cut by bad flaying
- Changed to bark and lost half the trade. Tanned a drumskin for a funeral.
7536 Shoemakers and Related Workers | shoemaking | saddler; orthopaedic shoemaker | last; welt; upper
- a lapstone; pincers; wax thread
- soles from a catalogue; a foot that no last fits
- Built up a boot for a postman's short leg. Mended dance shoes in the interval.
7541 Underwater Divers | commercial diving | commercial diver; salvage diver | decompression; umbilical; visibility
- a helmet; a slate; a knife on each leg
- cold that stays in the bones until June; harbour water like tea; a knee that crackles
- Closed a sluice by touch. Brought up a bell and left the bones.
7542 Shotfirers and Blasters | blasting | shotfirer; quarry blaster | charge; delay; misfire
- a blasting box; a horn; a tape
- a misfire in fog; windows three villages off
- Waited a whole day for one hole. Blew an ice jam an hour before the bridge.
7543 Product Graders and Testers (except Foods and Beverages) | quality control | quality inspector; wool grader;
  timber grader | reject; sample; gauge
- a go and no-go gauge; a red stamp; a lamp
- pressure on the last day of the month; faults one finds at home too
- Held back a thousand helmets. Found a hair crack by the ring of it.
7544 Fumigators and Other Pest and Weed Controllers | pest control | pest controller; fumigator; locust controller |
  bait; nest; exposure
- a sprayer; a torch; a box of traps
- mice that read labels; clients who want poison
- Moved a hornets' nest in a hatbox. Solved a plague by mending a lid.
7549 Craft and Related Workers not Elsewhere Classified | floristry | florist; wreath maker | wire; wreath; foliage
- a bucket of stems; a reel of wire; a sharp short knife
- flowers flown in from summer; ribbons that nobody pays for
- Made nine wreaths alike for one bus. Sold the last lilies to a boy with a fist of coins.
`
