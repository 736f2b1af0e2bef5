import { assert, describe, it } from "@effect/vitest"
import { Embedder, type Episode, Requirement, Seed } from "@stoa/core"
import { Effect, Schema } from "effect"
import * as Retrieve from "../../../packages/core/src/synthesis/Retrieve.ts"

const wish = Schema.decodeSync(Requirement.Requirement)

const topics = [
  "baking bread and ovens",
  "nursing patients at night",
  "fixing roofs and tiles",
  "grading exams in school"
]

/** Episodes of groups of one topic each. */
const episodes = (groups: number, each: number): ReadonlyArray<Episode.Episode> =>
  Array.from({ length: groups * each }, (_, index) => {
    const group = `g${String(index % groups).padStart(3, "0")}`
    const nth = Math.floor(index / groups) + 1
    return {
      id: `${group}/e${nth}`,
      group,
      step: nth,
      agents: ["a0001", "a0002", "a0003", "a0004"],
      messages: ["m"],
      summary: `Somebody is busy with ${topics[index % groups % topics.length]}, number ${nth} of many.`
    } as unknown as Episode.Episode
  })

const rank = (requirement: typeof Requirement.Requirement.Encoded, of: ReadonlyArray<Episode.Episode>, seed = 1) =>
  Effect.gen(function*() {
    const prepared = yield* Retrieve.prepare(of)
    const ranked = yield* Retrieve.rank(wish(requirement), prepared, "synthesis/r1")
    return ranked.map(({ episode }) => episode)
  }).pipe(Effect.provide(Embedder.Embedder.lexical), Effect.provideService(Seed.Root, seed))

describe("the episodes of a requirement", () => {
  it.effect("are all there, each once", () =>
    Effect.gen(function*() {
      const all = episodes(7, 5)
      for (const domain of ["general", "code"]) {
        const ranked = yield* rank({ domain, count: 4 }, all)
        assert.sameMembers(ranked.map(({ id }) => id), all.map(({ id }) => id))
      }
    }))

  it.effect("of anything in general come from one group after another, in an order of the seed", () =>
    Effect.gen(function*() {
      const all = episodes(6, 4)
      const rounds = (ranked: ReadonlyArray<Episode.Episode>) =>
        [0, 6, 12, 18].map((at) => ranked.slice(at, at + 6).map(({ group }) => group))
      const first = rounds(yield* rank({ count: 8 }, all))
      for (const round of first) assert.deepStrictEqual(round, first[0])
      assert.strictEqual(new Set(first[0]).size, 6)
      assert.notDeepEqual(rounds(yield* rank({ count: 8 }, all, 2))[0], first[0])
    }))

  it.effect("of a field are near to it, also among very many", () =>
    Effect.gen(function*() {
      for (const all of [episodes(8, 5), episodes(40, 130)]) {
        const ranked = yield* rank({ domain: "nursing", text: "patients at night", count: 3 }, all)
        for (const { summary } of ranked.slice(0, 3)) assert.include(summary, "nursing")
      }
    }))

  it("give one candidate each before any gives a second, and no more than so many", () => {
    const candidates = Retrieve.candidates(episodes(3, 1), 2)
    assert.deepStrictEqual(candidates.map(({ agent, episode }) => `${episode.group} ${agent}`), [
      "g000 a0001",
      "g001 a0001",
      "g002 a0001",
      "g000 a0002",
      "g001 a0002",
      "g002 a0002"
    ])
  })
})

describe("two wishes", () => {
  it("are the same but for how many, and for how often it may be tried", () => {
    assert.isTrue(Retrieve.isSame(wish({ count: 3 }), wish({ count: 90, tries: 2, perEpisode: 1 })))
    const others: ReadonlyArray<typeof Requirement.Requirement.Encoded> = [
      { text: "x" },
      { kind: "code" },
      { domain: "law" },
      { complexity: "specialised" },
      { style: "short" },
      { language: "German" },
      { programming: "javascript" }
    ]
    for (const other of others) assert.isFalse(Retrieve.isSame(wish({}), wish(other)))
  })
})
