/** What concerns the screen itself. */
import * as Able from "./Able.ts"
import type { Entry } from "./Binding.ts"

/** Its keys. */
export const keys: ReadonlyArray<Entry> = [
  { id: "help", keys: ["?"], shown: "?", where: "views", word: "help", rank: 1, help: "These keys." },
  {
    id: "copy",
    keys: ["c"],
    shown: "c",
    where: "views",
    word: "copy",
    rank: 28,
    help: "Copy what is at hand to the clipboard of the terminal."
  },
  {
    id: "whole",
    keys: ["o"],
    shown: "o",
    where: "views",
    word: "whole list",
    rank: 29,
    help: "Open all that is listed as a text in the pager.",
    when: Able.listed
  },
  {
    id: "save",
    keys: ["ctrl+s"],
    shown: "ctrl+s",
    where: "views",
    word: "save screen",
    help: "Write what is shown to a file."
  },
  { id: "repaint", keys: ["ctrl+l"], shown: "ctrl+l", where: "views", word: "repaint", help: "Paint the screen anew." },
  {
    id: "suspend",
    keys: ["ctrl+z"],
    shown: "ctrl+z",
    where: "views",
    word: "suspend",
    help: "Go back to the shell; fg brings the screen again."
  },
  {
    id: "leave",
    keys: ["q", "ctrl+c"],
    shown: "q",
    where: "views",
    word: "quit",
    rank: 2,
    help: "Leave the screen; a run in progress goes on, unless you want it stopped."
  }
]
