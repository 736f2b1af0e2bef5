import type { Command, Watched } from "@stoa/core"
import { describe, expect, it, vi } from "vitest"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import type { Asked, Driver, Host } from "../../../../packages/tui/src/ui/session/Driver.ts"
import * as Session from "../../../../packages/tui/src/ui/session/Session.ts"
import * as Glyphs from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import { small, typed, views } from "../../../support/desk.ts"
import { finished, look, now, watched } from "../../../support/watched.ts"

const later = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A sitting over a run that the test writes, with a clock that it sets. */
const sit = (
  run: Watched.Watched,
  answer: (command: Command.Command) => Asked | Promise<Asked> = () => ({ id: 7 })
) => {
  const world = { run, time: now, busy: false, edited: undefined as string | undefined }
  const told: Array<unknown> = []
  const driver: Driver = {
    ask: async (command) => {
      told.push(command)
      return answer(command)
    },
    play: (playing) => told.push({ playing }),
    speed: (factor) => told.push({ factor }),
    seek: (to) => told.push(to),
    leave: (drain) => told.push({ drain })
  }
  const host: Host = {
    copy: (text) => told.push({ copied: text }),
    edit: async (text) => {
      told.push({ edits: text })
      return world.edited
    },
    read: async (title) => {
      told.push({ reads: title })
    },
    save: async (text) => {
      told.push({ saves: text.split("\n").length })
      return "run-screen-1.txt"
    },
    repaint: () => told.push("repaint"),
    suspend: async () => {
      told.push("suspend")
    },
    isBusy: () => world.busy
  }
  const session = Session.make({
    source: { poll: () => world.run, look },
    driver,
    host,
    views,
    glyphs: Glyphs.unicode,
    clock: () => world.time,
    window: small
  })
  let paints = 0
  session.subscribe(() => paints++)
  const press = (keys: string) =>
    session.press(
      keys.split(" ").map((name) => ({ name, text: name === "space" ? " " : name.length === 1 ? name : "" }))
    )
  const text = () => session.lines().map(textOf).join("\n")
  return { world, session, press, text, told, paints: () => paints }
}

describe("A sitting", () => {
  it("paints when something is new, and not when nothing is", () => {
    const { paints, session, world } = sit(finished())
    for (let nth = 0; nth < 5; nth++) session.tick()
    expect(paints()).toBe(0)
    world.run = { ...world.run, version: world.run.version + 1 }
    session.tick()
    session.tick()
    expect(paints()).toBe(1)
  })

  it("gives the same lines as long as nothing changes", () => {
    const { press, session } = sit(finished())
    const lines = session.lines()
    session.tick()
    expect(session.lines()).toBe(lines)
    press("2")
    expect(session.lines()).not.toBe(lines)
  })

  it("counts the seconds of a run in progress, and not those of one that is over", () => {
    const { paints, session, world } = sit(watched())
    world.time += 1000
    session.tick()
    expect(paints()).toBe(1)
    const over = sit(finished())
    over.world.time += 1000
    over.session.tick()
    expect(over.paints()).toBe(0)
  })

  it("answers a key at once, without looking at the run", () => {
    const { paints, press, text } = sit(watched())
    press("2")
    expect(paints()).toBe(1)
    expect(text()).toContain("Agents (12)")
  })

  it("paints once for several keys in one report", () => {
    const { paints, press, session } = sit(watched())
    press("2 j j j")
    expect(paints()).toBe(1)
    expect(session.state().lists.agents?.at).toBe("a0003")
  })

  it("paints once for a key, whatever it asks and however the answers come", async () => {
    const { paints, press, session } = sit(finished(), () => ({ state: "done", answer: "Kept." }))
    press("7 m m m")
    const before = paints()
    press("a")
    expect(session.state().waiting.length).toBeGreaterThan(1)
    expect(paints()).toBe(before + 1)
    await vi.waitUntil(() => paints() > before + 1)
    expect(session.state().waiting).toEqual([])
    expect(paints()).toBe(before + 2)
  })

  it("skips frames while the terminal has not taken the last", () => {
    const { paints, session, world } = sit(watched())
    world.busy = true
    world.run = { ...world.run, version: world.run.version + 1 }
    session.tick()
    expect(paints()).toBe(0)
    world.busy = false
    session.tick()
    expect(paints()).toBe(1)
  })

  it("looks often at what moves, and seldom at what rests", () => {
    const { press, session } = sit(finished())
    expect(session.tick()).toBe(Session.often)
    for (let nth = 0; nth < 40; nth++) session.tick()
    expect(session.tick()).toBe(Session.seldom)
    press("j")
    expect(session.tick()).toBe(Session.often)
    const live = sit(watched())
    for (let nth = 0; nth < 40; nth++) live.session.tick()
    expect(live.session.tick()).toBe(Session.often)
  })

  it("repaints what follows new lines less often than the rest", () => {
    const { press, session, text, world } = sit(watched())
    press("3")
    const [first = "", ...messages] = world.run.chronicle.messages
    const before = text()
    const without = { ...world.run.chronicle, messages }
    world.run = { ...world.run, version: world.run.version + 1, chronicle: without }
    world.time += 100
    session.tick()
    expect(before).toContain(first)
    expect(text()).toContain(first)
    world.run = { ...world.run, version: world.run.version + 1 }
    world.time += Session.calmly
    session.tick()
    expect(text()).not.toContain(first)
  })

  it("takes what was said away after some seconds", () => {
    const { press, session, text, world } = sit(finished())
    press("esc")
    expect(text()).toContain("This is where you came in.")
    world.time += 20_000
    session.tick()
    expect(text()).not.toContain("This is where you came in.")
  })

  it("waits for what was asked, and tells what came of it", async () => {
    const { press, session, text, told, world } = sit(watched())
    press("space")
    expect(session.state().waiting).toHaveLength(1)
    await later()
    expect(told).toEqual([{ _tag: "Pause" }])
    expect(session.state().waiting).toEqual([7])
    expect(text()).toContain("asked, not yet done")
    world.run = {
      ...world.run,
      version: world.run.version + 1,
      commands: [{ id: 7, state: "done", answer: "Paused after step 3." }]
    }
    session.tick()
    expect(session.state().waiting).toEqual([])
    expect(text()).toContain("Paused after step 3.")
  })

  it("tells at once what was done at once, and what could not be asked", async () => {
    const done = sit(finished(), () => ({ state: "refused", answer: "The row was dropped before." }))
    done.press("7 a")
    await later()
    expect(done.text()).toContain("The row was dropped before.")
    expect(done.session.state().waiting).toEqual([])
    const failed = sit(finished(), () => Promise.reject(new Error("run.db is locked.")))
    failed.press("7 a")
    await later()
    expect(failed.text()).toContain("run.db is locked.")
    expect(failed.session.state().waiting).toEqual([])
  })

  it("makes a decision of what comes from the editor, or says what is wrong with it", async () => {
    const { press, text, told, world } = sit(finished())
    press("7 e")
    await later()
    expect(text()).toContain("The row stays as it is.")
    const { edits } = told[0] as { readonly edits: string }
    const row = JSON.parse(edits) as { readonly row: string; readonly messages: ReadonlyArray<unknown> }
    world.edited = JSON.stringify({ ...row, note: "shorter", messages: [{ role: "user", content: "Hello" }] })
    press("e")
    await later()
    await later()
    expect(told.at(-1)).toEqual({
      _tag: "Decide",
      row: row.row,
      decision: "edit",
      note: "shorter",
      turns: [{ role: "user", content: "Hello" }]
    })
    const commands = told.length
    for (const wrong of ["{", "{}", JSON.stringify({ ...row, messages: [{ role: "nobody", content: "" }] })]) {
      world.edited = wrong
      press("e")
      await later()
      await later()
      expect(text()).toContain("The row was not changed")
    }
    expect(told.slice(commands).some((one) => (one as Command.Command)._tag === "Decide")).toBe(false)
  })

  it("saves the screen as it stands, and names the file", async () => {
    const { press, text, told } = sit(watched())
    press("ctrl+s")
    await later()
    expect(told).toEqual([{ saves: small.height + 1 }])
    expect(text()).toContain("run-screen-1.txt")
  })

  it("copies what is at hand, repaints, winds and leaves", () => {
    const { press, told } = sit(finished())
    press("9 g c ctrl+l q")
    expect(told).toMatchObject([{ copied: expect.stringMatching(/\S/) }, "repaint", { drain: false }])
  })

  it("goes to the shell from wherever a person is, and keeps what they typed", () => {
    const { press, text, told } = sit(watched())
    press("2 / a ctrl+z")
    expect(told).toEqual(["suspend"])
    expect(text()).toContain("/a")
  })

  it("keeps what is typed while the run goes on", () => {
    const { press, session, text, world } = sit(watched())
    press(`2 / ${typed("a000")}`)
    world.run = { ...world.run, version: world.run.version + 1 }
    session.tick()
    expect(text()).toContain("/a000")
  })
})
