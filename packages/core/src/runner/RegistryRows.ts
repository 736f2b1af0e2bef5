/** What a cluster knows of its runs and of its workers. */
import { Option, Schema } from "effect"
import * as Standing from "../domain/Standing.ts"

export { isUnderWay } from "../domain/Standing.ts"

/** How a run stands. */
export type RunState = Standing.State

/** Why a run stops or has ended: the exit code of the command, and one sentence. */
export const Why = Schema.Struct({ code: Schema.Int, sentence: Schema.String })
export type Why = typeof Why.Type

/** What is told of a run, without what it is made of. */
export interface RunStanding {
  readonly run: string
  /** The version of Stoa that submitted it. */
  readonly version: string
  /** Epoch milliseconds by the clock of the server, as all times here. */
  readonly submitted: number
  /** When it came into its state. */
  readonly changed: number
  /** How often it was begun; 0 before that. */
  readonly sitting: number
  readonly state: RunState
  readonly why: Why | undefined
}

/** A run with all that it is made of. */
export interface RunRow extends RunStanding {
  /** JSON. */
  readonly recipe: string
  /** JSON. */
  readonly inputs: string
}

/** What a worker does just now. */
export const Load = Schema.Struct({
  /** Requests that may be in flight, and those that are; calls that wait for one. */
  slots: Schema.Int,
  inFlight: Schema.Int,
  waiting: Schema.Int,
  /** Groups that live here, and portions that are done here. */
  groups: Schema.Int,
  portions: Schema.Int,
  /** Calls answered and facts told here since it began. */
  calls: Schema.Int,
  facts: Schema.Int,
  /** Bytes. */
  rss: Schema.Int,
  /** Numbers of the shards that it holds. */
  shards: Schema.Array(Schema.Int),
  runs: Schema.Array(Schema.String)
})
export type Load = typeof Load.Type

/** What a worker tells of itself. */
export interface WorkerReport {
  readonly worker: string
  /** Where the others reach it: host:port. */
  readonly address: string
  readonly pid: number
  readonly host: string
  readonly version: string
  /** Epoch milliseconds at which it began. */
  readonly began: number
  readonly load: Load
}

/** A worker as the cluster knows it. */
export interface WorkerRow extends WorkerReport {
  /** When it told of itself last. */
  readonly seen: number
  /** True where that was so long ago that its work is with others by now. */
  readonly lost: boolean
}

/** A worker that nothing is known of does nothing. */
export const idle: Load = {
  slots: 0,
  inFlight: 0,
  waiting: 0,
  groups: 0,
  portions: 0,
  calls: 0,
  facts: 0,
  rss: 0,
  shards: [],
  runs: []
}

const encodeLoad = Schema.encodeSync(Schema.fromJsonString(Load))
const decodeLoad = Schema.decodeUnknownOption(Schema.fromJsonString(Load))
const decodeWhy = Schema.decodeUnknownOption(Schema.fromJsonString(Why))

/** A load as it is stored. */
export const storedLoad = (load: Load): string => encodeLoad(load)

/** A stored load; one of another version of Stoa that cannot be read is idle. */
export const readLoad = (stored: string): Load => Option.getOrElse(decodeLoad(stored), () => idle)

/** A stored reason. */
export const readWhy = (stored: string | null): Why | undefined => Option.getOrUndefined(decodeWhy(stored))

/** A state that is known to this version. */
export const readState = Schema.decodeUnknownEffect(Standing.State)
