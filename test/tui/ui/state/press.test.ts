import { describe, expect, it } from "vitest"
import { textOf } from "../../../../packages/tui/src/ui/canvas/lines.ts"
import * as Selection from "../../../../packages/tui/src/ui/keys/Selection.ts"
import * as Desk from "../../../../packages/tui/src/ui/shell/Desk.ts"
import * as Shell from "../../../../packages/tui/src/ui/shell/Shell.ts"
import { listOf } from "../../../../packages/tui/src/ui/state/State.ts"
import { views as real } from "../../../../packages/tui/src/ui/views/index.ts"
import { large, press, scrolled, typed } from "../../../support/desk.ts"
import { finished, living, watched } from "../../../support/watched.ts"

const replay = watched({
  mode: "replay",
  pulse: undefined,
  replay: { playing: true, speed: 4, fact: 10, facts: 90, at: undefined, step: 2, steps: 5 }
})

describe("Moving", () => {
  it("goes down and up, and no further than the list goes", () => {
    expect(listOf(press("2 j j").state, "agents").at).toBe("a0002")
    expect(listOf(press("2 j j k k k").state, "agents").at).toBe("a0000")
    expect(listOf(press("2 G j j").state, "agents").at).toBe("a0011")
  })

  it("puts the agent under the cursor at hand", () => {
    expect(press("2 j").state.agent).toBe("a0001")
    expect(press("2 j 3 j").state.agent).toBe("a0001")
  })

  it("begins where new ones come at the last, and stays where a person went", () => {
    const messages = watched().chronicle.messages
    expect(Desk.item(press("3").desk)).toBe(messages.at(-1))
    const up = press("3 k")
    expect(listOf(up.state, "stream")).toMatchObject({ at: messages.at(-2), follow: false })
    expect(listOf(press("3 k k G").state, "stream")).toMatchObject({ at: undefined, follow: true })
  })

  it("scrolls what lists nothing as far as it goes, and back from there with one key", () => {
    const end = press("8 G").state
    const room = 24 - 5 - 2
    expect(listOf(end, "costs").top).toBe(scrolled - room)
    expect(listOf(press("8 G k").state, "costs").top).toBe(scrolled - room - 1)
    expect(listOf(press("8 k k").state, "costs").top).toBe(0)
    expect(listOf(press("8 pgdn pgdn pgdn pgdn").state, "costs").top).toBe(scrolled - room)
  })

  it("follows with f what is new, and stops with f where it is", () => {
    const messages = watched().chronicle.messages
    expect(listOf(press("3 f").state, "stream")).toMatchObject({ at: messages.at(-1), follow: false })
    expect(listOf(press("3 g f").state, "stream")).toMatchObject({ at: undefined, follow: true })
  })
})

describe("Going about", () => {
  it("opens what is under the cursor, and comes back to it", () => {
    const { state } = press("2 j enter")
    expect(state).toMatchObject({ view: "agent", subject: "a0001" })
    const back = press("2 j enter esc")
    expect(back.state.view).toBe("agents")
    expect(Desk.item(back.desk)).toBe("a0001")
  })

  it("goes back and forth with h and l", () => {
    expect(press("2 j enter h").state.view).toBe("agents")
    expect(press("2 j enter h l").state).toMatchObject({ view: "agent", subject: "a0001" })
  })

  it("leaves a filter with esc before it leaves the view", () => {
    const filtered = `2 / ${typed("a0003")} enter`
    expect(listOf(press(filtered).state, "agents").filter).toBe("a0003")
    expect(press(`${filtered} esc`).state.view).toBe("agents")
    expect(listOf(press(`${filtered} esc`).state, "agents").filter).toBe("")
    expect(press(`${filtered} esc esc`).state.view).toBe("overview")
  })

  it("says why a key does nothing", () => {
    expect(press("esc").state.toast?.text).toBe("This is where you came in.")
    expect(press("8 enter").state.toast?.text).toBe("Nothing opens here.")
    expect(press("tab").state.toast?.text).toContain("a larger window has more")
    expect(press("]").state.toast?.text).toContain("npx stoa replay harbour-street")
    expect(press("space", { watched: finished() }).state.toast?.text).toContain("The run is finished")
    expect(press("x", { watched: replay }).state.toast?.text).toContain("npx stoa watch harbour-street")
  })

  it("goes from pane to pane with tab, and a key means the one it went to", () => {
    const { desk, state } = press("2 tab tab", { window: large })
    expect(state.view).toBe("agents")
    expect(desk.pane.view.id).toBe("logs")
    expect(press("2 tab tab k", { window: large }).state.lists.logs?.follow).toBe(false)
    expect(press("2 tab tab tab", { window: large }).desk.pane.view.id).toBe("agents")
    expect(press("2 shift+tab", { window: large }).desk.pane.view.id).toBe("logs")
    expect(press("2 tab 3", { window: large }).desk.pane.view.id).toBe("stream")
  })

  it("shows beside a list what its cursor would open", () => {
    const { desk } = press("2 j j", { window: large })
    expect(desk.panes.map(({ view }) => view.id)).toEqual(["agents", "agent", "logs"])
    expect(desk.panes[1]?.scene.state.subject).toBe("a0002")
  })

  it("visits one problem after the other, and begins anew after the last", () => {
    const first = press("!").state
    expect(first.toast?.text).toMatch(/^1 of \d+: Step 3: 38 %/)
    const count = Number(/of (\d+):/.exec(first.toast?.text ?? "")?.[1])
    expect(count).toBeGreaterThan(1)
    const seen = Array.from({ length: count + 1 }, (_, nth) => press("! ".repeat(nth + 1)).state)
    expect(new Set(seen.slice(0, count).map(({ toast }) => toast?.text)).size).toBe(count)
    expect(seen[count]?.toast?.text).toBe(first.toast?.text)
    expect(seen.some(({ subject, view }) => view === "agent" && subject !== undefined)).toBe(true)
  })

  it("goes back from any problem to where a person was before the first", () => {
    expect(press("3 ! ! ! esc").state.view).toBe("stream")
  })
})

describe("What is listed", () => {
  it("is filtered while it is typed, and as before after esc", () => {
    const typing = press(`2 / ${typed("a000")}`)
    expect(Desk.items(typing.desk)).toHaveLength(10)
    expect(Desk.items(press(`2 / ${typed("a000")} esc`).desk)).toHaveLength(12)
    expect(listOf(press(`2 / ${typed("a0")} backspace backspace backspace`).state, "agents").filter).toBe("")
  })

  it("has a title that says how much of it is seen", () => {
    const { desk } = press(`2 / ${typed("a000")} enter S`)
    expect(Shell.draw(desk).map(textOf).join("\n")).toContain("Agents (10 of 12, filter: a000, by id, reversed)")
  })

  it("is sorted by one column after the other", () => {
    expect(listOf(press("2 s").state, "agents").sort).toEqual({ id: "name", reverse: false })
    expect(listOf(press("2 s s").state, "agents").sort).toEqual({ id: "id", reverse: false })
    expect(listOf(press("2 s S").state, "agents").sort).toEqual({ id: "name", reverse: true })
    expect(press("3 s").state.toast?.text).toBe("Stream has one order.")
  })

  it("keeps its cursor on the same item in another order", () => {
    expect(Desk.item(press("2 j j S").desk)).toBe("a0002")
  })

  it("can be marked, one below the other", () => {
    expect([...press("2 m m").state.marks]).toEqual(["a0000", "a0001"])
    expect([...press("2 m k m").state.marks]).toEqual([])
    expect(press("2 m m M").state.marks.size).toBe(0)
    expect(press("3 m").state.toast?.text).toContain("Agents and rows can be marked")
  })

  it("turns to another form and back", () => {
    expect(listOf(press("4 v").state, "graph").variant).toBe(1)
    expect(listOf(press("4 v v").state, "graph").variant).toBe(0)
    expect(listOf(press("3 w").state, "stream").wrap).toBe(true)
  })
})

describe("Driving", () => {
  const asked = (keys: string, overrides: Parameters<typeof press>[1] = {}) =>
    press(keys, overrides).deeds.map((deed) => (deed._tag === "Ask" ? deed.command : deed))

  it("pauses and goes on, by one turn and by one step", () => {
    const { pulse } = watched()
    const paused = watched({ pulse: pulse === undefined ? undefined : { ...pulse, state: "pausing" } })
    expect(asked("space . n", { watched: living() })).toEqual([
      { _tag: "Pause" },
      { _tag: "OneTurn" },
      { _tag: "OneStep" }
    ])
    expect(press("n").state.toast?.text).toContain("The society has come to its end")
    expect(asked("space", { watched: paused })).toEqual([{ _tag: "Continue" }])
  })

  it("asks for more or fewer calls at once, or, in a rehearsal with a pace, another speed", () => {
    const { pulse } = watched()
    const paced = watched({ pulse: pulse === undefined ? undefined : { ...pulse, speed: 2 } })
    expect(asked("+ -")).toEqual([{ _tag: "Concurrency", limit: 9 }, { _tag: "Concurrency", limit: 7 }])
    expect(asked("+ -", { watched: paced })).toEqual([{ _tag: "Speed", factor: 4 }, { _tag: "Speed", factor: 1 }])
  })

  it("winds a replay", () => {
    expect(asked("space + - ] [ { }", { watched: replay })).toEqual([
      { _tag: "Play", playing: false },
      { _tag: "Speed", factor: 8 },
      { _tag: "Speed", factor: 2 },
      { _tag: "Seek", to: { step: 3 } },
      { _tag: "Seek", to: { step: 1 } },
      { _tag: "Seek", to: { fact: 0 } },
      { _tag: "Seek", to: { fact: 90 } }
    ])
  })

  it("winds a replay beyond its last step to its end, and one that is still read too", () => {
    const { replay: at, ...rest } = replay
    const past = { ...rest, replay: at === undefined ? undefined : { ...at, step: at.steps } }
    expect(asked("]", { watched: past })).toEqual([{ _tag: "Seek", to: { fact: 90 } }])
    expect(asked("space ] }", { watched: { ...rest, loaded: 0.5, replay: undefined } })).toEqual([
      { _tag: "Play", playing: false },
      { _tag: "Seek", to: { step: 0 } },
      { _tag: "Seek", to: { fact: Infinity } }
    ])
  })

  it("decides about the row at hand, or about all that are marked", () => {
    const [first, second] = press("7").desk.panes.flatMap(({ scene, view }) => view.items(scene))
    const decide = (row: string | undefined, decision: string) => ({ _tag: "Decide", row, decision, note: "" })
    expect(asked("7 a")).toEqual([decide(first, "accept")])
    expect(asked("7 m m r")).toEqual([decide(first, "reject"), decide(second, "reject")])
    expect(asked("7 enter r")).toEqual([decide(first, "reject")])
    expect(press("2 a").state.toast?.text).toBe("No row is chosen: 7 lists them.")
  })

  it("opens a row in the editor, and the last call of an agent in the pager", () => {
    expect(press("7 e").deeds).toMatchObject([{ _tag: "Edit" }])
    expect(press("2 e").deeds).toMatchObject([{ _tag: "Read", title: "a0000-calls" }])
    expect(press("8 e").state.toast?.text).toContain("opens in the editor")
  })

  it("asks those who are marked, or the one at hand", () => {
    expect(press("2 j i").state.dialog).toMatchObject({ _tag: "Ask", agents: ["a0001"] })
    expect(press("2 m m i").state.dialog).toMatchObject({ _tag: "Ask", agents: ["a0000", "a0001"] })
    expect(press("2 j i", { window: large }).state.view).toBe("agents")
  })

  it("leaves what is over at once, and asks about what goes on", () => {
    expect(press("q", { watched: finished() }).deeds).toEqual([{ _tag: "Leave", drain: false }])
    expect(press("q").state.dialog?._tag).toBe("Leave")
    expect(press("ctrl+c ctrl+c").deeds).toEqual([{ _tag: "Leave", drain: false }])
  })

  it("does nothing unseen in a window that shows nothing, but leaves it", () => {
    const window = { width: 40, height: 10 }
    expect(press("2 j space", { window })).toMatchObject({ deeds: [], state: { view: "overview" } })
    expect(press("q q", { window, watched: finished() }).deeds[0]).toEqual({ _tag: "Leave", drain: false })
  })
})

describe("The command bar", () => {
  const order = (text: string, overrides: Parameters<typeof press>[1] = {}) =>
    press(`: ${typed(text)} enter`, overrides)

  it("goes to views by a few letters, and to agents by their names", () => {
    expect(order("costs").state.view).toBe("costs")
    expect(order("cos").state.view).toBe("costs")
    expect(order("ada").state).toMatchObject({ view: "agent", subject: "a0000" })
    expect(order("agent garcía").state).toMatchObject({ view: "agent", subject: "a0007" })
  })

  it("does what keys do, and says as they do why not", () => {
    expect(order("pause").deeds).toEqual([{ _tag: "Ask", command: { _tag: "Pause" } }])
    expect(order("pause", { watched: finished() }).state.toast?.text).toContain("The run is finished")
    expect(order("quit", { watched: finished() }).deeds).toEqual([{ _tag: "Leave", drain: false }])
  })

  it("takes numbers and names", () => {
    expect(order("concurrency 16").deeds).toEqual([{ _tag: "Ask", command: { _tag: "Concurrency", limit: 16 } }])
    expect(order("speed 2", { watched: replay }).deeds).toEqual([{ _tag: "Speed", factor: 2 }])
    expect(order("goto 4", { watched: replay }).deeds).toEqual([{ _tag: "Seek", to: { step: 4 } }])
    expect(order("interview eve").state.dialog).toMatchObject({ _tag: "Ask", agents: ["a0011"] })
    expect(order("filter a00", { state: press("2").state }).state.lists.agents?.filter).toBe("a00")
  })

  it("waits for a name or a number, and filters where nothing but the word is typed", () => {
    expect(order("agent").state.dialog).toMatchObject({ _tag: "Command", text: "agent " })
    expect(order("interview").state.dialog).toMatchObject({ _tag: "Command", text: "interview " })
    expect(order("speed").state.dialog).toMatchObject({ _tag: "Command", text: "speed " })
    expect(press(`2 : ${typed("filter")} enter`).state.dialog).toEqual({ _tag: "Filter", text: "", before: "" })
  })

  it("says what is wrong with an order", () => {
    expect(order("concurrency many").state.toast?.text).toContain("as in concurrency 2")
    expect(order("concurrency 0").state.toast?.text).toContain("a whole number above 0")
    expect(order("goto 4").state.toast?.text).toContain("npx stoa replay")
    expect(order("speed 2").state.toast?.text).toContain("concurrency")
    expect(order("xyzzy").state.toast?.text).toBe("There is no command \"xyzzy\".")
  })

  it("completes with tab, chooses with the arrows, and closes with esc", () => {
    expect(press(": o v e tab").state.dialog).toMatchObject({ text: "overview" })
    expect(press(": down down enter").state.view).toBe("stream")
    expect(press(": c o esc").state).toMatchObject({ dialog: undefined, view: "overview" })
    expect(press(": c backspace backspace").state.dialog).toBeUndefined()
  })
})

describe("A window that is too small", () => {
  const window = { width: 50, height: 12 }

  it("takes the keys that leave, and leaves the run as it is, whatever stood there before", () => {
    for (const key of ["q", "ctrl+c"]) {
      const left = press(key, { window, watched: living() })
      expect(left.deeds).toEqual([{ _tag: "Leave", drain: false }])
      expect(left.state.dialog).toBeUndefined()
    }
    const state = press("q", { watched: living() }).state
    expect(state.dialog?._tag).toBe("Leave")
    expect(press("s", { window, watched: living(), state }).deeds).toEqual([])
    expect(press("q", { window, watched: living(), state }).deeds).toEqual([{ _tag: "Leave", drain: false }])
  })

  it("drops every other key", () => {
    expect(press("2 j space x s enter", { window, watched: living() })).toMatchObject({
      deeds: [],
      state: press("").state
    })
  })
})

describe("What was said", () => {
  const bottom = (keys: string) => Shell.draw(press(keys).desk).slice(-2).map(textOf)

  it("stands beside the way here, and leaves the keys where they are", () => {
    const [line, keys] = bottom("2 tab")
    expect(line).toMatch(/Agents +There is one pane/)
    expect(keys).toContain("q quit")
  })

  it("takes one line however long it is, and is cut there", () => {
    const { desk } = press("2")
    const toast = { text: `${"a long answer ".repeat(20)}\nwith lines`, tone: "good" as const, at: desk.scene.now }
    const scene = { ...desk.scene, state: { ...desk.scene.state, toast } }
    const [line, keys] = Shell.draw({ ...desk, scene }).slice(-2).map(textOf)
    expect(line).toMatch(/a long answer.*…/)
    expect(keys).toContain("q quit")
  })

  it("goes with the next key where it said why the last could not be done", () => {
    expect(press("2 tab").state.toast?.text).toContain("There is one pane")
    expect(press("2 tab j").state.toast).toBeUndefined()
    expect(press(`2 : ${typed("xyzzy")} enter j`).state.toast).toBeUndefined()
    expect(press("2 s j").state.toast?.text).toContain("Sorted by")
  })
})

describe("A field", () => {
  it("takes the last character away with either key that deletes, and passes over those that move", () => {
    const text = (keys: string) => press(`2 / ${typed("abc")} ${keys}`).state.dialog
    expect(text("backspace")).toMatchObject({ text: "ab" })
    expect(text("delete")).toMatchObject({ text: "ab" })
    expect(text("left right home end")).toMatchObject({ text: "abc" })
  })
})

describe("The help", () => {
  it("opens, scrolls no further than it goes, and closes", () => {
    const bottom = press("? G").state.dialog
    expect(bottom).toMatchObject({ _tag: "Help" })
    expect(press("? G j j").state.dialog).toEqual(bottom)
    expect(press("? G k").state.dialog).not.toEqual(bottom)
    expect(press("? esc").state.dialog).toBeUndefined()
    expect(press("? 3").state.view).toBe("overview")
  })
})

describe("A life in progress", () => {
  it("takes interventions through the form", () => {
    expect(press("x", { watched: living() }).state.dialog?._tag).toBe("Form")
    expect(press("x", { watched: finished() }).state.dialog).toBeUndefined()
  })
})

describe("What is at hand", () => {
  const facing = (keys: string) => {
    const { desk } = press(keys)
    return Desk.of(desk.scene, { views: real, window: desk.window })
  }

  it("is the agent that a view is about, wherever its cursor stands", () => {
    const desk = facing("2 j enter")
    expect(JSON.parse(Selection.text(desk))).toMatchObject({ id: "a0001" })
    expect(Selection.lastCall(desk)?.text).toContain("What do you do?")
  })

  it("is a row in full, a message's words, a line of the log", () => {
    expect(JSON.parse(Selection.text(facing("7 enter")))).toMatchObject({ turns: expect.any(Array) })
    expect(Selection.text(facing("3"))).toMatch(/^\S+ \S+/)
    expect(Selection.text(facing("9"))).not.toMatch(/^\d+$/)
  })

  it("is else what the view shows", () => {
    expect(Selection.text(press("5").desk)).toContain("line 3")
  })
})
