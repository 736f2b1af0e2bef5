/** Which writing a language is in, and what of a text is in another. */

// A locale names some writings by what they are made of.
const parts: Readonly<Record<string, ReadonlyArray<string>>> = {
  Hans: ["Hani"],
  Hant: ["Hani"],
  Jpan: ["Hani", "Hira", "Kana"],
  Kore: ["Hang", "Hani"]
}

const scriptsOf = (code: string): ReadonlyArray<string> => {
  const script = new Intl.Locale(code).maximize().script ?? "Latn"
  return parts[script] ?? [script]
}

/** The letters of a text that a language is not written in. Latin and Greek ones stand in formulas and names of every language. */
export const strange = (code: string): (text: string) => string => {
  const own = [...new Set([...scriptsOf(code), "Latn", "Grek", "Zyyy", "Zinh"])]
  const others = new RegExp(`(?![${own.map((script) => `\\p{sc=${script}}`).join("")}])\\p{L}+`, "gu")
  return (text) => text.match(others)?.join(" ") ?? ""
}
