/** Occupations of technology and science. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of technology and science. */
export const technical: ReadonlyArray<Occupation> = [
  {
    title: "software developer",
    isco: "2512",
    ages: [24, 62],
    where: ["city", "town"],
    schooling: [
      "a degree in computer science",
      "a vocational diploma in programming",
      "a physics degree left unfinished"
    ],
    tools: ["a terminal with tiny letters", "a test suite that takes forty minutes", "a whiteboard nobody may wipe"],
    concerns: [
      "a race condition that appears once in ten thousand runs",
      "a migration that must not lose a single order",
      "code reviews that turn into quarrels about style",
      "a function of nine hundred lines that everyone fears"
    ],
    deeds: [
      "Cut a nightly job from six hours to nine minutes.",
      "Wrote the postmortem of an outage {he} had caused.",
      "Maintained a small open-source parser for years without pay.",
      "Taught an evening class in programming at the library."
    ]
  },
  {
    title: "data analyst",
    isco: "2120",
    ages: [23, 60],
    where: ["city"],
    schooling: ["a degree in statistics", "a degree in economics and a course in data analysis"],
    tools: ["a query editor", "a dashboard with too many colours", "a notebook of doubtful numbers"],
    concerns: [
      "a join that silently doubles the customers",
      "a manager who wants a trend out of four data points",
      "the difference between two averages that both look right",
      "missing values that are not missing at random"
    ],
    deeds: [
      "Withdrew a report the morning after it had been praised.",
      "Showed that the best branch was only the best recorded one.",
      "Automated a weekly table that had cost a colleague every Friday.",
      "Drew the town's bus delays on one large sheet."
    ]
  },
  {
    title: "civil engineer",
    isco: "2142",
    ages: [25, 66],
    schooling: ["a degree in civil engineering"],
    tools: ["load tables", "a hard hat with old stickers", "a drawing package from another decade"],
    concerns: [
      "a bridge bearing that moves more than it should",
      "drainage for a road at the foot of a hill",
      "a contractor who offers thinner concrete",
      "a flood map drawn before the new estate was built"
    ],
    deeds: [
      "Closed a footbridge on a market day and was shouted at for it.",
      "Found a load case that the software had left out.",
      "Designed a culvert that toads can use.",
      "Gave evidence against a former employer."
    ]
  },
  {
    title: "network administrator",
    isco: "2522",
    ages: [23, 63],
    where: ["city", "town"],
    schooling: ["a technical college", "a vocational diploma in information technology"],
    tools: ["a cable tester", "a wall of blinking switches", "a password safe"],
    concerns: [
      "packets that vanish every day at ten past four",
      "backups that nobody has ever tried to restore",
      "a director who reuses one password",
      "a firewall rule older than the company's files about it"
    ],
    deeds: [
      "Restored a clinic's records from a forgotten tape.",
      "Unplugged a server to stop an attack and explained it afterwards.",
      "Wired a school over one summer holiday.",
      "Wrote instructions that even the caretaker could follow."
    ]
  },
  {
    title: "laboratory technician",
    isco: "3111",
    ages: [23, 63],
    schooling: ["a technical diploma in laboratory work", "a degree in biology"],
    tools: ["a pipette", "a centrifuge that hums in B flat", "a bound laboratory journal"],
    concerns: [
      "a calibration curve that will not stay straight",
      "samples that arrive without a date",
      "a result that nobody can repeat",
      "a freezer close to the end of its life"
    ],
    deeds: [
      "Traced a contamination to a door handle.",
      "Stayed three nights with an experiment during a power shortage.",
      "Reported a mislabelled batch although it was {his} own.",
      "Rebuilt a broken shaker with parts of a washing machine."
    ]
  },
  {
    title: "land surveyor",
    isco: "2165",
    ages: [24, 66],
    schooling: ["a degree in surveying", "a technical college for geodesy"],
    tools: ["a total station", "boundary stones", "maps older than the cadastre"],
    concerns: [
      "two deeds that both claim the same strip",
      "coordinates in a system nobody uses any more",
      "a neighbour who moves the pegs at night",
      "the error that adds up around a long traverse"
    ],
    deeds: [
      "Settled a forty-year quarrel over a well.",
      "Measured a wandering river bank year after year.",
      "Found the town's height mark to be nine centimetres off.",
      "Walked a border through a swamp in a week."
    ]
  },
  {
    title: "wind turbine technician",
    isco: "7412",
    ages: [23, 55],
    where: ["rural", "coast"],
    schooling: ["an apprenticeship in mechatronics", "a technical college"],
    tools: ["a climbing harness", "a torque tool", "a laptop full of vibration logs"],
    concerns: [
      "a gearbox that sings before it breaks",
      "the fear that came after a slip at ninety metres",
      "fault codes that contradict each other",
      "a rota of three weeks away and one at home"
    ],
    deeds: [
      "Brought a stunned colleague down in forty minutes.",
      "Predicted a bearing failure from a hand-drawn curve.",
      "Refused to climb in a thunderstorm.",
      "Answered every question at a village meeting."
    ]
  },
  {
    title: "machine operator",
    isco: "7223",
    ages: [22, 63],
    where: ["city", "town"],
    schooling: ["a vocational certificate in metalworking", "secondary school and training at the works"],
    tools: ["a milling machine", "a micrometer", "ear protectors"],
    concerns: [
      "tolerances that drift when the hall warms up",
      "a robot line announced for next year",
      "a quality report that blames the night shift",
      "the trigonometry in a new programme sheet"
    ],
    deeds: [
      "Stopped the line over a hairline crack and saved a recall.",
      "Collected shift ideas in a shoebox and got four of them built.",
      "Learned the control program from a manual without pictures.",
      "Spoke for the whole hall at the works meeting."
    ]
  },
  {
    title: "architect",
    isco: "2161",
    ages: [28, 69],
    where: ["city", "town"],
    schooling: ["a degree in architecture"],
    tools: ["a roll of tracing paper", "a scale rule", "a model made of cork"],
    concerns: [
      "a school to be built for two thirds of its cost",
      "fire regulations against an old staircase",
      "a client in love with glass on the south side",
      "the energy balance of a house from the sixties"
    ],
    deeds: [
      "Talked a council into repairing a market hall instead of replacing it.",
      "Lived a month in a flat of {his} own design and redrew the kitchen.",
      "Lost a competition and published the mistakes.",
      "Measured a ruined mill stone by stone."
    ]
  },
  {
    title: "research chemist",
    isco: "2113",
    ages: [28, 66],
    where: ["city"],
    schooling: ["a doctorate in chemistry"],
    tools: ["a fume hood", "a mass spectrometer booked for weeks ahead", "a shelf of brown bottles"],
    concerns: [
      "a yield that falls when the batch grows",
      "a reviewer who asks for one more year of work",
      "a solvent that ought to be replaced",
      "spectra with a peak that should not be there"
    ],
    deeds: [
      "Retracted a paper before anybody had noticed the flaw.",
      "Developed a cheap test for lead in drinking water.",
      "Put out a bench fire with a wet lab coat.",
      "Shared raw data that a rival then used to be first."
    ]
  },
  {
    title: "web designer",
    isco: "2166",
    ages: [20, 58],
    schooling: ["a diploma in graphic design", "secondary school and a shelf of manuals"],
    tools: ["a colour fan", "a sketchbook of page layouts", "three telephones for testing"],
    concerns: [
      "a page that works everywhere but on the client's own telephone",
      "forms that people with poor sight cannot fill in",
      "invoices that clients forget",
      "a logo designed by the owner's nephew"
    ],
    deeds: [
      "Rebuilt a charity's site so that it loads on a slow line.",
      "Turned down a betting firm in a month without other work.",
      "Tested a booking form with the whole pensioners' club.",
      "Drew a typeface for the local dialect."
    ]
  }
]
