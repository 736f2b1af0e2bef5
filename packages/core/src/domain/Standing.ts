/** How a run of a cluster stands. */
import { Schema } from "effect"

/** Between sittings, or in one. A sitting that is to stop is "stopping" until it has. */
export const State = Schema.Literals(["running", "stopping", "stopped", "failed", "finished"])
export type State = typeof State.Type

/** True for a run in a sitting. */
export const isUnderWay = ({ state }: { readonly state: State }): boolean => state === "running" || state === "stopping"
