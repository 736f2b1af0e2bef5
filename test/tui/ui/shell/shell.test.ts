import { renderToString } from "ink"
import { createElement } from "react"
import stringWidth from "string-width"
import { describe, expect, it } from "vitest"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import type { Session } from "../../../../packages/tui/src/ui/session/Session.ts"
import * as Desk from "../../../../packages/tui/src/ui/shell/Desk.ts"
import * as Shell from "../../../../packages/tui/src/ui/shell/Shell.ts"
import * as Glyphs from "../../../../packages/tui/src/ui/state/Glyphs.ts"
import type { Room } from "../../../../packages/tui/src/ui/state/View.ts"
import { Rows } from "../../../../packages/tui/src/ui/terminal/App.ts"
import * as Theme from "../../../../packages/tui/src/ui/terminal/Theme.ts"
import { views as real } from "../../../../packages/tui/src/ui/views/index.ts"
import { press, typed, views } from "../../../support/desk.ts"
import * as runs from "../../../support/watched.ts"

const sizes: ReadonlyArray<Room> = [
  { width: 60, height: 15 },
  { width: 80, height: 24 },
  { width: 120, height: 40 },
  { width: 160, height: 50 },
  { width: 240, height: 70 }
]
const nameOf = ({ height, width }: Room) => `${width}x${height}`

const replay = runs.watched({
  mode: "replay",
  pulse: undefined,
  replay: { playing: true, speed: 4, fact: 40, facts: 90, at: undefined, step: 2, steps: 5 }
})

/** The screen as Ink writes it, a string for each line. */
const painted = (desk: Desk.Desk): ReadonlyArray<string> => {
  const lines = Shell.draw(desk)
  const session: Session = {
    lines: () => lines,
    subscribe: () => () => undefined,
    press: () => undefined,
    resize: () => undefined,
    tick: () => 0,
    state: () => desk.scene.state
  }
  return renderToString(createElement(Rows, { session }), { columns: desk.window.width }).split("\n")
}

describe("The shell", () => {
  for (const window of sizes) {
    it(`stands in ${nameOf(window)}`, () => {
      const lines = painted(press("2 j j", { window }).desk)
      expect(lines.join("\n")).toMatchSnapshot()
    })
  }

  it("shows a replay with its scrubber", () => {
    const lines = painted(press("", { watched: replay }).desk)
    expect(lines.join("\n")).toMatchSnapshot()
  })

  it("shows the command bar over what it is about", () => {
    expect(painted(press(`2 : ${typed("co")}`).desk).join("\n")).toMatchSnapshot()
  })

  it("shows a dialog in a frame over what it is about", () => {
    expect(painted(press("2 q").desk).join("\n")).toMatchSnapshot()
  })

  it("shows a card where the window is too small, that says what it takes", () => {
    const lines = painted(press("", { window: { width: 50, height: 12 } }).desk)
    expect(lines.join(" ").replaceAll(/\s+/g, " ")).toContain("it has 50x12, the screen needs 60x15")
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(50)
  })

  /** What is wrong with the size of a screen; empty where nothing is. */
  const misfits = (desk: Desk.Desk, at: string): ReadonlyArray<string> => {
    const { height, width } = desk.window
    const lines = Shell.draw(desk).map(textOf)
    // Thousands of lines: those of the keyboard's letters need no measuring.
    const wide = lines.filter((line) => (/^[ -~]*$/.test(line) ? line.length : stringWidth(line)) > width)
    return [
      ...(lines.length === height ? [] : [`${at}: ${lines.length} lines`]),
      ...wide.map((line) => `${at}: ${line}`)
    ]
  }

  it("has as many lines as the window, none wider than it, whatever stands before it", () => {
    for (const window of [{ width: 60, height: 15 }, { width: 121, height: 37 }]) {
      for (const watched of [runs.watched(), replay, runs.empty()]) {
        for (const key of ["?", "/ a", ": i", "q", "x", "i", "!"]) {
          for (const view of "1237") {
            const { desk } = press(`${view} ${key}`, { window, watched })
            expect(misfits(desk, `${nameOf(window)} view ${view} key ${key}`)).toEqual([])
          }
        }
      }
    }
  })

  it("has so whatever view it shows of whatever run", () => {
    for (const window of [...sizes, { width: 61, height: 16 }]) {
      for (const watched of [runs.watched(), runs.living(), runs.finished(), runs.empty(), replay]) {
        for (const view of "1234567890") {
          const { desk } = press(view, { window, watched })
          const drawn = Desk.of(desk.scene, { views: real, window })
          expect(misfits(drawn, `${nameOf(window)} ${watched.mode} view ${view}`)).toEqual([])
        }
      }
    }
  }, 60_000)

  it("needs nothing but ASCII where the terminal knows nothing else, but for what people are called", () => {
    const glyphs = Glyphs.ascii
    for (const view of "1234567890?") {
      const { desk } = press(view, { glyphs, window: { width: 120, height: 40 }, watched: runs.empty() })
      for (const line of Shell.draw(desk)) expect(textOf(line)).toMatch(/^[ -~]*$/)
    }
  })

  it("says what the run is doing", () => {
    const { pulse } = runs.watched()
    const head = (overrides: Parameters<typeof runs.watched>[0]) =>
      Shell.draw(press("", { watched: runs.watched(overrides), window: { width: 160, height: 50 } }).desk)
        .slice(0, 2).map(textOf).join("\n")
    const pulsed = (state: "running" | "pausing" | "paused" | "stopping") =>
      head({ pulse: pulse === undefined ? undefined : { ...pulse, state, inFlight: 12 } })
    expect(pulsed("running")).toContain("RUNNING ▸")
    expect(pulsed("pausing")).toContain("PAUSING ‖, 12 calls in flight")
    expect(pulsed("paused")).toContain("PAUSED ‖")
    expect(pulsed("stopping")).toContain("STOPPING, 12 calls in flight")
    expect(head({ mode: "stopped", pulse: undefined })).toContain("STOPPED")
    expect(head({ loaded: 0.45 })).toContain("reading 45 %")
    expect(head({ pulse: undefined })).toContain("STARTING")
    expect(head({ trouble: "run.db is locked." })).toContain("run.db is locked.")
    expect(head({})).toContain("of $0.50, likely")
    expect(head({})).toMatch(/1 alert, 1 came to nothing !/)
  })

  it("keeps standing where a view cannot be drawn", () => {
    const broken = {
      ...views,
      costs: {
        ...views.costs,
        draw: () => {
          throw new Error("no such thing")
        }
      }
    }
    const { desk } = press("8")
    const lines = Shell.draw(Desk.of(desk.scene, { views: broken, window: desk.window })).map(textOf)
    expect(lines.join("\n")).toContain("no such thing")
    expect(lines).toHaveLength(desk.window.height)
  })

  it("lets nothing through that steers a terminal, whoever drew it", () => {
    const nasty = "\u001b[2J\u001b]0;title\u0007red\u001b[31m\r\u009b5n\u202e"
    const { desk } = press("8")
    const evil = { ...views, costs: { ...views.costs, draw: () => [[{ text: nasty }]] } }
    const scene = {
      ...desk.scene,
      state: { ...desk.scene.state, toast: { text: nasty, tone: "bad" as const, at: desk.scene.now } }
    }
    const lines = Shell.draw(Desk.of(scene, { views: evil, window: desk.window })).map(Theme.colourless.paint)
    // oxlint-disable-next-line no-control-regex -- the codes of the theme are bold and inverse, and their ends
    const text = lines.join("\n").replaceAll(/\u001b\[(?:0|1|7)m/g, "")
    // oxlint-disable-next-line no-control-regex -- what steers is what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
})
