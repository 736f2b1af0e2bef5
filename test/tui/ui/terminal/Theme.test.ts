import { describe, expect, it } from "vitest"
import type { Tone } from "../../../../packages/tui/src/ui/canvas/Line.ts"
import * as Theme from "../../../../packages/tui/src/ui/terminal/Theme.ts"

const tones: ReadonlyArray<Tone> = [
  "plain",
  "strong",
  "dim",
  "accent",
  "good",
  "warn",
  "bad",
  "cursor",
  "mark",
  "title"
]

describe("A theme", () => {
  it("has no colour where NO_COLOR says so, whatever it says", () => {
    const line = tones.map((tone) => ({ text: "x", tone }))
    const codes = (environment: Record<string, string>) =>
      // oxlint-disable-next-line no-control-regex -- codes of colour are what is looked for
      [...Theme.ofEnvironment(environment).paint(line).matchAll(/\u001b\[([\d;]*)m/g)].map(([, code]) => code)
    expect(new Set(codes({ NO_COLOR: "1" }))).toEqual(new Set(["1", "7", "0"]))
    expect(codes({ NO_COLOR: "" }).some((code) => code?.includes("3"))).toBe(true)
    expect(codes({}).some((code) => code?.includes("3"))).toBe(true)
  })

  it("uses neither black nor white, and no background: either is somebody's ground", () => {
    for (const tone of tones) {
      expect(Theme.coloured.paint([{ text: "x", tone }])).not.toMatch(/\[(?:.*;)?(?:30|37|97|2|4\d|10\d)m/)
    }
  })

  it("leaves the text as it is", () => {
    expect(Theme.plain.paint([{ text: "小林 ", tone: "agent" }, { text: "x " }])).toBe("小林 x")
  })

  it("strips what steers a terminal", () => {
    for (const theme of [Theme.coloured, Theme.colourless, Theme.plain]) {
      expect(theme.paint([{ text: "a\u001b[31mb\u0007\tc\nd" }])).toBe("ab c d")
    }
  })
})
