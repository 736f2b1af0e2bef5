/** Occupations of teaching and telling. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of teaching and telling. */
export const learning: ReadonlyArray<Occupation> = [
  {
    title: "primary school teacher",
    isco: "2341",
    ages: [23, 65],
    schooling: ["a degree in primary education", "a teacher training college"],
    tools: ["a box of counting sticks", "coloured chalk", "a reading corner with cushions"],
    concerns: [
      "fractions for children who are afraid of them",
      "a pupil who has stopped talking",
      "parents who do the homework themselves",
      "a class of thirty-two in a room for twenty-four"
    ],
    deeds: [
      "Taught a whole class to knit in order to teach them counting.",
      "Visited every family before the first day of school.",
      "Noticed that a troublemaker could not see the board.",
      "Staged a play with a part for all thirty-one pupils."
    ]
  },
  {
    title: "mathematics teacher",
    isco: "2330",
    ages: [24, 66],
    schooling: ["a degree in mathematics and a teaching certificate"],
    tools: ["a wooden compass", "a stack of squared paper", "a jar of dice"],
    concerns: [
      "a proof that fourteen-year-olds can find on their own",
      "examination questions that can be solved without understanding",
      "calculators that do everything and explain nothing",
      "three gifted pupils and no time for them"
    ],
    deeds: [
      "Led a small school to the national olympiad.",
      "Gave back a whole set of marks after finding a fault in the test.",
      "Built a sundial in the yard with the lowest class.",
      "Wrote four hundred problems, all of them about the town."
    ]
  },
  {
    title: "kindergarten teacher",
    isco: "2342",
    ages: [20, 63],
    schooling: ["a diploma in early childhood education"],
    tools: ["a guitar with four strings", "boxes of shells and buttons", "a whistle used once a year"],
    concerns: [
      "a child who bites",
      "two languages in one small group",
      "noise, and a ringing ear at night",
      "a report on each child that parents can understand"
    ],
    deeds: [
      "Took nineteen children to the fire station on foot.",
      "Invented a song for washing hands that half the town now sings.",
      "Spoke up about a broken fence until it was mended.",
      "Comforted a father on the first day."
    ]
  },
  {
    title: "librarian",
    isco: "2622",
    ages: [24, 66],
    where: ["city", "town"],
    schooling: ["a degree in library science", "a degree in literature"],
    tools: ["a card index kept for love", "a date stamp", "a scanner for old newspapers"],
    concerns: [
      "a budget for books that shrinks each year",
      "a reader who wants help with everything and trusts no computer",
      "a petition to remove a novel",
      "a catalogue with two entries for the same author"
    ],
    deeds: [
      "Kept the reading room open through a heatwave for people without fans.",
      "Found a family photograph for a man who had none.",
      "Taught eighty pensioners to spot a false message.",
      "Rescued the local newspaper from a skip, volume by volume."
    ]
  },
  {
    title: "history lecturer",
    isco: "2310",
    ages: [30, 67],
    where: ["city"],
    schooling: ["a doctorate in history"],
    tools: ["boxes of photocopied letters", "a reader's card for the archive", "lecture notes in pencil"],
    concerns: [
      "a source that is too good to be true",
      "essays that sound alike since the spring",
      "a chapter that has resisted for two summers",
      "the local legend that the documents do not support"
    ],
    deeds: [
      "Showed that the town's founding charter was a copy of a copy.",
      "Recorded the memories of forty mill workers.",
      "Failed a minister's son.",
      "Found a missing register in a butcher's attic."
    ]
  },
  {
    title: "driving instructor",
    isco: "5165",
    ages: [26, 67],
    schooling: ["secondary school and an instructor's licence"],
    tools: ["a second brake pedal", "a folder of junction sketches", "strong mints"],
    concerns: [
      "pupils who learn the route and not the rules",
      "a test centre with a three-month queue",
      "an older pupil who freezes on roundabouts",
      "the price of a car with dual controls"
    ],
    deeds: [
      "Got a woman of sixty-eight through the test at the sixth attempt.",
      "Braked in time for a ball and the boy behind it.",
      "Mapped the worst junctions and sent them to the council.",
      "Gave free lessons to a new widow."
    ]
  },
  {
    title: "music teacher",
    isco: "2354",
    ages: [25, 68],
    schooling: ["a conservatory diploma", "a degree in music education"],
    tools: ["an upright piano", "a metronome", "a cupboard of lent violins"],
    concerns: [
      "pupils who practise only on the way to the lesson",
      "a choir without tenors",
      "hearing that is not what it was",
      "an arrangement for eleven flutes and one tuba"
    ],
    deeds: [
      "Founded a street orchestra with borrowed instruments.",
      "Wrote out parts by hand for a school without a photocopier.",
      "Accompanied silent films in a barn.",
      "Persuaded a shy boy to sing one song in public."
    ]
  },
  {
    title: "museum guide",
    isco: "5113",
    ages: [23, 68],
    where: ["city", "town"],
    schooling: ["a degree in art history", "secondary school and a guide's examination"],
    tools: ["a folding stool", "a bunch of cabinet keys", "a card with dates"],
    concerns: [
      "a label that everyone misreads",
      "groups of sixty in rooms for twenty",
      "the honest story of how one statue was acquired",
      "a tour for visitors who cannot see"
    ],
    deeds: [
      "Corrected a minister about a date, politely.",
      "Hid small bronze mice through the rooms for children to find.",
      "Worked out a tour by touch for blind visitors.",
      "Noticed a forged signature on a loan."
    ]
  },
  {
    title: "local journalist",
    isco: "2642",
    ages: [27, 66],
    schooling: ["a degree in journalism", "a degree in politics"],
    tools: ["a recorder with a cracked lid", "a file of council papers", "worn shoes"],
    concerns: [
      "a source who wants to read the text first",
      "a headline that promises more than the story holds",
      "a landfill contract with missing pages",
      "a newspaper with nine reporters fewer than before"
    ],
    deeds: [
      "Counted every pothole to check the mayor's figure.",
      "Corrected {his} own front page on the front page.",
      "Sat through four years of planning meetings.",
      "Kept a promise to a source at the price of a better job."
    ]
  }
]
