import type { Key } from "ink"
import { describe, expect, it } from "vitest"
import * as Bindings from "../../../../packages/tui/src/ui/keys/Bindings.ts"
import * as Input from "../../../../packages/tui/src/ui/terminal/Input.ts"

const nothing: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false
}

const names = (input: string, key: Partial<Key> = {}) =>
  Input.keys(input, { ...nothing, ...key }).map(({ name }) => name)

describe("What is typed", () => {
  it("comes by the names of the table", () => {
    expect(names("", { upArrow: true })).toEqual(["up"])
    expect(names("", { tab: true, shift: true })).toEqual(["shift+tab"])
    expect(names("d", { ctrl: true })).toEqual(["ctrl+d"])
    expect(names("G", { shift: true })).toEqual(["G"])
    expect(names(" ")).toEqual(["space"])
    expect(names("", { escape: true })).toEqual(["esc"])
  })

  it("comes one by one where a quick hand had several in one report", () => {
    expect(names("jjk")).toEqual(["j", "j", "k"])
    expect(names("ab\r")).toEqual(["a", "b", "enter"])
    expect(names("é小👩‍🔬")).toEqual(["é", "小", "👩‍🔬"])
  })

  it("comes as Esc and the key after it where both were in one report", () => {
    expect(names("q", { meta: true })).toEqual(["esc", "q"])
    expect(names("", { meta: true, escape: true })).toEqual(["esc", "esc"])
    expect(names("", { meta: true, return: true })).toEqual(["esc", "enter"])
    expect(names("c", { meta: true, ctrl: true })).toEqual(["esc", "ctrl+c"])
    expect(names("", { meta: true, upArrow: true })).toEqual(["up"])
    expect(names("", { meta: true, backspace: true })).toEqual(["ctrl+w"])
    expect(names("", { meta: true })).toEqual([])
  })

  it("comes once though the key is let go again", () => {
    expect(names("j", { eventType: "release" })).toEqual([])
  })

  it("reaches every key of the table", () => {
    const special: Readonly<Record<string, readonly [string, Partial<Key>]>> = {
      space: [" ", {}],
      enter: ["", { return: true }],
      esc: ["", { escape: true }],
      tab: ["", { tab: true }],
      "shift+tab": ["", { tab: true, shift: true }],
      up: ["", { upArrow: true }],
      down: ["", { downArrow: true }],
      left: ["", { leftArrow: true }],
      right: ["", { rightArrow: true }],
      pgup: ["", { pageUp: true }],
      pgdn: ["", { pageDown: true }],
      home: ["", { home: true }],
      end: ["", { end: true }]
    }
    for (const key of Bindings.bindings.flatMap(({ keys }) => keys)) {
      const [input, more] = special[key] ?? (key.startsWith("ctrl+") ? [key.slice(5), { ctrl: true }] : [key, {}])
      expect(names(input, more)).toEqual([key])
    }
  })
})
