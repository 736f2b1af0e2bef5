/** A person, read back out of the text that prompts show of them ("Name. Description", then one "key: value" a line). */
import * as Phrase from "../Phrase.ts"

/** The words that stand for a person. */
export interface Pronouns {
  readonly he: "he" | "she" | "they"
  readonly him: "him" | "her" | "them"
  readonly his: "his" | "her" | "their"
  readonly himself: "himself" | "herself" | "themselves"
}

/** What the rehearsal model knows of a person. Lists may be empty, texts may be "". */
export interface Person {
  readonly name: string
  /** What others call the person: a part of the name. */
  readonly called: string
  /** Occupation without additions, in small letters where it is no name: "bridge inspector". */
  readonly role: string
  readonly place: string
  /** The first part of the place: "Eibar". */
  readonly town: string
  readonly age: number | undefined
  readonly sentences: ReadonlyArray<string>
  readonly interests: ReadonlyArray<string>
  readonly concerns: ReadonlyArray<string>
  readonly goals: ReadonlyArray<string>
  readonly pronouns: Pronouns
  /** People the person has to do with, by their part: "her supervisor", "the customer". */
  readonly circle: ReadonlyArray<string>
  /** Everything said, for finding out the trade. */
  readonly text: string
}

const sets: Readonly<Record<"he" | "she" | "they", Pronouns>> = {
  he: { he: "he", him: "him", his: "his", himself: "himself" },
  she: { he: "she", him: "her", his: "her", himself: "herself" },
  they: { he: "they", him: "them", his: "their", himself: "themselves" }
}

const pronounsIn = (text: string, gender: string): Pronouns => {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const she = count(/\b(?:she|herself|her)\b/gi)
  const he = count(/\b(?:he|himself|him|his)\b/gi)
  if (she !== he) return she > he ? sets.she : sets.he
  if (/\b(?:female|woman|girl)\b/i.test(gender)) return sets.she
  return /\b(?:male|man|boy)\b/i.test(gender) ? sets.he : sets.they
}

const items = (value: string | undefined, cut: boolean): Array<string> => {
  const all = (value ?? "").split(/\s*;\s*/).map((item) => Phrase.clean(item, 160).replace(/[\s.,:;!?-]+$/u, ""))
  // A prompt may cut a text within a line: what stands last is then only a part.
  if (cut) all.pop()
  const kept = all.filter((item) => /\p{L}{3}/u.test(item))
  // "Cooking", "Reading": a list in large letters throughout is only spelled so.
  const spelled = kept.length > 0 && kept.filter((item) => /^\p{Lu}/u.test(item)).length > kept.length * 0.6
  return spelled ? kept.map((item) => Phrase.lowerFirst(item)) : kept
}

const persons =
  /(?:er|or|ist|ian|ant|ent|man|woman|smith|wright|eur|ster|ess|lady|hand|dad|mom|mum|parent|nurse|nanny|clerk|cook|chef|judge|notary|imam|rabbi|priest|pastor|midwife|vet|pilot|mate|coach|guide|guard|warden|aide|assistant|head|lead|sister|brother|boss|chief|host|maid|cadet|apprentice|trainee|leaver|pupil|student|analyst|actuary|constable|counsel|secretary|attorney|executive|representative|associate|technician|mechanic|paralegal|architect|advocate|volunteer|monk|nun|potter|tailor|luthier|barber|butcher|baker|carer|owner|caller|hygienist|resident|scribe|steward|surgeon|mason|paramedic|principal|mayor|homemaker|retiree|welder)$/i

/** True for an occupation that names who one is ("bridge inspector") and not a field ("human services"). */
export const isOfPerson = (role: string): boolean =>
  [role.split(/ (?:on|of|at|in|for|from|with|and) /)[0] ?? "", role].some((part) =>
    persons.test(part.split(" ").at(-1) ?? "")
  )

/** As it stands behind a name: "a bridge inspector", "in human services". */
export const described = (role: string): string => (isOfPerson(role) ? Phrase.a(role) : `in ${role}`)

/** The occupation as one says it: "Certified Nursing Assistant (CNA) / aide" to "certified nursing assistant". */
export const asRole = (occupation: string): string => {
  const parts = Phrase.clean(occupation, 120).split(/\s*(?:[,/(;|:)]|\s[–—-]\s)\s*/).filter((part) =>
    /\p{L}{2}/u.test(part)
  )
  const first = parts.find((part) => isOfPerson(part)) ?? parts[0] ?? ""
  const role = Phrase.atMost(first.trim(), 8).replace(/[^\p{L}\p{N}'’ &.-]/gu, "").replace(/[.\s-]+$/u, "")
  return role.split(" ").map((
    word
  ) => (/^\p{Lu}\p{Ll}+(?:-\p{Ll}+)*$/u.test(word) && !proper.test(word) ? word.toLowerCase() : word))
    .join(" ")
}

const proper =
  /^(?:English|French|German|Spanish|Latin|Greek|Chinese|Japanese|Arabic|Russian|Italian|Portuguese|African|American|European|Asian|Indian|Java|Excel|Python|Fortran|Christian|Catholic|Muslim|Jewish|Buddhist|Army|Navy)$/

const partsInLife =
  /\b([Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?) (?:one )?((?:\p{Ll}+(?:-\p{Ll}+)? )?)(supervisor|manager|boss|director|foreman|colleague|co-founder|co-maintainer|partner|trainee|apprentice|pupil|student|teacher|tutor|inspector|auditor|client|customer|buyer|landlord|neighbou?r|mayor|captain|lawyer|recruiter|publisher|committee|council|union|ministry|regional office|clinic|school|bank|co-op|cooperative|wife|husband|brother|sister|son|daughter|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|professor|headmaster|patron|master|owner|dealer|contractor|governor|registrar|treasurer|chief)(s?)\b(?! (?:once|died|gave|was))/gu

const family =
  /^(?:wife|husband|brother|sister|son|daughter|nephew|niece|cousin|uncle|aunt|grand.*|student|pupil|master|partner)$/

const circleOf = (
  text: string,
  his: string
): Array<string> => [
  ...new Set([...text.matchAll(partsInLife)].flatMap(([, first = "", middle = "", part = "", many]) => {
    if (many !== "" || /^(?:own|no|late|dead|old|another|every|each) $/.test(middle)) return []
    if (first.toLowerCase() === his) return [`${his} ${middle}${part}`]
    if (/^(?:his|her|their)$/i.test(first) || family.test(part)) return []
    return [`the ${middle}${part}`]
  }))
]

/** Reads a person's text; `name` where it is known, `more` where other texts speak of the person. Never fails. */
export const parse = (text: string, name?: string, more: ReadonlyArray<string> = []): Person => {
  const lines = text.split(/\r?\n/)
  const attributes = new Map<string, string>()
  let described = lines.length
  for (let index = lines.length - 1; index > 0; index--) {
    const [, key, value] = /^([a-z][\p{L}\p{N} ]{1,40}): (.*)$/u.exec(lines[index] as string) ?? []
    if (key === undefined) break
    attributes.set(key.toLowerCase(), value as string)
    described = index
  }
  const head = Phrase.clean(lines.slice(0, described).join(" "), 3000)
  const named = name === undefined ? Phrase.sentences(head)[0] ?? "" : Phrase.clean(name, 80)
  const shown = Phrase.asName(named.length > 60 ? Phrase.atMost(named, 3) : named)
  const description = (named !== "" && head.startsWith(named) ? head.slice(named.length) : head).replace(/^[\s.]+/, "")
  const isCut = (line: string) => /[^\s.]\.\.\.$/.test(line.trim())
  const read = (...keys: ReadonlyArray<string>) => {
    const key = keys.find((one) => attributes.has(one))
    const value = key === undefined ? undefined : attributes.get(key)
    return { value, cut: value !== undefined && isCut(value) }
  }
  const many = (...keys: ReadonlyArray<string>) => {
    const found = read(...keys)
    return items(found.value, found.cut)
  }
  const occupation = read("occupation", "job", "profession", "work", "role")
  const place = Phrase.clean(read("place", "residence", "location", "city", "home", "country").value ?? "", 80)
  const age = Number.parseInt(read("age").value ?? "", 10)
  const told = Phrase.sentences(description).map((sentence) => Phrase.clean(sentence, 400)).filter((one) =>
    Phrase.words(one).length > 2
  )
  const sex = read("gender", "sex").value ?? ""
  const concerns = many("concerns", "concern", "worries", "problems", "challenges")
  const pronouns = pronounsIn(`${description} ${concerns.join(" ")} ${more.join(" ")}`, sex)
  return {
    name: shown,
    called: Phrase.calledIn(shown, description),
    role: asRole(occupation.value ?? ""),
    place,
    town: (place.split(/\s*[,(/]/)[0] ?? "").trim(),
    age: Number.isFinite(age) && age > 0 && age < 120 ? age : undefined,
    sentences: isCut(lines[described - 1] ?? "") ? told.slice(0, -1) : told,
    interests: many("interests", "hobbies", "likes"),
    concerns,
    goals: many("goals", "aims", "goal").map((goal) => goal.replace(/^to /i, "")),
    pronouns,
    circle: circleOf([...told.slice(1), ...concerns].join(". "), pronouns.his),
    text: Phrase.clean(`${occupation.value ?? ""} ${description} ${[...attributes.values()].join(" ")}`, 2000)
  }
}
