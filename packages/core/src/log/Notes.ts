/** What else is known of a run beside its facts: small named notes in run.db. */
import { Context, type Effect, type Option, Schema } from "effect"
import type { LogError } from "./EventLog.ts"

/** What a run was forked from: its first facts, up to the end of a step, are those of another run. */
export const Fork = Schema.Struct({
  run: Schema.String,
  /** The last step that was taken over. */
  step: Schema.Int,
  /** How many people were taken over; absent for all. */
  people: Schema.optionalKey(Schema.Int),
  /** How many more are to join. */
  joining: Schema.optionalKey(Schema.Int)
})
export type Fork = typeof Fork.Type

/** What was saved of a damaged run.db. */
export const Salvaged = Schema.Struct({
  /** Name of the damaged file, which is kept. */
  file: Schema.String,
  facts: Schema.Int,
  calls: Schema.Int,
  /** Rows that could not be read or were not whole; facts, calls and attempts. */
  lost: Schema.Int,
  /** How many of them are attempts: with any, what was spent is known at least. */
  attempts: Schema.optionalKey(Schema.Int),
  /** True when more than that may be lost. */
  atLeast: Schema.optionalKey(Schema.Boolean)
})
export type Salvaged = typeof Salvaged.Type

/** Who works on a run. */
export const Owner = Schema.Struct({ pid: Schema.Int, host: Schema.String, since: Schema.String })
export type Owner = typeof Owner.Type

/** The plays that never yielded, each by its place with the reason: they are not played again. */
export const Stuck = Schema.Array(Schema.Struct({
  place: Schema.String,
  reason: Schema.String,
  /** The scenario's file, and the SHA-256 of what stood in it. */
  file: Schema.optionalKey(Schema.String),
  digest: Schema.optionalKey(Schema.String)
}))
export type Stuck = typeof Stuck.Type

/** Every sort of note by its name. */
export const sorts = { fork: Fork, salvaged: Salvaged, owner: Owner, stuck: Stuck } as const
type Sorts = { readonly [Name in keyof typeof sorts]: (typeof sorts)[Name]["Type"] }

/** Reads and writes notes. */
export class Notes extends Context.Service<Notes, {
  readonly get: <Name extends keyof Sorts>(name: Name) => Effect.Effect<Option.Option<Sorts[Name]>, LogError>
  readonly set: <Name extends keyof Sorts>(name: Name, note: Sorts[Name]) => Effect.Effect<void, LogError>
}>()("@stoa/core/log/Notes") {}
