/** Unit groups of major group 6: agriculture, forestry and fishery. Written as Unit.ts reads it. */
export const growers = `
6111 Field Crop and Vegetable Growers | crop growing | cereal farmer; potato grower; onion grower | tillage; blight;
  seed drill
- a seed drill; a rain gauge; a moisture meter
- a wet spring and a seed bill; a buyer who grades by eye
- Ploughed a neighbour's field while he lay in hospital. Kept the old rye when all changed.
6112 Tree and Shrub Crop Growers | fruit growing | orchard grower; nut grower; berry grower | pruning; grafting;
  rootstock
- pruning shears; a tall ladder; grafting tape
- trees that bear every second year; a frost that came with the blossom
- Lit fires between the rows and saved half. Planted walnuts for people not yet born.
6113 Gardeners, Horticultural and Nursery Growers | horticulture | nursery grower; landscape gardener; greenhouse
  grower | cutting; potting; hedge line
- a dibber; a barrow; a bundle of labels
- peat that may no longer be used; a client who waters at noon
- Rescued a rose from a building site. Grew a hedge tall enough for owls.
6114 Mixed Crop Growers | crop growing | mixed crop farmer; smallholder | rotation; intercropping; fallow
- a hoe with a new handle; a crop diary; a two-wheeled tractor
- a fallow year the bank cannot see; seed saved and seed bought
- Grew beans up the maize and shamed the leaflet. Shared one thresher among nine farms.
6121 Livestock and Dairy Producers | animal husbandry | cattle farmer; goat farmer | calving; feed ration; somatic
  cell count
- a milking stool kept for luck; an ear tag plier; a feed scale
- a vet bill and a falling milk price; a slurry tank in a wet month
- Sat with a cow through three nights. Sold the bull that had hurt a boy.
6122 Poultry Producers | poultry keeping | egg farmer; duck farmer; hatchery keeper | brooder; laying rate; litter
- an incubator; a candling lamp; a basket of straw
- a fox with a timetable; a flu two valleys off
- Hatched four hundred ducks by a kitchen stove. Gave up cages a year before the law.
6123 Apiarists and Sericulturists | beekeeping | honey producer; queen breeder | swarm; frame; brood
- a veil; a smoker; a row of labelled jars
- mites that have outlived the treatment; lime trees sprayed by the road crew
- Walked bees over a pass by night. Let a class taste eleven honeys blindfold.
6129 Animal Producers Not Elsewhere Classified | animal husbandry | horse breeder; donkey breeder | foaling; stud
  book; pen
- a halter; a stud book; a bucket
- a stallion that likes nobody; a buyer who pays with a lorry
- Brought a foal round with a towel. Rode a winter's journey to sell one mare well.
6130 Mixed Crop and Animal Producers | farming | mixed farmer; hill farmer | hay; manure; stubble
- a pitchfork; a tractor without a roof; a weather notebook
- hay cut before the storm; heirs who live in town
- Kept six breeds and eleven beans. Lent the barn to a wedding and the bull to a neighbour.
6210 Forestry and Related Workers | forestry | logger; charcoal burner; tree climber | felling; limbing; skid trail
- a chain saw; wedges; a helmet with a dent
- wood that is sold before it is felled; trees hung up in the wind
- Felled a giant between two wires. Dug out a colleague with a plank.
6221 Aquaculture Workers | aquaculture | oyster farmer; mussel farmer; fish farm worker | spat; feed; net cage
- waders; a grading grid; a boat hook
- warm water; herons that come at first light; a buyer who wants one size
- Carried a season's fry in milk cans. Raked a bay after an oil slick.
6222 Inland and Coastal Waters Fishery Workers | fishing | lobster fisher; lake fisher; eel catcher | pot; mesh; slack
  tide
- a stack of pots; a knife on a cord; a hand reel
- weed in the nets; yachts where the pots are; a warm lake
- Took two boys off a sandbank. Let a great pike go again and told no one.
6223 Deep-sea Fishery Workers | fishing | trawler deckhand; tuna fisher | trawl; winch; watch
- oilskins; a gutting knife; a bunk with a rail
- eight weeks out and a price made ashore; ice on the rigging
- Held a man by his hood through a wave. Voted to turn back with full holds in sight.
6224 Hunters and Trappers | game keeping | gamekeeper; trapper | track; snare; cull
- field glasses; a salt lick; snow shoes
- boars in the maize; a licence that changed its dates
- Tracked a wounded stag for two days. Counted more lynx than the ministry.
6310 Subsistence Crop Farmers | work on the family plot | maize farmer; bean farmer; plot farmer | seed store;
  weeding; lean season
- a short hoe; a granary on stilts; a gourd
- rain that comes late and all at once; a store that must last to May
- Dug a pond with the whole lane. Kept seed back in the hungry year.
6320 Subsistence Livestock Farmers | herding with the family | herder; goat keeper | pasture; waterhole; salt
- a staff; a whistle; a skin of water
- a waterhole fenced in; a road across the grazing
- Brought forty goats through a dry year. Ran half a night for a vet.
6330 Subsistence Mixed Crop and Livestock Farmers | work on the family farm | family farmer; hill plot farmer |
  terrace; yoke; threshing
- a yoke; a winnowing basket; a sickle
- a terrace wall washed out; school fees at sowing time
- Rebuilt nine terraces stone by stone. Traded eggs for exercise books.
6340 Subsistence Fishers, Hunters, Trappers and Gatherers | fishing with the family | river fisher; mussel gatherer;
  forest gatherer | weir; tide; smoke rack
- a canoe; a hand net; a smoke rack
- trawlers inside the reef; a river that smells since the mine
- Paddled a neighbour to the clinic. Taught the children which berry never.
`
