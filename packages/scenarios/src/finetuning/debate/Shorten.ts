/** What gives way where a debate is longer than a model's context: the middle of what was said. The question never does. */
import { Measure, type Tokens } from "@stoa/core"
import * as Fence from "./Fence.ts"

// Words, and pieces of what has no blanks.
const piece = /\S{1,16}/gu

/** The longest end of a text that takes no more than so many tokens. */
const lastOf = (text: string, most: number, { count }: Tokens.Tokens): string => {
  const starts = [...text.matchAll(piece)].map(({ index }) => index)
  let low = 0
  for (let high = starts.length; low < high;) {
    const middle = (low + high) >> 1
    if (count(text.slice(starts[middle])) <= most) high = middle
    else low = middle + 1
  }
  return low === starts.length ? "" : text.slice(starts[low])
}

// The line break between the two ends.
const seam = 2

/** The beginning and the end of a text in about so many tokens: its end holds what an answer comes to. */
export const ends = (text: string, most: number, tokens: Tokens.Tokens): string => {
  if (tokens.count(text) <= most) return text
  const last = lastOf(text, Math.floor((most - seam) / 2), tokens)
  const first = tokens.cut(text.slice(0, text.length - last.length), most - seam - tokens.count(last))
  return `${first === "" ? "..." : first}\n${last}`.trimEnd()
}

/** Texts between fences: the longest lose their middle, and each keeps `least` tokens; all stay. */
export const fenced = ({ least }: { readonly least: number }): Measure.Measure => (value, room, { tokens }) => {
  if (typeof value !== "string" || room === Infinity) return value
  const blocks = Fence.read(value)
  const around = tokens.count(Fence.write(blocks.map(({ label }) => ({ label, text: "" }))))
  const most = Math.max(least, Measure.level(blocks.map(({ text }) => tokens.count(text)), room - around))
  return Fence.write(blocks.map(({ label, text }) => ({ label, text: ends(text, most, tokens) })))
}

// What a chat format puts around a turn.
const aroundTurn = 4

/**
 * What an agent was asked and said, user and assistant in turn: the oldest of its answers go first, but for the question that it began
 * with; the last of them stays, and loses its middle where even that is too long.
 */
export const talk = ({ least }: { readonly least: number }): Measure.Measure => (value, room, { tokens }) => {
  if (!Array.isArray(value) || room === Infinity) return value
  const said = value as ReadonlyArray<string>
  const [first = "", last = ""] = [said[0], said.at(-1)]
  const size = (texts: ReadonlyArray<string>) => texts.reduce((sum, text) => sum + tokens.count(text) + aroundTurn, 0)
  for (let from = 1; from < said.length; from += 2) {
    const kept = [first, ...said.slice(from)]
    if (size(kept) <= room) return kept
  }
  return said.length < 2 ? said : [first, ends(last, Math.max(least, room - size([first, ""])), tokens)]
}
