/** What happens in the life of a small society: who there is, who does what, who hears of it. */
import type { Message } from "../../../packages/core/src/domain/Message.ts"

/** When the run began, epoch milliseconds. */
export const began = Date.UTC(2026, 2, 4, 9, 0, 0)

export const people = [
  ["Ada Okafor", "nurse"],
  ["小林 さくら", "baker"],
  ["Zoë O'Neill", "tram driver"],
  ["Friedrich-Wilhelm von Müller-Lüdenscheidt", "notary"],
  ["علي حسن", "teacher of mathematics"],
  ["김민준", "fisher"],
  ["Ngũgĩ wa Kĩarie", "carpenter"],
  ["María José García", "librarian"],
  ["Li 👩‍🔬 Wei", "chemist"],
  ["Jonas Berg", "retired postman"],
  ["प्रिया शर्मा", "software tester"],
  ["Eve Stone", "beekeeper"]
] as const

/** Who acts in a step, how, and because of whom; who hears it at once and which groups are told. */
export interface Act {
  readonly agent: number
  readonly act: Message["act"]
  readonly text: string
  readonly done?: boolean
  readonly because?: readonly [agent: number, step: number]
  readonly heard: ReadonlyArray<number>
  readonly told?: ReadonlyArray<number>
  readonly why: string
}

export const steps: ReadonlyArray<ReadonlyArray<Act>> = [
  [
    {
      agent: 0,
      act: "ask",
      text: "Ada Okafor asks the people at the tram stop who would come to an evening for the sick of the street.",
      heard: [1, 2, 3],
      told: [1],
      why: "She asks everybody at the stop, and the stop is where this group meets every morning."
    },
    {
      agent: 1,
      act: "do",
      text: "小林 さくら bakes forty rolls and sets the table in front of her shop.",
      heard: [0],
      why: "Ada passes the shop."
    },
    {
      agent: 4,
      act: "say",
      text: "علي حسن tells his class that numbers are easier in company.",
      done: true,
      heard: [5, 6],
      why: "They sit in his class."
    },
    {
      agent: 8,
      act: "think",
      text: "Li 👩‍🔬 Wei wonders whether anybody would mind a small explosion.",
      heard: [],
      why: "It is kept to herself."
    },
    {
      agent: 11,
      act: "publish",
      text: "Eve Stone pins a notice to the library door: bees need neighbours too.",
      heard: [8, 9, 10],
      told: [1],
      why: "The notice is for all who pass."
    }
  ],
  [
    {
      agent: 0,
      act: "say",
      text: "Ada Okafor promises Zoë a seat by the window if she brings the drivers.",
      done: true,
      because: [1, 0],
      heard: [2],
      why: "It is said to Zoë alone."
    },
    {
      agent: 2,
      act: "ask",
      text:
        "Zoë O'Neill asks her colleagues whether the late tram could wait five minutes on Tuesdays, since half of Harbour Street will be at Ada's table by then and nobody wants to walk home along the quay in the dark.",
      because: [0, 0],
      heard: [0, 1, 3],
      told: [1],
      why: "All of the group ride this tram."
    },
    {
      agent: 5,
      act: "do",
      text: "김민준 carries a crate of herring to the shop.",
      because: [4, 0],
      heard: [4],
      why: "The teacher holds the door."
    },
    {
      agent: 7,
      act: "say",
      text: "María José García says that the reading room is free on Tuesdays.",
      because: [11, 0],
      heard: [4, 5, 6],
      told: [0, 2],
      why: "She says it aloud at the desk."
    },
    {
      agent: 9,
      act: "do",
      text: "Jonas Berg takes the notice round, as he did for forty years.",
      because: [11, 0],
      heard: [11],
      why: "Eve gave it to him."
    }
  ],
  [
    {
      agent: 0,
      act: "publish",
      text: "Ada Okafor writes up who comes on Tuesday, and who brings what.",
      done: true,
      because: [2, 1],
      heard: [1, 2, 3],
      told: [1],
      why: "The list hangs at the stop."
    },
    {
      agent: 3,
      act: "say",
      text: "Friedrich-Wilhelm von Müller-Lüdenscheidt finds that a list without signatures binds nobody.",
      because: [2, 1],
      heard: [0],
      why: "He says it to Ada, whose list it is."
    },
    {
      agent: 6,
      act: "do",
      text: "Ngũgĩ wa Kĩarie planes two boards for a longer table.",
      done: true,
      because: [7, 1],
      heard: [7],
      why: "He asked her for the measures."
    },
    {
      agent: 10,
      act: "ask",
      text: "प्रिया शर्मा asks Eve what happens to the table when it rains.",
      because: [11, 0],
      heard: [11],
      why: "It is a question to Eve."
    }
  ],
  [
    {
      agent: 0,
      act: "say",
      text: "Ada Okafor signs first and hands the pen to the notary.",
      done: true,
      because: [3, 2],
      heard: [3],
      why: "He is the one who gets the pen."
    },
    {
      agent: 11,
      act: "say",
      text: "Eve Stone answers that it rains on bees as well.",
      because: [10, 2],
      heard: [8, 10],
      why: "Both stand by the hives."
    }
  ]
]

/** What somebody in another group comes to hear, a step later. */
export const receptions: ReadonlyArray<
  { step: number; group: number; of: readonly [number, number]; agents: ReadonlyArray<number>; why: string }
> = [
  {
    step: 1,
    group: 1,
    of: [0, 0],
    agents: [4, 7],
    why: "The teacher's mother is sick, and the librarian keeps the board of the street."
  },
  { step: 1, group: 1, of: [11, 0], agents: [7], why: "It hangs on her door." },
  { step: 2, group: 0, of: [7, 1], agents: [0], why: "Ada looks for a room." }
]
