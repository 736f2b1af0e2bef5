/** One play by itself, outside any run: what it came to, and all that was asked in it. */
import { Effect, Layer } from "effect"
import type { Conversation } from "../domain/Draft.ts"
import type { Played, Told } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import { brief } from "../domain/PlainText.ts"
import * as Seed from "../domain/Seed.ts"
import { EventLog } from "../log/EventLog.ts"
import * as Rehearsal from "../model/Rehearsal.ts"
import * as Casting from "../scenario/Casting.ts"
import * as Patience from "../scenario/Patience.ts"
import * as Play from "../scenario/Play.ts"
import type { Any, Cast, Roles, Scenario } from "../scenario/Scenario.ts"
import { type Answering, type Call, observed, type Watch } from "./Observed.ts"
import * as Society from "./Society.ts"

/** What a scenario is played over, and by whom. */
export interface TrialOptions {
  /** The record that its input is decoded from: the question's fields, `similar`, and the settings that differ from their defaults. */
  readonly input: unknown
  /** Root of all chance; default 1. */
  readonly seed?: number
  /** True to cast the roles from a small society, whose modulator decides who hears what; default bare models. */
  readonly society?: boolean
  /** Calls it may make at most; default 64, as in a run. */
  readonly maxCalls?: number
  /** Seconds in which it may do nothing; default 10. */
  readonly patience?: number
}

/** What a play came to. */
export interface Trial {
  readonly conversations: ReadonlyArray<Conversation>
  /** All that was asked, in the order in which it was. */
  readonly calls: ReadonlyArray<Call>
  readonly notes: Readonly<Record<string, number>>
  readonly remarks: Readonly<Record<string, string>>
  readonly told: ReadonlyArray<Told>
  readonly end: Played["end"]
  /** Why it failed or is for another scenario; else empty. */
  readonly reason: string
}

/** The rehearsed prompt itself. */
const asIs: Answering = ({ prompt }) => prompt

const castOf = (scenario: Any, { seed, society }: { readonly seed: number; readonly society: boolean }) => {
  const chance = Seed.chance(Seed.at(seed, `${Place.play(0, scenario.name)}/cast`))
  if (!society) return Casting.bare(scenario, chance)
  const filled = Casting.fromSociety(scenario, Society.make(), chance)
  if (typeof filled["short"] === "string") {
    throw new Error(`The society of a test has nobody left for the role ${filled["short"]} of ${scenario.name}.`)
  }
  return filled as Casting.Filled
}

/** Who fills the roles of a scenario in a trial: bare models, or people of a small society. */
export const actors = <R extends Roles, I>(
  scenario: Scenario<R, I>,
  { seed = 1, society = false }: Pick<TrialOptions, "seed" | "society"> = {}
): Cast<R> => castOf(scenario, { seed, society }) as Cast<R>

/**
 * Plays a scenario once. Rejects with a sentence where the scenario is at fault; a play that got no answer, or sends its question
 * elsewhere, comes back as it ended.
 */
export const trial = async (
  scenario: Any,
  { input, maxCalls = 64, patience = 10, seed = 1, society = false }: TrialOptions,
  answering: Answering = asIs
): Promise<Trial> => {
  const watch: Watch = { calls: [], errors: [] }
  const played = Play.play({
    scenario: observed(scenario, { watch, answering }),
    row: 0,
    record: input,
    cast: castOf(scenario, { seed, society }),
    social: society,
    modelOf: () => undefined,
    maxCalls
  })
  const { conversations, played: { end, notes, reason, remarks, told } } = await Effect.runPromise(
    played.pipe(
      Effect.provideService(Seed.Root, seed),
      Effect.provide(Layer.mergeAll(Rehearsal.layer(), EventLog.memory, Patience.layer(patience)))
    )
  )
  const isUnanswered = watch.errors.some((error) =>
    error.reason._tag === "Unanswered" && brief(error.message, 600) === reason
  )
  if (end === "failed" && !isUnanswered) throw new Error(reason)
  return { conversations, calls: watch.calls, notes, remarks, told, end, reason }
}

/** Plays a scenario on the rehearsal model. */
export const rehearse = (scenario: Any, options: TrialOptions): Promise<Trial> => trial(scenario, options)
