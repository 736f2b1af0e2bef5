import { assert, describe, expect, it } from "@effect/vitest"
import { HashMap } from "effect"
import type { Message } from "../../../../packages/core/src/domain/Message.ts"
import type { Watched } from "../../../../packages/core/src/watch/Watched.ts"
import type { ListState } from "../../../../packages/tui/src/ui/state/State.ts"
import { stream } from "../../../../packages/tui/src/ui/views/Stream.ts"
import { facing, flaw, rooms, shown } from "../../../support/shown.ts"
import * as fixture from "../../../support/watched.ts"

const scene = fixture.scene({ watched: fixture.living() })
const [, middle, wide] = rooms as [typeof rooms[0], typeof rooms[0], typeof rooms[0]]
const items = (list: Partial<ListState> = {}) => stream.items(facing(stream, scene, list))
const text = (list: Partial<ListState> = {}, room = wide) => shown(stream, facing(stream, scene, list), room)

/** The run with news from outside that two people heard. */
const withNews = (): Watched => {
  const watched = fixture.living()
  const news: Message = {
    id: "g000/4/news/1",
    from: "news",
    group: "g000",
    step: 4,
    kind: "plan",
    act: "say",
    text: "The tram stops running at noon.",
    becauseOf: [],
    heardBy: ["a0000", "a0001"].map((agent) => ({ agent, step: 4, group: "g000", reason: "It is for all of g000." })),
    sentTo: []
  }
  return {
    ...watched,
    world: { ...watched.world, messages: HashMap.set(watched.world.messages, news.id, news) },
    chronicle: { ...watched.chronicle, messages: [...watched.chronicle.messages, news.id] }
  }
}

describe("the stream", () => {
  it("tells messages in the order in which they were told, the newest at the bottom under the cursor", () => {
    assert.strictEqual(items().length, 16)
    const lines = text({}, middle).split("\n")
    assert.match(lines.at(-2) ?? "", /^▸ +3 g002 +say +Eve Stone a0011/)
    assert.match(lines.at(-1) ?? "", /Eve Stone answers that it rains on bees as well\./)
  })

  it("says who it reached by name, the others counted, and the groups it went to", () => {
    assert.match(text(), /María José García a0007 → Ada Okafor, علي حسن, 김민준 \+1, g000 g002/)
    assert.match(text({}, middle), /Ngũgĩ wa Kĩarie → María José García/)
  })

  it("says because of whom, and with whole texts also because of what", () => {
    assert.match(text(), /Jonas Berg a0009 → Eve Stone +↳ because of Eve Stone/)
    assert.match(text({ wrap: true }), /↳ Friedrich-Wilhelm von M…: Friedrich-Wilhelm von Müller-Lüdenscheidt finds/)
    assert.notInclude(text(), "↳ because of Ada Okafor:")
  })

  it("shows whole texts where they are wrapped, and their beginnings where not", () => {
    const at = { at: "g000/1/a0002/1", follow: false }
    assert.notInclude(text(at, middle), "in the dark")
    assert.include(text({ ...at, wrap: true }, middle), "in the dark")
  })

  it("sets reactions in below what they react to, threads that were spoken in last at the bottom", () => {
    const ids = items({ variant: 1 })
    assert.deepStrictEqual(ids.toSorted(), items().toSorted())
    const after = (id: string) => ids[ids.indexOf(id) + 1]
    assert.strictEqual(after("g000/2/a0003/1"), "g000/3/a0000/1")
    assert.strictEqual(ids.at(-1), "g002/3/a0011/1")
    assert.match(text({ variant: 1 }), / {3}↳ Ada Okafor a0000 → /)
  })

  it("folds threads to their beginnings with what is below them counted", () => {
    assert.strictEqual(items({ variant: 2 }).length, 5)
    assert.match(text({ variant: 2 }), /Ada Okafor a0000 → .* 4 reactions/)
  })

  it("is filtered by words, and by who, to whom, how and where", () => {
    assert.strictEqual(items({ filter: "from:ada" }).length, 4)
    assert.strictEqual(items({ filter: "from:a0000 act:publish" }).length, 1)
    assert.deepStrictEqual(items({ filter: "to:jonas" }), ["g002/0/a0011/1"])
    assert.strictEqual(items({ filter: "group:g001" }).length, 4)
    assert.strictEqual(items({ filter: "herring" }).length, 1)
    assert.include(text({ filter: "zzz" }), "No message matches zzz")
  })

  it("sets apart what came from outside, which nobody sent", () => {
    const outside = fixture.scene({ watched: withNews() })
    const shows = shown(stream, facing(stream, outside), wide)
    assert.match(shows, /4 g000 +news +◆ news from outside → Ada Okafor, 小林 さくら/)
    assert.strictEqual(stream.items(facing(stream, outside, { filter: "from:news" })).length, 1)
  })

  it("keeps the message under the cursor in sight, wherever it is", () => {
    for (const id of items()) {
      for (const room of rooms) {
        const shows = text({ at: id, follow: false, wrap: true }, room)
        assert.strictEqual(shows.match(/^▸/gm)?.length, 1, id)
      }
    }
  })

  it("opens the message under the cursor", () => {
    assert.deepStrictEqual(stream.opens?.("g000/0/a0000/1"), { view: "message", subject: "g000/0/a0000/1" })
    assert.include(shown(stream, facing(stream, fixture.scene({ watched: fixture.empty() })), wide), "Nobody has said")
  })

  it("looks as it did", () => {
    for (const room of rooms) {
      for (const list of [{}, { wrap: true }, { variant: 1 }]) expect(text(list, room)).toMatchSnapshot()
    }
  })

  it("goes into any room", () => {
    for (let width = 1; width < 200; width += 5) {
      for (const height of [0, 1, 2, 9, 30]) {
        for (const list of [{}, { wrap: true }, { variant: 1, wrap: true }, { variant: 2 }]) {
          const room = { width, height }
          assert.strictEqual(flaw(stream.draw(facing(stream, scene, list), room), room), "")
        }
      }
    }
  })
})
