import { describe, expect, it } from "vitest"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import * as ClusterSession from "../../../../packages/tui/src/ui/session/ClusterSession.ts"
import type { Host } from "../../../../packages/tui/src/ui/session/Driver.ts"
import * as Glyphs from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import * as Seen from "../../../../packages/tui/src/ui/views/cluster/Seen.ts"
import { look, run, worker } from "../../../support/looks.ts"

const key = (name: string) => ({ name, text: "" })

/** A sitting over what the test says was seen, with a clock that it sets. */
const sit = () => {
  const world = { seen: Seen.nothing, time: 0, busy: false, painted: 0 }
  const told: Array<string> = []
  const host = {
    repaint: () => told.push("repaint"),
    suspend: async () => void told.push("suspend"),
    isBusy: () => world.busy
  } as Partial<Host> as Host
  const session = ClusterSession.make({
    name: "postgres://db/stoa",
    seen: () => world.seen,
    wayTo: (run) => `Watch it with: stoa watch ${run}`,
    leave: () => told.push("leave"),
    host,
    glyphs: Glyphs.unicode,
    clock: () => world.time,
    window: { width: 80, height: 24 }
  })
  session.subscribe(() => world.painted++)
  return { world, told, session, shown: () => session.lines().map(textOf).join("\n") }
}

describe("A sitting over a cluster", () => {
  it("paints what is new, and nothing where nothing is", () => {
    const { session, shown, world } = sit()
    expect(shown()).toContain("LOOKING")
    const before = session.lines()
    session.tick()
    expect(session.lines()).toBe(before)
    expect(world.painted).toBe(0)
    world.seen = Seen.add(world.seen, look([worker("one")]), 0)
    session.tick()
    expect(world.painted).toBe(1)
    expect(shown()).toContain("1 worker")
  })

  it("counts the seconds for which the server is away", () => {
    const { session, shown, world } = sit()
    world.seen = Seen.away(world.seen, "It is gone.", 0)
    session.tick()
    world.time = 7000
    session.tick()
    expect(shown()).toContain("for 7s")
  })

  it("waits where the terminal has not taken the last frame", () => {
    const { session, world } = sit()
    world.busy = true
    world.seen = Seen.add(world.seen, look([]), 0)
    session.tick()
    expect(world.painted).toBe(0)
  })

  it("answers keys at once, and carries out what they ask for", () => {
    const { session, shown, told, world } = sit()
    world.seen = Seen.add(world.seen, look([worker("one")], { runs: [run("village")] }), 0)
    session.tick()
    session.press([key("tab"), key("enter")])
    expect(shown()).toContain("Watch it with: stoa watch village")
    session.press([key("ctrl+l"), key("ctrl+z"), key("q")])
    expect(told).toEqual(["repaint", "suspend", "leave"])
  })

  it("is drawn anew in another window", () => {
    const { session, world } = sit()
    session.resize({ width: 80, height: 24 })
    expect(world.painted).toBe(0)
    session.resize({ width: 160, height: 45 })
    expect(session.lines()).toHaveLength(45)
  })
})
