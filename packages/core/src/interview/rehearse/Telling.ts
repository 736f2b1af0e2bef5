/** What somebody is and remembers, in the first person: only what can be said so without doubt. */
import * as Phrase from "../../model/Phrase.ts"
import type { Person } from "../../model/rehearse/Person.ts"
import * as Self from "../../model/rehearse/Self.ts"
import * as Verb from "../../model/rehearse/Verb.ts"

// Somebody else may be meant.
const another = /\b(?:he|she|his|her|hers|him|himself|herself|they|their|them)\b/i

/** The text said by the person itself; undefined where somebody else may be meant in it. */
const own = (text: string, person: Person): string | undefined => {
  const first = Self.mine(text, person)
  return another.test(first) ? undefined : first
}

/** A deed before the run: "Walked to a school on her own" to "I walked to a school on my own". */
export const past = (entry: string, person: Person): string | undefined => {
  const told = Phrase.clean(entry.replace(/^\(before\)\s*/, ""), 240).replace(/[.\s]+$/u, "")
  const [first = "", ...rest] = told.split(" ")
  if (!Verb.isPast(first) || rest.length < 2) return undefined
  const said = own(`${first.toLowerCase()} ${rest.join(" ")}`, person)
  return said === undefined ? undefined : `I ${said}`
}

// What goes on inside, which others would not tell as a deed: "Ana weighs whom to ask".
const inward = (entry: string, person: Person): string | undefined => {
  const told = Phrase.clean(entry, 400)
  const name = [person.name, person.called].find((one) => told.startsWith(`${one} `))
  if (name === undefined) return undefined
  const rest = (told.slice(name.length + 1).split(/[,;:.!?](?:\s|$)| and /)[0] ?? "").trim()
  const [verb = ""] = rest.split(" ")
  if (!/^\p{Ll}{3,}s$/u.test(verb) || Phrase.words(rest).length < 4) return undefined
  const said = own(Verb.inForm(rest, "past"), person)
  return said === undefined || said.includes(person.called) ? undefined : `I ${said}`
}

/** An act of one's own in the run: "Ana asks the clerk about the lease, and waits." to "I asked the clerk about the lease". */
export const deed = (entry: string, person: Person): string | undefined => {
  // Of what was said word for word the rest says nothing.
  if (/^["“]/.test(entry)) return undefined
  const did = Self.didMyself(entry, person) ?? inward(entry, person)
  return did === undefined || another.test(did) ? undefined : did
}

/** Something heard, as it was told: not where one's own name stands in it, nor without anybody else's. */
export const heard = (entry: string, person: Person): string | undefined => {
  const told = Phrase.clean(entry.replace(/^\(heard\)\s*/, "").replace(/^[^:(]{1,80} \([^)]*\): /u, ""), 400)
  const isOwn = [person.name, person.called].some((name) => Phrase.names(told, name))
  const [first = ""] = Phrase.sentences(told)
  return isOwn || !/\p{Lu}\p{Ll}/u.test(told.slice(1)) || Phrase.words(first).length < 5
    ? undefined
    : Phrase.stop(Phrase.atMost(first, 34))
}

/** The life goal as one says it: "Before summer, to mend the roof." to "before summer I want to mend the roof". */
export const goal = (lifeGoal: string, person: Person): string => {
  const plain = Phrase.clean(lifeGoal, 300).replace(/[.!\s]+$/u, "")
  const [, when = "", what = ""] = /^(?:(.{3,60}?), )?to (.+)$/iu.exec(plain) ?? []
  if (what === "") return `what I want is this: ${Self.mine(plain, person)}`
  const wish = `I want to ${Self.mine(what.replace(/, and (then )?to /g, ", and $1to "), person)}`
  return when === "" ? wish : `${Phrase.lowerFirst(Self.mine(when, person))} ${wish}`
}

// "Follow one cable", and not "She follows" or "The clerk is asked".
const isOrder = (text: string): boolean => {
  const [first = ""] = text.split(" ")
  return /^\p{Lu}\p{Ll}+$/u.test(first) && !first.endsWith("s") && !Phrase.isSmall(first)
}

/** A step of the plan as one means to do it: "Ask the clerk about her lease." to "ask the clerk about my lease". */
export const step = (line: string, person: Person): string | undefined => {
  const [title = "", ...rest] = line.split(": ")
  const detail = Phrase.clean(Phrase.sentences(rest.join(": "))[0] ?? "", 300).replace(/[.!\s]+$/u, "")
  const text = isOrder(detail) ? detail : isOrder(title) ? Phrase.clean(title, 120) : ""
  if (text === "" || Phrase.names(text, person.called)) return undefined
  return Self.mine(Phrase.lowerFirst(Phrase.atMost(text, 28)), person)
}
