/** The keys of the screen over a cluster, and what each comes to. Pure. */
import { type Line, span } from "../../canvas/Line.ts"
import { pad, wrap } from "../../canvas/text.ts"
import type { Key } from "../../state/Press.ts"
import { chosen, cursor, items, type Scene, type State } from "./State.ts"

/** What is to be done beside showing another state. */
export type Deed = "leave" | "repaint" | "suspend" | { readonly open: string }

/** What came of a key. */
export interface Outcome {
  readonly state: State
  readonly deed?: Deed
}

interface Binding {
  readonly keys: ReadonlyArray<string>
  readonly shown: string
  readonly word: string
  readonly help: string
  /** True where the footer shows it. */
  readonly foot?: boolean
  readonly act: (scene: Scene) => Outcome
}

const to = (index: (at: number, count: number) => number) => ({ ...scene }: Scene): Outcome => {
  const { seen, state } = scene
  const all = items(seen, state.table)
  const nth = Math.max(0, Math.min(all.length - 1, index(cursor(scene, state.table), all.length)))
  const list = { ...state.lists[state.table], at: all[nth], index: nth }
  return { state: { ...state, lists: { ...state.lists, [state.table]: list } } }
}

/** Lines of a page. */
const page = 10

const other = ({ state }: Scene): Outcome => ({
  state: { ...state, table: state.table === "workers" ? "runs" : "workers" }
})

const open = (scene: Scene): Outcome => {
  const { state } = scene
  const id = chosen(scene)
  if (id === undefined) return { state }
  return state.table === "runs"
    ? { state, deed: { open: id } }
    : { state: { ...state, toast: "A worker has nothing to be opened: Tab goes to the runs." } }
}

/** All of them. */
export const bindings: ReadonlyArray<Binding> = [
  { keys: ["k", "up"], shown: "k", word: "up", help: "One up.", act: to((at) => at - 1) },
  { keys: ["j", "down"], shown: "j", word: "down", help: "One down.", act: to((at) => at + 1) },
  {
    keys: ["pgup", "ctrl+b", "ctrl+u"],
    shown: "pgup",
    word: "page up",
    help: "A page up.",
    act: to((at) => at - page)
  },
  {
    keys: ["pgdn", "ctrl+f", "ctrl+d"],
    shown: "pgdn",
    word: "page down",
    help: "A page down.",
    act: to((at) => at + page)
  },
  { keys: ["g", "home"], shown: "g", word: "top", help: "To the top.", act: to(() => 0) },
  { keys: ["G", "end"], shown: "G", word: "end", help: "To the end.", act: to((_, count) => count - 1) },
  {
    keys: ["tab", "shift+tab"],
    shown: "tab",
    word: "workers or runs",
    help: "To the other table: workers, or runs.",
    foot: true,
    act: other
  },
  {
    keys: ["enter"],
    shown: "enter",
    word: "how to watch a run",
    help: "Say how the run under the cursor is watched.",
    foot: true,
    act: open
  },
  {
    keys: ["ctrl+l"],
    shown: "ctrl+l",
    word: "repaint",
    help: "Paint the screen anew.",
    act: ({ state }) => ({ state, deed: "repaint" })
  },
  {
    keys: ["ctrl+z"],
    shown: "ctrl+z",
    word: "rest",
    help: "Back to the shell; fg comes here again.",
    act: ({ state }) => ({ state, deed: "suspend" })
  },
  {
    keys: ["?"],
    shown: "?",
    word: "help",
    help: "These keys.",
    foot: true,
    act: ({ state }) => ({ state: { ...state, help: 0 } })
  },
  {
    keys: ["q", "ctrl+c"],
    shown: "q",
    word: "leave",
    help: "Leave the screen. The cluster goes on.",
    foot: true,
    act: ({ state }) => ({ state, deed: "leave" })
  }
]

const aside: Readonly<Record<string, string>> = { k: "k, up", j: "j, down", g: "g, home", G: "G, end", q: "q, ctrl+c" }

const about =
  "Who works in the cluster, which worker has which shards, and how far the runs have come. A letter stands for its worker; a shard that has just gone to another is marked below."

/** The lines of the help. */
export const help = (width: number): ReadonlyArray<Line> => [
  ...wrap(about, width).map((text): Line => [span(text, "accent")]),
  [],
  ...bindings.map(({ help, shown }): Line => [span(pad(aside[shown] ?? shown, 12), "key"), span(help)])
]

/** The keys as the footer shows them. */
export const footer: Line = bindings.filter(({ foot }) => foot === true).flatMap(({ shown, word }) => [
  span(` ${shown}`, "key"),
  span(` ${word} `, "dim")
])

const inHelp = ({ state }: Scene, top: number, { name }: Key): Outcome => {
  const scroll = (by: number): Outcome => ({
    state: { ...state, help: Math.max(0, Math.min(bindings.length - 1, top + by)) }
  })
  if (name === "j" || name === "down") return scroll(1)
  if (name === "k" || name === "up") return scroll(-1)
  return ["esc", "q", "?", "enter", "ctrl+c"].includes(name) ? { state: { ...state, help: undefined } } : { state }
}

/** What a key comes to. */
export const press = (scene: Scene, key: Key): Outcome => {
  const said = { ...scene, state: { ...scene.state, toast: undefined } }
  const binding = bindings.find(({ keys }) => keys.includes(key.name))
  if (scene.state.help !== undefined && key.name !== "ctrl+z") return inHelp(said, scene.state.help, key)
  return binding === undefined ? { state: said.state } : binding.act(said)
}
