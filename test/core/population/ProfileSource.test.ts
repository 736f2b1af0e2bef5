import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { Profile } from "../../../packages/core/src/domain/Profile.ts"
import * as ProfileSource from "../../../packages/core/src/population/ProfileSource.ts"
import { RowProblem, sentence } from "../../../packages/core/src/source/RowProblem.ts"

const root = join(import.meta.dirname, "../../..")
const fixtures = join(root, "test/fixtures/population")
const real = join(root, "../shared/data/personas/profiles_unified.jsonl.gz")

const scratch = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-profiles-"))),
  (folder) => Effect.promise(() => rm(folder, { recursive: true }))
)

/** Reads a file with the given name and content. */
const readText = Effect.fnUntraced(
  function*(name: string, content: string | Uint8Array, options?: ProfileSource.ReadOptions) {
    const path = join(yield* scratch, name)
    yield* Effect.promise(() => writeFile(path, content))
    return yield* ProfileSource.read(path, options)
  }
)

/** The sentence of the error that reading such a file ends with; the scratch folder is taken out. */
const refusal = (name: string, content: string | Uint8Array) =>
  Effect.map(Effect.flip(readText(name, content)), (error) => error.message.replace(error.path, name))

const problemsOf = (found: ProfileSource.Found) => found.problems.map(sentence)

describe("ProfileSource.read", () => {
  it.effect("uses the good rows of a JSONL file and lists the three bad ones", () =>
    Effect.gen(function*() {
      const found = yield* ProfileSource.read(join(fixtures, "people.jsonl"))
      assert.deepStrictEqual([found.rows, found.bad], [7, 3])
      assert.deepStrictEqual(problemsOf(found), [
        "people.jsonl line 2, field \"bio\": expected at least 10 characters, found \"x\"",
        "people.jsonl line 5: expected a JSON object, found a string without its closing quote at character 54",
        "people.jsonl line 6, field \"name\": expected text, found the number 42"
      ])
      assert.deepStrictEqual(found.profiles.map((profile) => [profile.id, profile.name, profile.licence]), [
        ["p1", "Ana Silva", undefined],
        ["people:4", "Claire Coyle", "CC-BY-4.0"],
        ["7", "7", undefined],
        ["p8", "Ewan Birch", undefined]
      ])
      assert.deepStrictEqual(found.profiles[0], {
        id: "p1",
        name: "Ana Silva",
        description: "Ana repairs harbour cranes and reads tide tables for fun.",
        pastActions: ["Climbed a crane in a storm.", "Taught a cousin to weld."],
        attributes: { age: "34", interests: "tides; cranes" },
        origin: { kind: "file", file: "people.jsonl", line: 1 }
      })
      // A count called "tweets" is an attribute; a missing description is made of what is known.
      assert.deepStrictEqual(found.profiles[1]?.attributes, { tweets: "120" })
      assert.strictEqual(
        found.profiles[3]?.description,
        "Ewan Birch, 51, welder, from Hull, United Kingdom. Education: an apprenticeship."
      )
    }))

  it.effect("reads CSV with a byte order mark and quoted line ends, and counts its lines", () =>
    Effect.gen(function*() {
      const found = yield* ProfileSource.read(join(fixtures, "people.csv"))
      assert.deepStrictEqual(problemsOf(found), ["people.csv line 7: expected 6 cells as in the header, found 3"])
      assert.deepStrictEqual(
        found.profiles.map((profile) => [profile.name, profile.description, profile.pastActions, profile.origin]),
        [
          [
            "Fiona \"Fi\" Dalby",
            "Fiona bakes before dawn. She sleeps at noon.",
            ["Won a prize.", "Lost it again."],
            { kind: "file", file: "people.csv", line: 2 }
          ],
          [
            "Gwen Marsden",
            "Gwen draws maps of rivers.",
            ["Mapped the Aire.", "Fell in."],
            { kind: "file", file: "people.csv", line: 6 }
          ],
          [
            "Ian Sefton",
            "Ian tunes pianos in three towns.",
            ["Tuned one", "by ear."],
            { kind: "file", file: "people.csv", line: 8 }
          ]
        ]
      )
      assert.deepStrictEqual(found.profiles[2]?.attributes, { city: "York", city_6: "York" })
    }))

  it.effect("reads a JSON array, even one with a broken element", () =>
    Effect.gen(function*() {
      const found = yield* ProfileSource.read(join(fixtures, "people.json"))
      assert.deepStrictEqual(problemsOf(found), [
        "people.json line 7: expected a JSON object, found \"{ \"name\": \"Jens Ott\", \"bio\": }\""
      ])
      assert.deepStrictEqual(found.profiles.map((profile) => [profile.id, profile.description]), [
        ["people:2", "Ingrid sails \"everything\" that floats, [even] {doors}."],
        ["people:8", "Katrin keeps bees on a roof."],
        ["people:8.2", "Lena sells old maps."]
      ])
      assert.deepStrictEqual(found.profiles[0]?.attributes, { boats: "{\"name\":\"Sturm\"}; {\"name\":\"Drang\"}" })
    }))

  it.effect("reads the same from gz-compressed files", () =>
    Effect.gen(function*() {
      for (const name of ["people.jsonl", "people.csv"]) {
        const plain = yield* ProfileSource.read(join(fixtures, name))
        const packed = yield* readText(`${name}.gz`, gzipSync(readFileSync(join(fixtures, name))))
        const renamed = (profile: Profile) => ({ ...profile, origin: { ...profile.origin, file: name } })
        assert.deepStrictEqual(packed.profiles.map(renamed), plain.profiles)
      }
    }))

  it.effect("takes the field names it is given in place of its own", () =>
    Effect.gen(function*() {
      const mapping = { name: "person", description: "life", pastActions: "past" }
      const found = yield* ProfileSource.read(join(fixtures, "odd-names.jsonl"), { mapping, licence: "MIT" })
      assert.deepStrictEqual(found.problems, [])
      assert.deepStrictEqual(found.profiles[0], {
        id: "odd-names:1",
        name: "Ana Silva",
        description: "Ana runs a ferry across the lake.",
        pastActions: ["Rescued a dog.", "Sold a boat.", "Bought it back."],
        attributes: { name: "row-1", place: "Recife, Brazil" },
        licence: "MIT",
        origin: { kind: "file", file: "odd-names.jsonl", line: 1 }
      })
    }))

  it.effect("stops when it has enough", () =>
    Effect.gen(function*() {
      const found = yield* ProfileSource.read(join(fixtures, "people.jsonl"), { limit: 2 })
      assert.deepStrictEqual([found.profiles.length, found.rows, found.bad], [2, 3, 1])
    }))

  it.effect("reads its own profiles back as they were", () =>
    Effect.gen(function*() {
      const { profiles: [first] } = yield* ProfileSource.read(join(fixtures, "people.jsonl"))
      const { profiles: [again] } = yield* readText("again.jsonl", JSON.stringify(first))
      assert.deepStrictEqual(again, { ...(first as Profile), origin: { kind: "file", file: "again.jsonl", line: 1 } })
    }))

  it.effect("says what is wrong with a row", () =>
    Effect.gen(function*() {
      const rows = [
        ["[1]", "line 2: expected a JSON object, found a list"],
        ["null", "line 3: expected a JSON object, found nothing"],
        ["{\"name\": \"A B\"}", "line 4, field \"description\": expected at least 10 characters, found nothing"],
        [
          "{\"bio\": \"Somebody unknown.\"}",
          "line 5, field \"name\": expected a name, or an id to serve as one, found neither"
        ],
        [
          "{\"id\": \"1\", \"name\": \"B\", \"bio\": \"The second with this id.\"}",
          "line 6, field \"id\": expected an id that no other row has, found \"1\" of line 1 again"
        ],
        ["{\"name\": \"C\", \"bio\": [\"a\"]}", "line 7, field \"bio\": expected text, found a list"],
        [
          "{\"name\": \"D\", \"bio\": \"Somebody known.\", \"posts\": [1]}",
          "line 8, field \"posts\": expected a list of texts, found a list with the number 1"
        ],
        [
          "{\"name\": \"D\", \"bio\": \"Somebody known.\", \"past_posts\": {}}",
          "line 9, field \"past_posts\": expected a list of texts, found an object"
        ],
        [
          "{\"id\": true, \"bio\": \"Somebody known.\"}",
          "line 10, field \"id\": expected text or a whole number, found the boolean true"
        ],
        [
          `{"name": "${"x".repeat(200)}", "bio": "Somebody known."}`,
          "line 11, field \"name\": expected at most 120 characters, found 200"
        ],
        ["{'name': 1}", "line 12: expected a JSON object, found a field name without double quotes at character 2"]
      ] as const
      const good = "{\"id\": \"1\", \"name\": \"A\", \"bio\": \"The first with this id.\"}"
      const found = yield* readText("bad.jsonl", [good, ...rows.map(([row]) => row)].join("\n"))
      assert.deepStrictEqual(problemsOf(found), rows.map(([, problem]) => `bad.jsonl ${problem}`))
      assert.isTrue(found.problems.every(Schema.is(RowProblem)))
    }))

  it.effect("cleans texts and shortens long attributes", () =>
    Effect.gen(function*() {
      const row = {
        name: " Ana \u001b[1mSilva\u001b[0m ",
        bio: "Line one.\n\n\tLine\u202e two.",
        note: "y".repeat(600),
        empty: "",
        nothing: null,
        flag: true,
        nested: { a: 1 }
      }
      const { profiles: [profile] } = yield* readText("people.jsonl", JSON.stringify(row))
      assert.strictEqual(profile?.name, "Ana Silva")
      assert.strictEqual(profile?.description, "Line one. Line two.")
      assert.deepStrictEqual(profile?.attributes, { note: `${"y".repeat(497)}...`, flag: "true", nested: "{\"a\":1}" })
    }))

  it.effect("lists the first thousand bad rows and counts the rest", () =>
    Effect.gen(function*() {
      const good = "{\"name\": \"A\", \"bio\": \"The only good row.\"}"
      const found = yield* readText("bad.jsonl", [...Array.from({ length: 1500 }, () => "[]"), good].join("\n"))
      assert.deepStrictEqual([found.rows, found.bad, found.problems.length], [1501, 1500, 1000])
    }))
})

describe("a file that cannot be used", () => {
  it.effect("is met with one sentence", () =>
    Effect.gen(function*() {
      const missing = yield* Effect.flip(ProfileSource.read(join(fixtures, "poeple.jsonl")))
      assert.strictEqual(
        missing.message,
        `${join(fixtures, "poeple.jsonl")} does not exist: did you mean people.jsonl or people.json?`
      )
      const nowhere = yield* Effect.flip(ProfileSource.read("/nowhere/at/all.csv"))
      assert.strictEqual(nowhere.message, "/nowhere/at/all.csv does not exist: check the path of the profiles file.")
      const folder = yield* Effect.flip(ProfileSource.read(fixtures))
      assert.strictEqual(folder.message, `${fixtures} cannot be read: it is a folder; name a file.`)
      assert.strictEqual(
        yield* refusal("notes.txt", "x"),
        "notes.txt is no file of profiles: expected a name that ends in .jsonl, .jsonl.gz, .json, .csv or .csv.gz."
      )
      assert.strictEqual(
        yield* refusal("a.csv.gz", "name,bio\n"),
        "a.csv.gz is not gz-compressed although its name ends in .gz: compress it, or take .gz off the name."
      )
      const packed = gzipSync("{\"name\": \"A\", \"bio\": \"A row that is there.\"}\n".repeat(5000))
      assert.strictEqual(
        yield* refusal("a.jsonl", packed),
        "a.jsonl cannot be read: it is gz-compressed; add .gz to its name."
      )
      assert.strictEqual(
        yield* refusal("a.jsonl.gz", packed.subarray(0, packed.length / 2)),
        "a.jsonl.gz cannot be read: its compressed data breaks off; copy it again."
      )
      assert.strictEqual(
        yield* refusal("a.csv", Buffer.from("\ufeffname,bio", "utf16le")),
        "a.csv cannot be read: it is UTF-16 text; save it as UTF-8."
      )
      assert.strictEqual(
        yield* refusal("a.json", "{\"name\": \"A\"}"),
        "a.json cannot be read: expected a JSON array of profiles, [{...}, {...}]; name it .jsonl if it holds one object a line."
      )
      assert.strictEqual(
        yield* refusal("a.jsonl", "\n\n"),
        "a.jsonl holds no rows: write one profile a line, with at least name and description."
      )
    }))

  it.effect("without a usable row names the first problem and the fields there are", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(ProfileSource.read(join(fixtures, "no-names.jsonl")))
      assert.strictEqual(
        error.message.replace(error.path, "no-names.jsonl"),
        "no-names.jsonl: none of its 2 rows can be used; no-names.jsonl line 1, field \"name\": expected a name, " +
          "or an id to serve as one, found neither; correct the rows, or map the fields to name and description " +
          "(fields of the first row: person, life)."
      )
    }))
})

describe("ProfileSource.folder", () => {
  it.effect("reads the files of profiles in the order of their names", () =>
    Effect.gen(function*() {
      const found = yield* ProfileSource.folder(join(fixtures, "folder"))
      assert.deepStrictEqual(found.problems, [])
      assert.deepStrictEqual(found.profiles.map((profile) => [profile.id, profile.name]), [
        ["1", "Ana Silva"],
        ["2", "Nuno Faria"],
        ["b:2", "Ana Silva"],
        ["b:3", "Moira Quigley"],
        ["1", "Olga Wenzel"],
        ["9", "Ana Silva"]
      ])
      assert.strictEqual((yield* ProfileSource.folder(join(fixtures, "folder"), { limit: 3 })).profiles.length, 3)
    }))

  it.effect("without such files says so", () =>
    Effect.gen(function*() {
      const path = yield* scratch
      const error = yield* Effect.flip(ProfileSource.folder(path))
      assert.strictEqual(
        error.message,
        `${path} holds no file of profiles: put one there whose name ends in .jsonl, .jsonl.gz, .json, .csv or .csv.gz.`
      )
    }))
})

describe("real profiles", () => {
  it.effect.skipIf(!existsSync(real))(
    "are read without a problem (skipped where ../shared is absent)",
    () =>
      Effect.gen(function*() {
        const found = yield* ProfileSource.read(real)
        assert.deepStrictEqual([found.profiles.length, found.problems, found.rows], [800, [], 800])
        assert.isTrue(found.profiles.every(Schema.is(Profile)))
      })
  )
})
