/** What concerns people and rows. */
import * as Standing from "../Standing.ts"
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
    when: Standing.askable
  },
  {
    id: "intervene",
    keys: ["x"],
    shown: "x",
    where: "views",
    word: "change",
    rank: 21,
    help: "Change the society: news, a goal, a link, who is muted, which model plays a role.",
    when: Standing.changeable
  },
  {
    id: "accept",
    keys: ["a"],
    shown: "a",
    where: "views",
    word: "accept",
    rank: 14,
    help: "Accept the row at hand, or all that are marked.",
    when: Standing.decidable
  },
  {
    id: "reject",
    keys: ["r"],
    shown: "r",
    where: "views",
    word: "reject",
    rank: 14,
    help: "Reject it.",
    when: Standing.decidable
  },
  {
    id: "editor",
    keys: ["e"],
    shown: "e",
    where: "views",
    word: "editor",
    rank: 23,
    help: "Open a row in the editor, or read the last prompt and reply of an agent or a message.",
    when: Standing.editable
  }
]
