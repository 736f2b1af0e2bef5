import { describe, expect, it } from "vitest"
import { textOf, widthOf } from "../../../packages/tui/src/ui/canvas/lines.ts"
import { actions } from "../../../packages/tui/src/ui/keys/Actions.ts"
import * as Bindings from "../../../packages/tui/src/ui/keys/Bindings.ts"
import * as Footer from "../../../packages/tui/src/ui/shell/Footer.ts"
import * as Help from "../../../packages/tui/src/ui/shell/Help.ts"
import { deskOf } from "../../support/desk.ts"
import { finished, living, watched } from "../../support/watched.ts"

const contexts = [["a run", false], ["a replay", true]] as const

describe("The table of keys", () => {
  it("names for every key something that is done", () => {
    for (const { id } of Bindings.bindings) expect(actions[id]).toBeTypeOf("function")
  })

  it("has a key for everything that can be done", () => {
    const bound = new Set(Bindings.bindings.map(({ id }) => id))
    expect(Object.keys(actions).filter((id) => !bound.has(id as keyof typeof actions))).toEqual([])
  })

  for (const [name, isReplay] of contexts) {
    it(`gives no key two meanings in ${name}`, () => {
      const keys = Bindings.bindings.filter((binding) => Bindings.holds(binding, isReplay)).flatMap(({ keys }) => keys)
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    })

    it(`finds in ${name} what holds there, before what holds elsewhere`, () => {
      for (const binding of Bindings.bindings.filter((binding) => Bindings.holds(binding, isReplay))) {
        for (const key of binding.keys) expect(Bindings.find(key, isReplay)?.id).toBe(binding.id)
      }
    })
  }

  it("says of every key in a sentence what it does, and writes one that is among its keys", () => {
    for (const binding of Bindings.bindings) {
      expect(binding.help).toMatch(/^[A-Z].*\.$/)
      expect(binding.word.length).toBeGreaterThan(1)
    }
    for (const { keys, shown } of Bindings.bindings.filter(({ id }) => id !== "view")) expect(keys).toContain(shown)
  })

  it("gives no two keys of one place the same word", () => {
    for (const [, isReplay] of contexts) {
      const words = Bindings.bindings.filter((binding) => Bindings.holds(binding, isReplay)).map(({ word }) => word)
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    }
  })
})

describe("The help", () => {
  it("lists every key that holds, and no other", () => {
    const text = Help.draw(deskOf({ watched: living() }), { room: { width: 90, height: 1000 } }).map(textOf).join("\n")
    const flat = text.replaceAll(/\s+/g, " ")
    for (const { help } of Bindings.bindings.filter((binding) => Bindings.holds(binding, false))) {
      // What goes over several lines has the keys of its neighbour in the middle.
      expect(flat).toContain(help.split(" ", 3).join(" "))
    }
    expect(text).not.toContain("Play twice as fast")
  })

  it("says why a key does nothing just now", () => {
    const text = Help.draw(deskOf({ watched: finished() }), { room: { width: 90, height: 1000 } }).map(textOf).join(" ")
    expect(text.replaceAll(/\s+/g, " ")).toContain("Not now: The run is finished")
  })
})

describe("The footer", () => {
  it("holds only keys that do something now", () => {
    const live = textOf(Footer.draw(deskOf({ watched: watched() }), 400))
    const over = textOf(Footer.draw(deskOf({ watched: finished() }), 400))
    expect(live).toContain("space pause")
    expect(over).not.toContain("pause")
    expect(over).toContain("q quit")
  })

  it("says what a key does that turns something on and off", () => {
    const pulse = watched().pulse
    const paused = pulse === undefined ? undefined : { ...pulse, state: "paused" as const }
    expect(textOf(Footer.draw(deskOf({ watched: watched({ pulse: paused }) }), 400))).toContain("space go on")
  })

  it("keeps help and quit in the narrowest window, and never is wider than it", () => {
    for (let width = 20; width < 200; width += 7) {
      const line = Footer.draw(deskOf(), width)
      expect(widthOf(line)).toBeLessThanOrEqual(width)
      expect(textOf(line)).toContain("? help")
      expect(textOf(line)).toContain("q quit")
    }
  })
})
