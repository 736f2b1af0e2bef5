/** Turns what is said about a person into what the person says, and back to what one says to them. */
import * as Phrase from "../Phrase.ts"
import type { Person } from "./Person.ts"
import * as Verb from "./Verb.ts"

// After "her" as an object the sentence goes on with one of these, or ends.
const afterObject =
  /^(?:[.,;:!?]|$|to\b|for\b|that\b|in(?![-\w])|on\b|at\b|with\b|wrongly\b|last\b|by\b|from\b|and\b|or\b|but\b|when\b|how\b|what\b|before\b|after\b|against\b|into\b|as\b|so\b|because\b|dizzy\b|there\b|out\b|up\b|the\b|a\b|an\b)/

const agree = (verb: string): string => {
  if (verb === "is") return "am"
  if (verb === "was" || verb === "has") return verb === "has" ? "have" : verb
  const isThird = /\p{L}{2,}s$/u.test(verb) && !/(?:ss|us|always|perhaps|sometimes|afterwards|was)$/.test(verb)
  return isThird ? Verb.base(verb) : verb
}

const adverb = "(?:(?:never|always|still|also|really|now|often|once|probably|just|only|half|no longer) )?"

// A description may speak to the person: "You work in a clinic, which has taught you patience."
const fromYou = (text: string): string =>
  text
    .replace(/\byou are\b/gi, "I am")
    .replace(/\byourself\b/gi, "myself")
    .replace(/\b(Y|y)our\b/g, (_, first: string) => (first === "Y" ? "My" : "my"))
    .replace(
      /(?<=\b(?:to|for|with|of|about|from|by|on|and|help|helps|helped|gives?|gave|lets?|allow(?:s|ed)?|makes?|made|taught|keeps?|kept|brings?|brought|left|leaves|\p{L}+ing) )you\b/giu,
      "me"
    )
    .replace(/\byou\b(?=[.,;!?]|$)/gi, "me")
    .replace(/\byou\b/gi, "I")

/** A text about the person in the first person: "the leak she cannot find" to "the leak I cannot find". */
export const mine = (text: string, person: Person): string => {
  const { he } = person.pronouns
  if (/\byou(?:r|rself)?\b/i.test(text)) return fromYou(text)
  if (he === "they") return text
  const subject = new RegExp(`\\b(${he}) (${adverb})([\\p{L}'’]+)`, "giu")
  const first = text.replace(subject, (_, _he: string, between: string, verb: string) => `I ${between}${agree(verb)}`)
    .replace(new RegExp(`\\b${he}\\b`, "gi"), "I")
    .replace(/\b(?:himself|herself)\b/gi, "myself")
  if (he === "he") {
    return first
      .replace(/\bhis(?=[.!?]|$)/gi, "mine")
      .replace(/\bhis\b/gi, (his) => (his.startsWith("H") ? "My" : "my"))
      .replace(/\bhim\b/gi, "me")
  }
  return first.replace(/\bhers\b/gi, "mine").replace(/\bher\b/gi, (her, at: number, all: string) => {
    const next = all.slice(at + her.length).trimStart()
    const before = /(\p{L}+) $/u.exec(all.slice(0, at))?.[1] ?? ""
    const isObject = afterObject.test(next) && !/^(?:last|out) \p{Ll}/u.test(next)
    const isTaker = takesSomebody.test(before) && !family.test(next)
    return isObject || isTaker ? "me" : her.startsWith("H") ? "My" : "my"
  })
}

// "let her automate", "offered her two lorries", but "told her mother".
const takesSomebody = /^(?:lets?|finds?|offer(?:s|ed)|lent|gave|gives?|made|makes?|helps?)$/i
const family =
  /^(?:\p{Ll}+ )?(?:mother|father|son|daughter|sister|brother|husband|family|parents|uncle|aunt|cousin|name|work|house|job|own|living|way|home|mind|bread|peace|bed|point)\b/u

// Deeds that may follow with the same subject: "and laughs easily".
const further =
  /((?:,|,? and|,? but) (?:(?:still|then|also|never|now|sometimes|mostly|occasionally|often|frequently|regularly) )?)(is|has|does|adds|answers|apologises|apologizes|argues|asks|believes|bows|brings|buys|calls|carries|claims|cooks|counts|cries|covers|dances|deals|does|draws|dreams|drinks|drives|enjoys|fears|feeds|feels|fights|finds|fixes|gets|gives|goes|grows|hates|hears|helps|holds|interrupts|jokes|keeps|knows|laughs|likes|listens|lives|loathes|looks|loves|makes|means|measures|meets|mends|misses|moves|needs|owes|pays|plans|plants|plays|prays|preaches|prefers|quotes|reads|records|repairs|rides|runs|says|sells|sends|shouts|signs|sings|sits|sleeps|solves|sounds|speaks|spots|stands|stays|steers|suspects|swears|takes|talks|teaches|tells|tends|tests|thinks|tries|turns|understands|visits|forgets|corrects|wakes|walks|wants|watches|weighs|wonders|works|worries|writes|performs|assists|supports|manages|coordinates|handles|provides|leads|oversees|mentors|documents|uses|attends|participates|collaborates|trains|prepares|maintains|creates|develops|ensures|organizes|spends|shares|enjoys|volunteers)(?= )/g

/** "I work in gloves and laughs easily" with both verbs in the first person. */
const agreed = (text: string): string =>
  /^(?:\p{L}[^,.]*, )?I /u.test(text)
    ? text.replace(further, (_, and: string, verb: string) => `${and}${agree(verb)}`)
    : text

const names = (text: string, person: Person): boolean =>
  person.name.split(" ").some((part) => part.length > 2 && Phrase.names(text, part))

// Words at the start of a sentence that point to one before it.
const pointing =
  /^(?:However|This|That|These|Those|It|They|Also|Additionally|Then|Still|Such|Skills|Responsibilities|Duties|Key)\b/

// "Has a cat.": the person is meant, and left out.
const leftOut = new Set([
  "has",
  "is",
  "works",
  "lives",
  "enjoys",
  "loves",
  "likes",
  "volunteers",
  "grew",
  "runs",
  "teaches",
  "owns",
  "spends",
  "keeps",
  "plays",
  "reads",
  "wants",
  "hopes",
  "believes"
])

/** A sentence about the person with "he", "she" or nothing for a subject, where it begins with the name. */
const withSubject = (sentence: string, { called, pronouns }: Person): string => {
  const opening = /^\p{Lu}\p{Ll}+/u.exec(sentence)?.[0].toLowerCase() ?? ""
  if (leftOut.has(opening)) return `I ${agree(opening)}${sentence.slice(opening.length)}`
  if (opening.endsWith("ed") && Verb.isPast(opening)) return `I ${opening}${sentence.slice(opening.length)}`
  return sentence.startsWith(`${called} `) ? `${pronouns.he}${sentence.slice(called.length)}` : sentence
}

/** The sentences about a person that can be said in the first person without doubt. */
export const said = (person: Person): Array<string> =>
  person.sentences.slice(-3).flatMap((sentence) => {
    const bare = withSubject(sentence, person)
    if (pointing.test(bare) || names(bare, person) || Phrase.words(bare).length > 34 || /["“:;]/.test(bare)) return []
    const first = agreed(Phrase.upperFirst(mine(bare, person)))
    // What "them" or "it" means was said in a sentence that is not there.
    const isDoubtful = /\b(?:he|she|his|her|him|them|your?)\b|\bthe six\b|\bown hand\b|^\S+ \S+ (?:it|its|this|them)\b/i
      .test(first)
    return isDoubtful || !/\b(?:I|my|me|mine)\b/i.test(first) && person.pronouns.he === "they"
      ? []
      : [Phrase.stop(first)]
  })

// What goes on inside is not told as a deed; what was cut off is not told at all.
const inward = /^(?:has|is|begins|wonders|thinks|feels|notices|weighs|lies|comes|looks|turns)$/
const unfinished = / (?:one|two|to|of|the|an?|with|for|in|on|by|that)$/

/** A deed told by others ("Ana asks the clerk about the lease, and waits.") as the person's own past: "I asked the clerk about the lease". */
export const didMyself = (deed: string, person: Person): string | undefined => {
  const told = Phrase.clean(deed, 400)
  const at = [person.name, person.called].map((name) => ({ name, at: told.indexOf(`${name} `) })).find((one) =>
    one.at >= 0
  )
  if (at === undefined || at.at > 40) return undefined
  const rest = (told.slice(at.at + at.name.length + 1).split(/[,;:.!?](?:\s|$)| and /)[0] ?? "").trim()
  const verb = rest.split(" ")[0] ?? ""
  if (
    !/^\p{Ll}{2,}s$/u.test(verb) || inward.test(verb) || unfinished.test(rest) || Phrase.words(rest).length < 5 ||
    names(rest, person)
  ) return undefined
  const first = mine(Verb.inForm(rest, "past"), person)
  return /\b(?:he|she|his|her|him)\b/i.test(first) ? undefined : `I ${first}`
}

/** What somebody says of themselves as one says it to them: "my patent, which I" to "your patent, which you". */
export const yours = (text: string): string =>
  text
    .replace(/\bI am\b|\bI'm\b/g, "you are")
    .replace(/\bI was\b/g, "you were")
    .replace(/\bI\b/g, "you")
    .replace(/\bmyself\b/gi, "yourself")
    .replace(/\bmine\b/gi, "yours")
    .replace(/\bmy\b/gi, "your")
    .replace(/\bme\b/gi, "you")
