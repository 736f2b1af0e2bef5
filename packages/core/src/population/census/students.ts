/** Those who still learn. */
import type { Occupation } from "./Occupation.ts"

/** Students and apprentices. */
export const students: ReadonlyArray<Occupation> = [
  {
    title: "nursing student",
    isco: "2221",
    ages: [18, 25],
    student: true,
    schooling: ["secondary school; second year of a nursing degree", "secondary school; first year of nursing school"],
    tools: ["anatomy flashcards", "comfortable shoes", "a shared skeleton named Oskar"],
    concerns: [
      "dose calculations done under time pressure",
      "a placement on a ward that frightens {him}",
      "the names of the cranial nerves",
      "rent that eats the whole grant"
    ],
    deeds: [
      "Sang to a confused patient until the family came.",
      "Failed pharmacology and passed it in autumn.",
      "Worked weekends in a bakery to pay for books.",
      "Organised a study circle in the laundry room."
    ]
  },
  {
    title: "engineering student",
    isco: "2144",
    ages: [18, 25],
    where: ["city"],
    student: true,
    schooling: [
      "secondary school; third year of mechanical engineering",
      "secondary school; first year of electrical engineering"
    ],
    tools: ["a soldering iron", "lecture notes full of arrows", "a second-hand calculator"],
    concerns: [
      "differential equations before the June examination",
      "a team project in which two people do the work",
      "a robot arm that overshoots its target",
      "the choice between a doctorate and a pay packet"
    ],
    deeds: [
      "Built a line-following robot out of a printer.",
      "Tutored two cousins in algebra by telephone.",
      "Blew every fuse in the dormitory and confessed.",
      "Won third place in a bridge-building contest with dry pasta."
    ]
  },
  {
    title: "law student",
    isco: "2611",
    ages: [19, 26],
    where: ["city"],
    student: true,
    schooling: ["secondary school; fourth year of a law degree", "secondary school; second year of a law degree"],
    tools: ["a civil code full of markers", "a library seat by the radiator", "index cards"],
    concerns: [
      "a moot court speech on consumer rights",
      "the difference between two kinds of negligence",
      "a landlord who keeps deposits",
      "an internship without pay"
    ],
    deeds: [
      "Got a flatmate's deposit back with a four-line letter.",
      "Argued the losing side in a moot court and won.",
      "Volunteered at a free advice desk for two years.",
      "Took a year out to work in a canning factory."
    ]
  },
  {
    title: "apprentice cook",
    isco: "5120",
    ages: [18, 24],
    student: true,
    schooling: ["lower secondary school; second year of a cookery apprenticeship"],
    tools: ["one good knife", "a notebook with grease spots", "a timer on a string"],
    concerns: [
      "sauces that split when the chef is watching",
      "fourteen-hour days in the season",
      "the conversion of a recipe from six to ninety",
      "burns, and the right way to treat them"
    ],
    deeds: [
      "Saved a banquet by borrowing rice from three neighbours.",
      "Cooked Sunday lunch for the whole street from leftovers.",
      "Stood up to a chef who threw a pan.",
      "Learned to bone a fish from an aunt on the quay."
    ]
  }
]
