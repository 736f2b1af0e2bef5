/** Occupations of trade, food and stage. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of trade, food and stage. */
export const service: ReadonlyArray<Occupation> = [
  {
    title: "hotel receptionist",
    isco: "4224",
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
    isco: "5120",
    ages: [24, 63],
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
    isco: "1412",
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
      "Paid the staff before {himself} through a closed season.",
      "Put the kitchen's mistakes on the menu as jokes.",
      "Took a dish off the card when the fish became rare.",
      "Lent the dining room to a citizens' meeting."
    ]
  },
  {
    title: "market trader",
    isco: "5211",
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
    isco: "5141",
    ages: [21, 64],
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
      "Kept a customer's secret through three marriages.",
      "Shaved {his} own head with a customer who was losing hers."
    ]
  },
  {
    title: "office cleaner",
    isco: "9112",
    ages: [20, 65],
    where: ["city", "town"],
    schooling: ["primary school", "secondary school", "a nursing diploma from another country"],
    tools: ["a trolley with a squeaking wheel", "a ring of passes", "microfibre cloths in four colours"],
    concerns: [
      "a contract with fewer hours for the same floors",
      "chemicals without a label in a known language",
      "recognition of a diploma from abroad",
      "evening work and the last bus home"
    ],
    deeds: [
      "Discovered a burst pipe at four in the morning and saved the archive.",
      "Handed in an envelope of cash found in a bin.",
      "Led the first meeting of the cleaners' branch.",
      "Learned spelling from discarded newspapers."
    ]
  },
  {
    title: "café owner",
    isco: "1412",
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
    isco: "3431",
    ages: [23, 68],
    schooling: ["a diploma in photography", "secondary school and an assistant's years"],
    tools: ["a camera with a dented corner", "a grey card", "two hard disks kept in different houses"],
    concerns: [
      "pictures used without permission",
      "a bride who wants to look like somebody else",
      "colours that print too green",
      "the empty months of the year"
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
    isco: "3435",
    ages: [23, 62],
    where: ["city"],
    schooling: ["a technical school", "an apprenticeship in event technology"],
    tools: ["a lighting desk", "rolls of colour filter", "a ladder with a name"],
    concerns: [
      "a dimmer that flickers in the quietest scene",
      "the power limit of a touring hall",
      "a director who wants moonlight from below",
      "late nights and early deliveries"
    ],
    deeds: [
      "Saved a premiere with four desk lamps.",
      "Refused to hang a lamp from a cracked pipe.",
      "Lit a gymnasium for a school opera on one fuse.",
      "Wrote down every cue so that others could run the show."
    ]
  },
  {
    title: "radio presenter",
    isco: "2656",
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
      "Read out road closures for thirty hours of storm.",
      "Apologised on air for a wrong name.",
      "Brought two quarrelling villages into one studio.",
      "Played a listener's demo and made her week."
    ]
  }
]
