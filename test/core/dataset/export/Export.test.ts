import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { parse as parseYaml } from "yaml"
import * as Export from "../../../../packages/core/src/dataset/export/Export.ts"
import { type Format, parse } from "../../../../packages/core/src/dataset/Format.ts"
import * as Formats from "../../../../packages/core/src/dataset/Formats.ts"
import type { Example } from "../../../../packages/core/src/domain/Example.ts"
import { Kind } from "../../../../packages/core/src/domain/Requirement.ts"
import { taught } from "../taught.ts"
import { everything, rowOf, save, temporary } from "./rows.ts"

const formatsOf = (...names: ReadonlyArray<string>): Array<Format> =>
  names.map((name) => Formats.find(name).format ?? assert.fail(name))

type Given = Partial<Omit<Export.ExportOptions, "formats">> & {
  readonly formats?: ReadonlyArray<string>
  readonly rows?: ReadonlyArray<Example>
  readonly manifest?: Readonly<Record<string, unknown>>
}

/** Exports rows into a folder beside them. */
const exported = (folder: string, { formats = ["messages"], manifest, rows = everything, ...given }: Given) => {
  const from = given.from ?? save(folder, { rows, ...(manifest === undefined ? {} : { manifest }) })
  return Export.write({ from, out: join(folder, "out"), force: false, ...given, formats: formatsOf(...formats) })
}

const read = (folder: string, name: string): string => readFileSync(join(folder, "out", name), "utf8")
const linesOf = (folder: string, name: string): Array<Record<string, unknown>> =>
  read(folder, name).trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>)
const inside = (folder: string): Array<string> => readdirSync(join(folder, "out")).toSorted()

describe("an export", () => {
  it.live("holds the rows each format carries, counts what it leaves out and why, and sums of every file", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const told = yield* exported(folder, { formats: ["messages", "trl-preference", "code"] })
      assert.deepStrictEqual(inside(folder), [
        "README.md",
        "axolotl-dpo.yaml",
        "axolotl.yaml",
        "code.jsonl",
        "dataset_info.json",
        "manifest.json",
        "messages.jsonl",
        "trl-preference.jsonl"
      ])
      assert.deepStrictEqual(told.formats.map(({ leftOut, name, rows }) => [name, rows, leftOut]), [
        ["messages", 6, { "it is a pair of responses": 1 }],
        ["trl-preference", 1, { "it is no pair of responses": 6 }],
        ["code", 1, { "it holds no program": 6 }]
      ])
      assert.deepStrictEqual(told.leftOut, { "of the kind safety, which is exported only by name": 1 })
      for (const { bytes, name, rows, sha256 } of told.files) {
        assert.strictEqual(Buffer.byteLength(read(folder, name)), bytes)
        assert.strictEqual(createHash("sha256").update(read(folder, name)).digest("hex"), sha256)
        assert.lengthOf(linesOf(folder, name), rows)
      }
      assert.deepInclude(JSON.parse(read(folder, "manifest.json")), { files: told.files, exported: true })
    }))

  it.live("holds harmful requests only where that kind is named, and of kinds that are named no other", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const told = yield* exported(folder, { kinds: ["safety", "code"] })
      assert.strictEqual(told.rows, 2)
      assert.include(read(folder, "messages.jsonl"), "neighbour's account")
      assert.deepStrictEqual(Object.keys(told.leftOut), [
        "of the kind multi-turn",
        "of the kind preference",
        "of the kind reasoning",
        "of the kind sft"
      ])
      yield* exported(folder, { out: join(folder, "usual"), formats: Formats.names })
      for (const name of readdirSync(join(folder, "usual"))) {
        assert.notInclude(readFileSync(join(folder, "usual", name), "latin1"), "neighbour's account", name)
      }
    }))

  it.live("has no row that a filter or a person dropped", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const dropped = { ...rowOf("sft", 9), verdicts: [{ filter: "refusal", keep: false, reason: "it declines" }] }
      const told = yield* exported(folder, { rows: [rowOf("sft", 1), dropped] })
      assert.strictEqual(told.rows, 1)
      assert.deepStrictEqual(told.leftOut, { "dropped by a filter or a person": 1 })
    }))

  it.live("lays scenes out as the data set does, but for the canonical rows", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const manifest = { layout: { system: "student", roleTags: "angle", trainOn: "right" } }
      yield* exported(folder, { manifest, rows: [taught(1)], formats: ["sharegpt", "canonical"] })
      const [{ turns = [] } = {}] = parse(formatsOf("sharegpt")[0]!, read(folder, "sharegpt.json"))
      assert.strictEqual(turns[0]?.role, "system")
      assert.isTrue(turns[1]?.content.startsWith("<Teacher> "))
      assert.deepStrictEqual(turns.map(({ train }) => train), [undefined, undefined, false, undefined, undefined])
      assert.include(read(folder, "axolotl.yaml"), "message_field_training: train")
      assert.deepStrictEqual(linesOf(folder, "examples.jsonl")[0]?.["turns"], taught(1).turns)
    }))

  it.live("says of a strict file of rehearsed rows by its name what the rows may not say, and of no other", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const told = yield* exported(folder, { strict: true, formats: ["messages", "openai-preference"] })
      assert.deepStrictEqual(told.files.map(({ name }) => name), [
        "messages-rehearsal.jsonl",
        "openai-preference.jsonl"
      ])
      for (const row of linesOf(folder, "messages-rehearsal.jsonl")) assert.hasAllKeys(row, ["messages"])
      for (const row of linesOf(folder, "openai-preference.jsonl")) {
        assert.hasAllKeys(row, ["input", "preferred_output", "non_preferred_output"])
      }
      assert.include(read(folder, "README.md"), "This is a rehearsal")
    }))

  it.live("puts thinking where it is wanted, and where that cannot be, where the format has it", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const formats = ["messages", "trl-prompt-completion", "alpaca"]
      const rows = everything.filter(({ kind }) => kind === "reasoning")
      const thought = "<think>\n91 / 7 = 13.\nSo it is not.\n</think>\n\nNo: 7 · 13."
      yield* exported(folder, { rows, formats })
      assert.deepStrictEqual(linesOf(folder, "messages.jsonl")[0]?.["messages"], [
        { role: "user", content: "Is 91 prime?" },
        { role: "assistant", content: "No: 7 · 13." }
      ])
      assert.deepStrictEqual(linesOf(folder, "trl-prompt-completion.jsonl")[0]?.["completion"], [
        { role: "assistant", content: "No: 7 · 13.", thinking: "91 / 7 = 13.\nSo it is not." }
      ])
      assert.include(read(folder, "alpaca.json"), JSON.stringify(thought))
      yield* exported(folder, { rows, formats, thinking: "key", force: true })
      assert.include(read(folder, "messages.jsonl"), "\"thinking\":\"91 / 7")
      assert.include(read(folder, "alpaca.json"), JSON.stringify(thought))
      yield* exported(folder, { rows, formats, thinking: "inline", force: true })
      assert.include(read(folder, "messages.jsonl"), JSON.stringify(thought))
      yield* exported(folder, { rows, formats, thinking: "drop", force: true })
      for (const name of ["messages.jsonl", "trl-prompt-completion.jsonl", "alpaca.json"]) {
        assert.notInclude(read(folder, name), "So it is not")
      }
    }))

  it.live("says in every row of lines what it says in some, for readers that go by the first rows", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const formats = ["trl-prompt-completion", "messages"]
      const plain = rowOf("sft", 1)
      const thought = everything.filter(({ kind }) => kind === "reasoning")
      yield* exported(folder, { rows: [plain, ...thought, rowOf("sft", 2, { rehearsal: true })], formats })
      assert.deepStrictEqual(linesOf(folder, "trl-prompt-completion.jsonl")[0], {
        prompt: [{ role: "user", content: "How do I bake bread of sort 1?", thinking: "" }],
        completion: [{ role: "assistant", content: "With flour, water, salt and time.", thinking: "" }],
        rehearsal: false
      })
      yield* exported(folder, { rows: [plain], formats, force: true })
      assert.hasAllKeys(linesOf(folder, "trl-prompt-completion.jsonl")[0], ["prompt", "completion"])
      const manifest = { layout: { system: "none", roleTags: "none", trainOn: "right" } }
      yield* exported(folder, { rows: [plain, taught(1)], formats, manifest, force: true })
      assert.deepStrictEqual(linesOf(folder, "messages.jsonl")[0]?.["messages"], [
        { role: "user", content: "How do I bake bread of sort 1?" },
        { role: "assistant", content: "With flour, water, salt and time.", weight: 1 }
      ])
    }))

  it.live("says where every row comes from, beside the file by its number or in a column", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const formats = ["messages", "sharegpt", "canonical"]
      yield* exported(folder, { provenance: "sidecar", formats })
      assert.include(inside(folder), "sharegpt.provenance.jsonl")
      assert.notInclude(inside(folder), "examples.provenance.jsonl")
      const beside = linesOf(folder, "messages.provenance.jsonl")
      assert.deepStrictEqual(beside.map(({ row }) => row), [1, 2, 3, 4, 5, 6])
      const [first] = beside
      assert.hasAllKeys(first, [
        "row",
        "id",
        "run",
        "kind",
        "requirement",
        "domain",
        "complexity",
        "language",
        "sources",
        "makings",
        "verdicts",
        "rehearsal"
      ])
      assert.deepInclude(first, { id: "r1/w0/1", run: "abcdef012345", sources: everything[0]?.sources })
      assert.deepStrictEqual(first?.["makings"], everything[0]?.makings)
      yield* exported(folder, { provenance: "column", formats, force: true })
      assert.notInclude(inside(folder), "messages.provenance.jsonl")
      const [row] = linesOf(folder, "messages.jsonl")
      assert.deepStrictEqual({ row: 1, ...JSON.parse(String(row?.["provenance"])) as object }, first)
      assert.notProperty(linesOf(folder, "examples.jsonl")[0], "provenance")
    }))

  it.live("parts rows so that nothing of one episode stands on both sides, cuts them, and tells trainers all files", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const rows = Array.from(
        { length: 60 },
        (_, nth) =>
          rowOf("sft", nth, { sources: { episode: `g000/e${nth % 20}`, agents: [], messages: [], profiles: [] } })
      )
      const told = yield* exported(folder, {
        rows,
        shard: 10,
        provenance: "sidecar",
        formats: ["sharegpt", "messages"],
        splits: [{ name: "train", share: 0.7 }, { name: "test", share: 0.3 }]
      })
      assert.strictEqual(
        told.files.filter(({ format }) => format === "messages").reduce((sum, { rows }) => sum + rows, 0),
        60
      )
      const episodes = (split: string) =>
        new Set(
          told.files.filter((file) => file.format === "messages" && file.split === split)
            .flatMap(({ provenance }) => linesOf(folder, provenance?.name ?? "?"))
            .map(({ sources }) => (sources as Example["sources"]).episode)
        )
      const train = episodes("train")
      assert.isAbove(train.size, 0)
      assert.isAbove(episodes("test").size, 0)
      for (const episode of episodes("test")) assert.isFalse(train.has(episode))
      for (const { name, rows } of told.files) {
        assert.match(name, /^(messages|sharegpt)-(train|test)-\d{5}-of-\d{5}\.jsonl?$/)
        assert.isAtMost(rows, 10)
      }
      const info = JSON.parse(read(folder, "dataset_info.json")) as Record<string, { readonly file_name: string }>
      assert.deepStrictEqual(
        Object.values(info).map(({ file_name }) => file_name).toSorted(),
        told.files.map(({ name }) => name).toSorted()
      )
      const { configs } = parseYaml(read(folder, "README.md").split("---\n")[1] ?? "") as {
        readonly configs: ReadonlyArray<{
          readonly config_name: string
          readonly data_files: ReadonlyArray<{ readonly split: string; readonly path: string | ReadonlyArray<string> }>
        }>
      }
      assert.deepStrictEqual(configs.map(({ config_name }) => config_name), ["sharegpt", "messages"])
      for (const { data_files } of configs) {
        assert.deepStrictEqual(data_files.map(({ split }) => split), ["train", "test"])
      }
      assert.sameMembers(
        configs.flatMap(({ data_files }) => data_files.flatMap(({ path }) => path)),
        told.files.map(({ name }) => name)
      )
      const axolotl = parseYaml(read(folder, "axolotl.yaml")) as Record<
        string,
        ReadonlyArray<{ readonly path: string }>
      >
      assert.deepStrictEqual(
        [...axolotl["datasets"] ?? [], ...axolotl["test_datasets"] ?? []].map(({ path }) => path),
        told.files.filter(({ format }) => format === "sharegpt").map(({ name }) => name)
      )
    }))

  it.live("is the same for the same rows, plain or compressed, also where another was before", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      const files = () =>
        Object.fromEntries(inside(folder).map((name) => [name, readFileSync(join(folder, "out", name), "latin1")]))
      yield* exported(folder, { formats: Formats.names, shard: 2, provenance: "sidecar", kinds: Kind.literals })
      const first = files()
      const from = join(folder, "packed.jsonl.gz")
      writeFileSync(from, gzipSync(readFileSync(join(folder, "examples.jsonl"))))
      // Of another export that was larger nothing is left, and what is somebody's own is not touched.
      writeFileSync(join(folder, "out", "notes.txt"), "mine")
      yield* exported(folder, { from, formats: Formats.names, shard: 1, kinds: Kind.literals, force: true })
      yield* exported(folder, {
        from,
        formats: Formats.names,
        shard: 2,
        provenance: "sidecar",
        kinds: Kind.literals,
        force: true
      })
      const { "notes.txt": notes, ...second } = files()
      assert.strictEqual(notes, "mine")
      assert.deepStrictEqual(second, first)
    }))
})

describe("an export that cannot be", () => {
  const refused = (given: Given, prepare: (folder: string) => void = () => undefined) =>
    Effect.gen(function*() {
      const folder = yield* temporary
      prepare(folder)
      const error = yield* Effect.flip(exported(folder, given))
      assert.notInclude(readdirSync(folder), "out.partial")
      return { folder, sentence: error.message.replaceAll(folder, "") }
    })

  it.live("finds its folder in use, and leaves what is there as it was", () =>
    Effect.gen(function*() {
      const { folder, sentence } = yield* refused({}, (folder) => {
        mkdirSync(join(folder, "out"))
        writeFileSync(join(folder, "out", "messages.jsonl"), "mine")
      })
      assert.strictEqual(
        sentence,
        "/out holds files already: name another folder with --out, or replace an export there with --force."
      )
      assert.strictEqual(read(folder, "messages.jsonl"), "mine")
      const forced = yield* refused({ force: true }, (folder) => {
        mkdirSync(join(folder, "out"))
        writeFileSync(join(folder, "out", "messages.jsonl"), "mine")
      })
      assert.include(forced.sentence, "/out holds files that are no export, which --force does not replace")
      assert.strictEqual(read(forced.folder, "messages.jsonl"), "mine")
    }))

  it.live("leaves nothing in a folder whose name ends in a slash", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      yield* Effect.flip(exported(folder, { rows: [], out: `${join(folder, "out")}/` }))
      assert.notInclude(readdirSync(folder), "out")
    }))

  it.live("is to go where a file is, or where the rows come from", () =>
    Effect.gen(function*() {
      const file = yield* refused({}, (folder) => writeFileSync(join(folder, "out"), "mine"))
      assert.include(file.sentence, "/out is a file: name a folder with --out.")
      const folder = yield* temporary
      const same = yield* Effect.flip(exported(folder, { out: folder, force: true }))
      assert.include(same.message, "holds what is exported")
      assert.isTrue(existsSync(join(folder, "examples.jsonl")))
    }))

  it.live("has nothing to hold, and says why", () =>
    Effect.gen(function*() {
      const none = yield* refused({ rows: [] })
      assert.include(none.sentence, "There is nothing to export in /examples.jsonl: it holds no rows.")
      const pairs = yield* refused({ rows: [rowOf("sft", 1)], formats: ["trl-preference"] })
      assert.include(pairs.sentence, "trl-preference: 1 because it is no pair of responses")
      const kinds = yield* refused({ rows: [rowOf("safety", 1)] })
      assert.include(kinds.sentence, "1 of the kind safety, which is exported only by name")
      assert.notInclude(readdirSync(kinds.folder), "out")
    }))

  it.live("meets a line that is no row, and tells which one", () =>
    Effect.gen(function*() {
      const broken = (line: string) => (folder: string) => {
        const path = save(folder, { rows: everything })
        writeFileSync(join(folder, "mixed.jsonl"), `${readFileSync(path, "utf8")}${line}\n`)
      }
      for (
        const [line, told] of [
          ["{\"id\":", "mixed.jsonl line 9: expected a JSON object, found text that breaks off"],
          ["{\"id\":\"x\"}", "mixed.jsonl line 9 is no row of examples.jsonl: "],
          ["{\"messages\":[]}", "mixed.jsonl line 9 is no row of examples.jsonl: "]
        ] as const
      ) {
        const folder = yield* temporary
        broken(line)(folder)
        const error = yield* Effect.flip(exported(folder, { from: join(folder, "mixed.jsonl") }))
        assert.include(error.message, told)
        assert.deepStrictEqual(readdirSync(folder).toSorted(), ["examples.jsonl", "mixed.jsonl"])
      }
    }))

  it.live("names a file that is not there, or no file of rows", () =>
    Effect.gen(function*() {
      const folder = yield* temporary
      save(folder, { rows: everything })
      const missing = yield* Effect.flip(exported(folder, { from: join(folder, "exmaples.jsonl") }))
      assert.include(missing.message, "does not exist: did you mean examples.jsonl?")
      writeFileSync(join(folder, "sharegpt.json"), "[]")
      const other = yield* Effect.flip(exported(folder, { from: join(folder, "sharegpt.json") }))
      assert.include(other.message, "is no file of Stoa's own rows: name a run")
    }))
})
