/** Occupations of the hand. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of the hand. */
export const craft: ReadonlyArray<Occupation> = [
  {
    title: "carpenter",
    isco: "7115",
    ages: [24, 66],
    schooling: ["an apprenticeship in carpentry", "a vocational school for wood trades"],
    tools: ["a marking gauge", "a set of chisels", "a folding rule"],
    concerns: [
      "an estimate for a staircase with no right angle in it",
      "oak that has doubled in price since the offer was signed",
      "dust, and a cough that stays",
      "a client who changes the drawing by telephone"
    ],
    deeds: [
      "Rebuilt the roof of the village hall for the price of the timber.",
      "Made a coffin for a neighbour overnight.",
      "Took apart a finished kitchen because one door hung crooked.",
      "Trained an apprentice whom nobody else would take."
    ]
  },
  {
    title: "electrician",
    isco: "7411",
    ages: [23, 65],
    schooling: ["an apprenticeship as an electrician", "a technical school"],
    tools: ["a voltage tester", "a roll of coloured tape", "wiring diagrams folded into quarters"],
    concerns: [
      "a fuse that trips only when it rains",
      "a solar installation that feeds back less than promised",
      "the new wiring code, four hundred pages long",
      "old houses with wires nobody has mapped"
    ],
    deeds: [
      "Condemned the wiring of a theatre a week before opening night.",
      "Lit a village square for a wedding after the cable was stolen.",
      "Passed the master's examination at the second attempt.",
      "Labelled every switch in a hospital basement."
    ]
  },
  {
    title: "plumber",
    isco: "7126",
    ages: [23, 65],
    schooling: ["an apprenticeship in plumbing", "a vocational school"],
    tools: ["a pipe wrench", "a drain camera", "a van that smells of solder"],
    concerns: [
      "a pump that is too loud for the neighbours",
      "a leak that shows up two floors below its cause",
      "customers who pay half a year late",
      "the sizing of pipes for an old school"
    ],
    deeds: [
      "Found a burst main by listening at lamp posts.",
      "Worked through a holiday night so that an old people's home had water.",
      "Sent back a bribe in the form of a new telephone.",
      "Explained a water bill to a whole stairwell."
    ]
  },
  {
    title: "welder",
    isco: "7212",
    ages: [23, 63],
    schooling: ["a vocational certificate in welding", "an apprenticeship in metalwork"],
    tools: ["a mask with a cracked strap", "two gas bottles", "a book of weld tests"],
    concerns: [
      "a seam that cracks at the same spot each time",
      "fumes in a hall without an extractor",
      "the certificate for thin-walled pipe",
      "a shift plan that leaves no Sunday"
    ],
    deeds: [
      "Refused to sign off a beam and was proved right by the X-ray.",
      "Welded a wheelchair ramp for the corner shop.",
      "Won a regional contest with a seam like a row of coins.",
      "Took a burned colleague to hospital on the back of a lorry."
    ]
  },
  {
    title: "tailor",
    isco: "7531",
    ages: [25, 69],
    schooling: ["an apprenticeship in tailoring", "primary school and a workshop apprenticeship"],
    tools: ["a treadle sewing machine", "chalk and a long tape", "paper patterns hung on nails"],
    concerns: [
      "cheap ready-made suits two doors on",
      "a wedding dress that must fit by Saturday",
      "eyes that tire of black cloth",
      "the number of metres to order for a school uniform"
    ],
    deeds: [
      "Sewed eight hundred masks from shirt cloth and gave them away.",
      "Altered a dead father's suit for his son.",
      "Moved the shop twice when the rent rose and kept every customer.",
      "Taught three refugees to cut a pattern."
    ]
  },
  {
    title: "baker",
    isco: "7512",
    ages: [24, 65],
    schooling: ["an apprenticeship in baking", "a vocational school for food trades"],
    tools: ["a sourdough kept alive since childhood", "a deck oven", "a baker's scale"],
    concerns: [
      "the gas bill of the big oven",
      "a dough that behaves differently since the flour changed",
      "an apprentice who sleeps through the alarm",
      "a recipe scaled from twelve loaves to three hundred"
    ],
    deeds: [
      "Baked through a strike and fed the pickets.",
      "Left warm bread at the night shelter every evening.",
      "Gave up chemical improvers and lost a third of the customers, then won them back.",
      "Mapped the temperature of the oven with forty thermometers."
    ]
  },
  {
    title: "bicycle mechanic",
    isco: "7234",
    ages: [22, 62],
    schooling: ["secondary school and an apprenticeship", "two years of engineering before leaving university"],
    tools: ["a truing stand", "spoke keys in five sizes", "a drawer of orphaned bearings"],
    concerns: [
      "battery packs that no maker will repair",
      "a chain line that clicks under load only",
      "a lease that ends in spring",
      "the bookkeeping of four hundred small repairs"
    ],
    deeds: [
      "Built a cargo bicycle from three wrecks.",
      "Ran a free repair evening for pupils every month.",
      "Rode two days to return a stolen frame.",
      "Wrote a guide to gear ratios with drawings on napkins."
    ]
  },
  {
    title: "car mechanic",
    isco: "7231",
    ages: [24, 65],
    schooling: ["an apprenticeship as a motor mechanic", "a vocational school"],
    tools: ["a fault code reader", "a hydraulic lift", "a torque wrench"],
    concerns: [
      "an electrical fault that vanishes in the workshop",
      "training for electric cars that costs a month's takings",
      "a customer who wants a rusty car passed",
      "parts that arrive wrong twice in three orders"
    ],
    deeds: [
      "Diagnosed an engine by telephone from the sound alone.",
      "Told a widow that her car needed nothing but air in the tyres.",
      "Refused to turn back an odometer and lost a dealer's trade.",
      "Restored a fire engine with the youth club."
    ]
  },
  {
    title: "bricklayer",
    isco: "7112",
    ages: [23, 62],
    schooling: ["an apprenticeship in masonry", "secondary school and work on building sites"],
    tools: ["a trowel worn to half its width", "a spirit level", "a line and two pins"],
    concerns: [
      "a back that gives notice every Friday",
      "mortar in bad weather",
      "a foreman who leaves out the wall ties",
      "the number of bricks for a curved wall"
    ],
    deeds: [
      "Pulled down a wall at {his} own cost when it was out of plumb.",
      "Built a bread oven for the garden club.",
      "Organised the site until everybody had gloves.",
      "Laid a herringbone floor that people photograph."
    ]
  },
  {
    title: "potter",
    isco: "7314",
    ages: [25, 69],
    schooling: ["an art school diploma in ceramics", "secondary school and a pottery apprenticeship"],
    tools: ["a kick wheel", "glazes numbered in a notebook", "a gas kiln with moods"],
    concerns: [
      "a glaze that crawls at the rim",
      "the sums behind a fair price for a bowl",
      "silica dust in the workshop",
      "an order of two hundred identical cups"
    ],
    deeds: [
      "Broke a whole firing rather than sell seconds as firsts.",
      "Dug clay from the river bank and tested it for two years.",
      "Showed blind visitors how to throw a bowl.",
      "Mended the village fountain with home-made tiles."
    ]
  },
  {
    title: "shoemaker",
    isco: "7536",
    ages: [30, 69],
    where: ["city", "town"],
    schooling: ["an apprenticeship in shoemaking", "primary school and the family workshop"],
    tools: ["a last for every regular customer", "an awl", "a stitching machine older than the shop"],
    concerns: [
      "shoes made so cheaply that repair costs more",
      "a supplier of soles that has closed",
      "a customer with two feet of different length",
      "a website that nobody has updated"
    ],
    deeds: [
      "Made a pair of boots for a dancer with a club foot.",
      "Kept the shop's prices on one handwritten page for ten years.",
      "Found the owner of a purse hidden in a lining.",
      "Refused a chain's offer for the corner site."
    ]
  },
  {
    title: "boat builder",
    isco: "7115",
    ages: [24, 66],
    where: ["coast"],
    schooling: ["an apprenticeship in boat building", "a vocational school for shipwrights"],
    tools: ["an adze", "a steam box", "half-models on the wall"],
    concerns: [
      "timber with straight grain, which has become rare",
      "the stability sums for a wider hull",
      "epoxy fumes and a door that must stay shut",
      "a customer abroad who pays by instalments"
    ],
    deeds: [
      "Raised a sunken ferry boat and made it float again.",
      "Drew the lines of an old fishing boat before it was broken up.",
      "Taught a class of pupils to build a dinghy.",
      "Waited two years for the right mast."
    ]
  }
]
