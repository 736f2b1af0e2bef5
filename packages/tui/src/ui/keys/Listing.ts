/** What is listed, and how. */
import * as Able from "./Able.ts"
import type { Entry } from "./Binding.ts"

/** Its keys. */
export const keys: ReadonlyArray<Entry> = [
  {
    id: "filter",
    keys: ["/"],
    shown: "/",
    where: "views",
    word: "filter",
    rank: 12,
    help: "Filter: words, !word without it, role:x and status:x, -f for fuzzy words.",
    when: Able.filterable
  },
  {
    id: "sort",
    keys: ["s"],
    shown: "s",
    where: "views",
    word: "sort",
    rank: 16,
    help: "Sort by the next column.",
    when: Able.sortable
  },
  {
    id: "reverse",
    keys: ["S"],
    shown: "S",
    where: "views",
    word: "reverse",
    rank: 25,
    help: "The other way around.",
    when: Able.sortable
  },
  {
    id: "follow",
    keys: ["f"],
    shown: "f",
    where: "views",
    word: "follow",
    rank: 17,
    help: "Follow what is new, or stay.",
    when: Able.followable
  },
  {
    id: "variant",
    keys: ["v"],
    shown: "v",
    where: "views",
    word: "other form",
    rank: 18,
    help: "Show it in another form, such as raw text or a heat map.",
    when: Able.variable
  },
  {
    id: "wrap",
    keys: ["w"],
    shown: "w",
    where: "views",
    word: "wrap",
    rank: 26,
    help: "Wrap long lines, or cut them.",
    when: Able.wrappable
  },
  {
    id: "mark",
    keys: ["m"],
    shown: "m",
    where: "views",
    word: "mark",
    rank: 19,
    help: "Mark an agent or a row, or take its mark away.",
    when: Able.markable
  },
  {
    id: "unmark",
    keys: ["M"],
    shown: "M",
    where: "views",
    word: "no marks",
    rank: 27,
    help: "Take all marks away.",
    when: Able.marked
  }
]
