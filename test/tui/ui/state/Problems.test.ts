import type { Event } from "@stoa/core"
import { HashMap } from "effect"
import { describe, expect, it } from "vitest"
import * as Problems from "../../../../packages/tui/src/ui/state/Problems.ts"
import { living, watched } from "../../../support/watched.ts"

const failure = (place: string): Event.Failed => ({
  _tag: "Failed",
  place,
  prompt: "ground",
  kind: "empty",
  reason: "nothing was said",
  raw: ""
})

const having = (places: ReadonlyArray<string>, more: Parameters<typeof living>[0] = {}) => {
  const base = living({ alerts: [], ...more })
  const profile = HashMap.toValues(base.world.profiles)[0]
  return {
    ...base,
    world: {
      ...base.world,
      profiles: profile === undefined
        ? base.world.profiles
        : HashMap.set(base.world.profiles, "a0099", { ...profile, name: "Nora Nowhere" }),
      failures: HashMap.fromIterable(places.map((place) => [place, failure(place)] as const))
    },
    chronicle: {
      ...base.chronicle,
      entries: places.map((place, nth) => ({
        id: nth + 7,
        at: undefined,
        level: "warning" as const,
        place,
        tag: "Failed",
        text: "told"
      }))
    }
  }
}

describe("What is wrong with a run", () => {
  it("is counted as it is told of one by one, in words that say of what sort", () => {
    const run = having(["simulation/1/g000/a0001/failed", "synthesis/r1/w0/0/failed"], {
      trouble: "The engine ended unexpectedly; nothing that was answered is lost.",
      isUnexpected: true,
      mode: "stopped",
      alerts: watched().alerts
    })
    expect(Problems.counts(run)).toEqual({ all: 4, words: "engine gone, 1 alert, 2 came to nothing" })
    expect(Problems.of(run)).toHaveLength(4)
    expect(Problems.of(run)[0]?.text).toBe("The engine ended unexpectedly; nothing that was answered is lost.")
  })

  it("is nothing where all that was asked again was answered", () => {
    const run = having([])
    expect(run.spending.total.failed).toBeGreaterThan(0)
    expect(Problems.counts(run)).toEqual({ all: 0, words: "" })
  })

  it("is an endpoint that does not answer, as long as an engine is at work", () => {
    const { pulse } = watched()
    const [endpoint] = pulse?.endpoints ?? []
    if (pulse === undefined || endpoint === undefined) throw new Error("The fixture has an endpoint.")
    const run = having([], { pulse: { ...pulse, endpoints: [{ ...endpoint, circuit: "open" }] } })
    expect(Problems.counts(run).words).toBe("1 endpoint down")
    expect(Problems.of(run)[0]?.text).toBe(`${endpoint.name} does not answer.`)
    expect(Problems.counts({ ...run, mode: "stopped" }).all).toBe(0)
  })

  it("of an agent opens that agent, of somebody who never came in the line of the log, by name", () => {
    const [never, turn] = Problems.of(having(["population/a0099/failed", "simulation/1/g000/a0001/failed"]))
    expect(never).toEqual({
      text: "Nora Nowhere (a0099): came to nothing at ground (empty): nothing was said",
      crumb: { view: "logs", subject: undefined },
      item: "7"
    })
    expect(turn?.crumb).toEqual({ view: "agent", subject: "a0001" })
  })
})
