import { assert, describe, expect, it } from "@effect/vitest"
import * as Fold from "../../../../packages/core/src/log/Fold.ts"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import { play } from "../../../../packages/tui/src/ui/views/Play.ts"
import { scenario } from "../../../../packages/tui/src/ui/views/Scenario.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import * as Lesson from "../../../support/watched/lesson.ts"

const [small, middle, wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]

/** A class, with a society beside it or without. */
const taught = (change: Partial<Watched> = {}, agents = 0): Watched => {
  const base = fixture.living(change)
  const { recipe } = base.run
  return {
    ...base,
    run: {
      ...base.run,
      recipe: {
        ...recipe,
        population: { ...recipe.population, agents },
        class: { ...recipe.class, scenarios: { debate: 1, analogy: 1, exam: 1 }, judge: "report" }
      }
    },
    world: Fold.fold(Lesson.facts, base.world)
  }
}

const lesson = fixture.scene({ watched: taught() })

describe("what is played", () => {
  it("is a class: what came of the plays over each scenario", () => {
    const text = shown(scenario, facing(scenario, lesson), wide)
    assert.match(text, /3 plays: 2 over, 0 being played, 1 open; a judge labels faulty reasoning/)
    assert.match(text, /debate +1 +· +· +1 +· +· +· +· +5/)
    assert.match(text, /analogy +1 +· +· +· +· +· +1 +· +1/)
  })

  it("lists the plays, each with how it stands and why it came to nothing", () => {
    assert.deepStrictEqual(scenario.items(facing(scenario, lesson)), [
      "class/c0/debate",
      "class/c1/analogy",
      "class/c2/exam"
    ])
    const text = shown(scenario, facing(scenario, lesson), wide)
    assert.match(text, /c0 +debate +✓ gave rows +5 +0 of 1 +A baker fills/)
    assert.match(text, /c1 +analogy +✗ failed +1 +· +mine.ts:12: no answer could be read/)
    assert.match(text, /c2 +exam +· to come/)
    assert.deepStrictEqual(scenario.opens?.("class/c0/debate"), { view: "play", subject: "class/c0/debate" })
    assert.deepStrictEqual(scenario.items(facing(scenario, lesson, { filter: "status:failed" })), ["class/c1/analogy"])
  })

  it("tells a play in progress by the calls that are in flight", () => {
    const { spending } = fixture.living()
    const span = {
      id: 99,
      place: "class/c2/exam/pupil/exam/1/1",
      model: "m",
      state: "open" as const,
      began: 0,
      ended: undefined
    }
    const watched = taught({ spending: { ...spending, spans: [span] } })
    assert.match(shown(scenario, facing(scenario, fixture.scene({ watched })), wide), /c2 +exam +● playing/)
  })

  it("withholds what a harmful question asks", () => {
    assert.notMatch(shown(scenario, facing(scenario, lesson), wide), /do harm/)
    assert.notMatch(shown(play, facing(play, lesson, { subject: "class/c2/exam" }), wide), /do harm/)
  })

  it("is a society where there is no class: its rules, how far it is, and how it does by step", () => {
    const scene = facing(scenario, fixture.scene({ watched: fixture.living() }))
    const text = shown(scenario, scene, { width: 118, height: 60 })
    assert.deepStrictEqual(scenario.items(scene), [])
    assert.match(text, /life +3 steps lived by all, 2 episodes of 3 wanted/)
    assert.match(text, /people +12 agents in 3 groups, 2 links \(1 of them far\)/)
    assert.match(text, /hearing +modulators decide who hears/)
    assert.match(text, /^hearers +\d+\.\d +\d+\.\d .*of a message, on average/m)
    assert.match(text, /! step 3: 38 % of the 16 acts/)
  })

  it("shows the society beside its class on v", () => {
    const both = fixture.scene({ watched: taught({}, 12) })
    assert.match(shown(scenario, facing(scenario, both), middle), /3 plays/)
    assert.match(shown(scenario, facing(scenario, both, { variant: 1 }), middle), /the rules of this society/)
  })

  it("scrolls no further than its end", () => {
    const scene = fixture.scene({ watched: fixture.living() })
    const end = shown(scenario, facing(scenario, scene, { top: 1000 }), small)
    assert.strictEqual(end.split("\n").length, small.height)
    assert.strictEqual(shown(scenario, facing(scenario, scene, { top: 2000 }), small), end)
  })

  it.each(rooms)("looks like this in a room of $width by $height", (room) => {
    expect(shown(scenario, facing(scenario, lesson, { at: "class/c1/analogy" }), room)).toMatchSnapshot("class")
    expect(shown(scenario, facing(scenario, fixture.scene({ watched: fixture.living() })), room)).toMatchSnapshot(
      "society"
    )
  })
})

describe("a play", () => {
  const shownPlay = (place: string, height = 60) =>
    shown(play, facing(play, lesson, { subject: place }), { width: 90, height })

  it("has its question, its cast, and who heard what and why", () => {
    const text = shownPlay("class/c0/debate")
    assert.match(text, /^question +A baker fills 14 trays/m)
    assert.match(text, /^a +小林 さくら \(a0001\)/m)
    assert.match(text, /^b +a bare model/m)
    assert.match(text, /^a to b, c +Both sit at the same table\.\n +A baker fills/m)
  })

  it("has its conversations with what the filters said of them", () => {
    const text = shownPlay("class/c0/debate")
    assert.match(text, /c0\/debate\/1 ─+ ✗ dropped\nhint: a hint gives the answer away/)
    assert.match(text, /^c +model +reaches-answer\n +I think we can settle this: 319 rolls\./m)
  })

  it("says why it came to nothing", () => {
    assert.match(shownPlay("class/c1/analogy"), /✗ failed.*\nmine.ts:12: no answer could be read/)
  })

  it("says that nothing is played in a run without a class", () => {
    assert.match(
      shown(play, facing(play, fixture.scene({ watched: fixture.living() })), middle),
      /Nothing is played in this run/
    )
  })

  it.each(rooms)("looks like this in a room of $width by $height", (room) => {
    expect(shown(play, facing(play, lesson, { subject: "class/c0/debate" }), room)).toMatchSnapshot("play")
  })
})
