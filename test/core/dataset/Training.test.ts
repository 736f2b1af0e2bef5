import { assert, describe, it } from "@effect/vitest"
import { parse } from "yaml"
import { datasetInfo } from "../../../packages/core/src/dataset/LlamaFactory.ts"
import * as Training from "../../../packages/core/src/dataset/Training.ts"

const lora = (trainOn?: "all" | "last" | "right") =>
  parse(Training.llamaFactory(trainOn === undefined ? {} : { trainOn })) as Record<string, unknown>
const axolotl = (trainOn?: "all" | "last" | "right") =>
  parse(Training.axolotl(trainOn === undefined ? {} : { trainOn })) as Record<string, unknown>

describe("the trainings of a class", () => {
  it("are those of the paper, the same for both trainers", () => {
    const paper = {
      finetuning_type: "lora",
      num_train_epochs: 2,
      learning_rate: 1e-4,
      per_device_train_batch_size: 2,
      gradient_accumulation_steps: 8,
      optim: "adamw_torch",
      lr_scheduler_type: "cosine",
      warmup_ratio: 0.1
    }
    assert.deepInclude(lora(), paper)
    assert.deepInclude(axolotl(), {
      adapter: "lora",
      num_epochs: paper.num_train_epochs,
      learning_rate: paper.learning_rate,
      micro_batch_size: paper.per_device_train_batch_size,
      gradient_accumulation_steps: paper.gradient_accumulation_steps,
      optimizer: paper.optim,
      lr_scheduler: paper.lr_scheduler_type,
      warmup_ratio: paper.warmup_ratio
    })
    assert.deepStrictEqual(
      [axolotl()["lora_r"], axolotl()["lora_alpha"], axolotl()["sequence_len"]],
      [lora()["lora_rank"], lora()["lora_alpha"], lora()["cutoff_len"]]
    )
  })

  it("say of every value that the paper does not give that it is not in the paper", () => {
    const lines = [...Training.llamaFactory({}).split("\n"), ...Training.axolotl({}).split("\n")]
    const chosen = /^\s*(lora_|template|cutoff_len|sequence_len|chat_template|bf16)/
    assert.lengthOf(lines.filter((line) => chosen.test(line)), 14)
    for (const line of lines.filter((line) => chosen.test(line))) assert.include(line, "# not in the paper", line)
  })

  it("learn the last answer only where that is wanted, and by a field where a trainer has one", () => {
    const field = (trainOn: "all" | "last" | "right") =>
      (axolotl(trainOn)["datasets"] as ReadonlyArray<Record<string, unknown>>)[0]?.["message_field_training"]
    assert.deepStrictEqual([field("all"), field("last"), field("right")], [undefined, "train", "train"])
    assert.deepStrictEqual(
      [lora("all")["mask_history"], lora("last")["mask_history"], lora("right")["mask_history"]],
      [undefined, true, undefined]
    )
    assert.include(Training.llamaFactory({ trainOn: "right" }), "Train with axolotl.yaml")
    assert.notInclude(Training.llamaFactory({}), "Train with axolotl.yaml")
  })

  it("read files that are there: LLaMA-Factory by name, Axolotl by path", () => {
    const files = [{ name: "stoa", file: "sharegpt.json" }, { name: "stoa-noise-random", file: "noise/random.json" }]
    const info = JSON.parse(datasetInfo(files.map((file) => ({ ...file, format: "sharegpt" })))) as Record<
      string,
      Record<string, unknown>
    >
    assert.deepStrictEqual(Object.entries(info).map(([name, { file_name }]) => [name, file_name]), [
      ["stoa", "sharegpt.json"],
      ["stoa-noise-random", "noise/random.json"]
    ])
    assert.property(info, String(lora()["dataset"]))
    assert.strictEqual((axolotl()["datasets"] as ReadonlyArray<{ path: string }>)[0]?.path, "sharegpt.json")
    // What is not named once others are is unset by LLaMA-Factory: all of it is named.
    for (const entry of Object.values(info)) {
      assert.deepStrictEqual(entry["columns"], { messages: "conversations" })
      assert.strictEqual(entry["formatting"], "sharegpt")
      assert.deepStrictEqual(entry["tags"], {
        role_tag: "from",
        content_tag: "value",
        user_tag: "human",
        assistant_tag: "gpt",
        observation_tag: "observation",
        function_tag: "function_call",
        system_tag: "system"
      })
    }
  })
})
