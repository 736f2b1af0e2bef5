import { assert, describe, it } from "@effect/vitest"
import { parse as parseYaml } from "yaml"
import * as Files from "../../../packages/core/src/dataset/Files.ts"
import * as FilesCard from "../../../packages/core/src/dataset/FilesCard.ts"
import type { Summary } from "../../../packages/core/src/dataset/Manifest.ts"
import type { Example } from "../../../packages/core/src/domain/Example.ts"
import type { Kind } from "../../../packages/core/src/domain/Requirement.ts"
import { everything, rowOf } from "./export/rows.ts"

const made = everything.filter(({ scene }) => scene === undefined)
const only = (...kinds: ReadonlyArray<Kind>): Array<Example> => made.filter(({ kind }) => kinds.includes(kind))

const plan = (kept: ReadonlyArray<Example>, given: Partial<Files.FileOptions & Files.Material> = {}) => {
  const { dropped = [], failed = [], hasClass = false, ...options } = given
  const { configs, files } = Files.plan({ kept, dropped, failed, hasClass }, {
    run: "abcdef012345",
    seed: 1,
    ...options
  })
  return {
    configs: configs.map(({ file }) => file),
    rows: Object.fromEntries(files.flatMap(({ name, rows }) => rows === undefined ? [] : [[name, rows]])),
    names: files.map(({ name }) => name),
    text: (name: string): string => [...files.find((file) => file.name === name)?.content() ?? []].join("")
  }
}

const always = ["examples.jsonl", "rejected.jsonl", "failed.jsonl"]

describe("the files of a data set", () => {
  it("hold conversations, pairs, harmful requests and programs apart, and all of them in the canonical rows", () => {
    const { configs, rows } = plan(made)
    assert.deepStrictEqual(rows, {
      "messages.jsonl": 5,
      "sharegpt.json": 5,
      "preference.jsonl": 1,
      "openai-preference.jsonl": 1,
      "sharegpt-preference.json": 1,
      "safety.jsonl": 1,
      "code.jsonl": 1,
      "examples.jsonl": 7,
      "rejected.jsonl": 0,
      "failed.jsonl": 0
    })
    assert.deepStrictEqual(configs, Object.keys(rows).slice(0, 8))
  })

  it("hold no harmful request but where those stand", () => {
    const { names, text } = plan(made)
    const found = names.filter((name) => text(name).includes("neighbour's account"))
    assert.deepStrictEqual(found, ["safety.jsonl", "examples.jsonl"])
  })

  it("are those of the kinds there are, and no empty ones beside them", () => {
    const rowsIn = (...kinds: ReadonlyArray<Kind>) => Object.keys(plan(only(...kinds)).rows)
    assert.deepStrictEqual(rowsIn("sft", "multi-turn"), ["messages.jsonl", "sharegpt.json", ...always])
    assert.deepStrictEqual(rowsIn("code"), ["messages.jsonl", "sharegpt.json", "code.jsonl", ...always])
    assert.deepStrictEqual(rowsIn("safety"), ["safety.jsonl", ...always])
    assert.deepStrictEqual(rowsIn("preference"), [
      "preference.jsonl",
      "openai-preference.jsonl",
      "sharegpt-preference.json",
      ...always
    ])
    // Nothing at all is two empty files, which say so.
    assert.deepStrictEqual(Object.keys(plan([]).rows), ["messages.jsonl", "sharegpt.json", ...always])
  })

  it("leave a pair that teaches nothing to the canonical rows", () => {
    const same = rowOf("preference", 1, { rejected: { content: "With flour, water, salt and time." } })
    assert.deepStrictEqual(Object.keys(plan([same, rowOf("sft", 2)]).rows), [
      "messages.jsonl",
      "sharegpt.json",
      ...always
    ])
  })

  it("name their trainings by what there is to learn", () => {
    const trainingsOf = (...kinds: ReadonlyArray<Kind>) =>
      plan(only(...kinds)).names.filter((name) => name.startsWith("train/") || name === "dataset_info.json")
    const sft = ["train/sft.yaml", "train/sft-axolotl.yaml"]
    const dpo = ["train/dpo.yaml", "train/dpo-axolotl.yaml"]
    assert.deepStrictEqual(trainingsOf("sft"), ["dataset_info.json", ...sft, "train/zero2.json"])
    assert.deepStrictEqual(trainingsOf("preference"), ["dataset_info.json", ...dpo, "train/zero2.json"])
    assert.deepStrictEqual(trainingsOf("sft", "preference"), ["dataset_info.json", ...sft, ...dpo, "train/zero2.json"])
    assert.deepStrictEqual(plan([]).names.filter((name) => name.startsWith("train/")), [])
  })

  it("are found by the trainings under the names and paths they have", () => {
    for (const kinds of [["sft", "preference", "safety"], ["safety"]] as const) {
      const { names, text } = plan(only(...kinds))
      const info = JSON.parse(text("dataset_info.json")) as Record<string, { readonly file_name: string }>
      for (const { file_name } of Object.values(info)) assert.include(names, file_name)
      for (const name of names.filter((name) => name.endsWith(".yaml"))) {
        const training = parseYaml(text(name)) as {
          readonly dataset?: string
          readonly datasets?: ReadonlyArray<{ readonly path: string }>
          readonly deepspeed: string
        }
        assert.include(names, training.deepspeed)
        if (training.dataset !== undefined) assert.property(info, training.dataset)
        for (const { path } of training.datasets ?? []) assert.include(names, path)
      }
    }
    const safe = plan(only("safety"))
    assert.include(safe.text("train/sft.yaml"), "dataset: stoa-safety")
    assert.include(safe.text("train/sft-axolotl.yaml"), "path: safety.jsonl")
  })

  it("train as the paper does, and say of every value whether it is the paper's", () => {
    const { text } = plan(made)
    const values = (name: string) => parseYaml(text(name)) as Record<string, unknown>
    const shared = {
      learning_rate: 2e-5,
      gradient_accumulation_steps: 8,
      weight_decay: 0,
      deepspeed: "train/zero2.json"
    }
    for (const name of ["train/sft.yaml", "train/dpo.yaml"]) {
      assert.deepInclude(values(name), {
        ...shared,
        num_train_epochs: 2,
        per_device_train_batch_size: 1,
        lr_scheduler_type: "cosine",
        cutoff_len: 4096,
        finetuning_type: "full"
      })
    }
    for (const name of ["train/sft-axolotl.yaml", "train/dpo-axolotl.yaml"]) {
      assert.deepInclude(values(name), {
        ...shared,
        num_epochs: 2,
        micro_batch_size: 1,
        lr_scheduler: "cosine",
        sequence_len: 4096
      })
      assert.notProperty(values(name), "adapter")
    }
    assert.deepInclude(values("train/dpo.yaml"), { stage: "dpo", pref_beta: 0.1, model_name_or_path: "saves/sft" })
    assert.deepInclude(values("train/dpo-axolotl.yaml"), { rl: "dpo", rl_beta: 0.1, base_model: "saves/sft-axolotl" })
    assert.deepInclude(JSON.parse(text("train/zero2.json")), { gradient_accumulation_steps: "auto" })
    assert.strictEqual(
      (JSON.parse(text("train/zero2.json")) as { zero_optimization: { stage: number } }).zero_optimization.stage,
      2
    )
    const learning =
      /^(?:per_device|micro_batch|gradient_acc|learning_rate|num_|lr_|weight|warmup|optim|bf16|cutoff|sequence|pref_beta|rl_beta|deepspeed|finetuning|template)/
    for (const name of ["train/sft.yaml", "train/dpo.yaml", "train/sft-axolotl.yaml", "train/dpo-axolotl.yaml"]) {
      const lines = text(name).split("\n").filter((line) => learning.test(line))
      assert.isAtLeast(lines.length, 10)
      for (const line of lines) assert.match(line, /# (?:MATRIX table 9|not in the paper)/, line)
      assert.include(text(name), "train sft first, then dpo")
    }
  })
})

describe("what the card says of files", () => {
  const summary = (kinds: ReadonlyArray<Kind>): Summary =>
    ({
      rejected: 0,
      failed: 0,
      portions: kinds.map((kind) => ({ kind, domain: "general", source: "census", rows: 1 })),
      requirements: [{ kept: 1 }]
    }) as unknown as Summary

  it("names every file there is and none that is not", () => {
    for (
      const kinds of [["sft"], ["preference"], ["safety"], [
        "sft",
        "code",
        "reasoning",
        "preference",
        "safety"
      ]] as const
    ) {
      const { configs, names } = plan(only(...kinds))
      const card = FilesCard.files(summary(kinds), { configs: configs.map((file) => ({ name: file, file })) })
      const told = [...card.matchAll(/`([\w/-]+\.\w+)`/g)].map(([, name]) => name ?? "")
      assert.sameMembers(told, [...names, "manifest.json"])
    }
  })

  it("tells where the thinking of rows of reasoning is, and only of those", () => {
    const card = (kinds: ReadonlyArray<Kind>) =>
      FilesCard.files(summary(kinds), { configs: [{ name: "messages", file: "messages.jsonl" }] })
    assert.include(card(["reasoning"]), "thinking before an answer is left out")
    assert.notInclude(card(["sft"]), "thinking")
  })
})
