/** Trades of care: nursing, medicine, therapy, animals, social work, homes, emergencies. */
import type { Trade } from "../Trade.ts"

/** Nursing, medicine, therapy, animals, social work, homes, emergencies. */
export const caring: ReadonlyArray<Trade> = [
  {
    field: "animals",
    words: /veterinar|\bvet\b|wildlife|zoo\b/,
    looks: [
      "takes the temperature of every animal in the pen",
      "rides out to look at the herd before anyone has tidied it up",
      "counts the doses in the cold box twice",
      "feels along the leg until the animal says where",
      "writes down which animals were bought and which were born here"
    ],
    tries: [
      "treats half of the pen and leaves the other half for comparison",
      "packs the vaccines in wet sawdust instead of ice",
      "walks the animal in a circle on hard ground",
      "changes one feed and nothing else for nine days"
    ],
    papers: ["the herd book", "the vaccination list", "the treatment card", "the clinic diary"],
    tools: ["the cold box", "the stethoscope", "the long gloves", "the portable scale"],
    spots: ["in the yard", "on the tailgate", "in the recovery pen", "at the surgery table"],
    folk: ["an owner", "a herder", "the district vet", "the man who sells the vaccine"],
    hears: "in the yard while the animals are held",
    table: {
      file: "treatments",
      rows: "treatments",
      key: "animal_id",
      by: "herd",
      value: "dose_ml",
      date: "treated_on"
    },
    worries: ["an animal that will not eat", "vaccines that travel warm"],
    terms: {
      "herd immunity":
        "Herd immunity means that so many animals or people are protected that an infection finds too few new hosts to keep going. The unprotected are then safe because of those around them.",
      "withdrawal period":
        "The withdrawal period is the time after a treatment during which milk, eggs or meat must not be sold. It is printed on the package and starts with the last dose, not the first."
    }
  },
  {
    field: "medicine",
    words:
      /\bdoctor|physician|(?<!early years )practitioner|(?<!tree )surg(?:eon|ical)|pharmac|midwife|radiograph|paramedic|dental|dentist|laboratory tech|hospital\b(?! it| nurse)|pediatric|healthcare prac/,
    looks: [
      "goes through the last forty case notes in one sitting",
      "asks the patient to tell it again from the beginning",
      "checks the stock of the locked cupboard against the book",
      "sets two pictures of the same patient side by side on the light box",
      "works the dose out a second time on paper",
      "notes who came back within a week, and why"
    ],
    tries: [
      "gives the explanation first and the medicine second",
      "runs one morning with half the appointments and twice the time",
      "puts the question in the patient's own words",
      "moves the hardest case to the first hour of the day"
    ],
    papers: ["the case notes", "the stock book", "the duty rota", "the referral letter"],
    tools: ["the pulse oximeter", "the old light box", "the dosing table", "the spare cuff"],
    spots: ["in the consulting room", "at the counter", "in the corridor between two patients", "in the ambulance bay"],
    folk: ["a patient's daughter", "the ward sister", "the health officer", "a colleague on the mainland"],
    hears: "at the change of shift",
    table: { file: "visits", rows: "visits", key: "patient_no", by: "clinic", value: "wait_minutes", date: "seen_on" },
    worries: ["a delivery of medicine that did not come", "a finding nobody has followed up"],
    terms: {
      "false positive":
        "A false positive is a test that says yes although the answer is no. When a disease is rare, most positives can be false even with a good test, because there are so many healthy people to be wrong about.",
      triage:
        "Triage sorts people by how much difference quick help makes to each, not by who came first or who is loudest. It is repeated, since a person who can wait now may not be able to in an hour."
    }
  },
  {
    field: "nursing and therapy",
    words:
      /nurs(?:e|ing)\b|physiotherap|therapist|psycholog|counsell(?:or|ing)|carer\b|caregiver|home care|care worker|health aide|ward sister|palliative|mental health|health science/,
    looks: [
      "keeps a tally of every call bell between ten and six",
      "sits with one patient for a quarter of an hour and says nothing",
      "compares the written round with what was really done",
      "times each task of the morning with a kitchen timer",
      "asks the night staff what they stopped reporting"
    ],
    tries: [
      "changes the order of the morning round",
      "teaches the family one safe way to lift",
      "puts a photograph of earlier days beside the bed",
      "lets the patient set the goal and writes down exactly those words"
    ],
    papers: ["the handover sheet", "the care plan", "the duty rota", "the exercise sheet"],
    tools: ["the transfer belt", "the picture cards", "the spare blood-pressure cuff", "the hoist"],
    spots: ["at the bedside", "in the linen room", "on the night round", "at the nurses' station"],
    folk: ["a patient's son", "the ward manager", "a night porter", "a student on placement"],
    hears: "at the handover",
    table: { file: "rounds", rows: "rounds", key: "bed_no", by: "ward", value: "minutes", date: "done_on" },
    worries: ["a night shift that is always one nurse short", "a patient nobody visits"],
    terms: {
      "care plan":
        "A care plan writes down what a person needs, what they want, who does what and when it will be looked at again. A good one can be followed by somebody who has never met the person.",
      "pain scale":
        "A pain scale lets a person put a number or a face to pain so that it can be compared with yesterday. It says nothing about somebody else's pain; only the change in one person counts."
    }
  },
  {
    field: "people in trouble",
    words:
      /social work|child protection|shelter|charity|community (?:organi|outreach)|human services|pastor|imam|priest|church|rabbi|volunteer coord|parent carer|advocate/,
    looks: [
      "visits the family without the file under {his} arm",
      "lists who has to sign and who has merely been asked to",
      "goes through the waiting list name by name",
      "sits in the kitchen until the second cup, when people begin to talk",
      "checks which promises of last month were kept"
    ],
    tries: [
      "brings the two sides to one table with nothing on it but tea",
      "moves the opening hour to the evening",
      "hands the list to those who stand on it",
      "asks for half and keeps the other half for the next meeting"
    ],
    papers: ["the case file", "the visiting book", "the list by the door", "the minutes"],
    tools: ["the folding chairs", "the hall key", "the minibus", "the big teapot"],
    spots: ["at the kitchen table", "in the parish hall", "on the doorstep", "on the bus back"],
    folk: ["a grandmother", "the treasurer", "a neighbour who sees everything", "the duty officer"],
    hears: "after the service",
    table: { file: "visits", rows: "visits", key: "case_no", by: "family", value: "minutes", date: "visited_on" },
    worries: ["a waiting list that only grows", "a hall whose roof leaks"],
    terms: {
      "duty of care":
        "A duty of care is the obligation to take reasonable steps so that those who depend on you come to no harm. What is reasonable depends on what you know and can do, so write down what you knew and what you did.",
      mediation:
        "Mediation is a talk between two sides led by somebody who decides nothing. The mediator sees to it that both are heard and that what they agree on can really be carried out."
    }
  },
  {
    field: "emergencies",
    words:
      /police|constable|fire ?fighter|fire service|dispatcher of|lifeboat|rescue|emergency|harbour pilot|park ranger|forest guard|security guard|warden|officer\b(?=.*(?:police|customs))/,
    looks: [
      "walks the route at night with a torch",
      "goes through the call sheet minute by minute",
      "checks every valve along the coast road",
      "paces out the distance that the plan only guesses",
      "listens to the recording once more, with eyes closed"
    ],
    tries: [
      "holds a drill without telling anyone the hour",
      "has the newest one lead the exercise",
      "cuts the checklist to what can be read in the rain",
      "puts a second radio where the first has no signal"
    ],
    papers: ["the duty log", "the hydrant map", "the statement", "the checklist"],
    tools: ["the hand lamp", "the spare radio", "the tide table", "the good rope"],
    spots: ["in the engine shed", "at the harbour wall", "in the patrol car", "in the radio room"],
    folk: ["a witness", "the captain", "a harbour hand", "the oldest volunteer"],
    hears: "over the radio",
    table: { file: "callouts", rows: "call-outs", key: "call_no", by: "sector", value: "minutes", date: "called_on" },
    worries: ["a radio that goes silent behind the hill", "a report that leaves something out"],
    terms: {
      "chain of custody":
        "The chain of custody is the unbroken record of who held a piece of evidence, when and why. One gap is enough to let somebody ask whether it was changed, so every hand-over is signed.",
      "after-action review":
        "An after-action review asks four things soon after the event: what should have happened, what did, why was there a difference, and what do we keep or change. Rank stays outside the room."
    }
  }
]
