import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parse } from "yaml"
import * as Dataset from "../../../packages/core/src/dataset/Dataset.ts"
import { parse as rowsIn } from "../../../packages/core/src/dataset/Format.ts"
import { canonical } from "../../../packages/core/src/dataset/formats/canonical.ts"
import { student } from "../../../packages/core/src/dataset/Layout.ts"
import * as ShareGptCheck from "../../../packages/core/src/dataset/ShareGptCheck.ts"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import { Root } from "../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import { draftOf } from "../quality/draft.ts"
import { judged, played, posed, taught } from "./taught.ts"

const temporary = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-class-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const drop = { filter: "hint", keep: false, reason: "it tells the answer" }

const facts: ReadonlyArray<Event> = [
  ...["error-correction", "debate", "error-correction", "debate"].flatMap((scenario, row) => [
    posed(row, { scenario }),
    played(row, { scenario }),
    judged(taught(row, { scenario, ...(row === 3 ? { verdicts: [drop] } : {}) }))
  ]),
  played(4, { end: "failed", reason: "too many calls", drafts: 0 })
]

const pair: Event = {
  _tag: "Judged",
  place: "synthesis/r1/w0/0/judged",
  example: { ...draftOf("How do I bake bread?", "With flour."), rehearsal: false, verdicts: [] }
}

const options = { run: "abcdef012345", title: "Sums", licence: "mit", requirements: [] }
const everything = ["original", "ablation", "noise"] as const

/** The files of a data set by name, those in folders by their path. */
const filesOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")])
  )

const saved = (facts: ReadonlyArray<Event>, given: Partial<Dataset.DatasetOptions> = {}) =>
  Effect.gen(function*() {
    const folder = join(yield* temporary, "dataset")
    for (const fact of facts) yield* EventLog.append(fact)
    yield* Dataset.save({ ...options, ...given, folder })
    return filesOf(folder)
  }).pipe(Effect.scoped, Effect.provide(EventLog.EventLog.memory, { local: true }))

const rowsOf = (content = "[]") =>
  JSON.parse(content) as ReadonlyArray<
    { readonly id: string; readonly conversations: ReadonlyArray<{ from: string; value: string; train?: boolean }> }
  >

const standard = [
  "README.md",
  "examples.jsonl",
  "failed.jsonl",
  "manifest.json",
  "messages.jsonl",
  "rejected.jsonl",
  "sharegpt.json"
]

describe("the data set of a class", () => {
  it.live("has every set in its place, each told in the manifest with its sum and its rows", () =>
    Effect.gen(function*() {
      const files = yield* saved(facts, { sets: everything })
      const sets = [
        "ablation/only-debate.json",
        "ablation/only-error-correction.json",
        "ablation/without-debate.json",
        "ablation/without-error-correction.json",
        "noise/random.json",
        "noise/spelling.json",
        "original.json"
      ]
      assert.deepStrictEqual(
        Object.keys(files).toSorted(),
        [...standard, ...sets, "dataset_info.json", "train/axolotl.yaml", "train/lora.yaml"].toSorted()
      )
      const manifest = JSON.parse(files["manifest.json"] ?? "") as {
        readonly files: ReadonlyArray<{ name: string; bytes: number; sha256: string; rows?: number }>
      }
      assert.deepStrictEqual(
        [...manifest.files.map(({ name }) => name), "manifest.json"].toSorted(),
        Object.keys(files).toSorted()
      )
      for (const { bytes, name, rows, sha256 } of manifest.files) {
        assert.strictEqual(Buffer.byteLength(files[name] ?? ""), bytes, name)
        assert.strictEqual(createHash("sha256").update(files[name] ?? "").digest("hex"), sha256, name)
        if (sets.includes(name)) assert.strictEqual(rows, 3, name)
      }
      for (const name of ["sharegpt.json", ...sets]) {
        assert.deepStrictEqual(ShareGptCheck.check(files[name] ?? ""), [], name)
        assert.lengthOf(rowsOf(files[name]), 3, name)
      }
      const info = JSON.parse(files["dataset_info.json"] ?? "") as Record<string, { file_name: string }>
      assert.deepStrictEqual(
        Object.values(info).map(({ file_name }) => file_name).toSorted(),
        ["sharegpt.json", ...sets].toSorted()
      )
      const [, head = ""] = (files["README.md"] ?? "").split("---\n")
      const configs =
        (parse(head) as { configs: ReadonlyArray<{ data_files: ReadonlyArray<{ path: string }> }> }).configs
      assert.includeMembers(configs.map(({ data_files: [file] }) => file?.path ?? ""), sets)
      for (const { data_files: [file] } of configs) assert.property(files, file?.path ?? "?")
    }))

  it.live("says nothing of a society in its manifest, and how the rows are laid out", () =>
    Effect.gen(function*() {
      const manifest = JSON.parse((yield* saved(facts, { trainOn: "last" }))["manifest.json"] ?? "") as Record<
        string,
        unknown
      >
      assert.notProperty(manifest, "society")
      assert.deepStrictEqual(manifest["layout"], { system: "none", roleTags: "none", trainOn: "last" })
      assert.deepInclude(manifest, { rows: 3, rejected: 1, failed: 1 })
      assert.property(manifest["class"], "scenarios")
    }))

  it.live("lays scenes out for trainers and keeps them as they were made in examples.jsonl", () =>
    Effect.gen(function*() {
      const files = yield* saved([...facts, pair], { system: "student", roleTags: "angle", trainOn: "right" })
      const [scene, debate, , other] = rowsOf(files["sharegpt.json"])
      assert.deepStrictEqual(scene?.conversations, [
        { from: "system", value: student },
        { from: "human", value: "<Teacher> How many apples are there?" },
        { from: "gpt", value: "<Pupil> I add them up.\nThere are 9.", train: false },
        { from: "human", value: "<Teacher> Read the question again." },
        { from: "gpt", value: "<Pupil> I multiply instead." }
      ])
      assert.isTrue(debate?.conversations.every((turn) => !("train" in turn)))
      assert.deepStrictEqual(other?.conversations, [
        { from: "human", value: "How do I bake bread?" },
        { from: "gpt", value: "With flour." }
      ])
      const weights = (files["messages.jsonl"] ?? "").trimEnd().split("\n").map((line) => line.match(/"weight":\d/g))
      const weighed = ["\"weight\":0", "\"weight\":1"]
      assert.deepStrictEqual<unknown>(weights, [weighed, null, weighed, null])
      const made = rowsIn(canonical(""), files["examples.jsonl"] ?? "")
      assert.deepStrictEqual(made[0]?.turns, taught(0).turns)
      assert.strictEqual(rowsOf(files["original.json"]).length, 3)
    }))

  it.live("writes its questions with their answers where nothing else is said, and no more", () =>
    Effect.gen(function*() {
      assert.include(Object.keys(yield* saved(facts)), "original.json")
      const none = Object.keys(yield* saved(facts, { sets: [] }))
      assert.deepStrictEqual(
        none.toSorted(),
        [...standard, "dataset_info.json", "train/axolotl.yaml", "train/lora.yaml"].toSorted()
      )
    }))

  it.live("is not there for a run without one, whatever is asked for", () =>
    Effect.gen(function*() {
      const plain = yield* saved([pair])
      assert.deepStrictEqual(
        Object.keys(plain).toSorted(),
        [
          ...standard,
          "dataset_info.json",
          "train/sft-axolotl.yaml",
          "train/sft.yaml",
          "train/zero2.json"
        ].toSorted()
      )
      const asked = yield* saved([pair], { sets: everything, system: "student", roleTags: "angle", trainOn: "last" })
      assert.deepStrictEqual(asked, plain)
      assert.property(JSON.parse(plain["manifest.json"] ?? ""), "society")
    }))

  it.live("is the same byte for byte in any order of the facts, and its typing errors are those of the run's seed", () =>
    Effect.gen(function*() {
      const first = yield* saved(facts, { sets: everything })
      assert.deepStrictEqual(yield* saved(facts.toReversed(), { sets: everything }), first)
      const other = yield* Effect.provideService(saved(facts, { sets: everything }), Root, 7)
      const differ = Object.keys(first).filter((name) => first[name] !== other[name])
      assert.deepStrictEqual(differ.toSorted(), ["manifest.json", "noise/random.json", "noise/spelling.json"])
    }))

  it.live("tells of a class that came to nothing", () =>
    Effect.gen(function*() {
      const files = yield* saved([posed(0), played(0, { end: "failed", reason: "too many calls", drafts: 0 })], {
        sets: everything
      })
      assert.strictEqual(files["original.json"], "[\n]\n")
      assert.strictEqual(
        files["failed.jsonl"],
        "{\"place\":\"class/c0/error-correction\",\"scenario\":\"error-correction\",\"reason\":\"too many calls\"}\n"
      )
    }))
})
