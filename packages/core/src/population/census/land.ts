/** Occupations of land and water. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of land and water. */
export const land: ReadonlyArray<Occupation> = [
  {
    title: "dairy farmer",
    isco: "6121",
    ages: [22, 68],
    where: ["rural"],
    schooling: ["an agricultural college", "secondary school and years on the family farm"],
    tools: ["the milking log", "a tractor older than its driver", "a ledger of feed and vet bills"],
    concerns: [
      "a milk price that has fallen below the cost of feed",
      "a spreadsheet that mixes up the cow numbers after calving",
      "a loan repayment due in autumn",
      "the choice between a new barn and fewer cows"
    ],
    deeds: [
      "Rebuilt a milking pump from two broken ones.",
      "Refused to sell the river field to a developer.",
      "Counted every litre for a year and showed the dairy its error.",
      "Kept the herd alive through a drought on bought straw."
    ]
  },
  {
    title: "vegetable grower",
    isco: "6111",
    ages: [22, 68],
    where: ["rural", "town"],
    schooling: ["an agricultural school", "secondary school and a market garden apprenticeship"],
    tools: ["a soil thermometer", "a seed drill", "crates stacked by variety"],
    concerns: [
      "a mould that takes the tomatoes in wet weeks",
      "the timing of three sowings on one small field",
      "a wholesaler who pays after ninety days",
      "water rights along the ditch"
    ],
    deeds: [
      "Started a weekly box for thirty households.",
      "Saved a local bean from disappearing by growing it for seed.",
      "Dug a drainage channel with two neighbours in one weekend.",
      "Gave up a spray that worked too well."
    ]
  },
  {
    title: "beekeeper",
    isco: "6123",
    ages: [30, 69],
    where: ["rural", "town"],
    schooling: ["a short course in beekeeping after a commercial school", "secondary school and an uncle's teaching"],
    tools: ["a smoker", "a hive scale that sends messages", "a notebook of queens"],
    concerns: [
      "mites that no longer die of the usual treatment",
      "a neighbour who sprays at noon",
      "honest labels for blended honey",
      "a model that would predict swarming from hive weights"
    ],
    deeds: [
      "Moved forty hives overnight ahead of a wildfire.",
      "Bred a calmer strain over nine seasons.",
      "Took a swarm off a school bus without a sting.",
      "Exposed a jar of sugar syrup at the regional fair."
    ]
  },
  {
    title: "fisher",
    isco: "6222",
    ages: [21, 66],
    where: ["coast"],
    schooling: ["secondary school and a skipper's licence", "primary school and a life on boats"],
    tools: ["an echo sounder", "nets mended by hand", "a tide table"],
    concerns: [
      "a quota that is used up by August",
      "the price of diesel against the price of the catch",
      "an engine that coughs in the swell",
      "a crewman who does not wear his life jacket"
    ],
    deeds: [
      "Towed a stranger's yacht home through a gale.",
      "Threw back a full net of undersized fish with the crew watching.",
      "Marked a wreck on the chart so that others would not lose gear.",
      "Learned to weld after a winter without a winch."
    ]
  },
  {
    title: "forester",
    isco: "3143",
    ages: [24, 66],
    where: ["rural"],
    schooling: ["a degree in forestry", "a forestry college"],
    tools: ["a calliper", "a marking hammer", "aerial photographs"],
    concerns: [
      "bark beetles in the eastern slope",
      "a planting plan for a climate fifty years off",
      "illegal felling along the border path",
      "an argument with hunters over deer"
    ],
    deeds: [
      "Left an old tree standing against orders and was thanked years later.",
      "Counted seedlings on hands and knees, plot by plot, for a whole summer.",
      "Stopped a clear-cut with one well-chosen map.",
      "Led school classes through the woods after every storm."
    ]
  },
  {
    title: "agronomist",
    isco: "2132",
    ages: [26, 66],
    schooling: ["a degree in agronomy", "a master's degree in soil science"],
    tools: ["a soil auger", "satellite images of field moisture", "a box of sample bags"],
    concerns: [
      "a field trial whose results contradict the textbook",
      "farmers who trust the salesman more than the soil test",
      "nitrate in the village wells",
      "a sampling plan that a small budget can bear"
    ],
    deeds: [
      "Cut fertiliser use on thirty farms without losing harvest.",
      "Published the trial that had gone wrong.",
      "Translated a handbook of crop diseases into the local speech.",
      "Walked every terrace of a valley to map its springs."
    ]
  },
  {
    title: "sheep farmer",
    isco: "6121",
    ages: [22, 68],
    where: ["rural"],
    schooling: ["secondary school and years on the family farm", "a short agricultural course"],
    tools: ["a crook", "two working dogs", "a lambing diary"],
    concerns: [
      "stray dogs on the high pasture",
      "wool that costs more to shear than it brings",
      "a grazing agreement written by somebody else's lawyer",
      "lambs lost in the cold week of spring"
    ],
    deeds: [
      "Carried a lost hiker down on the quad bike.",
      "Trained a deaf dog to work by hand signs.",
      "Turned unsold wool into insulation for the village hall.",
      "Brought the flock down two days before the storm."
    ]
  },
  {
    title: "fruit grower",
    isco: "6112",
    ages: [22, 68],
    where: ["rural"],
    schooling: ["an agricultural college", "secondary school and the family orchard"],
    tools: ["a grafting knife", "a frost alarm", "ladders of three lengths"],
    concerns: [
      "hail on the eve of the harvest",
      "pickers who find better pay elsewhere",
      "a buyer's rule about the diameter of fruit",
      "the right year to replace old trees"
    ],
    deeds: [
      "Sat up nine nights to keep the birds off the ripening rows.",
      "Grafted seven varieties onto one tree for the school.",
      "Made juice of the hail-damaged crop and sold it at the gate.",
      "Joined with five rivals to buy a cold store."
    ]
  },
  {
    title: "fish farm technician",
    isco: "6221",
    ages: [22, 63],
    where: ["coast"],
    schooling: ["a vocational certificate in aquaculture", "a technical college"],
    tools: ["an oxygen meter", "feed silos", "a diver's knife"],
    concerns: [
      "oxygen that drops on windless nights",
      "sea lice and the price of treating them",
      "a sensor that disagrees with its twin",
      "the company's silence about escaped fish"
    ],
    deeds: [
      "Repaired a torn cage by torchlight.",
      "Wrote down dead fish honestly when the figures were unwelcome.",
      "Built an alarm from a scrapped car horn.",
      "Taught the summer crew to read an oxygen curve."
    ]
  },
  {
    title: "gardener",
    isco: "6113",
    ages: [20, 67],
    schooling: ["an apprenticeship in horticulture", "secondary school and a gardening course"],
    tools: ["secateurs on a belt", "a barrow", "a plan of beds drawn in pencil"],
    concerns: [
      "hedges eaten by caterpillars",
      "a client who wants roses in full shade",
      "watering rules in a dry summer",
      "a quote for a garden that slopes more than the photographs show"
    ],
    deeds: [
      "Turned a car park into a garden with a class of ten-year-olds.",
      "Moved a hundred-year-old tree without losing it.",
      "Planted bulbs for a client who did not live to see them.",
      "Talked a school out of plastic grass."
    ]
  }
]
