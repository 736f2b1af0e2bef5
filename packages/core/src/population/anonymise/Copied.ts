/** Runs of words that stand in the original: whoever searches for one finds whose words they are. */
import type { Profile } from "../../domain/Profile.ts"
import type { Found } from "../../privacy/Found.ts"
import { occupationNames, placeNames } from "../source/Attributes.ts"
import * as Folded from "./Folded.ts"

/** How many words in a row are no accident. */
export const run = 8

// So many signs of a script that parts no words say about as much.
const signs = 16

const unparted =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

const windows = (pieces: ReadonlyArray<Piece>, size: number): ReadonlyArray<Piece> =>
  pieces.slice(size - 1).map((last, from) => ({
    text: pieces.slice(from, from + size).map((piece) => piece.text).join(" "),
    start: (pieces[from] as Piece).start,
    end: last.end
  }))

const signsOf = (text: string): ReadonlyArray<Piece> =>
  unparted.test(text)
    ? [...text.matchAll(/[\p{L}\p{N}]/gu)].map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length
    }))
    : []

const runsOf = (text: string): ReadonlyArray<Piece> => [
  ...windows(Folded.words(text), run),
  // In Latin letters sixteen of them are three words.
  ...windows(signsOf(text), signs).filter((one) => one.text.split(" ").every((sign) => unparted.test(sign)))
]

// What somebody is and where from may be said as it stands, however long.
const sayable = new Set([...occupationNames, ...placeNames, "age", "gender", "education"])

/** All runs of what a profile says; lists are taken item by item. */
export const of = ({ attributes, description, pastActions }: Profile): ReadonlySet<string> =>
  new Set(
    [
      description,
      ...pastActions,
      ...Object.entries(attributes).flatMap(([field, value]) => (sayable.has(field.toLowerCase()) ? [] : [value]))
    ].flatMap((text) => text.split(/[;\n]/)).flatMap(runsOf).map((one) => one.text)
  )

/** Where a text repeats a run word for word; what overlaps is told as one. */
export const find = (text: string, runs: ReadonlySet<string>): Array<Found> => {
  const found: Array<{ start: number; end: number }> = []
  for (const { end, start } of runsOf(text).filter((one) => runs.has(one.text))) {
    const last = found.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found.map(({ end, start }) => ({ kind: "copied", text: text.slice(start, end), start, end }))
}
