import { assert, describe, it } from "@effect/vitest"
import { type Draft, Embedder, EventLog, Example, Pipeline, Rehearsal, Requirement, Synthesis, World } from "@stoa/core"
import { Effect, Layer, Schema } from "effect"
import { recipeOf } from "../../support/flow.ts"
import { people } from "../../support/people.ts"
import { onRecord, open } from "../../support/processes.ts"

const wish = Schema.decodeSync(Requirement.Requirement)

/** A judge that drops what it is told to, by a filter's name. */
const judge = (drop: (looked: Synthesis.Looked) => string | undefined): Synthesis.Judge => (looked, room) => {
  const filter = drop(looked) ?? (room ? undefined : "count")
  return Example.fromDraft(looked.draft, filter === undefined ? [] : [{ filter, keep: false, reason: "so" }])
}

/** Lives through thirty episodes once, then writes for requirements one after another. */
const write = (
  requirements: ReadonlyArray<typeof Requirement.Requirement.Encoded>,
  drop: (looked: Synthesis.Looked) => string | undefined
) =>
  Effect.gen(function*() {
    yield* Pipeline.live(recipeOf({ requirements: [], simulation: { episodes: 30 } }), { profiles: people(24) })
    const prepared = yield* Synthesis.prepare(World.closedEpisodes(yield* EventLog.EventLog.use((log) => log.world)))
    const wishes = requirements.map((each) => wish(each))
    const asked = Synthesis.askedOf(wishes)
    const ends = yield* Effect.forEach(wishes, (requirement, index) =>
      Synthesis.run(requirement, {
        nth: index + 1,
        prepared,
        asked: asked[index],
        look: (draft) => Effect.succeed({ draft }),
        judge: judge(drop)
      }))
    const world = yield* EventLog.EventLog.use((log) => log.world)
    const { found: episodes } = prepared
    const { size } = new Set(episodes.map(({ episode }) => episode.group))
    return { ends, world, examples: World.examples(world), episodes, groups: size }
  }).pipe(
    Effect.provide(
      Layer.mergeAll(Rehearsal.layer(), Embedder.Embedder.lexical, EventLog.EventLog.memory)
    )
  )

const pairOf = ({ sources }: Example.Example): string => `${sources.episode} ${sources.agents[0]}`

describe("synthesis of a requirement", () => {
  it.live("ends when all that is wanted is there, and says which rows are one too many", () =>
    Effect.gen(function*() {
      const { ends: [end], examples, world } = yield* write([{ count: 21 }], () => undefined)
      assert.deepInclude(end, { end: "full", kept: 21, wanted: 21 })
      assert.strictEqual(examples.filter(Example.isKept).length, 21)
      assert.isAtMost(end?.tried ?? 0, 30)
      assert.strictEqual(examples.length, end?.tried)
      assert.deepStrictEqual([...world.synthesised].map(([nth, { end }]) => [nth, end]), [[1, "full"]])
      const kept = examples.map(Example.isKept)
      assert.strictEqual(
        kept.indexOf(false) === -1 ? kept.length : kept.indexOf(false),
        21,
        "the first ones in place order"
      )
    }))

  it.live("ends when its budget of candidates is used up, and writes not one more", () =>
    Effect.gen(function*() {
      const { ends: [end], examples } = yield* write([{ count: 10, tries: 2.5 }], () => "length")
      assert.deepInclude(end, { end: "tries", kept: 0, tried: 25 })
      assert.isAbove(end?.candidates ?? 0, 25)
      assert.strictEqual(examples.length, 25)
    }))

  it.live("ends when every agent of every episode was asked, none of them twice", () =>
    Effect.gen(function*() {
      const { ends: [end], episodes, examples } = yield* write([{ count: 40, tries: 9 }], () => "length")
      const all = episodes.reduce((sum, { episode }) => sum + Math.min(3, episode.agents.length), 0)
      assert.deepInclude(end, { end: "candidates", candidates: all, tried: all, kept: 0 })
      assert.strictEqual(new Set(examples.map(pairOf)).size, all)
    }))

  it.live("ends when nothing new comes any more, before everything is paid for", () =>
    Effect.gen(function*() {
      const { ends: [end] } = yield* write(
        [{ count: 16, tries: 9 }],
        ({ draft }) => (/w0\/[0-3]$/.test(draft.id) ? undefined : "near-duplicate")
      )
      assert.deepInclude(end, { end: "novelty", kept: 4 })
      assert.isBelow(end?.tried ?? 0, end?.candidates ?? 0)
    }))

  it.live("does not take rows that are dropped for something else for a lack of novelty", () =>
    Effect.gen(function*() {
      const { ends: [end] } = yield* write([{ count: 24, tries: 2 }], () => "repetition")
      assert.strictEqual(end?.end, "tries")
    }))

  it.live("passes over what was written for the same wish before, and not over what was for another", () =>
    Effect.gen(function*() {
      const { ends, examples } = yield* write(
        [{ count: 12 }, { count: 12, text: "help people at work" }, { count: 12, tries: 2 }],
        () => undefined
      )
      const [first, other, again] = [1, 2, 3].map((nth) =>
        new Set(examples.filter(({ requirement }) => requirement === nth).map(pairOf))
      )
      assert.deepStrictEqual(ends.map(({ kept }) => kept), [12, 12, 12])
      assert.strictEqual(first?.intersection(again ?? new Set()).size, 0)
      assert.isAbove(first?.intersection(other ?? new Set()).size ?? 0, 0)
      assert.strictEqual(ends[2]?.candidates, (ends[0]?.candidates ?? 0) - (ends[0]?.tried ?? 0))
    }))

  it.live("writes more where more comes of it", () =>
    Effect.gen(function*() {
      const isGood = ({ sources }: Pick<Example.Example, "sources">) => sources.episode?.startsWith("g000/") === true
      const { episodes, examples } = yield* write(
        [{ count: 26, perEpisode: 6, tries: 3 }],
        ({ draft }) => (isGood(draft) ? undefined : "length")
      )
      const shareOf = (rows: ReadonlyArray<Example.Example>) => rows.filter(isGood).length / rows.length
      const [early = [], late = []] = [false, true].map((is) =>
        examples.filter(({ id }) => is === !/w[01]\//.test(id)).slice(0, 30)
      )
      const share = episodes.filter(({ episode }) => episode.group === "g000").length / episodes.length
      assert.isBelow(share, 0.5)
      assert.isAbove(shareOf(late), shareOf(early))
    }))

  it.live("of anything in general comes from every group before any gives a second time", () =>
    Effect.gen(function*() {
      const { examples, groups } = yield* write([{ count: 40 }], () => undefined)
      const firsts = examples.filter(({ id }) => id.startsWith("r1/w0/")).slice(0, groups)
      assert.strictEqual(new Set(firsts.map(({ sources }) => sources.episode?.split("/")[0])).size, groups)
    }))
})

describe("waves that others ask ahead", () => {
  it.live("are told of as plain data before any of them is written, and not once they are judged", () =>
    Effect.gen(function*() {
      const lived = recipeOf({ requirements: [], simulation: { episodes: 30 } })
      const run = yield* onRecord()
      const leader = yield* open(run, { name: "leader" })
      const worker = yield* open(run, { name: "worker" })
      const requirement = wish({ count: 12, tries: 3 })
      const look = (draft: Draft.Draft) => Effect.succeed({ draft })
      const told: Array<Synthesis.Wave> = []
      const ahead: Synthesis.Ahead = (wave) =>
        Effect.suspend(() => {
          told.push(wave)
          assert.isFalse(leader.asked.some((place) => place.startsWith("synthesis/")))
          worker.catchUp()
          const read: Synthesis.Wave = JSON.parse(JSON.stringify(wave))
          return worker.run(Synthesis.writeWave(requirement, { ...read, look }))
        })
      const write = Effect.gen(function*() {
        const prepared = yield* Synthesis.prepare(World.closedEpisodes(yield* EventLog.currentWorld))
        const drop = judge(({ draft }) => (draft.id.startsWith("r1/w0/") ? "length" : undefined))
        return yield* Synthesis.run(requirement, { nth: 1, prepared, look, judge: drop, ahead })
      })
      yield* leader.run(Pipeline.live(lived, { profiles: people(24) }))
      const end = yield* leader.run(write)
      assert.isFalse(leader.asked.some((place) => place.startsWith("synthesis/")))
      const examples = World.examples(leader.world())
      assert.deepStrictEqual(
        told.flatMap(({ candidates, nth, wave }) =>
          candidates.map(({ agent, episode, rank }) => [`r${nth}/w${wave}/${rank}`, `${episode} ${agent}`])
        ),
        examples.map((example) => [example.id, pairOf(example)])
      )
      assert.isAbove(told.length, 2)
      const waves = told.length
      assert.deepStrictEqual(yield* leader.run(write), end)
      assert.strictEqual(told.length, waves)
    }).pipe(Effect.scoped))
})
