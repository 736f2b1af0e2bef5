/** Trades of land and water: crops, herds, fishing, water and energy for many. */
import type { Trade } from "../Trade.ts"

/** Crops, herds, fishing, water and energy for many. */
export const growing: ReadonlyArray<Trade> = [
  {
    field: "fish and tides",
    words: /fish(?:er|ing|erman)?\b|oyster|trawler|salmon|sea ?food|aquacult|first mate|ferry|sailor/,
    looks: [
      "reads the temperature at three depths on the falling tide",
      "counts the dead among two hundred",
      "compares the catch book with the buyer's slips",
      "looks over the gear strand by strand",
      "notes wind, water and hour on the inside of a box lid"
    ],
    tries: [
      "sets half the gear further out",
      "lands at the small quay instead of the big one",
      "moves four sacks to the deeper park",
      "leaves the engine off and drifts the last mile"
    ],
    papers: ["the catch book", "the tide table", "the fuel slips", "the harbour log"],
    tools: ["the salinity meter", "the hand line", "the spare battery", "the net needle"],
    spots: ["on the slipway", "at the wheel", "in the shed above the beach", "in the ice room"],
    folk: ["a buyer", "the harbour master", "an uncle with a boat", "a deckhand"],
    hears: "on the quay",
    table: { file: "landings", rows: "landings", key: "trip_no", by: "boat", value: "kilos", date: "landed_on" },
    worries: ["a buyer who weighs light", "fuel that costs more than the catch"],
    terms: {
      "catch per effort":
        "Catch per effort divides what was caught by the hours or hooks it took. The catch alone may stay high while the stock shrinks, because everybody simply fishes longer.",
      salinity:
        "Salinity is how much salt the water holds. Oysters and young fish bear slow change well and sudden change badly, so the speed of a drop matters as much as its size."
    }
  },
  {
    field: "animals and pasture",
    words: /dairy|herd|shepherd|cattle|goat|sheep|horse|bees?\b|bee-?keep|pasture|livestock|poultry/,
    looks: [
      "walks the herd at dusk and counts by colour",
      "weighs the feed for one pen for a week",
      "goes through the ear-tag numbers one by one",
      "checks the fence from the river to the gate",
      "notes which ewe comes last to the trough"
    ],
    tries: [
      "moves twelve animals to the upper pasture",
      "changes the milking order",
      "mixes the feed by weight instead of by bucket",
      "keeps the gate shut for three nights"
    ],
    papers: ["the herd book", "the milk sheet", "the grazing map", "the vet's slips"],
    tools: ["the weigh bar", "the tag pliers", "the quad bike", "the long crook"],
    spots: ["at the milking pit", "by the trough", "on the ridge", "in the shearing shed"],
    folk: ["the vet", "a neighbour with land", "the co-op's adviser", "a buyer"],
    hears: "at the mart",
    table: { file: "milkings", rows: "milkings", key: "cow_no", by: "shed", value: "litres", date: "milked_on" },
    worries: ["a fence everyone says belongs to somebody else", "a winter that came in October"],
    terms: {
      "stocking rate":
        "The stocking rate is how many animals graze an area for how long. Too high and the good plants go first; a field can look green and already be worse.",
      "feed conversion":
        "Feed conversion is the feed eaten for each kilo gained. To compare two feeds, compare what a kilo of gain costs, not what a sack costs."
    }
  },
  {
    field: "soil and crops",
    words:
      /farm|grower|agricultur|agronom|tea\b|coffee|rice|vineyard|winemak|nursery owner|crop|field (?:supervisor|labou?r)|forest|tree|garden|grain|orchard|flor/,
    looks: [
      "walks the lower rows with a notebook",
      "weighs three sacks on the kitchen scale and again on the buyer's",
      "digs up one plant in each corner and looks at the roots",
      "reads the rain gauge before anybody has tipped it out",
      "goes through the seed bills of four years"
    ],
    tries: [
      "plants two rows of the early variety beside the old one",
      "leaves one strip unsprayed and marks it with a rag",
      "waters half the bed in the evening instead of at noon",
      "dries a single tray in the shade"
    ],
    papers: ["the field notebook", "the seed bills", "the weighing slips", "the rain calendar"],
    tools: ["the moisture meter", "the grafting knife", "the back sprayer", "the hanging scale"],
    spots: ["at the end of the row", "in the drying shed", "at the pump", "under the mango tree"],
    folk: ["a buyer", "the extension officer", "the lender", "a neighbour with a pump"],
    hears: "at the weighing station",
    table: { file: "harvest", rows: "pickings", key: "picker_no", by: "plot", value: "kilos", date: "picked_on" },
    worries: ["a scale that reads light", "water that is promised for Tuesday and comes on Friday"],
    terms: {
      "crop rotation":
        "Crop rotation changes what grows on a field from year to year, so that pests lose their host and each crop leaves something the next can use. Three families in turn already do most of the good.",
      "break-even price":
        "The break-even price is the price at which a harvest just pays its costs, your own hours included. Below it every further sack makes you poorer, however good the harvest is."
    }
  },
  {
    field: "water, power and waste",
    words:
      /water (?:engineer|plant)|waste|refuse|recycl|energy|municipal|transport planner|town planner|urban plann|environment/,
    looks: [
      "reads every meter along the main in one night",
      "compares what is pumped with what is billed",
      "takes a sample at the tap furthest from the tank",
      "counts the loads at the gate for a week",
      "maps the complaints street by street"
    ],
    tries: [
      "shuts one valve at two in the morning and watches the pressure",
      "opens the smaller well first",
      "runs the round the other way about",
      "sets the alarm to ignore a missing value"
    ],
    papers: ["the pump log", "the network map", "the complaint book", "the council paper"],
    tools: ["the pressure logger", "the leak stick", "the chlorine kit", "the valve key"],
    spots: ["in the pump house", "at the depot gate", "on the tank ladder", "in the control room"],
    folk: ["a councillor", "the night operator", "a woman from the upper street", "the contractor"],
    hears: "at the depot",
    table: {
      file: "meter_readings",
      rows: "readings",
      key: "meter_no",
      by: "street",
      value: "cubic_metres",
      date: "read_on"
    },
    worries: ["a leak nobody has found", "a contract that changes in spring"],
    terms: {
      "non-revenue water":
        "Non-revenue water is what is pumped but never paid for: leaks, thefts, meters that run slow. Night flow tells them apart, since a leak does not sleep.",
      "peak load":
        "Peak load is the highest demand at one moment. Pipes, cables and pumps are built for it, so shifting a little use to other hours can save a large new plant."
    }
  }
]
