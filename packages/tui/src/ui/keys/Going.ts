/** Going from view to view. */
import * as Able from "./Able.ts"
import type { Entry } from "./Binding.ts"

/** Its keys. */
export const keys: ReadonlyArray<Entry> = [
  {
    id: "open",
    keys: ["enter"],
    shown: "enter",
    where: "views",
    word: "open",
    rank: 3,
    help: "Open what is under the cursor.",
    when: Able.openable
  },
  {
    id: "back",
    keys: ["esc"],
    shown: "esc",
    where: "views",
    word: "back",
    rank: 4,
    help: "Out of the filter, else back to where you came from.",
    when: Able.returnable
  },
  {
    id: "parent",
    keys: ["h", "left"],
    shown: "h",
    where: "views",
    word: "earlier",
    help: "Back to where you came from.",
    when: Able.withPast
  },
  {
    id: "child",
    keys: ["l", "right"],
    shown: "l",
    where: "views",
    word: "later",
    help: "Forth again, or open what is under the cursor.",
    when: Able.withFuture
  },
  {
    id: "view",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
    shown: "1..0",
    where: "views",
    word: "views",
    rank: 15,
    help: "To the view of that number."
  },
  { id: "costs", keys: ["$"], shown: "$", where: "views", word: "money", help: "What the run has cost, and by whom." },
  {
    id: "nextPane",
    keys: ["tab"],
    shown: "tab",
    where: "views",
    word: "next pane",
    rank: 11,
    help: "To the next pane.",
    when: Able.several
  },
  {
    id: "previousPane",
    keys: ["shift+tab"],
    shown: "shift+tab",
    where: "views",
    word: "previous pane",
    help: "To the pane before.",
    when: Able.several
  },
  {
    id: "command",
    keys: [":"],
    shown: ":",
    where: "views",
    word: "command",
    rank: 8,
    help: "Type a command: a view, a name, an action."
  },
  {
    id: "problem",
    keys: ["!"],
    shown: "!",
    where: "views",
    word: "problem",
    rank: 13,
    help: "To the next problem: alerts, what came to nothing, errors.",
    when: Able.troubled
  }
]
