/** Tells a stretch of actions as one paragraph: each person with a role, joined by what connects them. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import * as Person from "../../model/rehearse/Person.ts"
import * as Trade from "../../model/rehearse/Trade.ts"
import { coreOf } from "./heard.ts"

interface Teller {
  readonly name: string
  readonly role: string
  readonly town: string
}

const tellerOf = (line: string): Teller => {
  const plain = Phrase.clean(line, 300)
  const at = plain.indexOf(": ")
  const parts = (at < 0 ? "" : plain.slice(at + 2)).split(/\s*,\s*/)
  // Without an occupation the line holds a sentence of the description instead.
  const isRole = Phrase.words(parts[0] ?? "").length <= 8 && !/[.!?]$/.test(parts[0] ?? "")
  return {
    name: Phrase.asName(at < 0 ? plain : plain.slice(0, at)),
    role: isRole ? Person.asRole(parts[0] ?? "") : "",
    town: isRole && parts.length > 1 ? parts[parts.length > 2 ? parts.length - 2 : 1] ?? "" : ""
  }
}

interface Told {
  readonly teller: Teller
  readonly called: string
  readonly act: string
  readonly text: string
}

const toldOf = (action: string, tellers: ReadonlyArray<Teller>): Told => {
  const [, given = "", act = "do", words = action] = /^(.{1,120}?) \[(\w+)\]: (.*)$/s.exec(action) ?? []
  const name = given === "" ? "" : Phrase.asName(given)
  const teller = tellers.find((one) => one.name === name) ??
    { name: name === "" ? "Somebody" : name, role: "", town: "" }
  const text = Phrase.clean(words, 500)
  return {
    teller,
    called: Phrase.names(text, teller.name) ? teller.name : Phrase.calledIn(teller.name, text),
    act,
    text
  }
}

/** The first mention of a person with name and role: "Tomas, " becomes "Tomas Novak, a plumber from Brno, ". */
const introduce = ({ called, teller, text }: Told, chance: Chance): string => {
  const at = text.indexOf(called)
  const after = text.slice(at + called.length)
  if (at < 0 || !Phrase.names(text, called) || /^['’]/.test(after)) {
    const who = teller.role === "" ? teller.name : `${teller.name}, ${Person.described(teller.role)}`
    return `${who}, has a part in it: ${Phrase.lowerFirst(text, [called, teller.name])}`
  }
  if (teller.role === "") return text.slice(0, at) + teller.name + after
  const from = teller.town !== "" && Person.isOfPerson(teller.role) && chance.flip(0.6)
    ? ` ${chance.pick(["from", "in"])} ${teller.town}`
    : ""
  return `${text.slice(0, at)}${teller.name}, ${Person.described(teller.role)}${from}${
    /^[,.;:?!]/.test(after) ? "" : ","
  }${after}`
}

const joints: Readonly<Record<string, ReadonlyArray<string>>> = {
  same: ["A little later", "After that", "The same week", "Then"],
  answering: ["Upon this", "In answer", "Hearing of it", "In turn"],
  apart: ["Meanwhile", "At the same time", "Elsewhere", "In the same days"]
}

const join = (sentence: string, told: Told, before: Told | undefined, chance: Chance): string => {
  if (before === undefined || !(sentence.startsWith(told.teller.name) || sentence.startsWith(told.called))) {
    return sentence
  }
  const isAnswer = before.teller.name !== told.teller.name && Phrase.names(told.text, before.called)
  const kind = before.teller.name === told.teller.name ? "same" : isAnswer ? "answering" : "apart"
  return chance.flip(0.75) ? `${chance.pick(joints[kind] as ReadonlyArray<string>)} ${sentence}` : sentence
}

const endings: Readonly<Record<string, ReadonlyArray<string>>> = {
  ask: ["The question about {core} is still open at the end.", "What is to come of {core} depends on the answer."],
  say: [
    "At the end everyone concerned has been told of {core}, and nobody has the last word.",
    "With that, everybody concerned knows about {core}.",
    "More has now been said about {core} than done."
  ],
  publish: [
    "By the end anyone can read about {core}, and the first replies are awaited.",
    "With that, there is something to read about {core} for everybody."
  ],
  think: ["Nothing has been said aloud yet about {core}.", "For now nobody else knows what is thought about {core}."],
  do: [
    "It is a step further with {core}, and not the last one.",
    "That is how things stand with {core} at the end.",
    "There is still work to do on {core}.",
    "The rest of {core} is left for another day."
  ]
}

/** A stretch of actions as one paragraph of three to five sentences, in the present tense. */
export const rehearseSummary = (
  input: { readonly people: ReadonlyArray<string>; readonly actions: ReadonlyArray<string> },
  chance: Chance
): string => {
  const tellers = input.people.map(tellerOf)
  // Four actions make a paragraph; of more, the first two and the last two tell where it began and where it stands.
  const all = input.actions.map((action) => toldOf(action, tellers)).filter(({ text }) => /\p{L}/u.test(text))
  const told = all.length <= 4 ? all : [...all.slice(0, 2), ...all.slice(-2)]
  const met = new Set<string>()
  const sentences = told.map((one, index) => {
    const isNew = !met.has(one.teller.name)
    met.add(one.teller.name)
    const text = isNew ? introduce(one, chance) : one.text
    return Phrase.stop(join(text, one, told[index - 1], chance))
  })
  const last = told.at(-1)
  if (last === undefined) return "Nothing happens that anybody would tell of."
  const core = coreOf(last.text, tellers.flatMap(({ name }) => [name])) ?? coreOf(told[0]?.text ?? "", [])
  const ending = sentences.length > 3 || core === undefined || Trade.isScenery(core) || /^(?:his|her|their) /.test(core)
    ? []
    : [chance.pick(endings[last.act] ?? (endings["do"] as ReadonlyArray<string>)).replace("{core}", core)]
  return Phrase.tidy([...sentences, ...ending].join(" "))
}
