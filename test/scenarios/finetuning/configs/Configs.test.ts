import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import { execFileSync } from "node:child_process"
import { resolve } from "node:path"
import { parse } from "yaml"
import * as Configs from "../../../../packages/scenarios/src/finetuning/trainer/configs/Configs.ts"
import { suggested } from "../../../../packages/scenarios/src/finetuning/trainer/configs/Plan.ts"
import { preset, presets } from "../../../../packages/scenarios/src/finetuning/trainer/configs/Presets.ts"
import type { Training } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"

const training = (changes: Partial<Training> = {}): Training => ({
  place: "finetuned/1/critic-1",
  agent: "critic-1",
  agents: ["critic-1"],
  part: "critic",
  from: "mistralai/Mistral-7B-Instruct-v0.2",
  base: "mistralai/Mistral-7B-Instruct-v0.2",
  iteration: 1,
  data: {
    sharegpt: "/runs/n/data/finetuned/1/critic-1.sharegpt.json",
    openai: "/runs/n/data/finetuned/1/critic-1.openai.jsonl",
    conversations: 8
  },
  output: "/runs/n/models/finetuned/1/critic-1",
  seed: 7,
  ...changes
})
/** The same agent in its second iteration; its model is asked by a name that says nothing of a folder. */
const again = training({
  iteration: 2,
  from: "critic-1@http://localhost:8000/v1",
  output: "/runs/n/models/finetuned/2/critic-1"
})

const settings = { epochs: 2 }

type Fields = Readonly<Record<string, unknown>>

const textsOf = (of: Training, options: Partial<Configs.ConfigOptions> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Configs.files(of, { settings, ...options }).map(({ name, text }) => [name, text]))

// As Python reads it: YAML 1.1, to which 1e-5 is a text.
const read = (text: string | undefined): Fields => parse(text ?? "", { version: "1.1" }) as Fields

const configs = (of: Training, options: Partial<Configs.ConfigOptions> = {}) => {
  const texts = textsOf(of, options)
  return {
    texts,
    llamaFactory: read(texts[`${of.agent}.llamafactory.yaml`]),
    axolotl: read(texts[`${of.agent}.axolotl.yaml`]),
    trl: read(texts[`${of.agent}.trl.yaml`])
  }
}

/** What vLLM is run with, where the folders of adapters are there or are not. */
const served = (
  script: string | undefined,
  { hasFolders }: { readonly hasFolders: boolean }
): ReadonlyArray<string> => {
  const tried = (script ?? "").replaceAll("[ ! -d ", `[ ${hasFolders ? "! -n" : "-n"} `).replace(
    "exec vllm",
    "printf '%s\\n'"
  )
  return execFileSync("sh", ["-c", tried], { encoding: "utf8" }).trimEnd().split("\n")
}

const words = (text: string): ReadonlyArray<string> => text.trim().split(/\s+/)

/** Fields as the documentation of each trainer has them. */
const common = "gradient_accumulation_steps learning_rate weight_decay warmup_ratio bf16 seed output_dir logging_steps"
const ofTransformers = `${common} per_device_train_batch_size num_train_epochs optim lr_scheduler_type save_strategy`
const documented = {
  llamaFactory: words(`${ofTransformers}
    model_name_or_path adapter_name_or_path stage do_train finetuning_type create_new_adapter lora_rank lora_alpha
    lora_dropout lora_target dataset_dir dataset template cutoff_len mask_history`),
  axolotl: words(`${common}
    base_model datasets sequence_len adapter lora_model_dir lora_r lora_alpha lora_dropout lora_target_linear
    micro_batch_size num_epochs optimizer lr_scheduler gradient_checkpointing saves_per_epoch`),
  trl: words(`${ofTransformers}
    model_name_or_path datasets completion_only_loss assistant_only_loss max_length use_peft lora_r lora_alpha
    lora_dropout lora_target_modules gradient_checkpointing`)
}

describe("the configurations of a training", () => {
  it("are one for each trainer, with what all agents share", () => {
    assert.deepStrictEqual(Object.keys(textsOf(training())), [
      "critic-1.llamafactory.yaml",
      "critic-1.axolotl.yaml",
      "critic-1.trl.yaml",
      "dataset_info.json",
      "../../serve.sh"
    ])
  })

  it("use no field that its trainer does not document", () => {
    for (const  of of[training(), again]) {
      for (const weights of ["lora", "full"] as const) {
        for (const loss of ["final", "all"] as const) {
          const read = configs(of, { weights, loss })
          for (const trainer of ["llamaFactory", "axolotl", "trl"] as const) {
            const strange = Object.keys(read[trainer]).filter((field) => !documented[trainer].includes(field))
            assert.deepStrictEqual(strange, [], trainer)
          }
        }
      }
    }
  })

  it("have the values of the published script, numbers as numbers, and say where they are from", () => {
    const { axolotl, llamaFactory, texts, trl } = configs(training())
    const common = {
      learning_rate: 1e-5,
      gradient_accumulation_steps: 16,
      weight_decay: 0,
      warmup_ratio: 0.03,
      bf16: true,
      seed: 7
    }
    const transformers = { ...common, per_device_train_batch_size: 3, num_train_epochs: 2, lr_scheduler_type: "cosine" }
    assert.deepInclude(llamaFactory, { ...transformers, cutoff_len: 2048 })
    assert.deepInclude(trl, { ...transformers, max_length: 2048 })
    assert.deepInclude(axolotl, {
      ...common,
      micro_batch_size: 3,
      num_epochs: 2,
      lr_scheduler: "cosine",
      sequence_len: 2048
    })
    assert.include(
      texts["critic-1.llamafactory.yaml"],
      "learning_rate: 1.0e-5 # the published script, which trains all weights; adapters mostly want more"
    )
    assert.include(texts["critic-1.llamafactory.yaml"], "lora_rank: 8 # not in the paper: the trainer's default")
  })

  it("take the recipe's values before all others", () => {
    const { llamaFactory, texts } = configs(training(), {
      settings: { epochs: 3, learningRate: 0.0002, batch: 4 },
      preset: presets.find(({ name }) => name === "mistral")
    })
    assert.deepInclude(llamaFactory, {
      learning_rate: 2e-4,
      per_device_train_batch_size: 4,
      gradient_accumulation_steps: 1,
      // A recipe always has a number of epochs, so that it is the preset's that counts.
      num_train_epochs: 2,
      weight_decay: 0.01,
      template: "mistral"
    })
    assert.include(texts["critic-1.llamafactory.yaml"], "learning_rate: 2.0e-4 # the recipe\n")
    assert.deepInclude(configs(training(), { settings: { epochs: 3 } }).axolotl, { num_epochs: 3 })
  })

  it("follow a preset by part and iteration, and call it unverified in every file", () => {
    const phi = presets.find(({ name }) => name === "phi-3")
    const rates = (of: Training) => {
      const { learning_rate, num_train_epochs } = configs(of, { preset: phi }).trl
      return [learning_rate, num_train_epochs]
    }
    assert.deepStrictEqual(rates(training({ part: "generator" })), [5e-6, 2])
    assert.deepStrictEqual(rates(training()), [5e-7, 1])
    assert.deepStrictEqual(rates(training({ part: "generator", iteration: 2 })), [5e-7, 2])
    const { texts } = configs(training(), { preset: phi })
    for (const trainer of ["llamafactory", "axolotl", "trl"]) {
      assert.include(texts[`critic-1.${trainer}.yaml`], "preset phi-3 is UNVERIFIED")
      assert.include(texts[`critic-1.${trainer}.yaml`], "# preset phi-3, unverified")
    }
  })

  it("learn the last answer only, each trainer by a way that it has", () => {
    const { axolotl, llamaFactory, trl } = configs(training())
    assert.strictEqual(llamaFactory["mask_history"], true)
    assert.deepInclude(axolotl["datasets"], {
      path: "/runs/n/data/finetuned/1/critic-1.sharegpt.json",
      ds_type: "json",
      split: "train",
      type: "chat_template",
      chat_template: "tokenizer_default_fallback_chatml",
      field_messages: "conversations",
      message_property_mappings: { role: "from", content: "value" },
      roles_to_train: ["assistant"],
      message_field_training: "train"
    })
    assert.deepInclude(trl, {
      datasets: [{ path: "json", data_files: "/runs/n/data/finetuned/1/critic-1.trl.jsonl", split: "train" }],
      completion_only_loss: true
    })
  })

  it("learn every answer where that is wanted", () => {
    const { axolotl, llamaFactory, trl } = configs(training(), { loss: "all" })
    assert.strictEqual(llamaFactory["mask_history"], false)
    assert.notProperty((axolotl["datasets"] as ReadonlyArray<Fields>)[0], "message_field_training")
    assert.deepInclude(trl, {
      datasets: [{ path: "json", data_files: "/runs/n/data/finetuned/1/critic-1.openai.jsonl", split: "train" }],
      assistant_only_loss: true
    })
    assert.notProperty(trl, "completion_only_loss")
  })

  it("begin an adapter over the base, and go on with it in the next iteration", () => {
    const first = configs(training())
    assert.deepInclude(first.llamaFactory, { model_name_or_path: training().base, finetuning_type: "lora" })
    assert.notProperty(first.llamaFactory, "adapter_name_or_path")
    assert.notProperty(first.axolotl, "lora_model_dir")
    assert.deepInclude(first.trl, { model_name_or_path: training().base, use_peft: true })
    const next = configs(again)
    const before = "/runs/n/models/finetuned/1/critic-1/model"
    assert.strictEqual(first.llamaFactory["output_dir"], before)
    assert.deepInclude(next.llamaFactory, {
      model_name_or_path: training().base,
      adapter_name_or_path: before,
      create_new_adapter: false,
      output_dir: "/runs/n/models/finetuned/2/critic-1/model"
    })
    assert.deepInclude(next.axolotl, { base_model: training().base, lora_model_dir: before })
    // TRL's command cannot: it is for a person to fill in, who is told what.
    assert.strictEqual(next.trl["model_name_or_path"], "FILL/IN")
  })

  it("train all weights where wanted, from those of the last iteration, and serve no adapters then", () => {
    const first = configs(training(), { weights: "full" })
    assert.deepInclude(first.llamaFactory, { finetuning_type: "full", model_name_or_path: training().base })
    assert.notProperty(first.axolotl, "adapter")
    assert.notProperty(first.trl, "use_peft")
    assert.notProperty(first.texts, "../../serve.sh")
    assert.include(first.texts["critic-1.trl.yaml"], "learning_rate: 1.0e-5 # the published script\n")
    const { axolotl, llamaFactory, trl } = configs(again, { weights: "full", previous: "/elsewhere/critic-1" })
    assert.deepStrictEqual(
      [llamaFactory["model_name_or_path"], axolotl["base_model"], trl["model_name_or_path"]],
      ["/elsewhere/critic-1", "/elsewhere/critic-1", "/elsewhere/critic-1"]
    )
  })

  it.each([
    "Qwen/Qwen2.5-7B@http://localhost:8000/v1",
    "vllm/Qwen/Qwen2.5-7B",
    "vllm/Qwen/Qwen2.5-7B@http://localhost:8000/v1"
  ])("load weights by the base's name without provider and address: %s", (base) => {
    const { axolotl, texts } = configs(training({ base, from: base }))
    assert.strictEqual(axolotl["base_model"], "Qwen/Qwen2.5-7B")
    assert.include(texts["../../serve.sh"], "vllm serve Qwen/Qwen2.5-7B --enable-lora")
  })

  it("hold paths and names as data, whatever stands in them", () => {
    const strange = "/my runs/it's: {100%} #1/$(x)"
    const of = training({
      base: "yes",
      from: "yes",
      output: `${strange}/critic-1`,
      data: {
        sharegpt: `${strange}/critic-1.sharegpt.json`,
        openai: `${strange}/critic-1.openai.jsonl`,
        conversations: 1
      }
    })
    const { axolotl, llamaFactory, texts, trl } = configs(of)
    assert.deepStrictEqual([axolotl["base_model"], llamaFactory["model_name_or_path"]], ["yes", "yes"])
    assert.strictEqual(llamaFactory["output_dir"], `${strange}/critic-1/model`)
    assert.deepInclude((trl["datasets"] as ReadonlyArray<Fields>)[0], { data_files: `${strange}/critic-1.trl.jsonl` })
    assert.deepStrictEqual(served(texts["../../serve.sh"], { hasFolders: true }).slice(-1), [
      `critic-1-1=${resolve(strange, "..")}/1/critic-1/model`
    ])
  })

  it("name paths from the root, for a program may run anywhere", () => {
    const of = training({
      output: "n/models/finetuned/1/critic-1",
      data: { sharegpt: "n/data/a/critic-1.sharegpt.json", openai: "n/data/a/critic-1.openai.jsonl", conversations: 1 }
    })
    const { axolotl, llamaFactory } = configs(of)
    assert.strictEqual(llamaFactory["dataset_dir"], resolve("n/models/finetuned/1/critic-1/configs"))
    assert.deepInclude((axolotl["datasets"] as ReadonlyArray<Fields>)[0], {
      path: resolve("n/data/a/critic-1.sharegpt.json")
    })
  })
})

describe("what agents share", () => {
  const texts = textsOf(training({ agents: ["generator-1", "critic-1"] }))

  it("is the data of each for LLaMA-Factory, every tag named", () => {
    const info = JSON.parse(texts["dataset_info.json"]!) as Record<string, Fields>
    assert.deepStrictEqual(Object.keys(info), ["generator-1", "critic-1"])
    assert.deepStrictEqual(info["generator-1"], {
      file_name: "/runs/n/data/finetuned/1/generator-1.sharegpt.json",
      formatting: "sharegpt",
      columns: { messages: "conversations" },
      tags: {
        role_tag: "from",
        content_tag: "value",
        user_tag: "human",
        assistant_tag: "gpt",
        observation_tag: "observation",
        function_tag: "function_call",
        system_tag: "system"
      }
    })
    assert.property(info, read(texts["critic-1.llamafactory.yaml"])["dataset"] as string)
  })

  it("is one server with an adapter for each, called as its trainer is told to call it", () => {
    assert.deepStrictEqual(served(texts["../../serve.sh"], { hasFolders: true }), [
      "serve",
      "mistralai/Mistral-7B-Instruct-v0.2",
      "--enable-lora",
      "--max-lora-rank",
      "16",
      "--max-loras",
      "2",
      "--max-cpu-loras",
      "2",
      "--lora-modules",
      "generator-1-1=/runs/n/models/finetuned/1/generator-1/model",
      "critic-1-1=/runs/n/models/finetuned/1/critic-1/model"
    ])
    // No adapter of these files has a higher rank than the server takes.
    const { axolotl, llamaFactory, trl } = configs(training())
    for (const rank of [axolotl["lora_r"], llamaFactory["lora_rank"], trl["lora_r"]]) {
      assert.isAtMost(rank as number, 16)
    }
  })

  it("is served with the adapters of earlier iterations, as far as there are any", () => {
    const agents = ["generator-1", "critic-1"]
    const script = textsOf({ ...again, agents })["../../serve.sh"]
    assert.strictEqual(
      script,
      textsOf({
        ...again,
        agents,
        agent: "generator-1",
        output: "/runs/n/models/finetuned/2/generator-1"
      })["../../serve.sh"]
    )
    const modules = served(script, { hasFolders: true }).slice(10).map((each) => each.split("=")[0])
    assert.deepStrictEqual(modules, ["generator-1-1", "critic-1-1", "generator-1-2", "critic-1-2"])
    assert.deepStrictEqual(served(script, { hasFolders: false }).slice(10), [])
    const names = ["finetuned/1/critic-1", "single-agent/1/critic-1"].map((place) =>
      suggested({ ...training(), place })
    )
    assert.deepStrictEqual(names, ["critic-1-1", "single-agent-critic-1-1"])
  })
})

describe("presets", () => {
  it("are found by name, and none of them claims to be verified", () => {
    assert.deepStrictEqual(presets.map(({ name, verified }) => [name, verified]), [
      ["phi-3", false],
      ["mistral", false],
      ["llama-3", false]
    ])
    assert.deepStrictEqual(Result.getOrThrow(preset("llama-3")).learningRate, {
      generator: 5e-7,
      critic: 2e-7,
      later: 5e-7
    })
  })

  it("that there are none of are refused with what was perhaps meant", () => {
    const found = preset("lama-3")
    assert.strictEqual(
      Result.isFailure(found) ? found.failure : "",
      "trainer.preset: expected phi-3, mistral, llama-3, found \"lama-3\"; did you mean llama-3?"
    )
  })
})
