/** What a worker does of a phase that another one leads: it asks, so that the answers are on record when they are told. */
import { Effect } from "effect"
import { Others } from "../log/postgres/PostgresStore.ts"
import * as Pipeline from "../Pipeline.ts"
import type { Host } from "./Host.ts"
import { nameOf, type Work } from "./Work.ts"

const done = (work: Work, { gear, recipe, scenarios }: Host) => {
  switch (work._tag) {
    case "People":
      return Pipeline.groundPortion(recipe, work)
    case "Questions":
      return Effect.flatMap(gear, (gear) => Pipeline.classPortion(recipe, { gear, scenarios, stretch: work }))
    case "Wave":
      return Effect.flatMap(gear, (gear) => Pipeline.wavePortion(recipe, { gear, wave: work }))
  }
}

/** Does a portion. */
export const work = (work: Work) => (host: Host) =>
  host.under(
    `portions/${nameOf(work)}`,
    Effect.gen(function*() {
      yield* (yield* Others).catchUp
      yield* Pipeline.under(host.recipe)(done(work, host))
    })
  )
