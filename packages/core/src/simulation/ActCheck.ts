/** Whether a text is an act of the agent that shall have put it into words: pure functions, no model asked. */
import type { Flaw } from "../domain/Message.ts"
import type * as World from "../log/World.ts"
import * as Named from "./Named.ts"
import { nearness, vectorOf, vectorOfText } from "./Remembered.ts"

/** Whoever acts: its name, the names of those it knows, and its own last acts. */
export interface Actor {
  readonly name: string
  /** Asked for only where they matter: for most acts they do not. */
  readonly others: () => ReadonlyArray<string>
  readonly done: ReadonlyArray<World.Memory>
}

/** What is wrong with a text, in a sentence for the model that wrote it. */
export interface Found {
  readonly flaw: Flaw
  readonly reason: string
}

/** How many of its own acts an agent must not repeat. */
export const acts = 10

/**
 * From where on a text repeats another: the cosine of their words, or the share of the shorter one's runs of five words that stand in
 * the longer one too, which finds an act told again with something added. Of ten thousand acts of the rehearsal, templates all,
 * these find sixty; of paraphrases by hand the close ones, and no act that goes on from another.
 */
export const alike = { cosine: 0.77, runs: 0.7 }

// Below this no two texts share most of their runs of words.
const related = 0.5
const run = 5
const fewestRuns = 4

const runsOf = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return new Set(words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(" ")))
}

const sharesRuns = (a: string, b: string): boolean => {
  const [one, two] = [runsOf(a), runsOf(b)]
  const fewer = Math.min(one.size, two.size)
  return fewer >= fewestRuns && one.intersection(two).size >= alike.runs * fewer
}

/** True when a text tells nearly what one of these tells. */
export const repeats = (text: string, done: ReadonlyArray<World.Memory>): boolean => {
  if (done.length === 0) return false
  const vector = vectorOfText(text)
  return done.some((entry) => {
    const cosine = nearness(vector, vectorOf(entry))
    return cosine >= alike.cosine || (cosine >= related && sharesRuns(text, entry.text))
  })
}

/** The other person whose act a text is, if it is one: somebody else acts in it, and whoever should does not. */
export const actsAs = (text: string, { name, others }: Pick<Actor, "name" | "others">): string | undefined => {
  const told = Named.unquoted(text)
  const own = Named.formsOf(name)
  const mine = Named.mentions(told, own)
  // Somebody who is named first may meet whomever it likes.
  const least = mine.reduce((least, { from }) => Math.min(least, from), told.length)
  if (told.slice(0, least).trim() === "") return undefined
  const [first] = others().flatMap((other) => {
    const mention = Named.firstOf(told, Named.formsOf(other), own)
    return mention === undefined || mention.from >= least ? [] : [{ other, ...mention }]
  }).toSorted((a, b) => a.from - b.from || b.to - a.to)
  if (first === undefined) return undefined
  const speaks = first.from === 0 && /^\s*:/.test(told.slice(first.to))
  if (!speaks && !Named.isSubject(told, first)) return undefined
  return mine.some((mention) => Named.acts(told, mention)) ? undefined : first.other
}

/** True when a text tells of itself: "I ask ...". */
const saysI = (text: string, name: string): boolean => {
  const told = Named.unquoted(text)
  const isNamed = Named.mentions(told, Named.formsOf(name)).length > 0
  // Behind the colon of somebody who is named stands what they think or say.
  const own = isNamed ? told.split(/:\s/, 1)[0] as string : told
  return /(?:^|[.!?…;]\s+)I\s+\p{Ll}|\bI['’](?:m|ve|ll|d)\b/u.test(own.trim()) ||
    (!isNamed && /^\s*(?:My|We|Our)\s/.test(own))
}

const fourLetters = /(?:\p{L}\P{L}*){4}/u
const nothing = /^(?:none|nothing|n\/a|null|undefined|no act(?:ion)?|no text|text|string|empty|todo)\W*$/i
const machine =
  /\b[Aa]s an? (?:AI(?:[,.:;]| (?:language |chat)?(?:model|assistant|system|bot)\b)|(?:large )?language model\b)|\b(?:I am|I['’]m) (?:just |only )?an? (?:AI\b|(?:large )?language model)/
const refusal =
  /^I(?:['’]m| am)? ?(?:sorry|cannot|can['’]t|am unable|unable|won['’]t|apologi[sz]e)\b|^(?:sorry|apologies),/i
const preface =
  /^(?:sure|certainly|absolutely|okay|ok|understood)[,!.:](?!\S)|^here(?:['’]s| is) (?:the|an?|one|my|your) (?:act|action|answer|response|reply|json|next|sentence)\b/i

/** True when a text is no act at all: it says nothing, or speaks to whoever reads it. */
const addresses = (text: string): boolean => {
  const told = Named.unquoted(text).trim()
  return !fourLetters.test(text) || nothing.test(text.trim()) || machine.test(told) ||
    refusal.test(told) || preface.test(told)
}

/** Characters of a text that are looked at: an act is one sentence or two. */
const looked = 1000

/** What is wrong with a text as the next act of an agent; nothing for most. */
export const check = (whole: string, actor: Actor): ReadonlyArray<Found> => {
  const { done, name } = actor
  const text = whole.slice(0, looked)
  if (addresses(text)) {
    return [{ flaw: "address", reason: `it tells no act of ${name} but speaks to its reader, or says nothing` }]
  }
  const found: Array<Found> = []
  const other = actsAs(text, actor)
  if (other !== undefined) {
    found.push({ flaw: "drift", reason: `it tells what ${other} does, and only ${name} may act here` })
  }
  if (saysI(text, name)) {
    found.push({
      flaw: "voice",
      reason: `it says "I" where it should tell in the third person, by name, what ${name} does`
    })
  }
  if (repeats(text, done)) {
    found.push({
      flaw: "repetition",
      reason: `it tells nearly the same as something ${name} did lately, and does not go on from it`
    })
  }
  return found
}

/** Flaws for which an act is not taken at all, however often it was asked for: it would make the agent somebody else. */
export const isUnfit = (found: ReadonlyArray<Found>): boolean =>
  found.some(({ flaw }) => flaw === "drift" || flaw === "address")

/** All that is wrong with a text, in one sentence. */
export const reason = (found: ReadonlyArray<Found>): string => found.map(({ reason }) => reason).join("; and ")
