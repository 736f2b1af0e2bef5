/** What the rehearsal model says when a person is grounded: built from the person's own words. */
import type { Chance } from "../domain/Seed.ts"
import * as Phrase from "../model/Phrase.ts"
import * as Matter from "../model/rehearse/Matter.ts"
import * as Person from "../model/rehearse/Person.ts"
import type { Stage } from "../model/rehearse/Stage.ts"
import * as Trade from "../model/rehearse/Trade.ts"
import type { Grounding } from "./prompts.ts"
import { characterOf } from "./rehearse/character.ts"
import { stepFor } from "./rehearse/steps.ts"

type Course = ReadonlyArray<readonly [Stage, 0 | 1]>

// Each line is the course of a plan; the number says which of the person's matters a step is about.
const courses: ReadonlyArray<Course> = [
  [["look", 0], ["ask", 0], ["try", 0], ["agree", 0], ["pastime", 0], ["write", 0]],
  [["look", 0], ["try", 0], ["ask", 1], ["agree", 0], ["show", 0], ["settle", 0]],
  [["ask", 0], ["look", 0], ["try", 0], ["pastime", 0], ["write", 0], ["settle", 1], ["show", 0]],
  [["look", 1], ["look", 0], ["ask", 0], ["try", 0], ["agree", 1], ["write", 0]],
  [["look", 0], ["ask", 0], ["show", 0], ["try", 0], ["settle", 0]],
  [["pastime", 0], ["look", 0], ["agree", 0], ["try", 0], ["ask", 1], ["write", 0], ["settle", 0]]
]

// The same for plans that are asked for by themselves, which are longer.
const longCourses: ReadonlyArray<Course> = [
  [["look", 0], ["ask", 0], ["try", 0], ["agree", 0], ["look", 1], ["show", 0], ["write", 0], ["settle", 0]],
  [["look", 0], ["ask", 1], ["try", 0], ["pastime", 0], ["agree", 0], ["ask", 0], ["settle", 0], ["write", 0]],
  [["look", 1], ["look", 0], ["ask", 0], ["agree", 1], ["try", 0], ["show", 0], ["settle", 0], ["pastime", 0]]
]

const goalOf = (
  person: Person.Person,
  worries: ReadonlyArray<Matter.Matter>,
  pastime: Matter.Matter | undefined,
  chance: Chance
): string => {
  const [first, second] = worries as [Matter.Matter, Matter.Matter | undefined]
  const after = [
    ...(second === undefined ? [] : [`and then to ${second.todo}`, `and after that to ${second.todo}`]),
    ...(pastime === undefined
      ? []
      : [`and to have time left for ${pastime.about}`, `without giving up ${pastime.about}`]),
    ...(!Person.isOfPerson(person.role)
      ? []
      : [`and to be able to look back on it as ${Phrase.a(person.role)} without shame`])
  ]
  const rest = after.length === 0 ? "and to have done it properly" : chance.pick(after)
  const ways = first.kind === "question"
    ? [`With open eyes, to ${first.todo}, ${rest}`, `To ${first.todo}, ${rest}`]
    : first.kind === "doing"
    ? [`To ${first.todo}, ${rest}`, `Before two years are out, to ${first.todo}, ${rest}`]
    : first.isPersonal
    ? [`To come to terms with ${first.about}, ${rest}`, `To find a good way through with ${first.about}, ${rest}`]
    : [
      `To see ${first.about} settled within two years, ${rest}`,
      `To find a lasting answer to ${first.about}, ${rest}`
    ]
  return Phrase.stop(Phrase.tidy(chance.pick(ways)))
}

/** Somebody about to be grounded: who they are, their work, and what a plan of theirs may be about. */
interface Subject {
  readonly person: Person.Person
  readonly trade: Trade.Trade
  readonly chosen: ReadonlyArray<Matter.Matter>
  readonly pastime: Matter.Matter | undefined
}

const subjectOf = (text: string, past: ReadonlyArray<string>, chance: Chance): Subject => {
  const person = Person.parse(text, undefined, past)
  const trade = Trade.of(person.role, person.text)
  const { pastimes, worries } = Matter.of(person, chance.pick(trade.worries))
  const chosen = worries.length <= 2 ? worries : [worries[0] as Matter.Matter, chance.pick(worries.slice(1))]
  return { person, trade, chosen, pastime: pastimes.length === 0 ? undefined : chance.pick(pastimes) }
}

const stepsOf = ({ chosen, pastime, person, trade }: Subject, from: ReadonlyArray<Course>, chance: Chance) => {
  const course = chance.pick(from).filter(([stage]) => stage !== "pastime" || pastime !== undefined)
  const met = chance.shuffle(person.circle)
  return course.map(([stage, which], index) => {
    const matter = stage === "pastime" && pastime !== undefined
      ? pastime
      : chosen[which] ?? (chosen[0] as Matter.Matter)
    const fitted = Trade.fitted(trade, matter)
    const known = met[index % Math.max(1, met.length)]
    // Nobody is asked about themselves.
    const isFree = known !== undefined && !matter.about.includes(known.replace(/^\S+ /, ""))
    const other = isFree && chance.flip(0.5) ? known : chance.pick(fitted.folk)
    return stepFor(stage, { matter, trade: fitted, other, ...person.pronouns }, chance)
  })
}

/** A personality, a life goal and a plan of five to seven steps, out of a person's own words. */
export const rehearseGround = (
  input: { readonly person: string; readonly past: ReadonlyArray<string> },
  chance: Chance
): Grounding => {
  const subject = subjectOf(input.person, input.past, chance)
  const plan = stepsOf(subject, courses, chance)
  return {
    personality: characterOf(subject.person, input.past, chance),
    lifeGoal: goalOf(subject.person, subject.chosen, subject.pastime, chance),
    plan
  }
}

/** One life goal, out of a person's own words. */
export const rehearseGoal = (input: { readonly person: string }, chance: Chance): Pick<Grounding, "lifeGoal"> => {
  const { chosen, pastime, person } = subjectOf(input.person, [], chance)
  return { lifeGoal: goalOf(person, chosen, pastime, chance) }
}

/** A personality, out of what a person has done and the words used of them. */
export const rehearsePersonality = (
  input: { readonly person: string; readonly past: ReadonlyArray<string> },
  chance: Chance
): Pick<Grounding, "personality"> => ({
  personality: characterOf(Person.parse(input.person, undefined, input.past), input.past, chance)
})

/** Seven or eight steps towards a goal, the matters that the goal speaks of first. */
export const rehearsePlan = (
  input: { readonly person: string; readonly lifeGoal: string },
  chance: Chance
): Pick<Grounding, "plan"> => {
  const subject = subjectOf(input.person, [], chance)
  const meant = Matter.of(subject.person, subject.trade.worries[0] as string).worries
    .toSorted((a, b) => Matter.presence(b, input.lifeGoal) - Matter.presence(a, input.lifeGoal))
  const chosen = meant.some((matter) => Matter.presence(matter, input.lifeGoal) > 0)
    ? meant.slice(0, 2)
    : subject.chosen
  return { plan: stepsOf({ ...subject, chosen }, longCourses, chance) }
}

// So many draws are made for a goal that is none of those reached; what is left then is a goal that comes again.
const draws = 6

/** The next goal of somebody who has reached some, and the steps towards it, out of the person's own words. */
export const rehearseRenew = (
  input: { readonly person: string; readonly past: ReadonlyArray<string>; readonly reached: ReadonlyArray<string> },
  chance: Chance
): Pick<Grounding, "lifeGoal" | "plan"> => {
  const known = new Set(input.reached)
  let drawn = rehearseGround({ person: input.person, past: [] }, chance)
  for (let nth = 1; nth < draws && known.has(drawn.lifeGoal); nth++) {
    drawn = rehearseGround({ person: input.person, past: [] }, chance)
  }
  return { lifeGoal: drawn.lifeGoal, plan: drawn.plan }
}

/** Five to seven steps towards a goal that somebody set: about the matters of the person that it speaks of, else about the goal itself. */
export const rehearseReplan = (
  input: { readonly person: string; readonly past: ReadonlyArray<string>; readonly lifeGoal: string },
  chance: Chance
): Pick<Grounding, "plan"> => {
  const subject = subjectOf(input.person, [], chance)
  const { worries } = Matter.of(subject.person, subject.trade.worries[0] as string)
  const meant = worries.filter((matter) => Matter.presence(matter, input.lifeGoal) > 0)
  const goal = Phrase.clean(input.lifeGoal, 300).replace(/[.!]+$/, "")
  // "To open a school", "Wants to open a school": what is wanted is a deed.
  const deed = goal.replace(/^(?:.{0,40}\bwants? )?to /i, "")
  const chosen = meant.length > 0 ? meant.slice(0, 2) : [Matter.parse(deed, deed !== goal)]
  return { plan: stepsOf({ ...subject, chosen }, courses, chance) }
}
