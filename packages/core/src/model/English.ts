/**
 * What English texts say of people and things: the home of the library that reads them. It takes a second to load, so it is loaded
 * when the first text is read, not before.
 */
import { Effect } from "effect"
import * as VerbObject from "./english/VerbObject.ts"

/** Who and what a text names, as written, each once. */
export interface Named {
  readonly people: ReadonlyArray<string>
  readonly organisations: ReadonlyArray<string>
  readonly places: ReadonlyArray<string>
}

/** Reads English. The same text always gives the same. */
export interface English {
  /** The people, organisations and places that a text names. */
  readonly named: (text: string) => Named
  /** What a word is in the first place: a name, a place or who comes from there, another word, or none that is known. */
  readonly sortOf: (word: string) => "name" | "place" | "word" | undefined
  /** What a text asks to be done and to what: the verb of its first request, else its first verb. */
  readonly verbObject: (text: string) => VerbObject.VerbObject | undefined
}

const clean = (found: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(
    found.map((one) => one.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, "")).filter((one) =>
      one !== ""
    )
  )
]

const ofNames = /FirstName|MaleName|FemaleName|LastName|Person|Organization|ProperNoun|SportsTeam/
const ofPlaces = /Place|City|Country|Region|Demonym/

const read = async (): Promise<English> => {
  const { default: nlp } = await import("compromise")
  const { one } = nlp.model() as {
    readonly one: { readonly lexicon: Readonly<Record<string, string | Array<string>>> }
  }
  const lexicon = new Map(Object.entries(one.lexicon).map(([word, tags]) => [word, [tags].flat().join(" ")]))
  return known = {
    named: (text) => {
      const doc = nlp(text)
      return {
        people: clean(doc.people().out("array")),
        organisations: clean(doc.organizations().out("array")),
        places: clean(doc.places().out("array"))
      }
    },
    sortOf: (word) => {
      const tags = lexicon.get(word.toLowerCase())
      if (tags === undefined) return undefined
      return ofPlaces.test(tags) ? "place" : ofNames.test(tags) ? "name" : "word"
    },
    verbObject: (text) =>
      VerbObject.of(text, (sentence) => {
        const doc = nlp(sentence)
        doc.compute("root")
        const found = doc.json() as ReadonlyArray<{ readonly terms: ReadonlyArray<VerbObject.Term> }>
        return found.flatMap(({ terms }) => terms)
      })
  }
}

let known: English | undefined
let reading: Promise<English> | undefined

/** The reader; its words are loaded once. */
export const load: Effect.Effect<English> = Effect.suspend(() =>
  known === undefined ? Effect.promise(() => reading ??= read()) : Effect.succeed(known)
)
