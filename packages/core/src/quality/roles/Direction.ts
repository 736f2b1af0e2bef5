/** Stage directions: what somebody does, between brackets or stars, as in "(The teacher nods.)" or "*Ben raises his hand*". */

const doing =
  "nods?|smiles?|sighs?|laughs?|frowns?|thinks?|looks?|pauses?|raises?|scratches?|walks?|writes?|points?|turns?|claps?|" +
  "listens?|waits?|encourages?|continues?|interrupts?|speaks?|whispers?|stands?|sits?|shrugs?|grins?|steps?|hands?|leans?"

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

// Not (?i:...): once much was compiled, V8 stops optimising patterns, and then it gets such a group wrong.
const inAnyCase = (text: string): string =>
  text.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)

/** The first direction for one of these that a text holds as a sentence of its own. */
export const find = (text: string, names: ReadonlyArray<string>): string | undefined => {
  const known = names.map((name) => name.trim()).filter((name) => name.length > 1).map(escape).map(inAnyCase)
  if (known.length === 0) return undefined
  const who = `(?:[Tt]he )?(?<who>(?:${known.join("|")})(?: [A-H]\\b)?)`
  return new RegExp(
    String
      .raw`(?:^|[.!?]["'”’)*_]{0,4}\s)\s{0,8}(?:\(|\[|[*_]{1,3})${who} (?:\w+ly )?(?:${doing})\b[^()\[\]*_\n]{0,120}[)\]*_]`,
    "mu"
  ).exec(text)?.[0].trim()
}
