/**
 * Which language a text is in: the home of the library that tells. Its tables take a moment and 80 MB, so they are loaded where a
 * filter needs them, and not before.
 */
import { Effect } from "effect"
import * as Prose from "./language/Prose.ts"
import * as Script from "./language/Script.ts"

/** A stretch of a text that is in another language. */
export interface Foreign {
  readonly language: string
  readonly code: string
  readonly text: string
}

/** A language that texts shall be in. */
export interface Language {
  /** As in "English". */
  readonly name: string
  /**
   * A stretch that is in another language; none where too little is to be sure of it. `given` is a text whose languages are all right
   * too, as the question that asks for a translation.
   */
  readonly foreign: (text: string, given: string) => Foreign | undefined
  /** True where a text in this language, or in English, names the language of that code. */
  readonly isNamed: (code: string, text: string) => boolean
}

/** Fewest letters by which a language is told. */
const fewest = 24

/** How much better than the wanted language another must fit, and how well; scores are from 0 to 1, of right ones about 0.8. */
const margin = { ahead: 0.15, least: 0.66 }

const names = new Intl.DisplayNames(["en"], { type: "language" })

/** The code of a language named in English or by its code; absent where it is none that can be told from others. */
const codeOf = (language: string, known: ReadonlyArray<string>): string | undefined => {
  const wanted = language.trim().toLowerCase()
  return known.find((code) => code === wanted || names.of(code)?.toLowerCase() === wanted)
}

type Scores = (text: string) => Readonly<Record<string, number>>

const make = (code: string, scores: Scores): Language => {
  const strangeIn = Script.strange(code)
  const ranked = (text: string) => Object.entries(scores(text)).toSorted(([, a], [, b]) => b - a)
  /** The language of a piece: another one only where it fits much better. */
  const languageOf = (piece: string): string => {
    const found = ranked(piece)
    const [best, fit] = found[0] ?? [code, 0]
    const own = found.find(([other]) => other === code)?.[1] ?? 0
    return fit >= margin.least && fit - own >= margin.ahead ? best : code
  }
  /** The language of words in another script; of a script without any that is known, none. */
  const languageOfStrange = (words: string): string => ranked(words).find(([other]) => other !== code)?.[0] ?? "und"
  const named = (other: string) => names.of(other) ?? other
  const own = new Intl.DisplayNames([code], { type: "language" })
  return {
    name: named(code),
    isNamed: (other, text) => {
      const small = text.toLowerCase()
      return [names, own].some((of) => small.includes((of.of(other) ?? other).toLowerCase()))
    },
    foreign: (text, given) => {
      const pieces = Prose.pieces(text, fewest)
      const others = pieces.filter((piece) => Prose.letters(piece) >= fewest && !Prose.isOfNames(piece))
        .map((piece) => ({ language: languageOf(piece), text: piece }))
        .filter(({ language }) => language !== code)
      const strange = strangeIn(pieces.join(" "))
      // Words of another script within sentences of the wanted language.
      if (others.length === 0 && Prose.letters(strange) >= fewest) {
        others.push({ language: languageOfStrange(strange), text: strange })
      }
      if (others.length === 0) return undefined
      const admitted = new Set(Prose.pieces(given, fewest).map(languageOf))
      if (strangeIn(given) !== "") admitted.add(languageOfStrange(strangeIn(given)))
      const foreign = others.find(({ language }) => !admitted.has(language))
      return foreign === undefined ? undefined : {
        language: named(foreign.language),
        code: foreign.language,
        text: foreign.text
      }
    }
  }
}

const read = async () => (await import("eld/extrasmall")).eld

let reading: ReturnType<typeof read> | undefined

/** The language of that name or code, as in "English" or "en"; absent where it is none that can be told from others. */
export const load = Effect.fn("Language.load")(function*(language: string) {
  const eld = yield* Effect.promise(() => reading ??= read())
  const code = codeOf(language, Object.values(eld.info().Languages))
  return code === undefined ? undefined : make(code, (text) => eld.detect(text).getScores())
})
