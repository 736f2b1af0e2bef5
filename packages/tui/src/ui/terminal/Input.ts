/** What Ink says was typed, as keys by the names of the table. */
import type { Key as InkKey } from "ink"
import type { Key } from "../state/Press.ts"

const named = (key: InkKey): string | undefined => {
  if (key.return) return "enter"
  if (key.escape) return "esc"
  if (key.tab) return key.shift ? "shift+tab" : "tab"
  if (key.upArrow) return "up"
  if (key.downArrow) return "down"
  if (key.leftArrow) return "left"
  if (key.rightArrow) return "right"
  if (key.pageUp) return "pgup"
  if (key.pageDown) return "pgdn"
  if (key.home) return "home"
  if (key.end) return "end"
  if (key.backspace) return "backspace"
  return key.delete ? "delete" : undefined
}

const controls: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "enter",
  "\t": "tab",
  "\u001b": "esc",
  "\u007f": "backspace",
  "\b": "backspace"
}

const typed = (character: string): Key => {
  const control = controls[character]
  if (control !== undefined) return { name: control, text: "" }
  const code = character.codePointAt(0) ?? 0
  if (code < 32) return { name: `ctrl+${String.fromCodePoint(code + 96)}`, text: "" }
  return { name: character === " " ? "space" : character, text: character }
}

const esc: Key = { name: "esc", text: "" }

/** Keys with names that are one character after an Esc. */
const parted: ReadonlySet<string> = new Set(["enter", "esc", "tab"])

const graphemes = new Intl.Segmenter()

/** The keys of one report: a quick hand, or a slow line, has several in one. */
export const keys = (input: string, key: InkKey): ReadonlyArray<Key> => {
  if (key.eventType === "release") return []
  const name = named(key)
  // A quick hand, or a slow line, has Esc and the next key in one report; arrows and their like have theirs within.
  const before = key.meta && (name === undefined ? input !== "" : parted.has(name)) ? [esc] : []
  // With Alt it takes a word away, as in a shell.
  if (name === "backspace" && key.meta) return [{ name: "ctrl+w", text: "" }]
  if (name !== undefined) return [...before, { name, text: "" }]
  if (key.ctrl) return [...before, { name: `ctrl+${input}`, text: "" }]
  return [...before, ...[...graphemes.segment(input)].map(({ segment }) => typed(segment))]
}

/** Text that was pasted. */
export const pasted = (text: string): Key => ({ name: "paste", text })
