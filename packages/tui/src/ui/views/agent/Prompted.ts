/** A prompt as its parts: what stands between tags under the tag's name, the rest under that of its turn. Prompts of one's own may do without. */
import type { Watched } from "@stoa/core"

/** A piece of a prompt: where it stands, and its text. */
export interface Piece {
  readonly name: string
  readonly text: string
}

const tagged = /<([a-z][a-z-]*)>\n([\s\S]*?)\n<\/\1>/g

/** The pieces of a call's turns in their order. */
export const pieces = ({ turns }: Pick<Watched.CallText, "turns">): ReadonlyArray<Piece> =>
  turns.flatMap(({ content, role }) => {
    const found: Array<Piece> = []
    let from = 0
    const rest = (to: number) => {
      const text = content.slice(from, to).trim()
      if (text !== "") found.push({ name: role, text })
    }
    for (const match of content.matchAll(tagged)) {
      rest(match.index)
      found.push({ name: match[1] ?? role, text: match[2] ?? "" })
      from = match.index + match[0].length
    }
    rest(content.length)
    return found
  })

/** What came to mind in a call: the lines of its part of memory, without the dash before each. */
export const recalled = (call: Pick<Watched.CallText, "turns">): ReadonlyArray<string> =>
  pieces(call).filter(({ name }) => name === "memory").flatMap(({ text }) =>
    text.split("\n").map((line) => line.replace(/^- (?:\((?:before|heard|in short)\) )?/, ""))
  )

/** A reply as the act it tells: its fields; undefined where it is no JSON object. */
export const act = (reply: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(reply.replace(/^```(?:json)?\s*|\s*```$/g, ""))
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? value as Readonly<Record<string, unknown>>
      : undefined
  } catch {
    return undefined
  }
}
