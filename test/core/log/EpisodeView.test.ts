import { assert, describe, it } from "@effect/vitest"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import * as EpisodeView from "../../../packages/core/src/log/EpisodeView.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as Trace from "../../../packages/core/src/log/Trace.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { act, end, hear, idOf, society } from "../../support/life.ts"

const [ana, bo, cleo] = [0, 1, 2].map(Place.agentId) as [string, string, string]

/** Ana and Bo share a group, Cleo lives next door: Bo acts upon what he heard of her, Ana hears the first of his two acts. */
const facts: ReadonlyArray<Event> = [
  ...society(4),
  act(2, 0),
  hear(idOf(2, 0), [1], 1),
  act(0, 0),
  act(1, 1, { becauseOf: [idOf(2, 0)] }),
  hear(idOf(1, 1), [0], 1),
  act(1, 2),
  hear(idOf(1, 2), [0], 9),
  {
    _tag: "EpisodeClosed",
    place: "simulation/2/g000/e1",
    episode: {
      id: "g000/e1",
      group: "g000",
      step: 2,
      agents: [ana, bo],
      messages: [idOf(0, 0), idOf(1, 1), idOf(1, 2)],
      summary: "A day.",
      tokens: { input: 900, output: 80 }
    }
  },
  end(2)
]

const world = Fold.fold(facts)
const [episode] = World.closedEpisodes(world)
const viewOf = (agent: string) => {
  if (episode === undefined) throw new Error("there is no episode")
  const { causes, deeds, missed, witnessed } = EpisodeView.of(world, episode, agent)
  const ids = (messages: typeof deeds) => messages.map(({ id }) => id)
  return { deeds: ids(deeds), causes: ids(causes), witnessed: ids(witnessed), missed: ids(missed) }
}

describe("an episode as one of its people knows it", () => {
  it("holds what others did only where it came to their ears in time", () => {
    assert.deepStrictEqual(viewOf(ana), {
      deeds: [idOf(0, 0)],
      causes: [],
      witnessed: [idOf(1, 1)],
      missed: [idOf(1, 2)]
    })
  })

  it("holds what moved them, though it was done elsewhere", () => {
    assert.deepStrictEqual(viewOf(bo), {
      deeds: [idOf(1, 1), idOf(1, 2)],
      causes: [idOf(2, 0)],
      witnessed: [],
      missed: [idOf(0, 0)]
    })
  })

  it("is empty for those who did nothing in it and heard of nothing", () => {
    const { missed, ...known } = viewOf(cleo)
    assert.deepStrictEqual(known, { deeds: [], causes: [], witnessed: [] })
    assert.lengthOf(missed, 3)
  })

  it("is told by the trace, with the tokens it took", () => {
    const details = Trace.trace(world, "g000/e1")?.[0]?.details ?? []
    assert.include(details, "900 tokens in, 80 out for its acts and its summary")
    assert.include(
      details,
      `Ana (${ana}) did 1 act, came to know of 1 of 2 acts of others, never of ${idOf(1, 2)}`
    )
    assert.include(details, `Ana (${bo}) did 2 acts, came to know of 0 of 1 act of others, never of ${idOf(0, 0)}`)
  })
})
