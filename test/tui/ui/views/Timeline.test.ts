import { assert, describe, expect, it } from "@effect/vitest"
import { HashMap } from "effect"
import type { Pulse } from "../../../../packages/core/src/log/Pulse.ts"
import { ascii } from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { timeline } from "../../../../packages/tui/src/ui/views/Timeline.ts"
import * as Behind from "../../../../packages/tui/src/ui/views/timeline/Behind.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const [small, middle, wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]
const living = fixture.scene({ watched: fixture.living() })

const waitingFor = (waits: Readonly<Record<string, string>>) => {
  const base = fixture.living()
  return fixture.living({
    pulse: {
      ...base.pulse as Pulse,
      waits: Object.fromEntries(
        Object.entries(waits).map(([id, group]) => [
          id,
          { on: "neighbour" as const, group, since: fixture.now, place: `simulation/3/${id}` }
        ])
      )
    }
  })
}

describe("whom groups wait for", () => {
  it("is followed to the group that waits for nobody", () => {
    const behind = Behind.of(waitingFor({ g002: "g001", g001: "g000" }))
    assert.deepInclude(behind, { waiting: 2, held: 2, chain: ["g002", "g001", "g000"] })
  })

  it("is the group that most wait for", () => {
    const behind = Behind.of(waitingFor({ g001: "g000", g002: "g000", g005: "g004" }))
    assert.deepInclude(behind, { waiting: 3, held: 2 })
    assert.strictEqual(behind?.chain.at(-1), "g000")
  })

  it("ends also where groups wait for each other around a ring", () => {
    assert.strictEqual(Behind.of(waitingFor({ g000: "g001", g001: "g000" }))?.waiting, 2)
  })

  it("is nobody where nobody waits", () => {
    assert.deepInclude(Behind.of(waitingFor({})), { waiting: 0, chain: [] })
    assert.isUndefined(Behind.of(fixture.empty()))
  })
})

describe("the timeline", () => {
  it("has a lane for each group: who acted, who failed, who is at work, who waits for whom", () => {
    const text = shown(timeline, facing(timeline, living), wide)
    assert.match(text, /g000 +4 agents +▄▄▄ ▄▄▄ ▄▄▄ ▸ +thinks, 1.4 s/)
    assert.match(text, /g001 +4 agents +▂▂▂ ▄▄▄ ▂▂▂ ◌/)
    // What failed in the third step of the third group.
    assert.match(text, /g002 +4 agents +▄▄▄ ▂▂▂ ✗/)
    assert.match(text, /1 group waits for g000 in the end: it thinks/)
  })

  it("opens a group: a lane for each member, with a letter for each act", () => {
    assert.deepStrictEqual(timeline.opens?.("g001"), { view: "timeline", subject: "g001" })
    const scene = facing(timeline, living, { subject: "g000" })
    assert.deepStrictEqual(timeline.items(scene), ["a0000", "a0001", "a0002", "a0003"])
    // Ada asks, then reacts thrice: says, publishes, says.
    assert.match(shown(timeline, scene, wide), /a0000 +Ada Okafor +a +S +P +S/)
    assert.deepStrictEqual(timeline.opens?.("a0001"), { view: "agent", subject: "a0001" })
  })

  it("counts the steps below, where there is room", () => {
    const text = shown(timeline, facing(timeline, living), wide)
    assert.match(text, /step +acted +reactions +heard +between groups +episodes +failed +ended +took/)
    assert.match(text, /^ +1 +5 +5 +12 +3/m)
    assert.notMatch(shown(timeline, facing(timeline, living), small), /reactions/)
  })

  it("lists groups that are furthest behind first, where that is wanted", () => {
    const items = timeline.items(facing(timeline, living, { sort: { id: "behind", reverse: false }, filter: "g00" }))
    assert.sameMembers([...items], ["g000", "g001", "g002"])
  })

  it("shows the calls of the last minute, the slowest listed", () => {
    const scene = facing(timeline, { ...living, now: fixture.now - 80_000 }, { variant: 1 })
    const text = shown(timeline, scene, wide)
    assert.match(text, /rehearsal +1 call in flight +22 answered +1 failed/)
    assert.match(text, /openai\/gpt-5-mini +0 calls in flight/)
    const [slowest = ""] = timeline.items(scene)
    assert.match(slowest, /^simulation\/3\/g002\/a0005#30$/)
    assert.match(text, /8.1 s +in flight +simulation\/3\/g002\/a0005/)
    assert.deepStrictEqual(timeline.opens?.(slowest), { view: "agent", subject: "a0005" })
  })

  it("says so where groups are formed for a class alone, and shows nobody at work", () => {
    const base = fixture.living()
    const { recipe } = base.run
    const { goals, routing, steps, unit, window } = recipe.simulation
    const watched = fixture.living({
      run: {
        ...base.run,
        recipe: { ...recipe, requirements: [], simulation: { goals, routing, steps, unit, window } }
      },
      pulse: { ...base.pulse as Pulse, phase: "class", waits: {} },
      world: { ...base.world, messages: HashMap.empty() }
    })
    const text = shown(timeline, facing(timeline, fixture.scene({ watched })), wide)
    assert.match(text, /The groups are formed for a class: they live no step/)
    assert.notMatch(text, /agents .*▸/)
  })

  it("fills a high room with the calls of the last minute", () => {
    const scene = facing(timeline, { ...living, now: fixture.now - 80_000 })
    assert.match(shown(timeline, scene, { width: 118, height: 40 }), /^calls ─+\nopenai/m)
    assert.notMatch(shown(timeline, scene, small), /^calls/m)
  })

  it("shows calls where nobody lives, for there are no steps", () => {
    const { recipe } = fixture.living().run
    const run = { ...fixture.living().run, recipe: { ...recipe, population: { ...recipe.population, agents: 0 } } }
    assert.notMatch(
      shown(timeline, facing(timeline, fixture.scene({ watched: fixture.empty({ run }) })), wide),
      /No groups/
    )
  })

  it("says where a replay stands", () => {
    const replay = { playing: true, speed: 1, fact: 40, facts: 90, at: fixture.now, step: 1, steps: 40 }
    const watched = fixture.living({ mode: "replay", pulse: undefined, replay })
    const text = shown(timeline, facing(timeline, fixture.scene({ watched })), wide)
    assert.match(text, /At step 2 of 41, fact 40 of 90/)
    assert.match(text, /⟲/)
  })

  it.each(rooms)("looks like this in a room of $width by $height", (room) => {
    expect(shown(timeline, facing(timeline, living, { at: "g001" }), room)).toMatchSnapshot("groups")
    expect(shown(timeline, facing(timeline, living, { subject: "g000" }), room)).toMatchSnapshot("members")
    expect(shown(timeline, facing(timeline, { ...living, now: fixture.now - 80_000 }, { variant: 1 }), room))
      .toMatchSnapshot("calls")
  })

  it("looks like this where there is only ASCII", () => {
    expect(shown(timeline, facing(timeline, { ...living, glyphs: ascii }), middle)).toMatchSnapshot("ascii")
  })
})
