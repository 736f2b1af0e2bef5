/** A class for tests: a society's facts, a small scenario, and one play of it. */
import { type Effect, Layer, Schema } from "effect"
import type { Making } from "../../../packages/core/src/domain/Draft.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import type * as World from "../../../packages/core/src/log/World.ts"
import * as Prompt from "../../../packages/core/src/model/Prompt.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as Casting from "../../../packages/core/src/scenario/Casting.ts"
import * as Patience from "../../../packages/core/src/scenario/Patience.ts"
import { play } from "../../../packages/core/src/scenario/Play.ts"
import * as Scenario from "../../../packages/core/src/scenario/Scenario.ts"
import type { Stage, StageError } from "../../../packages/core/src/scenario/Stage.ts"
import { society } from "../../support/life.ts"

/** Answers in the words of the question. */
export const answer = Prompt.make("answer", {
  input: Schema.Struct({ question: Schema.String, count: Schema.optionalKey(Schema.Finite) }),
  output: Schema.String,
  system: "You answer.",
  user: "{{question}}",
  rehearse: ({ question }, chance) => `${question} is answered with ${chance.int(1000)}.`
})

/** A scenario of one pupil and a group whose play is a test's own. */
export const scenarioOf = (
  body: (
    given: Scenario.Given<typeof roles, { readonly question: string }>
  ) => Effect.Effect<unknown, StageError, Stage>,
  more: Partial<Scenario.Any> = {}
): Scenario.Any => ({
  ...Scenario.make("lesson", {
    summary: "A lesson of a test.",
    roles,
    input: Schema.Struct({ question: Schema.NonEmptyString }),
    play: body as never
  }),
  ...more
})

const roles = { pupil: "anyone", others: "group" } as const

/** The world of a society of so many agents in groups of two. */
export const worldOf = (agents: number): World.World => Fold.fold(society(agents))

/** What the tests play with: no network, a log in memory, a clock. */
export const layers = (patience = 5) =>
  Layer.mergeAll(Rehearsal.layer(), EventLog.EventLog.memory, Patience.layer(patience))

/** Plays a scenario with bare models over a question. */
export const playBare = (
  scenario: Scenario.Any,
  more: { readonly maxCalls?: number; readonly record?: unknown; readonly row?: number } = {}
) =>
  play({
    scenario,
    row: more.row ?? 0,
    record: more.record ?? { question: "How many eggs?", answer: "Twelve." },
    cast: Casting.bare(scenario, Seed.chance(1)),
    social: false,
    modelOf: () => undefined,
    maxCalls: more.maxCalls ?? 64
  })

/** The places of the calls that made something, in order. */
export const placesOf = (makings: ReadonlyMap<string, Making>): Array<string> => [...makings.keys()]
