/** Settings of trainings for a kind of model, by name. None of them could be checked against the paper's text. */
import { Nearest } from "@stoa/core"
import { Result } from "effect"
import type { TrainerSettings } from "../Settings.ts"

/** Settings for a kind of model. */
export interface Preset {
  readonly name: string
  readonly epochs: { readonly generator: number; readonly critic: number }
  /** The first time, and `later` from the second iteration on. */
  readonly learningRate: { readonly generator: number; readonly critic: number; readonly later: number }
  readonly batch: number
  readonly weightDecay: number
  /** How LLaMA-Factory writes the turns of such a model: as it will be asked. */
  readonly template: string
  /** True where it was compared with what the authors published. */
  readonly verified: boolean
  readonly source: string
}

const source = "told of the paper's appendix (arXiv:2501.05707), which differs from the published script; not checked"

/** All of them. */
export const presets: ReadonlyArray<Preset> = [
  {
    name: "phi-3",
    epochs: { generator: 2, critic: 1 },
    learningRate: { generator: 5e-6, critic: 5e-7, later: 5e-7 },
    batch: 1,
    weightDecay: 1e-3,
    template: "phi",
    verified: false,
    source
  },
  {
    name: "mistral",
    epochs: { generator: 2, critic: 2 },
    learningRate: { generator: 5e-7, critic: 5e-7, later: 5e-7 },
    batch: 1,
    weightDecay: 1e-2,
    template: "mistral",
    verified: false,
    source
  },
  {
    name: "llama-3",
    epochs: { generator: 2, critic: 2 },
    learningRate: { generator: 5e-7, critic: 2e-7, later: 5e-7 },
    batch: 1,
    weightDecay: 1e-2,
    template: "llama3",
    verified: false,
    source
  }
]

/** A preset by its name; the failure is a sentence. */
export const preset = (name: string): Result.Result<Preset, string> => {
  const found = presets.find((each) => each.name === name)
  if (found !== undefined) return Result.succeed(found)
  const names = presets.map((each) => each.name)
  const [near] = Nearest.nearest(name, names)
  return Result.fail(
    `trainer.preset: expected ${names.join(", ")}, found "${name}"; ${
      near === undefined ? "name one of them or leave it out" : `did you mean ${near}?`
    }`
  )
}

/** The preset that a recipe names, if it names one. */
export const of = ({ preset: name }: Pick<TrainerSettings, "preset">): Result.Result<Preset | undefined, string> =>
  name === undefined ? Result.succeed(undefined) : preset(name)
