/** Occupations of transport and stores. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of transport and stores. */
export const transport: ReadonlyArray<Occupation> = [
  {
    title: "bus driver",
    isco: "8331",
    ages: [25, 65],
    schooling: ["secondary school and a driving licence for buses", "a vocational school"],
    tools: ["a steering wheel cover of sheepskin", "a timetable with pencilled truths", "a mirror for the back door"],
    concerns: [
      "a timetable that was never driven by its author",
      "school children who cross behind the bus",
      "shifts that end at one and begin at six",
      "a ticket machine that will not take coins"
    ],
    deeds: [
      "Waited four minutes for a late nurse and wrote the report without shame.",
      "Returned a bag with a month's wages in it.",
      "Steered a bus with failed brakes up an embankment.",
      "Drew a better route and got it tried."
    ]
  },
  {
    title: "long-distance lorry driver",
    isco: "8332",
    ages: [23, 64],
    schooling: ["secondary school and a heavy goods licence"],
    tools: ["a tachograph", "a gas stove in the cab", "straps and edge protectors"],
    concerns: [
      "parking places that are full by five",
      "driving hours that a dispatcher wants to stretch",
      "customs papers with one wrong code",
      "birthdays missed by four hundred kilometres"
    ],
    deeds: [
      "Refused a load that was badly stacked.",
      "Pulled a family out of a smoking car on a pass.",
      "Learned half an epic by heart from audiobooks on the road.",
      "Brought a stranded circus its hay."
    ]
  },
  {
    title: "train driver",
    isco: "8311",
    ages: [28, 63],
    where: ["city", "town"],
    schooling: ["a railway academy", "a technical school and a driver's course"],
    tools: ["a dead man's pedal", "a route book", "a lunch box with three floors"],
    concerns: [
      "leaves on the line and brakes that slide",
      "sleep between an early and a late turn",
      "a signal that is hard to see in low sun",
      "the memory of a person on the track"
    ],
    deeds: [
      "Stopped short of a fallen tree by the length of a coach.",
      "Waited for the connection although the rule said go.",
      "Trained eleven drivers on the mountain line.",
      "Wrote the letter that got the signal moved."
    ]
  },
  {
    title: "warehouse worker",
    isco: "9333",
    ages: [18, 62],
    where: ["city", "town"],
    schooling: ["lower secondary school", "secondary school and a forklift licence"],
    tools: ["a hand scanner", "a forklift", "gloves with grip"],
    concerns: [
      "a picking rate that leaves no time to drink",
      "a stock count that never comes out even",
      "an agency contract renewed month by month",
      "racks that sway when the lorries pass"
    ],
    deeds: [
      "Timed the shift with a stopwatch and won back two breaks.",
      "Found a pallet that had been lost for a year.",
      "Pulled a colleague from under a falling rack.",
      "Translated the safety signs for the night crew."
    ]
  },
  {
    title: "postal worker",
    isco: "4412",
    ages: [22, 63],
    schooling: ["secondary school", "lower secondary school and training at the post office"],
    tools: ["a delivery bicycle", "sorting frames", "dog biscuits"],
    concerns: [
      "a route lengthened by ninety doors",
      "addresses that exist only in people's memory",
      "a knee that dislikes stairs",
      "parcels left in the rain by order"
    ],
    deeds: [
      "Raised the alarm when three newspapers lay on a mat.",
      "Delivered a letter with nothing but a first name on it.",
      "Redrew the round by hand and saved forty minutes.",
      "Carried the mail over a blocked road on foot."
    ]
  },
  {
    title: "logistics planner",
    isco: "4323",
    ages: [23, 63],
    where: ["city", "coast"],
    schooling: ["a degree in logistics", "a commercial school"],
    tools: ["a wall map with pins", "a route optimiser", "two telephones"],
    concerns: [
      "empty lorries on every return trip",
      "a port strike and three hundred pallets of fruit",
      "a route plan that ignores lunch",
      "a warehouse that is full in December and empty in May"
    ],
    deeds: [
      "Rerouted forty lorries around a landslide in one night.",
      "Rode along with a driver for a week before changing the plan.",
      "Halved the empty trips with a pencil and a list.",
      "Sent a relief convoy off in nineteen hours."
    ]
  }
]
