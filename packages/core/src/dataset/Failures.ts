/** What came to nothing on the way to a row: calls of candidates and of plays, and plays as a whole. */
import type { Failed, Played } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import * as World from "../log/World.ts"

/** A call or a play that came to nothing: where, and in which way. */
export type Failure =
  | { readonly place: string; readonly prompt: string; readonly kind: Failed["kind"]; readonly reason: string }
  | { readonly place: string; readonly scenario: string; readonly reason: string }

const ofCall = ({ kind, place, prompt, reason }: Failed): Failure => ({
  place: place.replace(/\/failed$/, ""),
  prompt,
  kind,
  reason
})

const ofPlay = ({ place, reason, scenario }: Played): Failure => ({
  place: place.replace(/\/played$/, ""),
  scenario,
  reason
})

const isOfRow = ({ place }: Failed): boolean => place.startsWith("synthesis/") || place.startsWith("class/")

/** All of them in place order; a play stands before its calls. */
export const of = (world: World.World): Array<Failure> =>
  [
    ...World.plays(world).filter(({ end }) => end === "failed").map(ofPlay),
    ...World.failures(world).filter(isOfRow).map(ofCall)
  ].toSorted((a, b) => Place.compareInRun(a.place, b.place))
