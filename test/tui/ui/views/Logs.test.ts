import { assert, describe, expect, it } from "@effect/vitest"
import type { Entry, Watched } from "../../../../packages/core/src/watch/Watched.ts"
import type { ListState } from "../../../../packages/tui/src/ui/state/State.ts"
import { Logs } from "../../../../packages/tui/src/ui/views/Logs.ts"
import { facing, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"
import { began } from "../../../support/watched/story.ts"

const room = { width: 118, height: 30 }

const entry = (id: number, more: Partial<Entry> = {}): Entry => ({
  id,
  at: began + id * 1000,
  level: "info",
  place: `simulation/2/g001/a000${id % 8}`,
  tag: "Acted",
  text: `Fact ${id}`,
  ...more
})

const line = (second: number, level: string, text: string) => ({
  at: new Date(began + second * 1000).toISOString(),
  level,
  text
})

const run = (entries: ReadonlyArray<Entry>, log: Watched["log"] = []): Watched => {
  const base = fixture.living()
  return { ...base, chronicle: { ...base.chronicle, entries }, log }
}

const watched = run(
  [entry(1), entry(2, { level: "notice" }), entry(3, { level: "error", text: "Nobody answers" }), entry(4)],
  [line(2.5, "warn", "a slow server place=simulation/2/g001/a0007"), line(9, "info", "the run ends")]
)

const ids = (change: Partial<ListState> = {}) => Logs.items(facing(Logs, fixture.scene({ watched }), change))
const text = (change: Partial<ListState> = {}, of = watched) =>
  shown(Logs, facing(Logs, fixture.scene({ watched: of }), change), room)

describe("the log", () => {
  it("looks so in three windows", () => {
    // The clock of the screen is that of the place where it is looked at.
    const withoutClock = (said: string) => said.replaceAll(/\d\d:\d\d:\d\d/g, "hh:mm:ss")
    for (const room of rooms) {
      expect(withoutClock(shown(Logs, facing(Logs, fixture.scene()), room))).toMatchSnapshot()
    }
  })

  it("tells facts and the lines of the log file in the order of their times", () => {
    const order = [...text().matchAll(/Fact \d|Nobody answers|a slow server|the run ends/g)].map(([found]) => found)
    assert.deepStrictEqual(order, ["Fact 1", "Fact 2", "a slow server", "Nobody answers", "Fact 4", "the run ends"])
  })

  it("says where in the run each happened", () => {
    assert.match(text(), /2 g001 +Fact 1/)
    assert.match(text(), /run\.log +the run ends/)
  })

  it("shows only what is grave enough with v", () => {
    assert.strictEqual(ids().length, 6)
    assert.strictEqual(ids({ variant: 1 }).length, 3)
    assert.strictEqual(ids({ variant: 2 }).length, 2)
    assert.deepStrictEqual(ids({ variant: 3 }), ["3"])
  })

  it("is filtered by words and fields", () => {
    assert.deepStrictEqual(ids({ filter: "nobody" }), ["3"])
    assert.deepStrictEqual(ids({ filter: "level:notice" }), ["2"])
    assert.match(text({ filter: "unheard of" }), /No line matches unheard of/)
  })

  it("says where older lines are, once some were dropped", () => {
    const many = { ...watched, chronicle: { ...watched.chronicle, facts: 5000 } }
    assert.include(text({}, many), "older lines are in run.db: stoa trace")
    const few = { ...watched, chronicle: { ...watched.chronicle, facts: 4 } }
    assert.notInclude(text({}, few), "older lines")
  })

  it("follows what is new, and says how much is newer where it does not", () => {
    assert.match(text(), /following/)
    assert.match(text({ follow: false, at: "2" }), /4 newer below, f follows/)
  })

  it("shows the line under the cursor in full where it did not fit", () => {
    const long = run([entry(1, { text: `It began. ${"word ".repeat(40)}It ended.` })])
    assert.match(text({ follow: false, at: "1" }, long), /─{118}\n[^]*It ended\./)
  })

  it("opens the message, the row or the agent that a line tells of", () => {
    Logs.items(facing(
      Logs,
      fixture.scene({
        watched: run([
          entry(1, { agent: "a0001", message: "g001/2/a0001/1" }),
          entry(2, { agent: "a0002" }),
          entry(3, { tag: "Judged", place: "synthesis/r1/w0/3/judged" }),
          entry(4, { tag: "StepEnded" })
        ])
      })
    ))
    assert.deepStrictEqual(["1", "2", "3", "4"].map((id) => Logs.opens?.(id)), [
      { view: "message", subject: "g001/2/a0001/1" },
      { view: "agent", subject: "a0002" },
      { view: "row", subject: "r1/w0/3" },
      undefined
    ])
  })

  it("lists the slowest calls beside it on a wide screen", () => {
    const said = shown(Logs, facing(Logs, fixture.scene({ watched })), { width: 170, height: 20 })
    assert.match(said, /Slowest calls ─+ of the latest 30/)
    assert.match(said, /1\.3 s {2}\d\/g00\d\/a000\d/)
    assert.notMatch(text(), /Slowest calls/)
  })

  it("says so where nothing has happened", () => {
    assert.match(text({}, run([])), /Nothing has happened yet/)
  })
})
