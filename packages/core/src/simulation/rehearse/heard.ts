/** Reads what was heard: who did it, and the thing it was about. */
import * as Phrase from "../../model/Phrase.ts"
import * as Noun from "../../model/rehearse/Noun.ts"
import * as Trade from "../../model/rehearse/Trade.ts"
import { shapeWords } from "./shapeWords.ts"

/** A piece of news, taken apart. */
export interface Heard {
  readonly name: string
  /** What one calls them, as their own act does. */
  readonly called: string
  readonly role: string
  readonly place: string
  /** The act itself. */
  readonly text: string
  /** The thing it is about, as a short noun phrase: never a report of a report. */
  readonly core: string
}

// "the whole story of the lease": what stands before "of" was the shape's.
const inner = (thing: string): string => {
  const at = thing.indexOf(" of ")
  const rest = thing.slice(at + 4)
  const isShapes = at > 0 && Phrase.contentWords(thing.slice(0, at)).every((word) => shapeWords.has(word))
  return isShapes && Phrase.contentWords(rest).some((word) => !shapeWords.has(word)) ? rest : thing
}

// A deed of a shape that got stuck to the end of a thing.
const spoken = / (?:came|fits|went|goes|looked|takes|helps?|comes)$/

/** The thing an act is about: best what stands behind "about" and is no tool or paper that comes up everywhere. */
export const coreOf = (text: string, names: ReadonlyArray<string>): string | undefined => {
  const things = Noun.things(text, { without: names, bare: true })
    .map((thing) => inner(thing.replace(spoken, "")))
    .filter((thing) => Phrase.contentWords(thing).some((word) => !shapeWords.has(word)))
  const scored = things.map((thing, index) => {
    const bare = thing.replace(/^(?:the|his|her|their|its) /, "")
    const at = text.toLowerCase().indexOf(bare.toLowerCase())
    const before = text.slice(Math.max(0, at - 24), Math.max(0, at)).toLowerCase()
    const isTopic =
      /\b(?:about|on account of|because of|bears on|over|understanding|becomes of|experiment on|move on|stake in|page on|stand with|trial on|news of)(?: \S+){0,2} $/
        .test(before)
    const isEveryday = Trade.isEveryday(thing)
    const isScenery = Trade.isScenery(thing)
    return {
      thing,
      score: (isTopic ? 5 : 0) + Math.min(3, Phrase.contentWords(thing).length) - (isEveryday ? 6 : 0) -
        (isScenery ? 4 : 0) - (/\bas (?:an? )?$/.test(before) ? 9 : 0) - index * 0.1
    }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best === undefined || best.score < -3 ? undefined : best.thing
}

/** Takes a line of news apart: "Marta Okonjo (electrician, Lagos, Nigeria): Marta mends the pump." */
export const read = (line: string, self: ReadonlyArray<string>): Heard => {
  const isNews = line.startsWith("News: ")
  const plain = Phrase.clean(line.replace(/^(?:\(heard\)\s*|News: )/, ""), 700)
  // Nobody sent the news, whatever colons are in it.
  const split = isNews
    ? null
    : /^([^:(]{1,80}?) \((.*?)\): (.*)$/su.exec(plain) ?? /^([^:]{1,80}?)(): (.*)$/su.exec(plain)
  const [given, about, told] = split === null
    ? ["", "", plain]
    : [split[1] as string, split[2] as string, split[3] as string]
  const name = given === "" ? "a neighbour" : Phrase.asName(given)
  const text = told.trim()
  const called = given === "" ? name : Phrase.calledIn(name, text)
  const core = coreOf(text, [name, called, ...self]) ?? "the whole affair"
  // In a report about a third person "his" and "her" would change sides.
  const third = Phrase.words(text).some((word, index) =>
    index > 0 && /^\p{Lu}\p{Ll}/u.test(word) && !name.includes(word.replace(/['’]s$/, "")) &&
    !/^(?:I|The|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/.test(word)
  )
  const [role = "", ...place] = about.split(/\s*,\s*/)
  return {
    name,
    called,
    role: role.trim(),
    place: place.join(", "),
    text,
    core: third ? core.replace(/^(?:his|her|their) /, "the ") : core
  }
}
