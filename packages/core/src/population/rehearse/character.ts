/** Tells a person's character from the words used of them and from what they have done. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import type { Person } from "../../model/rehearse/Person.ts"
import * as Verb from "../../model/rehearse/Verb.ts"

const traits = new Set(
  `adventurous ambitious anxious arrogant blunt bold brisk brusque calm careful cautious cheerful clever collaborative
  compassionate competitive creative curious cynical dependable detail-oriented determined devoted diligent direct disciplined
  dry empathetic energetic exact fair fearless fierce frank friendly frugal funny generous gentle hard-working hardworking
  helpful honest humble idealistic impatient impulsive independent introspective inventive laconic loud loyal methodical
  meticulous modest nervous nurturing observant open-minded optimistic organized outspoken passionate patient pedantic
  perfectionist persistent pessimistic playful polite practical precise proud punctual quick quiet rebellious reliable
  reserved resilient resourceful restless sarcastic sceptical self-reliant sensitive serious sharp shy slow soft-voiced
  stern stoic stubborn supportive suspicious talkative tender thoughtful thrifty tidy tireless unhurried vain warm witty`
    .split(/\s+/)
)

/** What a deed says of whoever did it: the first word of a past act, and the trait. */
const shownBy: ReadonlyArray<readonly [RegExp, ReadonlyArray<string>]> = [
  [/^(?:refused|resigned|voted|turned|walked|returned|rejected|tore)$/, ["principled", "hard to bend"]],
  [/^(?:taught|trained|explained|showed|tutored|coached)$/, ["patient", "generous with what is known"]],
  [/^(?:counted|measured|weighed|compared|mapped|recorded|kept|traced|logged|listed|compiled|plotted|identified)$/, [
    "exact",
    "slow to guess"
  ]],
  [/^(?:repaired|fixed|rebuilt|built|welded|wired|patched|made|cast|put|ground|grafted|sewed|dug)$/, [
    "practical",
    "good with the hands"
  ]],
  [/^(?:carried|drove|sailed|walked|rode|climbed|stayed|waited|sat|swam|pulled)$/, [
    "tireless",
    "not afraid of the long way"
  ]],
  [/^(?:gave|sent|paid|shared|fed|lent|helped|raised|bought|saved)$/, ["warm-hearted", "open-handed"]],
  [/^(?:argued|challenged|demanded|asked|wrote|told|reported|warned|published|filed|organi[sz]ed)$/, [
    "outspoken",
    "not easily put off"
  ]],
  [/^(?:hid|lied|left|ran|covered|smuggled|borrowed|jumped)$/, ["quick-witted", "fond of the side door"]]
]

const ofDeeds = (past: ReadonlyArray<string>): Array<string> =>
  past.flatMap((deed) => {
    const first = (Phrase.words(deed)[0] ?? "").toLowerCase()
    return shownBy.find(([verb]) => verb.test(first))?.[1] ?? []
  })

const fallback = ["steady", "attentive", "stubborn in small things", "friendly", "careful", "curious"]

/** Three or fewer traits: those the text names, then those the deeds show. */
export const traitsOf = (person: Person, past: ReadonlyArray<string>, chance: Chance): Array<string> => {
  const named = Phrase.words(person.text.toLowerCase()).filter((word) => traits.has(word))
  const found = [...new Set([...chance.sample([...new Set(named)], 2), ...ofDeeds(chance.shuffle(past))])]
  return found.length > 1 ? found.slice(0, 3) : [...found, ...chance.sample(fallback, 2)]
}

/** A deed of the past as it goes after "who once": "put a torque meter in the cider freezer". */
export const onceDid = (past: ReadonlyArray<string>): Array<string> =>
  past.flatMap((deed) => {
    const told = Phrase.clean(deed, 240).replace(/^\(before\)\s*/, "")
    const first = Phrase.words(told)[0] ?? ""
    const short = Phrase.atMost(told.replace(/[.!?]+$/, ""), 18)
    return Verb.isPast(first) && told.startsWith(first) ? [Phrase.lowerFirst(short)] : []
  })

/** A habit the description states of the person, without its subject: "trusts an oscilloscope over any meeting". */
const habits = (person: Person): Array<string> => {
  const ofPerson = new RegExp(`^(?:She|He|${person.called.replace(/[^\p{L}\p{N} -]/gu, ".")}) (\\p{Ll}.*)$`, "u")
  return person.sentences.flatMap((sentence) => {
    const [, rest] = ofPerson.exec(sentence) ?? []
    const first = rest?.split(" ")[0] ?? ""
    const isHabit = /(?<!s)s$/.test(first) && !/^(?:was|is|has|does)$/.test(first)
    return rest !== undefined && isHabit && Phrase.words(rest).length <= 16 ? [rest.replace(/[.!?]+$/, "")] : []
  })
}

/** One sentence of character. */
export const characterOf = (person: Person, past: ReadonlyArray<string>, chance: Chance): string => {
  const shown = Phrase.list(traitsOf(person, past, chance))
  const habit = habits(person)
  const once = onceDid(past)
  const { he } = person.pronouns
  const isThey = he === "they"
  const ways: Array<string> = [
    `${shown}, and known for it ${person.town === "" ? "to everybody around" : `in ${person.town}`}`
  ]
  if (once.length > 0) {
    const did = chance.pick(once)
    ways.push(
      `${shown}, the sort of person who once ${did}`,
      `${shown}: ${he} once ${did}, and would do it again`,
      `${shown}; whoever knows that ${person.called} once ${did} knows the rest`
    )
  }
  if (habit.length > 0 && !isThey) {
    ways.push(`${shown}; ${chance.pick(habit)}`, `${shown}, and somebody who ${chance.pick(habit)}`)
  }
  const kept = ways.length > 1 ? ways.slice(1) : ways
  return Phrase.stop(Phrase.tidy(chance.pick(kept)))
}
