/** What others said, in a prompt: each between a line that names it and a line that ends it; nothing in it can pass for such a line. */
import { PlainText } from "@stoa/core"

/** A text, and what stands in the line before it. */
export interface Fenced {
  readonly label: string
  readonly text: string
}

const dashes = /^([^\S\n]*)(-{3,})/gm

/** A text in which no line begins with three dashes: they are parted, which draws the same rule in Markdown. */
const unfenced = (text: string): string =>
  PlainText.plain(text).trim().replace(dashes, (_, blanks: string, found: string) => blanks + [...found].join(" "))

/** Texts, each between its fences. */
export const write = (blocks: ReadonlyArray<Fenced>): string =>
  blocks.map(({ label, text }) => `--- ${PlainText.oneLine(label)}\n${unfenced(text)}\n---`).join("\n\n")

/** The texts between fences, as `write` has written them. */
export const read = (text: string): ReadonlyArray<Fenced> =>
  [...text.matchAll(/^--- ([^\n]*)\n([^]*?)\n---$/gm)].map(([, label = "", text = ""]) => ({ label, text }))

/** What an agent's answer is labelled with. */
export const agent = (number: number): string => `agent ${number}`

/** What a summary is labelled with. */
export const summary = "summary"
