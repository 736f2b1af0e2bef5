import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Profile } from "../../../packages/core/src/domain/Profile.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import * as Roster from "../../../packages/core/src/population/Roster.ts"
import { uniqueNames } from "../../../packages/core/src/population/UniqueNames.ts"
import { sentence } from "../../../packages/core/src/source/RowProblem.ts"

const fixtures = join(import.meta.dirname, "../../fixtures/population")
const folder = join(fixtures, "folder")
const namesOf = (profiles: ReadonlyArray<Profile>) => profiles.map((profile) => profile.name)
const idsOf = (profiles: ReadonlyArray<Profile>) => profiles.map((profile) => profile.id)

const person = (name: string, attributes: Record<string, string> = {}): Profile => ({
  id: name,
  name,
  description: "Somebody.",
  pastActions: [],
  attributes,
  origin: { kind: "census", draw: 1 }
})

/** A file of the given rows in a folder of its own. */
const fileOf = Effect.fnUntraced(function*(name: string, rows: ReadonlyArray<object>) {
  const path = yield* Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-roster-"))),
    (path) => Effect.promise(() => rm(path, { recursive: true }))
  )
  yield* Effect.promise(() => writeFile(join(path, name), rows.map((row) => JSON.stringify(row)).join("\n")))
  return join(path, name)
})

const many = Array.from(
  { length: 3000 },
  (_, index) => ({ name: `Person ${index}`, bio: `The person number ${index}.` })
)

describe("Roster.gather", () => {
  it.effect("takes everybody, once, with an id and a name of their own", () =>
    Effect.gen(function*() {
      const roster = yield* Roster.gather({ files: [folder], seed: 1 })
      assert.deepStrictEqual(idsOf(roster.profiles), ["1", "2", "b:2", "b:3", "c:1"])
      assert.deepStrictEqual(namesOf(roster.profiles), [
        "Ana Silva",
        "Nuno Faria",
        "Ana Silva of Aveiro",
        "Moira Quigley",
        "Olga Wenzel"
      ])
      assert.deepStrictEqual(roster.problems.map(sentence), [
        "c.jsonl line 2: expected a person not met before, found \"Ana Silva\" with the same description as earlier"
      ])
    }))

  it.effect("draws the same people for the same seed, in the order of the file, fewer among more", () =>
    Effect.gen(function*() {
      const file = yield* fileOf("many.jsonl", many)
      const draw = (agents: number, seed: number) =>
        Effect.map(Roster.gather({ files: [file], agents, seed }), ({ profiles }) => profiles)
      const ten = yield* draw(10, 1)
      assert.strictEqual(ten.length, 10)
      assert.deepStrictEqual(yield* draw(10, 1), ten)
      assert.notDeepEqual(yield* draw(10, 2), ten)
      const lines = ten.map(({ origin }) => (origin.kind === "file" ? origin.line : 0))
      assert.deepStrictEqual(lines, lines.toSorted((a, b) => a - b))
      assert.includeMembers(idsOf(yield* draw(1200, 1)), idsOf(ten))
      assert.strictEqual((yield* draw(3000, 1)).length, 3000)
    }))

  it.effect("fills up with the census", () =>
    Effect.gen(function*() {
      const { profiles } = yield* Roster.gather({ files: [folder], agents: 8, seed: 5 })
      assert.deepStrictEqual(idsOf(profiles).slice(5), ["census-000001", "census-000002", "census-000003"])
      const alone = yield* Roster.gather({ files: [], agents: 3, seed: 5 })
      assert.deepStrictEqual(alone.profiles, [1, 2, 3].map((nth) => Census.draw(5, nth)))
      assert.deepStrictEqual((yield* Roster.gather({ files: [folder], agents: 0, seed: 5 })).profiles, [])
    }))

  it.effect("uses no draw of the census twice when a file holds some already", () =>
    Effect.gen(function*() {
      const second = { ...Census.draw(5, 2), id: "" }
      const file = yield* fileOf("written.jsonl", [Census.draw(5, 1), second, Census.draw(6, 3)])
      const { profiles } = yield* Roster.gather({ files: [file], agents: 5, seed: 5 })
      assert.deepStrictEqual(idsOf(profiles), [
        "census-000001",
        "written:2",
        "census-000003",
        "census-000004",
        "census-000005"
      ])
    }))

  it.effect("tells files of the same name apart", () =>
    Effect.gen(function*() {
      const a = yield* fileOf("p.jsonl", [{ name: "Ana", bio: "Ana of the first file." }])
      const b = yield* fileOf("p.jsonl", [{ name: "Rui", bio: "Rui of the second file." }])
      const c = yield* fileOf("p.jsonl", [{ name: "Eva", bio: "Eva of the third file." }])
      const { profiles } = yield* Roster.gather({ files: [a, b, c], seed: 1 })
      assert.deepStrictEqual(idsOf(profiles), ["p:1", "p:1~2", "p:1~3"])
    }))

  it.effect("gives invented people names of their own", () =>
    Effect.gen(function*() {
      const { profiles } = yield* Roster.gather({ files: [], agents: 5000, seed: 9 })
      assert.strictEqual(new Set(namesOf(profiles)).size, 5000)
      assert.strictEqual(new Set(idsOf(profiles)).size, 5000)
    }))

  it.effect("fails with the error of the file", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Roster.gather({ files: [folder, join(fixtures, "gone.csv")], seed: 1 }))
      assert.strictEqual(error.reason._tag, "FileMissing")
    }))
})

describe("uniqueNames", () => {
  it("adds the place, then the work, then a number", () => {
    const braga = { residence: "Braga, Portugal", Occupation: "tailor" }
    const all = [
      person("Ana"),
      person("ana", braga),
      person("Ana", braga),
      person("Ana", { ...braga, Occupation: "baker" }),
      person("Ana", { place: "somewhere in the hills" }),
      person("Ana", braga)
    ]
    assert.deepStrictEqual(namesOf(uniqueNames(all)), [
      "Ana",
      "ana of Braga",
      "Ana (tailor)",
      "Ana (baker)",
      "Ana (5)",
      "Ana of Braga (tailor)"
    ])
  })
})
