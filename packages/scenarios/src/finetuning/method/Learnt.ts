/** What every agent of a variant learns from what was said about the questions of train (MAFT, section 3.2). */
import { Seed } from "@stoa/core"
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

/** What one model learns that is all agents. */
const ofOne = ({ recipe, task }: Study, { cast, transcripts, variant }: Lesson): Learnt => {
  const { agents, name } = variant
  const options = { task, agents, loss: recipe.data.loss }
  const conversations: ReadonlyArray<Conversation> = variant.rounds === 1
    ? Others.agreeing(transcripts, { ...options, agent: name })
    : Others.single(transcripts, { ...options, agent: name })
  const count = { other: conversations.length }
  return {
    learning: [{ agent: name, part: "generator", from: fromOf(recipe, cast.generators[0]!), conversations }],
    sizes: [{ agent: name, found: count, used: count }],
    notes: []
  }
}

/** The model that learns: as it is now, or the base model again. */
const fromOf = ({ data, model }: Study["recipe"], now: string): string => (data.from === "base" ? model : now)

/** What every agent learns. */
export const of = (study: Study, lesson: Lesson): Learnt => {
  const { cast, iteration, transcripts, variant } = lesson
  if (variant.trains === "one") return ofOne(study, lesson)
  const { recipe, task } = study
  const sets = Sets.of(transcripts, { task, agents: variant.agents, loss: recipe.data.loss })
  const generators = sets.generators.map((conversations, index) => {
    const agent = nameOf("generator", index + 1)
    const count = { G: conversations.length }
    return {
      learning: { agent, part: "generator" as const, from: fromOf(recipe, cast.generators[index]!), conversations },
      sizes: { agent, found: count, used: count },
      notes: [] as ReadonlyArray<string>
    }
  })
  const critics = variant.trains === "generators" ? [] : sets.critics.map(({ minus, plus }, index) => {
    const agent = nameOf("critic", index + 1)
    const chance = Seed.chance(Seed.at(recipe.seed, `mix/${variant.name}/${iteration}/${agent}`))
    const { conversations, note, used } = Mix.mix({ minus, plus }, { share: recipe.data.mix, chance })
    return {
      learning: { agent, part: "critic" as const, from: fromOf(recipe, cast.critics[index]!), conversations },
      sizes: {
        agent,
        found: { "C-": minus.length, "C+": plus.length },
        used: { "C-": used.minus, "C+": used.plus }
      },
      notes: note === undefined ? [] : [`${variant.name} ${iteration}, ${agent}: ${note}`]
    }
  })
  const all = [...generators, ...critics]
  return {
    learning: all.map(({ learning }) => learning),
    sizes: all.map(({ sizes }) => sizes),
    notes: all.flatMap(({ notes }) => notes)
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
