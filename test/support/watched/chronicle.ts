/** What is counted of facts: they come a second and a half apart. */
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Chronicle from "../../../packages/core/src/watch/Chronicle.ts"
import { began } from "./story.ts"

/** Milliseconds between two facts. */
export const factEvery = 1500

/** The counts of some facts, told one after the other. */
export const chronicle = (facts: ReadonlyArray<Event>) => {
  let world = World.empty
  let chronicle = Chronicle.empty
  for (const [nth, event] of facts.entries()) {
    world = Fold.apply(world, event)
    chronicle = Chronicle.apply(chronicle, world, [{ id: nth + 1, at: began + nth * factEvery, event }])
  }
  return chronicle
}
