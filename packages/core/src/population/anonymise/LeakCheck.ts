/** Finds in what a model made of a person all that would give the person away. Pure code: no model has a say in it. */
import { Effect } from "effect"
import type { Profile } from "../../domain/Profile.ts"
import * as English from "../../model/English.ts"
import * as Tokens from "../../model/Tokens.ts"
import * as Contacts from "../../privacy/Contacts.ts"
import { type Found, type Kind, widest } from "../../privacy/Found.ts"
import * as PhoneNumbers from "../../privacy/PhoneNumbers.ts"
import * as Whereabouts from "../../privacy/Whereabouts.ts"
import * as Window from "../../privacy/Window.ts"
import * as Copied from "./Copied.ts"
import * as Folded from "./Folded.ts"
import * as Identity from "./Identity.ts"
import type { Mark } from "./Mark.ts"
import * as NameUse from "./NameUse.ts"
import { type Reader, reader as readerOf } from "./ordinary.ts"
import * as Strangers from "./Strangers.ts"
import * as Transliterations from "./Transliterations.ts"

/** Something that gives a person away: what sort of thing, the text as found, and in which part of the answer. */
export interface Leak {
  readonly kind: Kind
  readonly text: string
  readonly where: string
}

/** A part of an answer. Of a heading capital letters say nothing; what stands for a name may be no person's. */
export interface Part {
  readonly where: string
  readonly text: string
  readonly isTitle?: boolean
  readonly isName?: boolean
}

// Longest row of words that together may be one mark.
const mostWords = 12

/** Words that stand so close that they may be one: "Mer-rick", "M e r r i c k". */
const areOne = (text: string, words: ReadonlyArray<Folded.Word>): boolean =>
  words.every((word) => word.text.length === 1) ||
  words.every((word, index) =>
    index === 0 || !/[ \t\u00a0]/.test(text.slice((words[index - 1] as Folded.Word).end, word.start))
  )

/** "MIT", "M.I.T."; and "DoH", which has a small word in it. */
const isInCapitals = (text: string): boolean => {
  const large = text.match(/\p{Lu}/gu)?.length ?? 0
  return isUpper(text) && large > 1 && large >= (text.match(/\p{L}/gu)?.length ?? 0) - 1
}

const isUpper = (text: string): boolean => /^\p{Lu}/u.test(text)

const fits = (mark: Mark, part: Part, words: ReadonlyArray<Folded.Word>): boolean => {
  const { isTitle = false, text } = part
  if (mark.single && words.length > 1 && !areOne(text, words)) return false
  const first = words[0] as Folded.Word
  const last = words.at(-1) as Folded.Word
  switch (mark.manner) {
    case "any":
      return true
    case "capital":
      return words.every((word) => word.text.length < 4 || isUpper(text.slice(word.start, word.end)))
    case "capitals":
      return isInCapitals(text.slice(first.start, last.end))
    case "name":
      return NameUse.isName({ text, isTitle, start: first.start, end: last.end })
    case "employer":
      return NameUse.isEmployer({ text, isTitle, start: first.start, end: last.end })
  }
}

// The plural of a name, or its genitive where no sign parts it.
const stems = (squashed: string): ReadonlyArray<string> => [
  squashed,
  ...(squashed.length > 4 && squashed.endsWith("s") ? [squashed.slice(0, -1)] : []),
  ...(squashed.length > 5 && squashed.endsWith("es") ? [squashed.slice(0, -2)] : [])
]

const ofMarks = (part: Part, identity: Identity.Identity): Array<Found> => {
  const words = Folded.words(part.text)
  const found: Array<Found> = []
  for (let from = 0; from < words.length; from++) {
    let squashed = ""
    for (let to = from; to < Math.min(words.length, from + mostWords); to++) {
      squashed += (words[to] as Folded.Word).text
      for (const stem of stems(squashed)) {
        const marks = identity.marks.get(stem)
        if (marks === undefined) continue
        const row = words.slice(from, to + 1)
        const mark = marks.find((one) => fits(one, part, row))
        if (mark === undefined) continue
        const [start, end] = [(words[from] as Folded.Word).start, (words[to] as Folded.Word).end]
        found.push({ kind: mark.kind, text: part.text.slice(start, end), start, end })
      }
    }
  }
  return found
}

// Signs of the East stand without spaces: a name is a part of its row.
const inRows = ({ text }: Part, identity: Identity.Identity): Array<Found> => {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(text)) return []
  const folded = Folded.fold(text)
  return [...identity.marks.values()].flat().flatMap((mark) => {
    if (!/^[^\p{ASCII}]{2,}$/u.test(mark.squashed)) return []
    const start = folded.indexOf(mark.squashed)
    return start < 0 ? [] : [{ kind: mark.kind, text: mark.squashed, start, end: start + mark.squashed.length }]
  })
}

/** Names in other letters, written in Latin ones. */
const asHeard = (part: Part, identity: Identity.Identity, reader: Reader): Array<Found> => {
  if (identity.heard.size === 0) return []
  return Folded.words(part.text).flatMap(({ end, start, text: word }): Array<Found> => {
    const text = part.text.slice(start, end)
    const coarse = Transliterations.coarse(text)
    const kind = [coarse, coarse.replace(/s$/, "")].map((form) => identity.heard.get(form)).find((one) =>
      one !== undefined
    )
    if (kind === undefined) return []
    const isCommon = reader.isFrequent(word) || reader.english.sortOf(word) === "place" || coarse.length < 3
    return isCommon && !NameUse.isName({ ...part, isTitle: part.isTitle ?? false, start, end })
      ? []
      : [{ kind, text, start, end }]
  })
}

const ofNumbers = ({ text }: Part, identity: Identity.Identity): Array<Found> => [
  ...[...text.matchAll(/\d{5,}/g)].filter(([digits]) => identity.digits.has(digits)).map((match): Found => ({
    kind: "number",
    text: match[0],
    start: match.index,
    end: match.index + match[0].length
  })),
  ...Whereabouts.datesIn(text).filter(({ readings, start }) =>
    readings.some((day) => identity.dates.has(day)) ||
    /\bborn\b[^.]{0,20}$/iu.test(text.slice(Math.max(0, start - 32), start))
  )
]

const titled = /(?<![\p{L}])(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.?\s+(?:\p{Lu}\.\s*)*\p{Lu}[\p{L}\p{M}'’-]+/gu

/** People called by a title and a name; in what stands for a name, whatever reads as a person's. */
const ofPeople = ({ isName = false, text }: Part, { english, isOrdinary }: Reader): Array<Found> => {
  const people = [...new Set([...text.matchAll(titled)].map((match) => match[0]))]
  const named = isName
    ? english.named(text).people.filter((person) =>
      /^\p{Lu}/u.test(person) &&
      Folded.words(person).some((word) => english.sortOf(word.text) === "name" && !isOrdinary(word.text))
    )
    : []
  return [...people, ...named].map((person) => {
    const start = text.indexOf(person)
    return { kind: "name of another person", text: person, start, end: start + person.length }
  })
}

/** Looks for leaks. */
export interface LeakCheck {
  /** What identifies a person; to be made once for each. */
  readonly identify: (profile: Profile) => Identity.Identity
  /** All that gives the person away, part by part, each once. */
  readonly find: (parts: ReadonlyArray<Part>, identity: Identity.Identity) => Array<Leak>
}

/** The check, with the word lists it takes. */
export const load: Effect.Effect<LeakCheck> = Effect.gen(function*() {
  const english = yield* English.load
  const phones = yield* PhoneNumbers.load
  const reader = readerOf(english, yield* Tokens.load)
  const inPiece = (piece: Part, identity: Identity.Identity): Array<Found> => {
    const found = [
      ...Contacts.find(piece.text),
      ...Whereabouts.addressesIn(piece.text),
      ...Whereabouts.idsIn(piece.text),
      ...phones(piece.text),
      ...ofMarks(piece, identity),
      ...inRows(piece, identity),
      ...asHeard(piece, identity, reader),
      ...(identity.isUnreadable ? Strangers.find(piece, identity.places, reader) : []),
      ...Copied.find(piece.text, identity.runs),
      ...ofNumbers(piece, identity)
    ]
    // Whoever is called by a title may be the person: then that is told.
    const people = ofPeople(piece, reader).filter((one) =>
      !found.some(({ end, start }) => start >= one.start && end <= one.end)
    )
    return [...found, ...people]
  }
  const inPart = (part: Part, identity: Identity.Identity): Array<Leak> => {
    // What nobody sees parts no address either.
    const seen = Window.withoutGaps(part.text.replace(/\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]/gu, ""))
    const found = Window.throughout(seen, (text) => inPiece({ ...part, text }, identity))
    return widest(found).map(({ kind, text }) => ({ kind, text, where: part.where }))
  }
  return {
    identify: (profile) => Identity.of(profile, reader),
    find: (parts, identity) => parts.flatMap((part) => inPart(part, identity))
  }
})
