import { assert, describe, it } from "@effect/vitest"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import * as Dialogs from "../../../../packages/tui/src/ui/dialogs/Dialogs.ts"
import type { Outcome } from "../../../../packages/tui/src/ui/state/Press.ts"
import { initial, type ViewState } from "../../../../packages/tui/src/ui/state/State.ts"
import type { Scene } from "../../../../packages/tui/src/ui/state/View.ts"
import { flaw, text } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const room = { width: 64, height: 16 }

/** A screen over a run, with an agent at hand. */
const screen = (state: Partial<ViewState> = {}, watched: Watched = fixture.living()): Scene =>
  fixture.scene({ watched, state: { ...initial, view: "agents", agent: "a0001", ...state } })

/** A dialog, and the keys that are pressed in it: a word in quotation marks is typed. */
const playing = (open: (scene: Scene) => Outcome, scene: Scene, keys: ReadonlyArray<string>): Outcome => {
  let { deeds, state } = open(scene)
  for (const name of keys) {
    const typed = /^"(.*)"$/s.exec(name)?.[1]
    for (
      const key of typed === undefined
        ? [{ name, text: name.length === 1 ? name : "" }]
        : [{ name: "paste", text: typed }]
    ) {
      const outcome = Dialogs.press(state, key, { ...scene, state })
      state = outcome.state
      deeds = [...deeds, ...outcome.deeds]
    }
  }
  return { state, deeds }
}

const shown = (scene: Scene, { state }: Outcome): string => text(Dialogs.draw({ ...scene, state }, room))

describe("a question to an agent", () => {
  it("is asked of the one under the cursor, and opens the talk with it", () => {
    const { deeds, state } = playing(Dialogs.ask, screen(), ["\"Whom do you trust?\"", "enter"])
    assert.deepStrictEqual(deeds, [{
      _tag: "Ask",
      command: { _tag: "Interview", agent: "a0001", question: "Whom do you trust?" }
    }])
    assert.strictEqual(state.view, "interview")
    assert.strictEqual(state.subject, "a0001")
    assert.strictEqual(state.dialog, undefined)
    assert.deepStrictEqual(state.back, [{ view: "agents", subject: undefined }])
    assert.deepStrictEqual(state.asked, [{ agent: "a0001", question: "Whom do you trust?", at: fixture.now }])
  })

  it("is asked of all that are marked, and opens their answers", () => {
    const marks = new Set(["a0003", "a0002", "r1/w0/0"])
    const { deeds, state } = playing(Dialogs.ask, screen({ marks }), ["\"Why?\"", "enter"])
    assert.deepStrictEqual(deeds.map((deed) => deed._tag === "Ask" && deed.command), [
      { _tag: "Interview", agent: "a0002", question: "Why?" },
      { _tag: "Interview", agent: "a0003", question: "Why?" }
    ])
    assert.strictEqual(state.subject, undefined)
  })

  it("is asked of the one a view is about, whoever has marks", () => {
    const scene = screen({ view: "agent", subject: "a0004", marks: new Set(["a0002"]) })
    const { state } = playing(Dialogs.ask, scene, [])
    assert.deepStrictEqual(state.dialog, { _tag: "Ask", agents: ["a0004"], text: "" })
  })

  it("is not sent without a word in it", () => {
    const { deeds, state } = playing(Dialogs.ask, screen(), ["\" ?! \"", "enter"])
    assert.deepStrictEqual(deeds, [])
    assert.strictEqual(state.dialog?._tag, "Ask")
  })

  it("is dropped with esc", () => {
    const { deeds, state } = playing(Dialogs.ask, screen(), ["\"Why?\"", "esc"])
    assert.deepStrictEqual([deeds, state.dialog, state.view], [[], undefined, "agents"])
  })

  it("can be asked of a run that is over, and not of its past", () => {
    assert.strictEqual(Dialogs.ask(screen({}, fixture.finished())).state.dialog?._tag, "Ask")
    const { state } = Dialogs.ask(screen({}, fixture.living({ mode: "replay" })))
    assert.strictEqual(state.dialog, undefined)
    assert.match(state.toast?.text ?? "", /shows what was.*npx stoa watch harbour-street/)
  })

  it("needs somebody to be asked", () => {
    const { state } = Dialogs.ask(screen({ agent: undefined }))
    assert.match(state.toast?.text ?? "", /mark some with m/)
  })

  it("says that nothing in the run comes of it", () => {
    const scene = screen()
    assert.match(
      shown(scene, playing(Dialogs.ask, scene, ["\"Why?\""])),
      /To 小林 さくら \(a0001\)\n\nWhy\?\s+\n[^]*the agent never hears it/
    )
  })
})

describe("leaving", () => {
  it("asks where a run goes on, and lets it run, stops it, or stays", () => {
    assert.strictEqual(Dialogs.leave(screen()).state.dialog?._tag, "Leave")
    assert.deepStrictEqual(playing(Dialogs.leave, screen(), ["l"]).deeds, [{ _tag: "Leave", drain: false }])
    assert.deepStrictEqual(playing(Dialogs.leave, screen(), ["s"]).deeds, [{ _tag: "Leave", drain: true }])
    const stayed = playing(Dialogs.leave, screen(), ["c"])
    assert.deepStrictEqual([stayed.deeds, stayed.state.dialog], [[], undefined])
  })

  it("leaves a run running at the second ctrl+c", () => {
    assert.deepStrictEqual(playing(Dialogs.leave, screen(), ["ctrl+c"]).deeds, [{ _tag: "Leave", drain: false }])
  })

  it("does nothing at other keys", () => {
    const { deeds, state } = playing(Dialogs.leave, screen(), ["x", "space"])
    assert.deepStrictEqual([deeds, state.dialog], [[], { _tag: "Leave" }])
  })

  it("asks nothing where nobody works on the run", () => {
    for (const mode of ["finished", "stopped", "replay"] as const) {
      const { deeds, state } = Dialogs.leave(screen({}, fixture.living({ mode })))
      assert.deepStrictEqual([deeds, state.dialog], [[{ _tag: "Leave", drain: false }], undefined])
    }
  })

  it("says how to come back", () => {
    const scene = screen()
    const said = shown(scene, Dialogs.leave(scene))
    assert.match(said, /l {2}leave it running +npx stoa watch harbour-street comes back/)
    assert.match(said, /3 calls in flight are answered/)
  })
})

describe("a change of the society", () => {
  const sent = (keys: ReadonlyArray<string>, scene = screen()) =>
    playing(Dialogs.intervene, scene, keys).deeds.map((deed) => deed._tag === "Ask" ? deed.command : deed)

  const flawAfter = (keys: ReadonlyArray<string>) => {
    const { deeds, state } = playing(Dialogs.intervene, screen(), keys)
    assert.deepStrictEqual(deeds, [])
    return state.dialog?._tag === "Form" ? state.dialog.form.flaw : undefined
  }

  it("is chosen by its number, or with the arrows, which go round", () => {
    const scene = screen()
    const kindAfter = (...keys: ReadonlyArray<string>) => {
      const { dialog } = playing(Dialogs.intervene, scene, keys).state
      return dialog?._tag === "Form" ? [dialog.form.kind, dialog.form.choosing] : undefined
    }
    assert.deepStrictEqual(kindAfter(), ["News", true])
    assert.deepStrictEqual(kindAfter("down", "j"), ["Mute", true])
    assert.deepStrictEqual(kindAfter("up"), ["RoleModel", true])
    assert.deepStrictEqual(kindAfter("down", "down", "down", "down", "down"), ["News", true])
    assert.deepStrictEqual(kindAfter("4"), ["Link", false])
    assert.deepStrictEqual(kindAfter("down", "enter"), ["Goal", false])
    assert.deepStrictEqual(kindAfter("2", "esc"), ["Goal", true])
  })

  it("brings news to the agent at hand", () => {
    assert.deepStrictEqual(sent(["1", "enter", "\"The mill\nwill close.\"", "enter"]), [{
      _tag: "Intervene",
      change: { _tag: "News", to: "a0001", text: "The mill will close." }
    }])
  })

  it("brings news to a group, or to everybody", () => {
    const to = (whom: string) => sent(["1", `"${whom}"`, "enter", "\"Rain.\"", "enter"])
    assert.deepStrictEqual(to("g001"), [{ _tag: "Intervene", change: { _tag: "News", to: "g001", text: "Rain." } }])
    assert.deepStrictEqual(to("everybody"), [
      { _tag: "Intervene", change: { _tag: "News", to: "everybody", text: "Rain." } }
    ])
  })

  it("asks about news that is only the id of a group, and sends it when it is meant", () => {
    assert.match(flawAfter(["1", "enter", "\"g001\"", "enter"]) ?? "", /the id of a group: is it meant for it/)
    assert.deepStrictEqual(sent(["1", "enter", "\"g001\"", "enter", "enter"]), [
      { _tag: "Intervene", change: { _tag: "News", to: "a0001", text: "g001" } }
    ])
  })

  it("knows people by name", () => {
    const goal = (whom: string) => sent(["2", "up", "ctrl+u", `"${whom}"`, "tab", "\"To rest\"", "enter"])
    const eve = [{ _tag: "Intervene" as const, change: { _tag: "Goal" as const, agent: "a0011", lifeGoal: "To rest" } }]
    assert.deepStrictEqual(goal("eve stone"), eve)
    assert.deepStrictEqual(goal("Ev"), eve)
    assert.deepStrictEqual(goal("A0011"), eve)
  })

  it("mutes an agent, and lets it speak again", () => {
    assert.deepStrictEqual(sent(["3", "enter"]), [
      { _tag: "Intervene", change: { _tag: "Mute", agent: "a0001", muted: true } }
    ])
    assert.match(flawAfter(["3", "space", "enter"]) ?? "", /is not muted\./)
  })

  it("links groups that are not linked, and parts those that are", () => {
    assert.deepStrictEqual(sent(["4", "\"g002\"", "enter", "enter"]), [
      { _tag: "Intervene", change: { _tag: "Link", a: "g000", b: "g002", linked: true } }
    ])
    assert.deepStrictEqual(sent(["4", "\"g001\"", "enter", "n", "enter"]), [
      { _tag: "Intervene", change: { _tag: "Link", a: "g000", b: "g001", linked: false } }
    ])
    assert.match(flawAfter(["4", "\"g001\"", "enter", "enter"]) ?? "", /linked already/)
    assert.match(flawAfter(["4", "\"g000\"", "enter", "enter"]) ?? "", /cannot be linked to itself/)
  })

  it("gives a role to another model", () => {
    assert.deepStrictEqual(sent(["5", "\"openai/gpt-5-mini\"", "enter"]), [
      { _tag: "Intervene", change: { _tag: "RoleModel", role: "act", model: "openai/gpt-5-mini" } }
    ])
    assert.match(flawAfter(["5", "\"two models\"", "enter"]) ?? "", /Name one model/)
    assert.match(flawAfter(["5", "enter"]) ?? "", /Name one model/)
  })

  it("is not sent with a flaw, which is told with what to do, and goes when something is typed", () => {
    assert.match(flawAfter(["1", "enter", "enter"]) ?? "", /the text is empty/)
    assert.match(flawAfter(["1", "\"a0001x\"", "down", "\"Rain.\"", "enter"]) ?? "", /Nobody here is called "a0001x"/)
    assert.match(flawAfter(["2", "up", "ctrl+u", "tab", "\"To rest\"", "enter"]) ?? "", /Say who/)
    assert.match(flawAfter(["4", "\"g009\"", "enter", "enter"]) ?? "", /There is no group "g009": did you mean/)
    assert.strictEqual(flawAfter(["1", "enter", "enter", "\"R\""]), undefined)
  })

  it("goes to the field that is wrong", () => {
    const { state } = playing(Dialogs.intervene, screen(), ["4", "\"g009\"", "enter", "enter"])
    assert.strictEqual(state.dialog?._tag === "Form" ? state.dialog.form.field : undefined, 1)
  })

  it("says what it will be before it is sent", () => {
    const scene = screen()
    assert.match(
      shown(scene, playing(Dialogs.intervene, scene, ["1", "enter", "\"Rain.\""])).replaceAll("\n", " "),
      /hears it\. A fact of the run, from the first step that g000 has not begun\./
    )
  })

  it("is refused where nothing can be changed, with why", () => {
    const why = (watched: Watched) => {
      const { state } = Dialogs.intervene(screen({}, watched))
      assert.strictEqual(state.dialog, undefined)
      return state.toast?.text ?? ""
    }
    assert.match(why(fixture.living({ mode: "replay" })), /shows what was/)
    assert.match(why(fixture.living({ mode: "stopped" })), /npx stoa resume harbour-street/)
    assert.match(why(fixture.finished()), /has come to its end/)
  })
})

describe("a dialog on the screen", () => {
  it("goes into any room", () => {
    const scene = screen({ marks: new Set(["a0001", "a0002", "a0003", "a0004", "a0005", "a0006"]) })
    const opened: ReadonlyArray<Outcome> = [
      playing(Dialogs.ask, scene, [`"${"小林 👩‍🔬 why? ".repeat(60)}"`]),
      Dialogs.leave(scene),
      Dialogs.intervene(scene),
      ...["1", "2", "3", "4", "5"].map((kind) =>
        playing(Dialogs.intervene, scene, [kind, `"${"word ".repeat(80)}"`, "enter"])
      )
    ]
    for (const { state } of opened) {
      for (let width = 20; width <= 120; width += 7) {
        for (let height = 1; height <= 20; height++) {
          assert.strictEqual(flaw(Dialogs.draw({ ...scene, state }, { width, height }), { width, height }), "")
        }
      }
    }
  })

  it("shows its keys last, however little room there is", () => {
    const scene = screen()
    const { state } = playing(Dialogs.ask, scene, [`"${"why? ".repeat(200)}"`])
    assert.match(
      text(Dialogs.draw({ ...scene, state }, { width: 40, height: 5 })).split("\n").at(-1) ?? "",
      /enter ask/
    )
  })
})
