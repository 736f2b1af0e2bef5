/** Interviews: a copy of an agent is asked something, as of now. The agent never hears of it, and the run stays what it is. */
import { Effect, HashMap, Option, Schema } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import * as Place from "../domain/Place.ts"
import { brief, plain } from "../domain/PlainText.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import type { Observation } from "../log/Observation.ts"
import { Observations } from "../log/Observations.ts"
import * as RoleModels from "../log/RoleModels.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import * as Roles from "../model/Roles.ts"
import * as Tokens from "../model/Tokens.ts"
import * as Prompts from "../Prompts.ts"
import type * as Recipe from "../Recipe.ts"
import * as Person from "./Person.ts"
import { interview } from "./prompts.ts"

export { asOf } from "./AsOf.ts"
export { find } from "./Whom.ts"

/** Name of the prompt, and the role for which a recipe may name a model. */
export const role = interview.role

/** A question came to nothing; the sentence is for whoever asked. */
export class InterviewError extends Schema.TaggedError<InterviewError>()("InterviewError", {
  agent: Schema.String,
  sentence: Schema.String
}) {
  override get message(): string {
    return this.sentence
  }
}

/** Who is asked what, and what was asked and answered before. */
export interface Question {
  readonly agent: AgentId
  readonly question: string
  readonly before: ReadonlyArray<Observation>
}

/** Most characters of a question. */
export const longest = 4000

const flawOf = (question: string): string | undefined =>
  !/[\p{L}\p{N}]/u.test(question)
    ? "The question says nothing: ask in words."
    : question.length > longest
    ? `The question has ${question.length} characters, and ${longest} are the most: ask in fewer words.`
    : undefined

/** What was said, without the marks some models put around a speech. */
const spoken = (text: string, name: string): string => {
  const said = plain(text).trim()
  const bare = said.startsWith(`${name}: `) ? said.slice(name.length + 2).trim() : said
  const [, inner] = /^["“]([^"“”]+)["”]$/.exec(bare) ?? []
  return inner ?? bare
}

/** Asks the copy of an agent as it is in a world; the observation is the caller's to keep. */
export const ask = Effect.fn("Interview.ask")(function*(world: World.World, { agent, before, question }: Question) {
  const state = Option.getOrUndefined(HashMap.get(world.agents, agent))
  const failed = (sentence: string) => new InterviewError({ agent, sentence })
  if (state === undefined) return yield* failed(`There is no agent ${brief(agent, 40)} in this run to ask.`)
  const flaw = flawOf(question)
  if (flaw !== undefined) return yield* failed(flaw)
  const own = before.filter((one) => one.agent === agent)
  const input = Person.describe(world, state, { before: own, question, tokens: yield* Tokens.load })
  const answer = yield* Prompt.ask(interview, input, Place.join("interview", agent, own.length + 1))
  const { name } = state.agent.profile
  if (answer._tag === "Unusable") {
    return yield* failed(
      `${brief(name, 60)} (${agent}) gave no answer that can be used: ${
        brief(answer.reason, 300)
      } Ask again, or in other words.`
    )
  }
  const { making, output } = answer
  const observation: Observation = {
    agent,
    step: Person.stepOf(world, state),
    question,
    answer: spoken(output, name),
    model: making.model,
    promptHash: making.promptHash,
    rehearsal: making.rehearsal
  }
  return observation
})

/** What a recipe says of prompts, for those who ask outside of the pipeline: its seed, models, texts and room. */
export const under = (recipe: Recipe.Recipe) => <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  effect.pipe(
    Effect.provideService(Seed.Root, recipe.seed),
    Effect.provideService(Prompt.Sampling, recipe.sampling),
    Effect.provideService(Prompt.ModelFor, ({ name, role }) => Roles.first(recipe.models, [name, role])),
    Effect.provideService(Prompt.Instead, Prompts.instead(recipe.prompts)),
    Effect.provideService(Prompt.Room, recipe.context)
  )

/** The recipe with the models that people have put in the place of others by the last step that any group has played. */
const recast = (recipe: Recipe.Recipe, world: World.World): Recipe.Recipe => {
  const last = world.ended?.step ?? World.groups(world).reduce((most, { step }) => Math.max(most, step), -1)
  return { ...recipe, models: RoleModels.at(recipe, world, `simulation/${last}`) }
}

/** Asks an agent of the run in progress as it is now, keeps the observation, and gives the answer. */
export const answer = Effect.fn("Interview.answer")(
  function*({ agent, question }: Pick<Question, "agent" | "question">, recipe: Recipe.Recipe) {
    const observations = yield* Observations
    const world = yield* EventLog.currentWorld
    const asked = ask(world, { agent, question, before: yield* observations.all })
    const made = yield* under(recast(recipe, world))(asked)
    yield* observations.keep(made)
    return made.answer
  }
)
