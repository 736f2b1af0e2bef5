/** What a text puts into a box: `\boxed{...}`, with the braces it opens and closes. */

const signs = /\\f?box(?:ed)? {0,4}|\\[{}\\]|[{}]/g

/** Where the last box begins, and where the contents of the last one that is closed stand. */
interface Boxes {
  readonly begun: number | undefined
  readonly found: { readonly from: number; readonly to: number } | undefined
}

const boxesOf = (text: string): Boxes => {
  // One way through the text, with the braces that are open: a long row of beginnings takes no longer than any text.
  const open: Array<number | undefined> = []
  let found: { readonly from: number; readonly to: number } | undefined
  let begun: number | undefined
  for (const { 0: sign, index } of text.matchAll(signs)) {
    if (sign === "{") open.push(begun === index ? index + 1 : undefined)
    else if (sign === "}") {
      const from = open.pop()
      if (from !== undefined && (found === undefined || found.from < from)) found = { from, to: index }
    } else if (sign.includes("box")) {
      begun = index + sign.length
      const bare = /^[\w.,]+/.exec(text.slice(begun, begun + 20))?.[0].length
      if (bare !== undefined) found = { from: begun, to: begun + bare }
    }
  }
  return { begun, found }
}

/** The contents of the last box of a text, the inmost of nested ones; one not closed ends with its line. Absent without one. */
export const boxed = (text: string): string | undefined => {
  if (!text.includes("box")) return undefined
  const { begun, found } = boxesOf(text)
  const inside = found === undefined
    ? begun === undefined ? "" : text.slice(begun + 1, begun + 400).split("\n")[0]!
    : text.slice(found.from, found.to)
  return inside.trim() || undefined
}

/** The contents of the last box of a text where that box is closed; "none" of a text without boxes. */
export const closed = (text: string): { readonly inside: string } | "open" | "none" => {
  const { begun, found } = text.includes("box") ? boxesOf(text) : { begun: undefined, found: undefined }
  if (begun === undefined) return "none"
  // A reply that was cut off may end within a number.
  return found === undefined || found.from < begun ? "open" : { inside: text.slice(found.from, found.to).trim() }
}
