import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { widthOf } from "../../../../../packages/tui/src/ui/canvas/lines.ts"
import * as Glyphs from "../../../../../packages/tui/src/ui/state/Glyphs.ts"
import type { Room } from "../../../../../packages/tui/src/ui/state/View.ts"
import * as About from "../../../../../packages/tui/src/ui/views/cluster/About.ts"
import * as Brief from "../../../../../packages/tui/src/ui/views/cluster/Brief.ts"
import * as Keys from "../../../../../packages/tui/src/ui/views/cluster/Keys.ts"
import * as Screen from "../../../../../packages/tui/src/ui/views/cluster/Screen.ts"
import * as Seen from "../../../../../packages/tui/src/ui/views/cluster/Seen.ts"
import * as Shards from "../../../../../packages/tui/src/ui/views/cluster/Shards.ts"
import { initial, type Scene } from "../../../../../packages/tui/src/ui/views/cluster/State.ts"
import { look, run, span, start, worker } from "../../../../support/looks.ts"
import { flaw, text } from "../../../../support/shown.ts"

const sizes: ReadonlyArray<Room> = [
  { width: 60, height: 15 },
  { width: 80, height: 24 },
  { width: 120, height: 36 },
  { width: 160, height: 45 },
  { width: 240, height: 70 }
]

const scene = (seen: Seen.Seen, more: Partial<Scene> = {}): Scene => ({
  name: "postgres://db:5432/stoa",
  seen,
  state: initial,
  glyphs: Glyphs.unicode,
  now: 1000,
  ...more
})

const village = look([
  worker("one", { load: { shards: span(1, 32), runs: ["village"], inFlight: 60 } }),
  worker("two", { load: { shards: span(33, 64), inFlight: 4 } }),
  worker("three", { lost: true, seen: start - 23_000 })
], {
  runs: [
    run("village"),
    run("harbour", { state: "failed", why: { code: 3, sentence: "The budget of $2 is spent." }, counts: undefined })
  ]
})
const seen = Seen.add(Seen.nothing, village, 0)
const shown = (at: Scene, room: Room = { width: 80, height: 24 }) => text(Screen.draw(at, room))
const press = (at: Scene, ...names: ReadonlyArray<string>) => {
  const deeds: Array<Keys.Deed> = []
  const state = names.reduce((state, name) => {
    const outcome = Keys.press({ ...at, state }, { name, text: "" })
    if (outcome.deed !== undefined) deeds.push(outcome.deed)
    return outcome.state
  }, at.state)
  return { state, deeds, shown: shown({ ...at, state }) }
}

describe("The screen over a cluster", () => {
  it("shows workers with what they do, their shards, and runs with how far they have come", () => {
    const screen = shown(scene(seen))
    expect(screen).toMatch(/cluster postgres:\/\/db:5432\/stoa +2 workers, 1 lost, 1 run under way/)
    expect(screen).toContain("64/128 slots busy")
    expect(screen).toMatch(/▸ {2}a {2}one +█+░ +60\/64 +12 +3 +- +32/)
    expect(screen).toMatch(/c {2}three +✗ lost 23s/)
    expect(screen).toContain("aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa bbbbbbbb bbbbbbbb bbbbbbbb bbbbbbbb")
    expect(screen).toContain("64 of 64 held  a one 32  b two 32")
    expect(screen).toMatch(/village +▸ running +██░░░░ +10\/40 +░{6} +0\/50 +1m/)
    expect(screen).toMatch(/harbour +✗ failed +- +- +1m/)
  })

  it("uses the room of a large window for what is under the cursor and what happened", () => {
    const at = scene(seen)
    expect(shown(at)).not.toContain("What happened")
    const large = shown(at, { width: 160, height: 45 })
    for (const part of ["What happened", "Under the cursor", "Lately", "process 4711", "1-32", "village is running"]) {
      expect(large).toContain(part)
    }
  })

  it("fits windows of every size with as many workers and runs as there may be, whatever they are called", () => {
    const name = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom("\u001b[31mred\u001b[2J", "山田太郎の仕事", "👩‍👩‍👧‍👦 four", "a\tb\nc", "x".repeat(200))
    )
    const states = fc.constantFrom("running", "stopping", "stopped", "failed", "finished")
    const some = fc.record({
      workers: fc.uniqueArray(fc.record({ name, lost: fc.boolean(), shards: fc.subarray([...span(1, 70)]) }), {
        selector: ({ name }) => name,
        maxLength: 30
      }),
      runs: fc.uniqueArray(fc.record({ name, state: states, counts: fc.nat() }), {
        selector: ({ name }) => name,
        maxLength: 30
      }),
      glyphs: fc.constantFrom(Glyphs.unicode, Glyphs.ascii),
      size: fc.constantFrom(...sizes),
      keys: fc.array(fc.constantFrom("j", "k", "G", "tab", "enter", "?", "esc"), { maxLength: 6 })
    })
    fc.assert(
      fc.property(some, ({ glyphs, keys, runs, size, workers }) => {
        const made = look(
          workers.map(({ lost, name, shards }) => worker(name, { lost, host: name, load: { shards, runs: [name] } })),
          {
            runs: runs.map(({ counts, name, state }) =>
              run(name, {
                state,
                why: { code: 1, sentence: name },
                counts: { facts: counts, calls: counts, episodes: counts, rows: counts }
              })
            )
          }
        )
        const at = scene(Seen.add(Seen.add(Seen.nothing, look([]), 0), made, 500), { glyphs })
        const lines = Screen.draw({ ...at, state: press(at, ...keys).state }, size)
        expect(lines).toHaveLength(size.height)
        expect(flaw(lines, size)).toBe("")
        expect(new Set(lines.map(widthOf))).toEqual(new Set([size.width]))
      }),
      { numRuns: 60 }
    )
  })

  it("has signs of ASCII alone where no others are wanted", () => {
    for (const size of sizes) {
      // oxlint-disable-next-line no-control-regex -- what is asked is whether there is anything but ASCII
      expect(shown(scene(seen, { glyphs: Glyphs.ascii }), size)).toMatch(/^[\u0000-\u007e]*$/)
    }
  })

  it("says how small is too small", () => {
    expect(shown(scene(seen), { width: 50, height: 10 })).toMatch(/it has 50x10, the screen\s+needs 60x15/)
  })

  it("says that the server is away, for how long, and keeps what was seen", () => {
    const away = Seen.away(seen, "connect ECONNREFUSED.", 1000)
    const screen = shown(scene(away, { now: 13_000 }))
    expect(screen).toContain("AWAY ✗ for 12s")
    expect(screen).toContain("connect ECONNREFUSED. It is waited for.")
    expect(screen).toContain("village")
  })

  it("says where there is no cluster yet how to make one", () => {
    expect(shown(scene(Seen.add(Seen.nothing, undefined, 0)))).toMatch(/NO CLUSTER YET\n.*stoa worker --cluster URL/)
    expect(shown(scene(Seen.nothing))).toContain("LOOKING")
  })
})

describe("The strip of shards", () => {
  const drawn = (of: Seen.Seen, room: Room, now = 1000) =>
    text(Shards.draw(of, { ...room, glyphs: Glyphs.unicode, now }))

  it("marks shards that have just gone to another worker, for some seconds", () => {
    const before = look([worker("a", { load: { shards: span(1, 64) } })])
    const after = look([worker("a", { load: { shards: span(1, 62) } }), worker("b", { load: { shards: [63, 64] } })])
    const moved = Seen.add(Seen.add(Seen.nothing, before, 0), after, 500)
    const room = { width: 78, height: 3 }
    const [strip = "", marks = "", legend = ""] = drawn(moved, room).split("\n")
    expect(strip.endsWith("aaaaaabb")).toBe(true)
    expect(marks.indexOf("↑↑")).toBe(strip.indexOf("bb"))
    expect(legend).toContain("64 of 64 held  2 just moved ↑")
    expect(drawn(moved, room, 60_000)).not.toContain("↑")
  })

  it("shows shards that nobody has, and goes on below where it is too wide", () => {
    const some = Seen.add(Seen.nothing, look([worker("a", { load: { shards: [1, 64] } })]), 0)
    const lines = drawn(some, { width: 40, height: 9 }).split("\n")
    expect(lines.join("").match(/[a░]/g)?.filter((sign) => sign === "░")).toHaveLength(62)
    expect(lines.join("\n")).toContain("2 of 64 held")
    expect(lines[0]).toMatch(/^ a░{7}( ░{8})+$/)
  })
})

describe("The keys of the screen over a cluster", () => {
  const at = scene(seen)

  it("move the cursor of the table that takes them, and go to the other", () => {
    expect(press(at, "j").shown).toMatch(/▸ {2}b {2}two/)
    expect(press(at, "G", "down").shown).toMatch(/▸ {2}c {2}three/)
    expect(press(at, "G", "g", "up").shown).toMatch(/▸ {2}a {2}one/)
    const runs = press(at, "tab", "j")
    expect(runs.shown).toMatch(/▸ {2}harbour/)
    expect(runs.shown).toMatch(/▸ {2}a {2}one/)
  })

  it("stay on a worker while others come before it", () => {
    const { state } = press(at, "j")
    const more = Seen.add(seen, look([worker("new"), ...village.workers]), 500)
    expect(shown(scene(more, { state }))).toMatch(/▸ {2}c {2}two/)
  })

  it("ask how the run under the cursor is watched, and say that a worker has nothing to be opened", () => {
    expect(press(at, "tab", "j", "enter").deeds).toEqual([{ open: "harbour" }])
    const none = press(at, "enter")
    expect(none.deeds).toEqual([])
    expect(none.shown).toContain("Tab goes to the runs")
    expect(press(at, "enter", "j").shown).not.toContain("Tab goes to the runs")
  })

  it("leave, but close the help first", () => {
    expect(press(at, "q").deeds).toEqual(["leave"])
    const help = press(at, "?")
    expect(help.shown).toContain("Leave the screen. The cluster goes on.")
    const closed = press(at, "?", "q")
    expect(closed.deeds).toEqual([])
    expect(closed.shown).not.toContain("Leave the screen.")
  })

  it("are all in the help", () => {
    const help = text(Keys.help(76))
    for (const { help: sentence } of Keys.bindings) expect(help).toContain(sentence)
  })
})

describe("What is brief", () => {
  it("is as wide as six columns at most", () => {
    const cases = [[0, "0s"], [59_400, "59s"], [60_000, "1m"], [7_500_000, "2h05m"], [200_000_000, "2d7h"]] as const
    for (const [milliseconds, said] of cases) expect(Brief.span(milliseconds)).toBe(said)
    expect([0, 999, 250_000_000, 1_300_000_000, 64 * 2 ** 30].map(Brief.bytes)).toEqual([
      "0B",
      "999B",
      "238M",
      "1.2G",
      "64G"
    ])
    expect(About.ranges([3, 1, 2, 9, 64])).toBe("1-3, 9, 64")
  })
})
