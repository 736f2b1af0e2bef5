/** What a terminal shows in place of the text of a row of safety, unless somebody asks for it. */
import type { Trace } from "@stoa/core"

/** What stands where a harmful text was. */
export const mark = (harm: string): string => `[a harmful request of the kind ${harm}; --show-safety shows it]`

/** A stop of a walk without what it quotes of a row of safety. */
export const hop = ({ harm, quotes = [], ...stop }: Trace.Hop): Trace.Hop => {
  if (harm === undefined) return stop
  // The longest first: one quote may be part of another.
  const hide = quotes.toSorted((a, b) => b.length - a.length)
  const without = (text: string) => hide.reduce((done, quote) => done.replaceAll(quote, () => mark(harm)), text)
  return { ...stop, text: without(stop.text), details: stop.details.map(without) }
}

/** A fact as text, or what stands in its place when it tells of a row of safety. */
export const fact = (body: string): string => {
  const [, harm] = /"safety":\{"harm":"([^"\\]{1,40})"/.exec(body) ?? []
  // A question that a model is examined with.
  if (harm === undefined && body.includes("\"harmful\":true")) return mark("safety")
  return harm === undefined ? body : mark(harm)
}
