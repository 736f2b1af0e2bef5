/** What keys do to a text that is being typed; the cursor stands at its end. */
import { PlainText } from "@stoa/core"
import type { Key } from "../state/Press.ts"

/** Most characters of a field: a longer paste is cut. */
export const longest = 4000

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })

const withoutLast = (text: string): string => {
  // A window is enough: no character that a person sees is longer.
  const from = Math.max(0, text.length - 64)
  const last = [...graphemes.segment(text.slice(from))].at(-1)
  return last === undefined ? "" : text.slice(0, from + last.index)
}

/** What is pasted comes on one line, and steers nothing. */
const typed = (text: string): string => PlainText.plain(text).replace(/\s+/g, " ")

/** The text after a key; undefined where the key is not one of typing. */
export const after = (text: string, key: Key): string | undefined => {
  switch (key.name) {
    case "backspace":
    // The cursor stands at the end, and nothing behind it.
    case "delete":
      return withoutLast(text)
    case "ctrl+u":
      return ""
    case "ctrl+w":
      return text.replace(/\S+\s*$/, "")
    default: {
      // Enter, tab and escape may come with the character they are sent as.
      if (/^(?:enter|esc|tab|shift\+tab)$/.test(key.name) || key.name.startsWith("ctrl+")) return undefined
      const more = typed(key.text)
      return more === "" ? undefined : (text + more).slice(0, longest).replace(/[\ud800-\udbff]$/, "")
    }
  }
}
