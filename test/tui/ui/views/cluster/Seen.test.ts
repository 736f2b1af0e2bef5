import { describe, expect, it } from "vitest"
import * as Happened from "../../../../../packages/tui/src/ui/views/cluster/Happened.ts"
import * as Holders from "../../../../../packages/tui/src/ui/views/cluster/Holders.ts"
import * as Seen from "../../../../../packages/tui/src/ui/views/cluster/Seen.ts"
import { look, run, span, start, worker } from "../../../../support/looks.ts"

const texts = (seen: Seen.Seen) => seen.events.map(({ text }) => text)
const seeing = (...looks: ReadonlyArray<Parameters<typeof Seen.add>[1]>) =>
  looks.reduce<Seen.Seen>((seen, each, nth) => Seen.add(seen, each, nth * 500), Seen.nothing)
const telling = (name: string, second: number, calls: number, began = 0) =>
  look([worker(name, { seen: start + second * 1000, began, load: { calls, facts: calls * 2 } })])

describe("The speed of a worker", () => {
  it("is not known before it has told of itself twice, however often one looks", () => {
    expect(Seen.speedOf(seeing(telling("a", 0, 5)), "a")).toBeUndefined()
    expect(Seen.speedOf(seeing(telling("a", 0, 5), telling("a", 0, 5)), "a")).toBeUndefined()
  })

  it("is what it did between what it told, by the clock of the server", () => {
    const seen = seeing(telling("a", 0, 5), telling("a", 2, 25), telling("a", 4, 65))
    expect(Seen.speedOf(seen, "a")).toEqual({ calls: 15, facts: 30 })
    expect(Seen.speed(seen)).toEqual({ calls: 15, facts: 30 })
  })

  it("forgets what is some seconds old, and a worker that was started again", () => {
    const old = seeing(telling("a", 0, 0), telling("a", 20, 1000), telling("a", 21, 1010))
    expect(Seen.speedOf(old, "a")?.calls).toBe(10)
    expect(Seen.speedOf(seeing(telling("a", 0, 900), telling("a", 1, 3, 77)), "a")).toBeUndefined()
  })

  it("of one that is seldom heard of is taken over the whole time", () => {
    expect(Seen.speedOf(seeing(telling("a", 0, 0), telling("a", 20, 1000)), "a")?.calls).toBe(50)
  })
})

describe("A worker that is lost", () => {
  it("has no speed, and none of its own from before once it is back", () => {
    const seen = seeing(telling("a", 0, 5), telling("a", 2, 25))
    const lost = Seen.add(
      seen,
      look([worker("a", { lost: true, seen: start + 2000, began: 0, load: { calls: 25 } })]),
      0
    )
    expect(Seen.speedOf(lost, "a")).toBeUndefined()
    expect(Seen.speedOf(Seen.add(lost, telling("a", 30, 25), 0), "a")).toBeUndefined()
  })
})

describe("The holders of shards", () => {
  it("are those who told of them last, and never a worker that is lost", () => {
    const early = worker("early", { load: { shards: [1, 2] } })
    const late = worker("late", { seen: start + 1000, load: { shards: [2, 3] } })
    const lost = worker("lost", { seen: start + 2000, lost: true, load: { shards: [3, 4] } })
    expect([...Holders.of(look([early, late, lost]))].toSorted()).toEqual([
      [1, "early"],
      [2, "late"],
      [3, "late"]
    ])
  })

  it("have moved where another has them, not where nobody has", () => {
    const before = Holders.of(look([worker("a", { load: { shards: span(1, 4) } })]))
    const after = Holders.of(look([worker("a", { load: { shards: [1] } }), worker("b", { load: { shards: [3, 9] } })]))
    expect(Holders.moved(before, after)).toEqual([3, 9])
  })
})

describe("What happened", () => {
  it("tells of slots only where a worker has some", () => {
    expect(texts(seeing(look([worker("a", { load: { slots: 0 } })])))).toEqual(["a works (one, 10.0.0.7:34431)."])
  })

  it("is never that shards went to a worker that was lost already", () => {
    const lost = worker("a", { lost: true, load: { shards: span(1, 64) } })
    const seen = seeing(
      look([lost, worker("b", { load: { shards: span(1, 64) } })]),
      look([lost, worker("b", { load: { shards: span(1, 32) } })]),
      look([lost, worker("b", { load: { shards: span(1, 32) } }), worker("c", { load: { shards: span(33, 64) } })])
    )
    expect(texts(seen).filter((text) => text.includes("to a"))).toEqual([])
  })

  it("begins with who works and what is under way, without runs that are long over", () => {
    const runs = [run("now"), run("then", { state: "finished" })]
    expect(texts(seeing(look([worker("a")], { runs })))).toEqual([
      "a works (one, 10.0.0.7:34431, 64 slots).",
      "now is running, sitting 1: 10 of 40 episodes, 0 of 50 rows, 1234 facts, 321 calls."
    ])
  })

  it("is that workers come, are lost, are back, are started again and go", () => {
    const lost = worker("a", { lost: true, seen: start - 16_000 })
    const seen = seeing(
      look([worker("a")]),
      look([lost]),
      look([lost, worker("b")]),
      look([worker("a"), worker("b")]),
      look([worker("a", { began: start }), worker("b")]),
      look([worker("a", { began: start })])
    )
    expect(texts(seen).slice(1)).toEqual([
      "a is lost: nothing was heard of it for 16 s.",
      "b works (one, 10.0.0.7:34431, 64 slots).",
      "a is back.",
      "a was started again (one, 10.0.0.7:34431, 64 slots).",
      "b left."
    ])
  })

  it("is where shards went, in one sentence for each way", () => {
    const all = worker("a", { load: { shards: span(1, 60) } })
    const less = worker("a", { load: { shards: span(1, 30) } })
    const more = worker("b", { load: { shards: span(31, 64) } })
    const seen = seeing(look([all]), look([less, more]))
    expect(texts(seen).slice(-2)).toEqual(["30 shards went from a to b.", "4 shards went from nobody to b."])
    expect([...seen.moved.keys()]).toEqual(span(31, 64))
  })

  it("is each change of a run, with the reason of its end", () => {
    const failed = { code: 3, sentence: "The budget of $2 is spent." }
    const seen = seeing(
      look([]),
      look([], { runs: [run("a", { sitting: 0, state: "stopped", counts: undefined })] }),
      look([], { runs: [run("a", { counts: undefined })] }),
      look([], { runs: [run("a", { state: "failed", why: failed })] }),
      look([], { runs: [run("a", { sitting: 2 })] })
    )
    expect(texts(seen)).toEqual([
      "a was submitted.",
      "a is running, sitting 1.",
      "a is failed, sitting 1: 10 of 40 episodes, 0 of 50 rows, 1234 facts, 321 calls. The budget of $2 is spent.",
      "a is running, sitting 2: 10 of 40 episodes, 0 of 50 rows, 1234 facts, 321 calls."
    ])
  })

  it("is once that the server is away, and once that it is back; what was seen stays", () => {
    const seen = seeing(look([worker("a")]))
    const away = Seen.away(Seen.away(seen, "It is gone.", 1000), "It starts.", 2000)
    expect(away.trouble).toEqual({ sentence: "It starts.", since: 1000 })
    expect(away.look).toBe(seen.look)
    const back = Seen.add(away, look([worker("a")]), 3000)
    expect(back.trouble).toBeUndefined()
    expect(texts(back).slice(1)).toEqual(["PostgreSQL is away and waited for: It is gone.", "PostgreSQL is back."])
  })

  it("is once that there is no cluster", () => {
    const seen = seeing(undefined, undefined)
    expect(seen.isMissing).toBe(true)
    expect(texts(seen)).toHaveLength(1)
    expect(Seen.add(seen, look([]), 0).isMissing).toBe(false)
  })

  it("steers no terminal, whatever workers call themselves", () => {
    const seen = seeing(look([worker("\u001b[2Jevil\u0007")]))
    // oxlint-disable-next-line no-control-regex -- control characters are what must not pass
    expect(texts(seen).join("")).not.toMatch(/[\u0000-\u001f]/)
  })
})

describe("Progress", () => {
  it("is told of runs under way that have come further", () => {
    const before = look([], { runs: [run("a"), run("b"), run("c", { state: "finished" })] })
    const counts = { facts: 2000, calls: 500, episodes: 20, rows: 1 }
    const after = look([], { runs: [run("a", { counts }), run("b"), run("c", { state: "finished", counts })] })
    expect(Happened.progress(before, after).map(({ text }) => text)).toEqual([
      "a: 20 of 40 episodes, 1 of 50 rows, 2000 facts, 500 calls."
    ])
  })
})
