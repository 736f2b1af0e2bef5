/** What concerns people and rows. */
import * as Able from "./Able.ts"
import type { Entry } from "./Binding.ts"

/** Its keys. */
export const keys: ReadonlyArray<Entry> = [
  {
    id: "interview",
    keys: ["i"],
    shown: "i",
    where: "views",
    word: "ask",
    rank: 14,
    help: "Ask the agent at hand, or all that are marked; copies answer, and the run is not changed.",
    when: Able.askable
  },
  {
    id: "intervene",
    keys: ["x"],
    shown: "x",
    where: "views",
    word: "change",
    rank: 21,
    help: "Change the society: news, a goal, a link, who is muted, which model plays a role.",
    when: Able.changeable
  },
  {
    id: "accept",
    keys: ["a"],
    shown: "a",
    where: "views",
    word: "accept",
    rank: 14,
    help: "Accept the row at hand, or all that are marked.",
    when: Able.decidable
  },
  {
    id: "reject",
    keys: ["r"],
    shown: "r",
    where: "views",
    word: "reject",
    rank: 14,
    help: "Reject it.",
    when: Able.decidable
  },
  {
    id: "editor",
    keys: ["e"],
    shown: "e",
    where: "views",
    word: "editor",
    rank: 23,
    help: "Open a row in the editor, or read the last prompt and reply of an agent or a message.",
    when: Able.editable
  }
]
