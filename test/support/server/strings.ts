import type { Random } from "./random.ts"
import type { Keys } from "./schemaNodes.ts"
import { type Kind, phrase, sentence, sentences } from "./sentences.ts"

const kindOf = (name: string): Kind =>
  /question|request|instruction|query|ask|task|need|problem|goal/i.test(name)
    ? "request"
    : /answer|response|reply|explanation|reason|advice|help|solution|summary/i.test(name)
    ? "explanation"
    : "any"

const byFormat: { readonly [format: string]: (random: Random) => string } = {
  date: (random) => `2024-0${1 + random.below(9)}-1${random.below(10)}`,
  time: (random) => `1${random.below(10)}:0${random.below(10)}:00Z`,
  "date-time": (random) => `2024-0${1 + random.below(9)}-1${random.below(10)}T1${random.below(10)}:00:00Z`,
  email: (random) => `reader${random.below(10_000)}@example.org`,
  uri: (random) => `https://example.org/${random.below(10_000)}`,
  uuid: (random) => {
    const hex = (length: number) => Array.from({ length }, () => random.below(16).toString(16)).join("")
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
  }
}

/** As long as the schema allows, cut between words where that leaves enough. */
const fit = (text: string, max: number, min: number): string => {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  const space = cut.lastIndexOf(" ")
  return space > 0 && space >= min ? cut.slice(0, space) : cut
}

/** A string that suits a schema, its property name and the plain hints of its description. */
export const textFor = (
  name: string,
  schema: Keys,
  random: Random,
  words: ReadonlyArray<string>,
  colour: (text: string) => string
): string => {
  const format = byFormat[String(schema["format"])]
  if (format !== undefined) return format(random)
  const hint = String(schema["description"] ?? "")
  const max = typeof schema["maxLength"] === "number" ? schema["maxLength"] : Infinity
  const min = typeof schema["minLength"] === "number" ? schema["minLength"] : 0
  const kind = kindOf(name)
  let text = /\b(?:one|single) word\b/i.test(hint) || /^(?:tag|keyword|word)s?$/i.test(name)
    ? random.pick(words)
    : /^(?:id|key|slug)$/i.test(name)
    ? `${random.pick(words)}-${random.below(10_000)}`
    : /\b(?:few words|title|label)\b/i.test(hint) ||
        /^(?:title|name|topic|label|categor(?:y|ie)|subject)s?$/i.test(name)
    ? phrase(random, words)
    : /\bparagraph|\bseveral sentences\b/i.test(hint)
    ? sentences(random, words, 3 + random.below(2), kind)
    : /\b(?:one|a|single) sentence\b/i.test(hint) || max < 200
    ? sentence(random, words, kind)
    : sentences(random, words, 1 + random.below(3), kind)
  text = colour(text)
  while (text.length < min) text = `${text} ${sentence(random, words, kind)}`
  return fit(text, max, min)
}
