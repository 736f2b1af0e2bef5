/** What every agent of a variant learns from what was said about the questions of train (MAFT, section 3.2). */
import { Seed } from "@stoa/core"
import * as Check from "../data/Check.ts"
import type { Conversation } from "../data/Conversation.ts"
import * as Mix from "../data/Mix.ts"
import * as Others from "../data/Others.ts"
import * as Sets from "../data/Sets.ts"
import { nameOf, type Transcript } from "../debate/Transcript.ts"
import type { Sizes } from "../Result.ts"
import type { Study } from "../Study.ts"
import type { Learning } from "./Train.ts"
import type { Cast, Variant } from "./Variant.ts"

/** What is learnt, and how much of it there was. */
export interface Learnt {
  readonly learning: ReadonlyArray<Learning>
  readonly sizes: ReadonlyArray<Sizes>
  /** What a reader must know, as that a side of a mix is empty. */
  readonly notes: ReadonlyArray<string>
}

/** What is to be learnt from, and by whom. */
export interface Lesson {
  readonly variant: Variant
  readonly iteration: number
  readonly cast: Cast
  readonly transcripts: ReadonlyArray<Transcript>
}

/** What an agent of a debate learns for itself. */
interface Own {
  readonly learning: Learning
  readonly sizes: Sizes
  readonly notes: ReadonlyArray<string>
  /** Said where a critic's mix is not what was asked for. */
  readonly mixed?: string | undefined
}

/** The model that learns: as it is now, or the base model again. */
const fromOf = ({ data, model }: Study["recipe"], now: string): string => (data.from === "base" ? model : now)

/** Conversations that trainers read, and a sentence about the others. */
const fitting = (conversations: ReadonlyArray<Conversation>, whose: string) => {
  const { fit, unfit } = Check.sift(conversations)
  const told = Check.told(unfit)
  return { fit, notes: told === undefined ? [] : [`${whose}: ${told}`] }
}

/** What every agent of a debate learns for itself. What no trainer reads is left out before it is mixed: the mix is exact in the file. */
const own = ({ recipe, task }: Study, { cast, iteration, transcripts, variant }: Lesson): ReadonlyArray<Own> => {
  const { agents, name, trains } = variant
  const sets = Sets.of(transcripts, { task, agents, loss: recipe.data.loss })
  const generators = sets.generators.map((found, index): Own => {
    const agent = nameOf("generator", index + 1)
    const { fit, notes } = fitting(found, `${name} ${iteration}, ${agent}`)
    const from = fromOf(recipe, cast.generators[index]!)
    return {
      learning: { agent, part: "generator", from, conversations: fit },
      sizes: { agent, found: { G: found.length }, used: { G: fit.length } },
      notes
    }
  })
  // Where one model learns it all, what it learns is drawn as it is for the agents it is held against.
  const path = trains === "one" ? "finetuned" : name
  const critics = (trains === "generators" ? [] : sets.critics).map((found, index): Own => {
    const agent = nameOf("critic", index + 1)
    const { fit, notes } = fitting([...found.minus, ...found.plus], `${name} ${iteration}, ${agent}`)
    const sides = { minus: fit.filter(({ set }) => set === "C-"), plus: fit.filter(({ set }) => set === "C+") }
    const chance = Seed.chance(Seed.at(recipe.seed, `mix/${path}/${iteration}/${agent}`))
    const { conversations, note, used } = Mix.mix(sides, { share: recipe.data.mix, chance })
    return {
      learning: { agent, part: "critic", from: fromOf(recipe, cast.critics[index]!), conversations },
      sizes: {
        agent,
        found: { "C-": found.minus.length, "C+": found.plus.length },
        used: { "C-": used.minus, "C+": used.plus }
      },
      notes,
      mixed: note
    }
  })
  return [...generators, ...critics]
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** What one model learns that is all agents: of answers alone those that agree, of a debate what its agents would learn each for itself. */
const ofOne = (study: Study, lesson: Lesson): Learnt => {
  const { cast, iteration, transcripts, variant: { agents, name: agent, rounds } } = lesson
  const from = fromOf(study.recipe, cast.generators[0]!)
  const learning = (conversations: ReadonlyArray<Conversation>) => [
    { agent, part: "generator" as const, from, conversations }
  ]
  const sizes = (found: number, used: number) => [{ agent, found: { other: found }, used: { other: used } }]
  if (rounds === 1) {
    const found = Others.agreeing(transcripts, { task: study.task, agents, agent })
    const { fit, notes } = fitting(found, `${agent} ${iteration}`)
    return { learning: learning(fit), sizes: sizes(found.length, fit.length), notes }
  }
  const all = own(study, lesson)
  const conversations = Others.single(all.map(({ learning }) => learning.conversations), { agent, transcripts })
  const found = all.reduce((sum, { sizes }) => sum + total(sizes.found), 0)
  return {
    learning: learning(conversations),
    sizes: sizes(found, conversations.length),
    notes: all.flatMap(({ learning, mixed, notes, sizes: { found, used } }) => [
      ...notes,
      // Who has none at all is no part of it; where nobody has any, an alarm says so.
      ...(mixed === undefined || total(found) === 0 ? [] : [
        `${agent} ${iteration}: what ${learning.agent} said is not in the shares of data.mix; of C- and C+ it has ${
          found["C-"] ?? 0
        } and ${found["C+"] ?? 0}, of which ${used["C-"] ?? 0} and ${used["C+"] ?? 0} are learnt`
      ])
    ])
  }
}

/** What every agent learns. */
export const of = (study: Study, lesson: Lesson): Learnt => {
  const { iteration, variant: { name, trains } } = lesson
  if (trains === "one") return ofOne(study, lesson)
  const all = own(study, lesson)
  return {
    learning: all.map(({ learning }) => learning),
    sizes: all.map(({ sizes }) => sizes),
    notes: all.flatMap(({ learning: { agent }, mixed, notes }) => [
      ...notes,
      ...(mixed === undefined ? [] : [`${name} ${iteration}, ${agent}: ${mixed}`])
    ])
  }
}

/** The cast once its agents are trained: whoever was not stays as it was. */
export const next = (
  { cast, variant }: Pick<Lesson, "cast" | "variant">,
  trained: Readonly<Record<string, { readonly model: string }>>
): Cast => {
  const own = trained[variant.name]?.model
  const of = (part: "generator" | "critic") => (model: string, index: number) =>
    own ?? trained[nameOf(part, index + 1)]?.model ?? model
  return { generators: cast.generators.map(of("generator")), critics: cast.critics.map(of("critic")) }
}
