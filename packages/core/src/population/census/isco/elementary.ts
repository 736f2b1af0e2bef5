/** Unit groups of major group 9: elementary occupations. Written as Unit.ts reads it. */
export const elementary = `
9111 Domestic Cleaners and Helpers | housework | domestic cleaner; maid | ironing; keys; day rate
- an iron; a feather duster; a bag of {his} own cloths
- an employer who counts spoons; two buses and one child
- Found a lodger on the floor and brought him back. Learned a language from the labels of jars.
9112 Cleaners and Helpers in Offices, Hotels and Other Establishments | cleaning | hospital cleaner; hotel room
  cleaner; aircraft cleaner | turnaround; bucket; checklist
- a mop with two buckets; a pass; a trolley
- a minute less a room each year; gloves in one size
- Found a heart pill under a bed and ran. Cleaned a train while it was leaving.
9121 Hand Launderers and Pressers | laundry work | hand launderer; presser | starch; ironing; stain
- a flat iron; blue soap; a line of forty metres
- a week of rain; machines by the coin
- Pressed a barrister's gown in a taxi. Got blood out of a lace veil.
9122 Vehicle Cleaners | cleaning | car washer; bus cleaner | chamois; hose; wax
- a chamois; a bucket; a brush on a pole
- hands in January; water by the litre
- Found a diary on a bus and its writer. Washed an ambulance before its crew could see.
9123 Window Cleaners | cleaning | window cleaner; high-rise window cleaner | squeegee; cradle; ledge
- a squeegee; a belt; a scrim
- hawks on the ledge; wind on the days that were promised calm
- Waved a children's ward awake each Thursday. Saw the smoke before the alarm.
9129 Other Cleaning Workers | cleaning | carpet cleaner; swimming pool cleaner; graffiti remover | jet; filter;
  solvent
- a jet washer; a net; a drum of solvent
- names sprayed again by morning; chlorine that gets into everything
- Left one drawing because it was good. Found four rings in one filter.
9211 Crop Farm Labourers | farm work | fruit picker; harvest hand; vegetable picker | row; crate; piece rate
- a knee pad; a hat; a short knife
- weather, and pay by weather; a bunkhouse for thirty
- Walked a field out over unpaid hours. Picked a tonne on a birthday.
9212 Livestock Farm Labourers | farm work | milker; sheep shearer; stable hand | udder; fleece; mucking out
- hand shears; a bucket; boots
- a mare that kicks; four in the morning
- Pulled a lamb by lamplight. Calmed a bolting team with a song.
9213 Mixed Crop and Livestock Farm Labourers | farm work | farm hand; day labourer on a farm | hay; feed; fence
- a fencing tool; a fork; twine
- a day's pay or none; barns without rails
- Brought in a sick man's hay. Learned to weld from the scrap behind the barn.
9214 Garden and Horticultural Labourers | garden work | park worker; nursery hand | mulch; weeding; mower
- a hoe; a leaf rake; ear muffs
- broken glass in lawns; summers that kill saplings
- Kept an avenue alive with buckets. Found a hedgehog before the mower did.
9215 Forestry Labourers | forest work | tree planter; brush cutter | seedling; slash; firebreak
- a planting hoe; a bag of seedlings; gaiters
- ticks, and the fever they bring; pay per tree on stone
- Planted a hundred thousand pines. Beat out a fire with a wet sack.
9216 Fishery and Aquaculture Labourers | fishery work | fish gutter; net mender; mussel bed worker | gut; knot; crate
- a needle and twine; a gutting knife; rubber apron
- cold fingers; boats that stay out
- Mended a torn trawl in a night. Gutted nine crates while telling one story.
9311 Mining and Quarrying Labourers | mine work | mine labourer; gold panner; salt worker | spoil; barrow; pan
- a pan; a barrow; a rag for the mouth
- mercury in the pan and in the creek; holes with no props
- Pulled two boys from a pit. Sold the nugget and bought a pump for the lane.
9312 Civil Engineering Labourers | road work | road mender; trench digger; track worker | asphalt; kerb; sleeper
- a shovel; a tamper; a yellow coat
- lorries at arm's length; asphalt in July
- Stopped traffic for a duck and nine. Dug round a root and saved a lime tree.
9313 Building Construction Labourers | building work | hod carrier; building site labourer; demolition labourer | hod;
  rubble; scaffold
- a hod; a sledge; gloves with holes
- a contractor with three names; a back
- Carried an old man's stove up nine floors. Found a bricked-up letter and read it to the crew.
9321 Hand Packers | packing | hand packer; gift wrapper | carton; tape; quota
- a tape gun; a knife; a stool
- a screen that counts; fingers that crack in the cold
- Slipped good wishes into lonely parcels. Packed an orchestra without a scratch.
9329 Manufacturing Labourers Not Elsewhere Classified | factory work | factory hand; bottle sorter; brick carrier |
  shift; line; crate
- a trolley; ear plugs; a lunch tin
- a contract by the day; noise that goes home with {him}
- Turned off the press with a broom. Collected for a hurt colleague at the gate.
9331 Hand and Pedal Vehicle Drivers | driving | rickshaw driver; cargo bicycle rider | fare; pedal; load
- a pump; a bell; a patched awning
- hills on the way to every good fare; a ban from the main road
- Pedalled a piano across town. Carried a class to its exam in a flood.
9332 Drivers of Animal-drawn Vehicles and Machinery | carting | cart driver; horse carriage driver; ox driver |
  harness; yoke; hoof
- a harness; a nose bag; a lantern
- tarmac in summer; motorists who hoot at the animals
- Brought a bus out of the ditch with two oxen. Walked home so the horse could rest.
9333 Freight Handlers | dock work | docker; baggage handler; furniture mover | pallet; sling; manifest
- a hand truck; straps; a back belt
- suitcases at forty kilos; winter apron
- Caught a harp on the stairs. Stood in the rain until the crew was paid.
9334 Shelf Fillers | retail | shelf stacker; night filler | facing; date check; pallet
- a cutter; a kneeler; a price gun
- nights that never become days off; a plan that moves the salt
- Set aside good bread for the shelter, with a paper to prove it. Filled a shop alone before the storm.
9411 Fast Food Preparers | catering | burger cook; pizza maker | fryer; order screen; shift
- a spatula; a timer; a paper hat
- oil burns; a screen that goes red
- Fed a stranded team at closing. Made a birthday out of buns.
9412 Kitchen Helpers | kitchen work | dishwasher; kitchen porter | rack; scullery; peelings
- a scraper; a hose; a sack of potatoes
- steam that takes the skin off; a head cook who throws things
- Ran the kitchen when the cook fainted. Mended the machine with a spoon.
9510 Street and Related Service Workers | street work | shoeshine; car park minder; errand runner | pitch; polish; tip
- a box with a footrest; a tin of brown; a whistle
- police on feast days; shoes of cloth, which nobody has polished
- Found a wallet and polished its owner's shoes. Guarded a stranger's bicycle for a month.
9520 Street Vendors (excluding Food) | street trading | newspaper seller; umbrella seller; lottery ticket seller |
  pitch; change; stock
- a tray; a blanket with four strings; a whistle
- raids on the eve of feast days; rain on paper; sun on umbrellas
- Told a blind buyer he had won. Ran with a shop on the back.
9611 Garbage and Recycling Collectors | refuse collection | refuse collector; recycling collector | round; bin;
  compactor
- gloves; a hook; a horn
- needles in bags; back gates
- Found a violin and had it strung. Woke a street before a chimney fire.
9612 Refuse Sorters | waste sorting | waste sorter; scrap picker | belt; bale; scrap
- a magnet; a hook; a mask
- batteries that burn; prices set far away
- Returned a bag of savings. Got the pickers a roof and a scale of their own.
9613 Sweepers and Related Labourers | street cleaning | street sweeper; park sweeper | broom; gutter; round
- a broom of twigs; a barrow; a bright coat
- leaves that fall twice; cars on the kerb
- Chalked a poem where the square was clean. Saw a child alone at five and waited.
9621 Messengers, Package Deliverers and Luggage Porters | delivery work | parcel courier; luggage porter; office
  messenger | round; signature; trolley
- a scanner; a trolley; a card that says sorry
- a hundred and sixty doors; buildings whose lifts are for owners only
- Carried a coffin part of a way for a stranger. Delivered through a marathon, running.
9622 Odd Job Persons | odd jobs | odd job worker; general repairer for hire | fuse; hinge; gutter
- a box of everything; a ladder; a tin of screws
- jobs that grow; customers who forget
- Mended a lane's gutters for soup. Hung a swing nobody had ordered.
9623 Meter Readers and Vending-machine Collectors | meter reading | meter reader; vending machine collector | dial;
  coin box; route
- a torch; a key; biscuits for dogs
- cellars without a light; dials that are to read themselves
- Smelled gas and knocked on forty doors. Found a frozen man by a standing meter.
9624 Water and Firewood Collectors | work at home | water carrier; firewood collector | yoke; bundle; standpipe
- a yoke; two cans; a head pad
- a tap that runs at three; wood farther off each year
- Carried water to a burning roof. Showed the engineer where the old spring was.
9629 Elementary Workers Not Elsewhere Classified | casual work | cinema usher; ticket tearer; fairground hand | queue;
  ticket; bench
- a torch; a roll of tickets; a folding chair
- seasons that end without notice; a coat check with no hooks
- Led a cinema out in the dark. Ran a merry-go-round free for a home.
`
