/** Occupations of desks, counters and the law. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of desks, counters and the law. */
export const office: ReadonlyArray<Occupation> = [
  {
    title: "accountant",
    isco: "2411",
    ages: [27, 67],
    schooling: ["a degree in accounting", "a commercial school and a bookkeeper's examination"],
    tools: ["a ledger in two colours", "a spreadsheet with forty tabs", "a box of paper receipts"],
    concerns: [
      "a balance that is out by exactly nine",
      "the tax treatment of goods given away",
      "a client who keeps two sets of books",
      "a depreciation rule that changed in the middle of the year"
    ],
    deeds: [
      "Resigned from a firm rather than sign its accounts.",
      "Found a payroll fraud through a repeated house number.",
      "Did the books of the football club without pay.",
      "Explained value added tax to a room of potters."
    ]
  },
  {
    title: "payroll clerk",
    isco: "4313",
    ages: [24, 64],
    schooling: ["a commercial school", "a business diploma"],
    tools: ["timesheets", "a calendar of deadlines", "a calculator with worn keys"],
    concerns: [
      "overtime rules that differ for each contract",
      "a formula that pays the new drivers twice",
      "sick notes that come by photograph",
      "a colleague who asks what others earn"
    ],
    deeds: [
      "Corrected three years of underpaid night work.",
      "Kept salaries on time through a failed software change.",
      "Wrote a one-page guide to reading a payslip.",
      "Said no to the owner's cousin."
    ]
  },
  {
    title: "translator",
    isco: "2643",
    ages: [24, 69],
    schooling: ["a degree in languages", "a degree in literature and a translator's diploma"],
    tools: ["two dictionaries without covers", "a glossary in a card box", "a window desk"],
    concerns: [
      "a pun that exists in one language only",
      "rates that fall as machines improve",
      "a contract clause that is ambiguous on purpose",
      "a poem due on Monday"
    ],
    deeds: [
      "Sent back a job on finding that it was propaganda.",
      "Spent a year on a children's book of forty pages.",
      "Caught a wrong dose in a medical leaflet.",
      "Interpreted at a birth and a trial in the same week."
    ]
  },
  {
    title: "lawyer",
    isco: "2611",
    ages: [27, 68],
    where: ["city", "town"],
    schooling: ["a degree in law and two years of training in court"],
    tools: ["a case file tied with string", "a commentary full of paper slips", "a robe that needs mending"],
    concerns: [
      "a tenancy case with no written contract",
      "a witness who remembers too well",
      "a client who cannot afford to win slowly",
      "a limitation period that ends on Friday"
    ],
    deeds: [
      "Won back a deposit for forty tenants with one letter.",
      "Gave up a rich client over a lie.",
      "Sat at a free advice table in the market every second Saturday.",
      "Lost an appeal and apologised in person."
    ]
  },
  {
    title: "insurance claims handler",
    isco: "3315",
    ages: [22, 63],
    where: ["city", "town"],
    schooling: ["a business diploma", "a degree in economics"],
    tools: ["a claims system from another age", "photographs of broken things", "a headset"],
    concerns: [
      "a storm with nine hundred claims in a week",
      "the line between bad luck and neglect",
      "a clause that customers never understand",
      "a kitchen fire that sounds rehearsed"
    ],
    deeds: [
      "Paid a claim on the spot when the rule made no sense.",
      "Uncovered a ring of staged accidents by comparing shadows.",
      "Rewrote the refusal letters so that people could bear them.",
      "Visited every flooded cellar in one street."
    ]
  },
  {
    title: "town planner",
    isco: "2164",
    ages: [27, 66],
    where: ["city", "town"],
    schooling: ["a degree in urban planning", "a degree in geography"],
    tools: ["zoning maps", "a box of wooden blocks", "minutes of meetings"],
    concerns: [
      "a cycle lane that would take forty parking places",
      "a forecast of households nobody believes",
      "shade in a square paved for festivals",
      "an investor with a very friendly mayor"
    ],
    deeds: [
      "Counted pedestrians in the rain to save a crossing.",
      "Put a model of the quarter in a shop window and collected notes.",
      "Leaked nothing and published everything.",
      "Planted the first tree of a street that now has sixty."
    ]
  },
  {
    title: "purchasing officer",
    isco: "3323",
    ages: [24, 64],
    where: ["city", "town"],
    schooling: ["a degree in business", "a commercial school"],
    tools: ["a table of suppliers", "a sample cupboard", "contracts with coloured tabs"],
    concerns: [
      "one supplier for a part that everything needs",
      "a bid that is too cheap to be honest",
      "the real cost of a cheaper packaging",
      "delivery times that live only in people's heads"
    ],
    deeds: [
      "Visited a factory unannounced and cancelled the contract.",
      "Saved a fifth on paper by asking who read it.",
      "Returned a gift basket with a polite card.",
      "Found a replacement valve in a museum's store."
    ]
  },
  {
    title: "customer support agent",
    isco: "4222",
    ages: [20, 58],
    where: ["city", "town"],
    schooling: ["secondary school", "a language degree still unfinished"],
    tools: ["a ticket queue", "a list of polite endings", "two screens and a plant"],
    concerns: [
      "a refund rule that punishes honest customers",
      "a script that forbids the one useful sentence",
      "callers who shout before they speak",
      "a target of four minutes a call"
    ],
    deeds: [
      "Stayed on the line with a caller until the fire brigade came.",
      "Collected the hundred most frequent complaints and got ten causes mended.",
      "Answered in a dialect and became a favourite.",
      "Taught newcomers to apologise without grovelling."
    ]
  },
  {
    title: "police officer",
    isco: "5412",
    ages: [24, 60],
    schooling: ["a police academy", "secondary school and a police academy"],
    tools: ["a notebook with a rubber band", "a radio", "a patrol bicycle"],
    concerns: [
      "a report that must hold in court",
      "a boy of thirteen who runs errands for thieves",
      "trust in a quarter that has little reason for it",
      "a colleague who turns off the camera"
    ],
    deeds: [
      "Returned a stolen violin to a street musician.",
      "Testified about an arrest that should not have happened.",
      "Started a boxing evening for teenagers.",
      "Searched a reed bed all night for a lost child."
    ]
  },
  {
    title: "social worker",
    isco: "2635",
    ages: [25, 65],
    schooling: ["a degree in social work"],
    tools: ["a diary with no empty hour", "bus tickets", "a list of people who answer the telephone"],
    concerns: [
      "thirty families and time for twelve",
      "a form that asks for an address from people without one",
      "a hearing about two small sisters",
      "the limits of what one may promise"
    ],
    deeds: [
      "Found a flat for a family of seven in a single week.",
      "Wrote a budget with a client on the back of an envelope.",
      "Drove a runaway home and stayed for supper.",
      "Fought a wrong decision through three offices."
    ]
  },
  {
    title: "municipal clerk",
    isco: "3354",
    ages: [22, 65],
    schooling: ["a school of administration", "secondary school and a civil service examination"],
    tools: ["a rubber stamp", "a register of births", "a counter with a bell"],
    concerns: [
      "a form that nobody can fill in correctly",
      "an archive in a damp cellar",
      "a name spelt in three ways on three papers",
      "the law on public records and what it really says"
    ],
    deeds: [
      "Cut a permit procedure from nine papers to three.",
      "Found a lost birth entry for a woman of ninety.",
      "Kept the office open late for shift workers.",
      "Refused to backdate a document."
    ]
  }
]
