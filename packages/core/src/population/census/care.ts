/** Occupations of care: people and animals who need help. */
import type { Occupation } from "./Occupation.ts"

/** Occupations of care. */
export const care: ReadonlyArray<Occupation> = [
  {
    title: "general practitioner",
    isco: "2211",
    ages: [30, 67],
    schooling: [
      "a degree in medicine and five years of family practice training",
      "medical school and a rural residency"
    ],
    tools: ["a stethoscope", "a patient record system that freezes at noon", "a prescription pad"],
    concerns: [
      "the right words for telling a patient to stop driving",
      "a waiting list that has grown to eleven days",
      "a teenager with headaches and four normal test results",
      "the interaction between two new blood pressure drugs"
    ],
    deeds: [
      "Found a rare anaemia that three clinics had overlooked.",
      "Opened the practice on Sundays through a whole influenza season.",
      "Refused a supplier's holiday offer and reported it.",
      "Rewrote every leaflet in the waiting room in plain language."
    ]
  },
  {
    title: "hospital nurse",
    isco: "2221",
    ages: [23, 64],
    schooling: ["a degree in nursing", "three years of nursing school"],
    tools: ["a drip stand", "the handover sheet", "a pocket watch pinned to the tunic"],
    concerns: [
      "a dose calculation for children that two colleagues do differently",
      "three night shifts in a row and a ward one nurse short",
      "a short guide for relatives of stroke patients",
      "a doctor who will not be corrected"
    ],
    deeds: [
      "Stopped a wrong transfusion at the bedside.",
      "Swapped eleven shifts so that a colleague could sit her examination.",
      "Taught patients' families to change dressings on the kitchen table.",
      "Wrote the ward's rules for handover on a single page."
    ]
  },
  {
    title: "midwife",
    isco: "2222",
    ages: [24, 64],
    schooling: ["a degree in midwifery", "nursing school and two years of midwifery"],
    tools: ["a hand-held fetal monitor", "a birth log with a cloth cover", "a bag that is always packed"],
    concerns: [
      "the distance to the nearest operating theatre",
      "an honest talk about pain relief that frightens nobody",
      "a new rule that doubles the paperwork for each birth",
      "the hand-washing routine of the trainees"
    ],
    deeds: [
      "Delivered twins in a stopped lift.",
      "Drove through a flooded road to reach a mother in the hills.",
      "Kept the maternity unit open by counting its births in public.",
      "Trained six assistants with drawings alone."
    ]
  },
  {
    title: "surgeon",
    isco: "2212",
    ages: [36, 66],
    where: ["city"],
    schooling: ["a degree in medicine and six years of surgical training"],
    tools: ["a tray of forceps", "a head lamp", "a checklist read aloud before each operation"],
    concerns: [
      "the infection rate of the third operating theatre",
      "a young colleague with fine hands and no patience",
      "the evidence for a new hernia mesh",
      "a wrist that has started to ache after long operations"
    ],
    deeds: [
      "Introduced a checklist against the will of the department and halved the complications.",
      "Operated through a power cut by the light of two head lamps.",
      "Told a family the truth about a mistake before the lawyers could advise against it.",
      "Turned down a private clinic to go on training residents."
    ]
  },
  {
    title: "physiotherapist",
    isco: "2264",
    ages: [24, 64],
    schooling: ["a degree in physiotherapy"],
    tools: ["elastic bands in five strengths", "a treatment couch", "a goniometer"],
    concerns: [
      "exercise plans that people will really follow at home",
      "a runner who returns to training too early every time",
      "the evidence for and against dry needling",
      "a fair price list for group classes"
    ],
    deeds: [
      "Got a retired roofer back on his bicycle after a hip replacement.",
      "Started a free morning class for people with Parkinson's disease.",
      "Sent a patient with ordinary back pain to hospital just in time.",
      "Filmed forty exercises on the living-room floor."
    ]
  },
  {
    title: "pharmacist",
    isco: "2262",
    ages: [25, 67],
    schooling: ["a degree in pharmacy"],
    tools: ["a dispensing scale", "the interactions database", "a cabinet with two keys"],
    concerns: [
      "a shortage of children's antibiotics",
      "a customer who mixes herbal tea with blood thinners",
      "a stock list that never agrees with the shelf",
      "the clearest label for people who cannot read well"
    ],
    deeds: [
      "Spotted a tenfold overdose on a hurried prescription.",
      "Delivered medicines on foot when the bridge was closed.",
      "Refused to sell a miracle cure that the owner had ordered by the crate.",
      "Ran an evening on vaccines at which even the doubters stayed for tea."
    ]
  },
  {
    title: "dentist",
    isco: "2261",
    ages: [26, 67],
    schooling: ["a degree in dental surgery"],
    tools: ["a mirror and probe", "an old X-ray unit", "a drawer of toy animals for brave children"],
    concerns: [
      "patients who come only when it hurts",
      "the cost of replacing the X-ray unit",
      "a gentle method for people who panic in the chair",
      "a dispute with an insurer over two crowns"
    ],
    deeds: [
      "Treated a school class free of charge every spring.",
      "Built a waiting room without a single advertisement in it.",
      "Took night courses in hypnosis for frightened patients and was laughed at for a month.",
      "Repaid a patient for a filling that failed early."
    ]
  },
  {
    title: "home care worker",
    isco: "5322",
    ages: [21, 65],
    schooling: ["secondary school and a certificate in care", "a one-year care course"],
    tools: ["a ring with nineteen house keys", "a rota that changes overnight", "a bag of clean gloves"],
    concerns: [
      "a client who has stopped eating on Tuesdays",
      "the unpaid minutes between two visits",
      "safe lifting without a second pair of hands",
      "a family that argues over the bedside"
    ],
    deeds: [
      "Noticed a gas leak by the smell of a coat.",
      "Learned eight card games to keep one old man talking.",
      "Collected signatures until travel time was paid.",
      "Sat with a dying client through a night off duty."
    ]
  },
  {
    title: "paramedic",
    isco: "3258",
    ages: [23, 60],
    schooling: ["a diploma in emergency care", "three years of paramedic training"],
    tools: ["a defibrillator", "a map learned by heart", "a pair of heavy shears"],
    concerns: [
      "the way sleep breaks after a bad call",
      "a junction where accidents keep happening",
      "the right order of steps for a child who is choking",
      "callers who dial for a sore throat"
    ],
    deeds: [
      "Restarted a referee's heart at half-time.",
      "Persuaded the council to move a crossing by thirty metres.",
      "Talked a man down from a crane over an hour and a half.",
      "Taught first aid to every shopkeeper in one street."
    ]
  },
  {
    title: "veterinarian",
    isco: "2250",
    ages: [26, 67],
    schooling: ["a degree in veterinary medicine"],
    tools: ["a portable ultrasound", "a thermometer on a string", "a mud-proof car"],
    concerns: [
      "the overuse of antibiotics on two large farms",
      "owners who cannot pay for an operation",
      "a limping dog with clean X-rays",
      "a night rota shared by too few practices"
    ],
    deeds: [
      "Pulled a calf at three in the morning with a farmer's belt.",
      "Traced a cattle illness to a painted gate.",
      "Vaccinated four hundred street dogs in two weekends.",
      "Told a champion breeder that the line was unsound."
    ]
  }
]
