/** The quantities of a question with what they count, as a pupil picks them up. */
import { Phrase } from "@stoa/core"
import type { Form } from "./Numbers.ts"
import * as Numbers from "./Numbers.ts"

/** A number of a question, and what it is a number of. */
export interface Quantity {
  readonly value: number
  readonly form: Form
  /** The number as the question has it. */
  readonly text: string
  /** What it counts: "friends", "large pizzas"; empty where nothing is said, as after money. */
  readonly noun: string
  /** What it is so much for: "an hour", "each"; empty where it is a whole. */
  readonly rate: string
  /** True where it is so many more or fewer than something else. */
  readonly isMore: boolean
  readonly isFewer: boolean
  /** Number and noun as one says them: "48 friends", "$12 an hour", "half as many". */
  readonly phrase: string
  /** Number of its sentence, from 0. */
  readonly sentence: number
}

/** Words that end what a number counts: small ones, and verbs a question is told with. */
export const stops: ReadonlySet<string> = new Set(
  `a an the and or but nor so if as at by for from in into of on onto off out over per than that then there this those these to
  too under until up upon with within without about above after again all already also although among any around because before
  behind being below beside besides between both down during each either every few he her hers herself him himself his how however
  i it its itself last later less long many me more most much my next no not now once one only other others our own rather same she
  since some still such their them themselves they through today tomorrow together totally tonight twice us very was we were what
  when where whether which while who whom whose why will would yesterday yet you your is are be been am do does did done has have had
  can could may might must shall should let left costs cost went go goes got get gets give gives gave given make makes made take takes
  took taken want wants wanted need needs needed buy buys bought sell sells sold eat eats ate eaten use uses used see sees saw keep
  keeps kept put puts find finds found plan plans come comes came begin begins began start starts started spend spends spent pay pays
  paid run runs ran ride rides rode drive drives drove lay lays laid work works worked live lives lived says said know known away back
  apart altogether total overall daily weekly monthly yearly instead respectively except remaining plus minus times half percent long tall wide
  deep high old`.split(/\s+/)
)

const light = /^(?:more|less|fewer|additional|extra|other|another|different|total|of|whole)$/i

const plural = (noun: string): string =>
  /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`

/** The words a number counts, out of what follows it. */
const nounAfter = (rest: string): { readonly noun: string; readonly length: number; readonly lead: string } => {
  const hyphen = /^-([a-z]+)(?:-[a-z]+)?/i.exec(rest)
  if (hyphen !== null) return { noun: plural(hyphen[1] ?? ""), length: hyphen[0].length, lead: "" }
  const words: Array<string> = []
  let at = 0
  let lead = ""
  const own = /^ of (?:her|his|the|their|them|these|those|my|its|our)\b(?: own)?/i.exec(rest)
  if (own !== null) at = own[0].length
  for (;;) {
    const next = /^[ \u00a0]+([\p{L}][\p{L}'’-]*)/u.exec(rest.slice(at))
    const word = next?.[1]
    if (next === null || word === undefined) break
    if (words.length === 0 && light.test(word) && !/^of$/i.test(word)) {
      lead = `${lead} ${word.toLowerCase()}`.trim()
      at += next[0].length
      continue
    }
    if (
      words.length === 3 || stops.has(word.toLowerCase()) || (words.length > 0 && /^\p{Lu}|(?:ing|ly)$/u.test(word))
    ) break
    words.push(word.replace(/['’]s?$/, ""))
    at += next[0].length
    // A plural ends it: what follows is what the people do.
    if (/(?:(?<!ou|s)s|men|children|people)$/.test(word) && word.length > 3) break
  }
  return { noun: words.join(" "), length: at, lead }
}

const rateAfter = (rest: string): string =>
  /^,? (each\b(?! an?\b)|apiece\b)/i.exec(rest)?.[1] ??
    /^\/(?=[a-z])/i.exec(rest)?.[0].replace("/", "per ").concat(/^\/([a-z]+)/i.exec(rest)?.[1] ?? "") ??
    /^ ((?:an?|per|every|each) (?!total\b|half\b)(?:single )?[a-z]+)/i.exec(rest)?.[1]?.toLowerCase() ?? ""

const make = (text: string, numeral: Numbers.Numeral, sentence: number): Quantity => {
  const { end, form, value } = numeral
  const rest = text.slice(end)
  const isTimes = form === "plain" && /^ times\b/i.test(rest)
  const { lead, length, noun } = form === "money" || isTimes ? { noun: "", length: 0, lead: "" } : nounAfter(rest)
  const after = rest.slice(length)
  const rate = isTimes ? "" : rateAfter(after)
  const isMore = /\bmore\b/.test(lead) || /^ (?:more|greater|longer|older|taller|heavier) than\b/.test(after) ||
    /^ more\b/.test(rest)
  const isFewer = /\b(?:less|fewer)\b/.test(lead) ||
    /^ (?:less|fewer|shorter|younger|lighter|cheaper) than\b/.test(after) || /^ (?:less|fewer)\b/.test(rest)
  const kind: Form = isTimes ? "factor" : form
  // "1 falls off": what looks like a plural behind a one is no noun.
  const name = kind !== "plain" || (value === 1 && /^\w+[^s]s$/.test(noun)) ? "" : noun
  const said = kind === "factor"
    ? `${numeral.text}${isTimes ? " times" : ""}${
      /^\s+(?:times )?as (?:many|much|old|long|far|big|large|tall)/i.exec(rest)?.[0]?.replace(/^\s+(?:times )?/, " ") ??
        ""
    }`
    : kind === "percent"
    ? numeral.text
    : `${numeral.text}${name === "" ? "" : ` ${name}`}${rate === "" ? "" : ` ${rate}`}`
  return {
    value: kind === "percent" ? value / 100 : value,
    form: kind,
    text: numeral.text,
    noun: name,
    rate,
    isMore,
    isFewer,
    phrase: /^\p{Lu}\p{Ll}/u.test(said) ? said.slice(0, 1).toLowerCase() + said.slice(1).trim() : said.trim(),
    sentence
  }
}

/** A quantity with its article: "the 48 friends", "half", "20%". */
export const called = ({ form, phrase, text }: Quantity): string => {
  if (form === "factor") return text.toLowerCase()
  if (form === "percent") return text
  return /^(?:an?|one) /i.test(phrase) ? phrase.toLowerCase() : `the ${Phrase.lowerFirst(phrase)}`
}

/** The clause of its sentence in which a quantity stands, as the question has it; undefined where it is too long to be repeated. */
export const clause = ({ sentence, text }: Quantity, sentences: ReadonlyArray<string>): string | undefined => {
  const clauses = (sentences[sentence] ?? "").split(
    /[,;:](?=\s)|\s(?=(?:and then|but|because|so that|while|when|who|where|if)\s)|\band (?=(?:s?he|they|it|then|each|the) )/
  )
  const own = clauses.find((one) => new RegExp(`(?<![\\w.])${RegExp.escape(text)}(?![\\w])`).test(one))
  const plain = own?.replace(/^\s*(?:and then|and|but|because|so that|so|then|while|when|who|where|if)\s+/i, "")
    .replace(/["“”]/g, "'").trim().replace(/[.?!,;:\s]+$/, "")
  const words = plain?.split(" ").length ?? 0
  return plain === undefined || words < 2 || words > 16 || /\?|\bhow (?:many|much)\b/i.test(own ?? "")
    ? undefined
    : plain
}

// "in 2019", "a 2008 study": a year counts nothing.
const isYear = (text: string, { end, form, start, text: own }: Numbers.Numeral): boolean =>
  form === "plain" && /^(?:1[89]|20)\d\d$/.test(own) &&
  (/\b(?:in|since|until|by|of|year|from|to|a|the|during|january|february|march|april|may|june|july|august|september|october|november|december)\s$/i
    .test(text.slice(0, start)) ||
    /^ (?:study|census|election|report|survey|season)\b/.test(text.slice(end)))

/** The quantities of the sentences of a question, in order. */
export const find = (sentences: ReadonlyArray<string>): Array<Quantity> =>
  sentences.flatMap((text, sentence) =>
    Numbers.find(text).filter((numeral) => !isYear(text, numeral)).map((numeral) => make(text, numeral, sentence))
  )
