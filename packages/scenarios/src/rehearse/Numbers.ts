/** Numbers as texts write them: digits, words, money, percent, fractions, and words such as half and twice. */

/** How a number is meant. factor: so many times something else, as in half or twice. */
export type Form = "plain" | "money" | "percent" | "factor"

/** A number where it stands in a text. */
export interface Numeral {
  readonly value: number
  /** As the text has it: $12, half, forty-two. */
  readonly text: string
  readonly form: Form
  readonly start: number
  readonly end: number
}

const small =
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`
    .split(" ")
const tens = `twenty thirty forty fifty sixty seventy eighty ninety`.split(" ")
const large: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 }
const parts = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
const times: Readonly<Record<string, number>> = { twice: 2, double: 2, thrice: 3, triple: 3, quadruple: 4 }

const simple = new Map<string, number>([
  ["a", 1],
  ["an", 1],
  ["one", 1],
  ...small.map((word, index) => [word, index + 2] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const)
])

const digits = String.raw`\d+(?:,\d{3})*(?:\.\d+)?|\.\d+`
const word = `(?:${tens.join("|")})(?:[- ](?:one|${small.slice(0, 8).join("|")}))?|${small.join("|")}`
const big = Object.keys(large).join("|")
const part = `half|halves|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?`

const pattern = new RegExp(
  [
    String.raw`(?<money>\$\s?(?:${digits})(?:\s(?:${big})\b)?)`,
    String.raw`(?<percent>(?:(?:${digits})\s?%|(?:${digits}|\b(?:${word}))\s?percent\b))`,
    String.raw`(?<mixed>\b\d+ \d+\/\d+)`,
    String.raw`(?<fraction>\b\d+\/\d+)`,
    String
      .raw`(?<parted>\b(?:one|a|an|${word}|\d+)[- ](?:${part})\b(?! (?:day|time|place|month|week|year|hour|grade|one|person)\b)(?<!(?<!three[- ])quarters(?! of))|\bhalf\b(?!-))`,
    String.raw`(?<times>\b(?:twice|thrice|(?:double|triple|quadruple)[sd]?)\b)`,
    String.raw`(?<digits>(?<![\w.:/])(?:${digits})(?!\d|:\d|st\b|nd\b|rd\b|th\b)(?:\s(?:${big})\b)?)`,
    String.raw`(?<words>\b(?:${word}|a|one)(?:\s(?:${big})s?\b)+|\b(?:${word})\b|\bdozen\b)`
  ].join("|"),
  "gi"
)

const ofWords = (text: string): number => {
  let total = 0
  for (const one of text.toLowerCase().split(/[\s-]+/)) {
    const scale = large[one.replace(/s$/, "")]
    if (scale !== undefined) total = Math.max(1, total) * scale
    else total += simple.get(one) ?? 0
  }
  return total
}

const ofDigits = (text: string): number => {
  const number = Number((/[\d,]*\.?\d+/.exec(text)?.[0] ?? "0").replaceAll(",", ""))
  const scale = /[a-z]+$/i.exec(text)?.[0]?.toLowerCase()
  return number * (large[scale ?? ""] ?? 1)
}

const ofFraction = (text: string): number => {
  const [over = "0", under = "1"] = text.split("/")
  return Number(over) / Number(under)
}

const ofParts = (text: string): number => {
  const [over, under] = text.toLowerCase().split(/[- ]/)
  if (under === undefined) return 1 / 2
  const name = under.replace(/^fourths?$/, "quarter").replace(/^halves$/, "half").replace(/s$/, "")
  const count = /\d/.test(over ?? "") ? Number(over) : ofWords(over ?? "one")
  return count / (parts.indexOf(name) + 2)
}

const read = (groups: Readonly<Record<string, string | undefined>>, text: string): [number, Form] => {
  if (groups["money"] !== undefined) return [ofDigits(text.replace("$", "").trim()), "money"]
  if (groups["percent"] !== undefined) {
    return [/\d/.test(text) ? ofDigits(text.replace(/\s?(?:%|percent)/i, "")) : ofWords(text), "percent"]
  }
  if (groups["mixed"] !== undefined) {
    const [whole = "0", rest = "0/1"] = text.split(" ")
    return [Number(whole) + ofFraction(rest), "plain"]
  }
  if (groups["fraction"] !== undefined) return [ofFraction(text), "factor"]
  if (groups["parted"] !== undefined) return [ofParts(text), "factor"]
  if (groups["times"] !== undefined) return [times[text.toLowerCase().replace(/(?<=e)[sd]$/, "")] ?? 2, "factor"]
  return [/\d/.test(text) ? ofDigits(text) : ofWords(text), "plain"]
}

/** The numbers of a text in order. Ordinals, times of the clock and a bare "one" are none. */
export const find = (text: string): Array<Numeral> =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const [value, form] = read(match.groups ?? {}, match[0])
    if (!Number.isFinite(value)) return []
    return [{ value, form, text: match[0], start: match.index, end: match.index + match[0].length }]
  })

/** A number in at most two decimals, with commas in large ones. */
export const show = (value: number): string => {
  const [whole = "", decimals] = Math.abs(value).toFixed(2).replace(/\.?0+$/, "").split(".")
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole
  return `${value < 0 ? "-" : ""}${grouped}${decimals === undefined ? "" : `.${decimals}`}`
}

/** Whether two numbers are the same but for rounding. */
export const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.0051 + Math.abs(b) * 1e-6
