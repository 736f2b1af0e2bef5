/** A matter: what somebody is busy with, in the forms a sentence may need. */
import * as Phrase from "../Phrase.ts"
import * as Noun from "./Noun.ts"
import type { Person } from "./Person.ts"
import * as Verb from "./Verb.ts"

/** A worry, wish or pastime. "thing": a leak; "doing": mending the roof; "question": whether to sell. */
export interface Matter {
  readonly kind: "thing" | "doing" | "question"
  /** As it goes after "about" or "over": "the leak she cannot find", "mending the roof", "whether to sell". */
  readonly about: string
  /** Always a short noun phrase: "the leak", "the roof". */
  readonly core: string
  /** As it goes after "to": "deal with the leak she cannot find", "mend the roof", "decide whether to sell". */
  readonly todo: string
  readonly isPastime: boolean
  /** True when it is about somebody rather than something; `core` is then "the business with ...". */
  readonly isPersonal: boolean
}

const longest = 13

/** The first noun phrase of a text that says something, or undefined. */
const firstThing = (text: string): string | undefined => Noun.things(text, { most: 4 })[0]

const bare = (phrase: string): boolean =>
  !/^(?:the|an?|his|her|their|its|my|our|half|all|both|too|no|some|any|more|less) /i.test(phrase)

const thing = (text: string): Matter => {
  const owned = text.replace(/^no (?=\p{L})/iu, "the lack of ").replace(/^(?:an?|one|some) /i, "the ")
  const startsWithName = /^(?:\p{Lu}|[\p{L}\p{M}-]+['’]s? )/u.test(owned)
  const about = Phrase.atMost(bare(owned) && !startsWithName ? `the ${owned}` : owned, longest)
  return {
    kind: "thing",
    about,
    core: Noun.head(about, 5),
    todo: `deal with ${about}`,
    isPastime: false,
    isPersonal: false
  }
}

// "stay independent": what follows is no object.
const stative = /^(?:be|become|remain|stay|feel|live|make|get)$/

// "paying for his daughter's orthodontist": what stands behind the preposition.
const objectOf = (rest: string): string | undefined => {
  const [, behind] = /^ (?:for|to|with|on|at|against|that) (.*)$/u.exec(rest) ?? []
  return behind === undefined || /^(?:what|how|who|where|whether) /.test(behind) ? undefined : firstThing(behind)
}

// Deeds one fears rather than seeks, and those one can only live with.
const feared = /^(?:lose|fail|miss|forget|fall|waste)$/
const borne = /^(?:be|wait|leave|stand|work|quit|sleep|die|live|have)$/

const doing = (base: string, rest: string): Matter => {
  const more = rest.replace(
    /^ and (\p{L}+) (?=the |an? |his |her |their |my )/u,
    (_, verb: string) => ` and ${Verb.gerund(verb)} `
  )
  const about = Phrase.atMost(`${Verb.gerund(base)}${more}`, longest)
  const start = about.split(/ (?:before|after|while|without|because|such|in|as|of|with|for|by|through) /)[0] as string
  const short = Phrase.atMost(start, 6)
  const whole = short.includes(" ") ? short : Phrase.atMost(about, 6)
  const object = bareObject(rest) ?? objectOf(rest)
  // "teaching ninety-four at once": a number is no thing.
  const isThing = object !== undefined && !stative.test(base) &&
    !/^(?:\w+teen|\w+ty(?:-\w+)?|hundred|thousand)$/.test(object)
  const core = isThing ? object : whole
  const todo = feared.test(base)
    ? `keep from ${about}`
    : borne.test(base)
    ? `come to terms with ${about}`
    : Phrase.atMost(`${base}${rest}`, longest)
  return { kind: "doing", about, core, todo, isPastime: false, isPersonal: false }
}

// "passing probation": a bare object of one or two words still makes a noun phrase.
const bareObject = (rest: string): string | undefined => {
  const [first = ""] = rest.trim().split(" ")
  const object =
    first === "" || /^(?:beyond|among|without|instead|close|home|early|late|on|up|out|off|behind)$/.test(first)
      ? ""
      : Noun.head(rest.trim(), 5)
  if (Phrase.contentWords(object).length === 0) return undefined
  if (/^(?:the|an?|his|her|their|two|three|eleven)$/i.test(first)) return Noun.definite(object)
  return Phrase.isSmall(first) ? undefined : object
}

const question = (text: string): Matter => {
  const about = Phrase.atMost(Phrase.lowerFirst(text), longest)
  const todo = about.startsWith("whether to")
    ? `decide ${about}`
    : /^(?:who|whether)\b/.test(about)
    ? `find out ${about}`
    : `work out ${about}`
  return {
    kind: "question",
    about,
    core: firstThing(text) ??
      (/^(?:whether|which|what to|when to|where to|how to)/.test(about) ? "the decision" : "the question"),
    todo,
    isPastime: false,
    isPersonal: false
  }
}

/** Reads a worry or goal as people write it: "a leak", "mending the roof", "mend the roof", "whether to sell". */
export const parse = (text: string, isGoal = false): Matter => personal(read(text, isGoal))

const read = (text: string, isGoal: boolean): Matter => {
  const told = text.split(/\s[–—-]\s/)[0] ?? ""
  const tidied = Phrase.clean(told, 200).replace(/\(.*?\)/g, " ").replace(/[()"“”„«»]/g, " ").split(/\s*[:;]\s/)[0] ??
    ""
  const plain = Phrase.tidy(tidied).replace(/[\s.,:;!?-]+$/u, "")
  const [first = "", ...others] = plain.split(" ")
  const rest = others.length === 0 ? "" : ` ${others.join(" ")}`
  if (!/\p{L}{2}/u.test(plain)) return thing("the day's work")
  const asked =
    /^(?:working out|deciding|choosing|knowing|judging) ((?:whether|how|who|what|which|when|where|why) .*)$/u.exec(
      plain
    )
  if (asked !== null) return question(asked[1] as string)
  const open = /^(\p{L}+ing)(?: (.*))? or (not|\p{L}+ing)$/u.exec(plain)
  if (open !== null && Verb.isGerund(open[1] as string)) {
    const other = open[3] === "not" ? "not" : Verb.fromGerund(open[3] as string)
    return question(`whether to ${[Verb.fromGerund(open[1] as string), open[2]].filter(Boolean).join(" ")} or ${other}`)
  }
  if (isGoal && /^\p{L}+$/u.test(first)) {
    const cut = Phrase.atMost(others.join(" ").split(/[,;:]\s/)[0] ?? "", longest - 1).replace(
      / (?:and|or|while|to) \S+$/,
      ""
    )
    const short = others.length < longest ? rest : ` ${cut}`
    return doing(first.toLowerCase(), short)
  }
  if (/^(?:whether|how|who|what|which|when|where|why|if)$/i.test(first)) return question(plain)
  const isDeed = Verb.isGerund(first) || first === "being" ||
    (first.endsWith("ing") && /^ (?:the|an?|his|her|their|it|them) /.test(rest))
  return isDeed && rest !== "" ? doing(Verb.fromGerund(first), rest) : thing(plain)
}

/** Reads a pastime: no article is put before it. */
export const pastime = (text: string): Matter => {
  const plain = Phrase.clean(text, 120).replace(/["“”„«»]/g, " ").replace(/\(.*?\)/g, " ").split(
    /\s*[:;,.(–—]\s*|\s-\s|\s(?:with|where|such as|especially)\s/
  )[0] ?? ""
  const about = /\p{L}{2}/u.test(plain)
    ? Phrase.atMost(Verb.isGerund(plain.split(" ")[0] ?? "") ? Phrase.lowerFirst(plain) : plain, 8)
    : "small repairs"
  return {
    kind: "thing",
    about,
    core: Phrase.atMost(about, 6),
    todo: `make more of ${about}`,
    isPastime: true,
    isPersonal: false
  }
}

// Who is no thing to be measured or written up: one speaks of the business with them.
const somebody =
  /\b(?:actor|advertiser|agents?|artist|aunt|author|baby|bees|best friend|boss|boy|bricklayer|brothers?|borrower|buyers?|captain|caller|candidate|carer|chief|child|children|clerk|clients?|colleagues?|contractor|committee|community|cousin|couple|customers?|daughters?|dealer|divers|doctors?|donors|drivers?|elders|employer|employees|engineers?|family|farmers|father|foreman|friends?|girls?|governor|grandchildren|grandmother|grandparents|guests?|hairdresser|headmaster|herders?|husband|inspectors?|interviewers|investors|kids|landlord|lawyer|manager|managers|master|mayor|men|mother|mothers|neighbou?rs?|nephew|niece|nurses?|owners|parents?|partner|passengers|patients?|pensioners|people|person|pilot|police|prompter|pupils?|reader|readers|recruiter|residents|seller|sister|six-year-old|nine-year-old|someone|son|sons|speakers|staff|strangers|students?|successor|supervisors?|teachers?|team|tenants?|trainees?|tutor|uncle|villagers?|visitors?|volunteers?|voters|wife|widow|women|woman|workers?|youngsters)$/i

const ofOnesOwn =
  /\bthe ((?:\p{L}+ )?(?:son|daughter|mother|father|brother|sister|wife|husband|cousin|uncle|aunt|niece|nephew|grandmother|grandfather|grandson|knees?|hip|wrist|cough|back|tremor|reputation|savings))\b/u

// "the business with her best pupil", but "the drift fault".
const personal = (matter: Matter): Matter => {
  const plain = matter.core.replace(/^the business with /, "")
  const isDeed = Verb.isGerund(plain.split(" ")[0] ?? "")
  const isPersonal = !isDeed && somebody.test(plain.split(" of ")[0] as string)
  return { ...matter, isPersonal, core: isPersonal ? `the business with ${plain}` : plain }
}

const owned = (matter: Matter, his: string): Matter => {
  const own = (form: string) => form.replace(ofOnesOwn, `${his} $1`)
  const named = { ...matter, core: own(matter.core) }
  return personal(matter.kind === "thing" ? { ...named, about: own(matter.about), todo: own(matter.todo) } : named)
}

/** Everything a person is busy with: worries, goals, then pastimes; `fallback` where the text says nothing. */
export const of = (
  person: Person,
  fallback: string
): { readonly worries: ReadonlyArray<Matter>; readonly pastimes: ReadonlyArray<Matter> } => {
  const worries = [
    ...person.concerns.map((concern) => parse(concern)),
    ...person.goals.map((goal) => parse(goal, true))
  ]
  return {
    worries: (worries.length > 0 ? worries : [parse(fallback)]).map((matter) => owned(matter, person.pronouns.his)),
    pastimes: person.interests.filter((interest) => !/^(?:business|economics|politics)$/i.test(interest)).map(pastime)
  }
}

/** How much of a matter a text speaks of: the number of its content words that turn up there. */
export const presence = (matter: Matter, text: string): number => {
  const there = new Set(Phrase.contentWords(text))
  return new Set(Phrase.contentWords(`${matter.about} ${matter.core}`)).intersection(there).size
}
