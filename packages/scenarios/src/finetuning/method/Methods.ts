/** Every method of a recipe, measured on the same questions. */
import { Effect } from "effect"
import type { Measured } from "../Result.ts"
import type * as Study from "../Study.ts"
import * as Measure from "./Measure.ts"
import type { MethodName } from "./Name.ts"
import * as Specialise from "./Specialise.ts"
import * as Star from "./Star.ts"
import * as Untrained from "./Untrained.ts"
import * as Variant from "./Variant.ts"

/** What a method comes to; one that is measured along the way comes to several. */
export interface Outcome {
  readonly measured: ReadonlyArray<Measured>
  readonly notes: ReadonlyArray<string>
}

const outcome = ({ measured, notes }: Measure.Outcome): Outcome => ({ measured: [measured], notes })

/** The methods of a study. Variants that several of them need are trained once. */
export const make = (study: Study.Study) => {
  const { recipe, task } = study
  const variants = Variant.variants(recipe)
  const played = new Map<string, Specialise.Specialised>()

  const specialised = Effect.fnUntraced(function*(variant: Variant.Variant) {
    const known = played.get(variant.name)
    if (known !== undefined) return known
    const so = yield* Specialise.specialise(study, { variant })
    played.set(variant.name, so)
    return so
  })

  /** The one model of the single-agent method, after its last training. */
  const single = Effect.fnUntraced(function*(way: {
    readonly method: MethodName
    readonly agents: number
    readonly rounds: number
    readonly temperature?: number
  }) {
    const variant = variants.find(({ name }) => name === "single-agent")!
    const { casts, iterations } = yield* specialised(variant)
    const { agents, method, rounds, temperature } = way
    const measured = yield* Measure.measure(study, {
      method,
      iteration: iterations.length,
      // What plays hangs on how often it was trained: a finetuning may grow.
      label: `${method}-${iterations.length}`,
      set: "test",
      options: Variant.options(recipe, {
        ...variant,
        rounds,
        cast: Variant.copies(casts.at(-1)!.generators[0]!, agents),
        task
      }),
      ...(temperature === undefined ? {} : { temperature })
    })
    return outcome(measured)
  })

  /** Measures a method. */
  return Effect.fn("finetuning.method")(function*(method: MethodName) {
    if (Untrained.isOne(method)) {
      return outcome(yield* Measure.measure(study, Untrained.measuring(study, method, { set: "test" })))
    }
    const { agents, rounds } = recipe.debate
    switch (method) {
      case "star":
        return outcome(yield* Star.star(study))
      case "single-agent-alone":
        return yield* single({ method, agents: 1, rounds: 1 })
      case "temperature-2":
        return yield* single({ method, agents, rounds, temperature: 2 })
      default: {
        const { measured, notes } = yield* specialised(variants.find(({ name }) => name === method)!)
        return { measured, notes } satisfies Outcome as Outcome
      }
    }
  })
}
