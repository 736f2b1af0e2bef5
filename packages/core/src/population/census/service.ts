/** Occupations of trade, transport, food and stage. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of trade, transport, food and stage. */
export const service: ReadonlyArray<Occupation> = [
  {
    title: "bus driver",
    ages: [23, 65],
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
      "Learned a fourth language from audiobooks on the road.",
      "Brought a stranded circus its hay."
    ]
  },
  {
    title: "train driver",
    ages: [24, 63],
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
    title: "hotel receptionist",
    ages: [20, 62],
    where: ["city", "coast"],
    schooling: ["a hotel school", "secondary school and two languages"],
    tools: ["a board of room keys", "a booking system with gaps", "an umbrella stand"],
    concerns: [
      "one room sold to two families",
      "reviews that describe another hotel",
      "a night shift alone at the desk",
      "a polite answer to an impolite letter"
    ],
    deeds: [
      "Found beds for a stranded school class at midnight.",
      "Told a famous guest that breakfast ends at ten for everyone.",
      "Posted a forgotten teddy bear to the other side of the world.",
      "Calmed a lobby during a blackout with songs."
    ]
  },
  {
    title: "cook",
    ages: [20, 63],
    schooling: ["a cookery apprenticeship", "secondary school and years in kitchens"],
    tools: ["a knife roll", "an order rail", "a pot that holds forty litres"],
    concerns: [
      "food costs that rise faster than the menu",
      "allergies written on scraps of paper",
      "a kitchen crew that speaks five languages",
      "a recipe that tastes of nothing when doubled"
    ],
    deeds: [
      "Fed a flooded quarter from a field kitchen for nine days.",
      "Walked out over stolen tips and took the whole shift along.",
      "Cooked a wedding for two hundred on four rings.",
      "Wrote down a grandmother's recipes gram by gram."
    ]
  },
  {
    title: "restaurant owner",
    ages: [28, 68],
    schooling: ["a hotel school", "a commercial school"],
    tools: ["a reservation book", "a till that jams", "a chalkboard"],
    concerns: [
      "a rent increase of a third",
      "tables booked and left empty",
      "the sums behind a lunch menu at a fair price",
      "a hygiene inspection on the busiest day"
    ],
    deeds: [
      "Paid the staff before {himself} through a closed winter.",
      "Put the kitchen's mistakes on the menu as jokes.",
      "Took a dish off the card when the fish became rare.",
      "Lent the dining room to a citizens' meeting."
    ]
  },
  {
    title: "market trader",
    ages: [19, 69],
    schooling: ["primary school", "secondary school"],
    tools: ["a folding stall", "a hand scale", "a voice that carries"],
    concerns: [
      "a supermarket opening across the square",
      "stock that spoils before Saturday",
      "pitch fees that follow no rule",
      "credit given to half the street"
    ],
    deeds: [
      "Organised the traders' savings circle.",
      "Returned a purse to a customer who had already accused a boy.",
      "Sold umbrellas at cost in a cloudburst.",
      "Stood in for a sick rival for a fortnight."
    ]
  },
  {
    title: "hairdresser",
    ages: [18, 64],
    schooling: ["an apprenticeship in hairdressing", "a vocational school"],
    tools: ["scissors nobody else may touch", "a chair with a footrest", "a colour chart"],
    concerns: [
      "an allergic skin from years of dyes",
      "customers who cancel by message at nine",
      "a colour correction that went green",
      "the step from employee to owner"
    ],
    deeds: [
      "Cut hair at the hospice every first Monday.",
      "Recognised a melanoma behind a customer's ear.",
      "Kept a secret for fifteen years.",
      "Shaved {his} own head with a customer who was losing hers."
    ]
  },
  {
    title: "warehouse worker",
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
    title: "office cleaner",
    ages: [20, 65],
    where: ["city", "town"],
    schooling: ["primary school", "secondary school", "a nursing diploma from another country"],
    tools: ["a trolley with a squeaking wheel", "a ring of passes", "microfibre cloths in four colours"],
    concerns: [
      "a contract with fewer hours for the same floors",
      "chemicals without a label in a known language",
      "recognition of a diploma from abroad",
      "evening work and a child's homework"
    ],
    deeds: [
      "Discovered a burst pipe at four in the morning and saved the archive.",
      "Handed in an envelope of cash found in a bin.",
      "Led the first meeting of the cleaners' branch.",
      "Learned spelling from discarded newspapers."
    ]
  },
  {
    title: "postal worker",
    ages: [19, 63],
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
      "Carried the mail over a blocked pass on skis and on foot."
    ]
  },
  {
    title: "café owner",
    ages: [26, 67],
    where: ["city", "town", "coast"],
    schooling: ["a degree in philosophy", "a commercial school", "secondary school"],
    tools: ["an espresso machine bought on credit", "a shelf of swapped books", "a cash tin"],
    concerns: [
      "guests who rent a table for one coffee a day",
      "a loan with a variable rate",
      "the sugar bill and the cup bill",
      "a licence for three chairs on the pavement"
    ],
    deeds: [
      "Started a debating evening that now fills the room.",
      "Hung a free-coffee board for people without money.",
      "Repaired the espresso machine with a bicycle part.",
      "Closed for a week to paint, and painted with the guests."
    ]
  },
  {
    title: "photographer",
    ages: [21, 68],
    schooling: ["a diploma in photography", "secondary school and an assistant's years"],
    tools: ["a camera with a dented corner", "a grey card", "two hard disks kept in different houses"],
    concerns: [
      "pictures used without permission",
      "a bride who wants to look like somebody else",
      "colours that print too green",
      "work in winter"
    ],
    deeds: [
      "Photographed every shop in the old street before it was sold.",
      "Deleted a picture because a stranger asked.",
      "Taught pinhole photography with biscuit tins.",
      "Waited nine dawns for one heron."
    ]
  },
  {
    title: "theatre lighting technician",
    ages: [21, 62],
    where: ["city"],
    schooling: ["a technical school", "an apprenticeship in event technology"],
    tools: ["a lighting desk", "rolls of colour filter", "a ladder with a name"],
    concerns: [
      "a dimmer that flickers in the quietest scene",
      "the power limit of a touring hall",
      "a director who wants moonlight from below",
      "late nights and a small child"
    ],
    deeds: [
      "Saved a premiere with four desk lamps.",
      "Refused to hang a lamp from a cracked pipe.",
      "Lit a church for a school opera on one fuse.",
      "Wrote down every cue so that others could run the show."
    ]
  },
  {
    title: "radio presenter",
    ages: [23, 66],
    where: ["city", "town"],
    schooling: ["a degree in languages", "secondary school and student radio"],
    tools: ["a microphone with a foam nose", "a stopwatch", "a pile of listeners' letters"],
    concerns: [
      "a caller who spreads a rumour on air",
      "an audience that grows older by a year each year",
      "a voice that fails in dry weather",
      "an interview with a man who never answers"
    ],
    deeds: [
      "Read out road closures for thirty hours of snow.",
      "Apologised on air for a wrong name.",
      "Brought two quarrelling villages into one studio.",
      "Played a listener's demo and made her week."
    ]
  }
]
