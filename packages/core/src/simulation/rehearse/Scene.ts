/** What an act is made from: who acts, on what matter, with which tools, and a way to choose words. */
import type { Act } from "../../domain/Message.ts"
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import * as Matter from "../../model/rehearse/Matter.ts"
import * as Noun from "../../model/rehearse/Noun.ts"
import * as Person from "../../model/rehearse/Person.ts"
import * as Stage from "../../model/rehearse/Stage.ts"
import * as Trade from "../../model/rehearse/Trade.ts"
import * as Verb from "../../model/rehearse/Verb.ts"

/** What a person is and remembers when it acts; the input of both prompts. */
export interface ActInput {
  readonly name: string
  readonly person: string
  readonly personality: string
  readonly lifeGoal: string
  readonly plan: ReadonlyArray<string>
  readonly memory: ReadonlyArray<string>
  readonly now: string
}

/** Everything a shape may put into words. The functions draw anew at each call. */
export interface Scene {
  /** The name that stands in the sentence. */
  readonly me: string
  readonly him: string
  readonly his: string
  readonly himself: string
  readonly he: string
  readonly role: string
  readonly matter: Matter.Matter
  /** Another matter of the same person, for comparison. */
  readonly beside: string
  readonly stage: Stage.Stage
  /** Past deeds as they go after "the time when she". */
  readonly past: ReadonlyArray<string>
  readonly hears: string
  readonly look: () => string
  readonly trial: () => string
  readonly paper: () => string
  readonly tool: () => string
  readonly spot: () => string
  readonly folk: () => string
  readonly weekday: () => string
  /** A number in words or figures from `low` to `high`. */
  readonly count: (low: number, high: number) => string
  readonly pick: <A>(items: ReadonlyArray<A>) => A
}

/** A way to put an act into words, and the kind of act it is. */
export type Shape = readonly [Act, (scene: Scene) => string]

const figures = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve"
]

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

/** The matter that a plan step is about: the person's own that it speaks of most, else what its words name. */
export const matterOf = (step: string, own: ReadonlyArray<Matter.Matter>): Matter.Matter | undefined => {
  const scored = own.map((matter) => ({ matter, score: Matter.presence(matter, step) }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  if (best !== undefined && best.score > 0) return best.matter
  const named = Noun.things(step).find((thing) =>
    !/\b(?:facts|stock|opinion|move|position|change|columns|page|letter|word|part|time|date|end|touch|side)s?$/.test(
      thing
    )
  )
  return named === undefined ? own[0] : Matter.parse(named)
}

/** The matters a life goal speaks of, for those whose own text says none: its first clause and what comes "then". */
const goalsIn = (lifeGoal: string): Array<Matter.Matter> => {
  const plain = Phrase.clean(lifeGoal, 300).replace(/[.!]+$/, "").replace(
    /^(?:with open eyes|before two years are out), /i,
    ""
  )
  const clauses = plain.split(/,? (?:and (?:then|after that) |and to |without )/)
  return clauses.slice(0, 2).flatMap((clause) => {
    const [, told] = /^to (.*)$/i.exec(clause.replace(/,$/, "")) ?? []
    if (told === undefined || /^(?:have time|be able)\b/.test(told)) return []
    const [, thing] =
      /^(?:see|find a lasting answer to|come to terms with|find a good way through with|deal with) (.*?)(?: settled.*)?$/
        .exec(told) ?? []
    return [thing === undefined ? Matter.parse(told, true) : Matter.parse(thing)]
  })
}

/** The scene of one act. */
export const make = (input: ActInput, chance: Chance): Scene => {
  const person = Person.parse(input.person, input.name, input.memory.filter((entry) => entry.startsWith("(before)")))
  const general = Trade.of(person.role, `${person.text} ${input.lifeGoal}`)
  const spare = general.worries[person.name.length % general.worries.length] as string
  const found = Matter.of(person, spare)
  const isTold = person.concerns.length + person.goals.length > 0
  const meant = isTold ? [] : goalsIn(input.lifeGoal)
  const worries = meant.length > 0 ? meant : found.worries
  const { pastimes } = found
  const all = [...worries, ...pastimes]
  const [title = "", ...rest] = input.now.split(": ")
  const step = Phrase.clean(input.now, 600)
  const isAboutGoal = step === "" ? input.lifeGoal : step
  const stage = Stage.of(title === "" ? rest.join(" ") : title)
  const matter = stage === "pastime" && !pastimes.some((one) => Matter.presence(one, step) > 0)
    ? Matter.pastime(title.replace(/^.*?\b(?:for|of) /, ""))
    : matterOf(isAboutGoal, all) ?? (worries[0] as Matter.Matter)
  const others = all.filter((one) => one !== matter)
  const trade = Trade.fitted(general, matter)
  const { he, him, himself, his } = person.pronouns
  const own = (text: string) => text.replaceAll("{his}", his).replaceAll("{himself}", himself)
  const met = person.circle.filter((one) => !matter.about.includes(one.replace(/^\S+ /, "")))
  return {
    me: person.called,
    he,
    him,
    his,
    himself,
    role: person.role,
    matter,
    beside: others.length === 0 ? "the day's work" : chance.pick(others).core,
    stage: matter.isPastime ? "pastime" : stage,
    past: input.memory.filter((entry) => entry.startsWith("(before)")).flatMap((entry) => pastDeed(entry)),
    hears: general.hears,
    look: () => own(chance.pick(trade.looks)),
    trial: () => own(chance.pick(trade.tries)),
    paper: () => chance.pick(trade.papers),
    tool: () => chance.pick(trade.tools),
    spot: () => own(chance.pick(trade.spots)),
    folk: () => (met.length > 0 && chance.flip(0.4) ? chance.pick(met) : chance.pick(trade.folk)),
    weekday: () => chance.pick(weekdays),
    count: (low, high) => {
      const number = low + chance.int(Math.max(1, high - low + 1))
      return figures[number] ?? String(number)
    },
    pick: chance.pick
  }
}

/** "(before) Put a torque meter in the freezer and logged it." to "put a torque meter in the freezer". */
const pastDeed = (entry: string): Array<string> => {
  const told = Phrase.clean(entry.replace(/^\(before\)\s*/, ""), 240)
  const first = Phrase.words(told)[0] ?? ""
  const short = Phrase.clause(told, 13)
  return Verb.isPast(first) && told.startsWith(first) && Phrase.words(short).length > 2
    ? [Phrase.lowerFirst(short)]
    : []
}

/** Times of day to begin an act with. */
export const openings = [
  "Before breakfast",
  "On the way home",
  "In the lunch break",
  "Late in the evening",
  "Towards noon",
  "After the rain",
  "In the quiet hour after lunch",
  "Before anybody else is up",
  "With the radio on",
  "In the first free hour of the week",
  "While the kettle boils",
  "At the end of a long day",
  "First thing in the morning",
  "On a borrowed afternoon",
  "Between two errands"
]

const timed =
  /\b(?:mornings?|evenings?|nights?|noon|days?|dark|breakfast|five|hours?|today|yesterday|week|month|lunch|tea|home|minutes|\p{Lu}\p{Ll}+day)\b/u

/** Puts a sentence that begins with the name behind the time of day, sometimes. */
export const opened = (text: string, scene: Scene, chance: Chance): string =>
  text.startsWith(`${scene.me} `) && !timed.test(text) && chance.flip(0.4) ? `${chance.pick(openings)} ${text}` : text

/** The text as an act: tidy, one or two sentences, at most 45 words. */
export const finish = (text: string): string => Phrase.stop(Phrase.atMost(Phrase.tidy(text), 45))

/** How much an act repeats what is remembered: 0 not at all, 1 word for word. */
export const repeats = (text: string, memory: ReadonlyArray<string>): number => {
  const start = (of: string) => Phrase.contentWords(of).slice(0, 3).join(" ")
  return memory.reduce((most, entry) => {
    const old = entry.replace(/^\((?:before|heard)\)\s*/, "")
    return Math.max(most, Phrase.likeness(text, old) + (start(text) === start(old) ? 0.3 : 0))
  }, 0)
}

/** Draws until an act is unlike everything remembered; the least alike of ten draws otherwise. */
export const fresh = <A extends { readonly text: string }>(draw: () => A, memory: ReadonlyArray<string>): A => {
  let best = draw()
  let least = repeats(best.text, memory)
  for (let attempt = 1; attempt < 10 && least > 0.22; attempt++) {
    const next = draw()
    const score = repeats(next.text, memory)
    if (score < least) [best, least] = [next, score]
  }
  return best
}
