/** What a training is done with, each value with where it is from: the recipe, a preset, or the published script. */
import type { TrainerSettings } from "../Settings.ts"
import type { Training } from "../Trainer.ts"
import type { Preset } from "./Presets.ts"

/** What of a training its values hang on. */
export type Trainee = Pick<Training, "iteration" | "part">

/** A value, and where it is from. */
export interface Value {
  readonly value: number
  readonly from: string
}

/** The values of a training. */
export interface Values {
  readonly epochs: Value
  readonly rate: Value
  readonly batch: Value
  readonly accumulation: Value
  readonly weightDecay: Value
  readonly warmup: Value
  readonly length: Value
}

/** Where values of the published training script are from. */
export const script = "the published script"
/** Where values are from that the recipe says. */
export const recipe = "the recipe"

const published = { epochs: 2, rate: 1e-5, batch: 3, accumulation: 16, weightDecay: 0, warmup: 0.03, length: 2048 }

const ofScript = (name: keyof typeof published): Value => ({ value: published[name], from: script })

/** Where a value of a preset is from; said with every one of them where nobody has checked it. */
export const fromOf = ({ name, verified }: Preset): string => `preset ${name}${verified ? "" : ", unverified"}`

/** The learning rate of an agent, by its part and by whether it has been trained before. */
const rateOf = ({ learningRate }: Preset, { iteration, part }: Trainee): number =>
  iteration > 1 ? learningRate.later : learningRate[part]

/**
 * The values of a training. What the recipe says itself goes before a preset, and that before the published script; epochs are the
 * preset's where there is one, for a recipe always has a number of them.
 */
export const of = (
  trainee: Trainee,
  { preset, settings }: {
    readonly settings: Pick<TrainerSettings, "epochs" | "learningRate" | "batch">
    readonly preset?: Preset | undefined
  }
): Values => {
  const given = (value: number | undefined): Value | undefined =>
    value === undefined ? undefined : { value, from: recipe }
  const ofPreset = (value: number | undefined): Value | undefined =>
    preset === undefined || value === undefined ? undefined : { value, from: fromOf(preset) }
  const batch = given(settings.batch) ?? ofPreset(preset?.batch)
  return {
    epochs: ofPreset(preset?.epochs[trainee.part]) ??
      (settings.epochs === published.epochs ? ofScript("epochs") : { value: settings.epochs, from: recipe }),
    rate: given(settings.learningRate) ?? ofPreset(preset && rateOf(preset, trainee)) ?? ofScript("rate"),
    batch: batch ?? ofScript("batch"),
    // The batch of a recipe or a preset is the whole of it.
    accumulation: batch === undefined ? ofScript("accumulation") : { value: 1, from: batch.from },
    weightDecay: ofPreset(preset?.weightDecay) ?? ofScript("weightDecay"),
    warmup: ofScript("warmup"),
    length: ofScript("length")
  }
}
