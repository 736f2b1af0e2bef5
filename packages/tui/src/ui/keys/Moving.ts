/** Moving over what is listed. */
import type { Entry } from "./Binding.ts"

/** Its keys. */
export const keys: ReadonlyArray<Entry> = [
  { id: "up", keys: ["k", "up"], shown: "k", where: "views", word: "up", help: "One up." },
  { id: "down", keys: ["j", "down"], shown: "j", where: "views", word: "down", help: "One down." },
  { id: "pageUp", keys: ["pgup", "ctrl+b"], shown: "pgup", where: "views", word: "page up", help: "A page up." },
  { id: "pageDown", keys: ["pgdn", "ctrl+f"], shown: "pgdn", where: "views", word: "page down", help: "A page down." },
  { id: "halfUp", keys: ["ctrl+u"], shown: "ctrl+u", where: "views", word: "half a page up", help: "Half a page up." },
  {
    id: "halfDown",
    keys: ["ctrl+d"],
    shown: "ctrl+d",
    where: "views",
    word: "half a page down",
    help: "Half a page down."
  },
  { id: "first", keys: ["g", "home"], shown: "g", where: "views", word: "top", help: "To the top." },
  {
    id: "last",
    keys: ["G", "end"],
    shown: "G",
    where: "views",
    word: "end of the list",
    help: "To the end; new ones are followed from there."
  }
]
