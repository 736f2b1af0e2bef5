/** Every method of a recipe, measured on the same questions. */
import { Effect } from "effect"
import type { Alarm, Measured } from "../Result.ts"
import type * as Study from "../Study.ts"
import * as Measure from "./Measure.ts"
import type { MethodName } from "./Name.ts"
import * as Specialise from "./Specialise.ts"
import * as Star from "./Star.ts"
import * as Untrained from "./Untrained.ts"
import * as Variant from "./Variant.ts"

/** What a method comes to; one that is measured along the way comes to several rows. */
export interface Found {
  readonly measured: ReadonlyArray<Measured>
  readonly alarms: ReadonlyArray<Alarm>
  readonly notes: ReadonlyArray<string>
}

const found = ({ measured, notes }: Measure.Outcome): Found => ({ measured: [measured], alarms: [], notes })

const untold = (note: string): Found => ({ measured: [], alarms: [], notes: [note] })

/** The one model of the single-agent method, used in another way. */
interface Way {
  readonly method: MethodName
  readonly agents: number
  readonly rounds: number
  readonly temperature?: number
}

/** The methods of a study, each trained as often as the finetuned agents were. Variants that several of them need are trained once. */
export const make = (study: Study.Study, { iterations }: { readonly iterations: number }) => {
  const { recipe, task } = study
  const variants = Variant.variants(recipe)
  const played = new Map<string, Specialise.Specialised>()

  const specialised = Effect.fnUntraced(function*(variant: Variant.Variant) {
    const known = played.get(variant.name)
    if (known !== undefined) return known
    // A model that other methods need is measured as a method of its own only where that is asked for.
    const isAsked = recipe.methods.some((method) => method === variant.name)
    const measured = isAsked ? (variant.curve ? "each" : "last") : "none"
    const so = yield* Specialise.specialise(study, { variant, iterations, measured })
    played.set(variant.name, so)
    return so
  })

  const single = Effect.fnUntraced(function*({ agents, method, rounds, temperature }: Way) {
    const variant = variants.find(({ name }) => name === "single-agent")!
    const so = yield* specialised(Variant.twinOf(variant, recipe) ?? variant)
    const outcome = yield* Measure.measure(study, {
      method,
      iteration: iterations,
      // What plays hangs on how often it was trained: a finetuning may grow.
      label: `${method}-${iterations}`,
      set: "test",
      options: Variant.options(recipe, {
        ...variant,
        rounds,
        cast: Variant.copies(so.casts.at(-1)!.generators[0]!, agents),
        task
      }),
      ...(temperature === undefined ? {} : { temperature })
    })
    return { measured: [outcome.measured], alarms: so.alarms, notes: [...so.notes, ...outcome.notes] } satisfies Found
  })

  /** Measures a method. */
  return Effect.fn("finetuning.method")(function*(method: MethodName) {
    if (Untrained.isOne(method)) {
      return found(yield* Measure.measure(study, Untrained.measuring(study, method, { set: "test" })))
    }
    if (iterations === 0) {
      return untold(`${method} is not measured: an alarm ended the finetuning before anybody was trained.`)
    }
    const { agents, rounds } = recipe.debate
    switch (method) {
      case "star":
        return yield* Star.star(study, iterations)
      case "single-agent-alone":
        return yield* single({ method, agents: 1, rounds: 1 })
      case "temperature-2":
        return yield* single({ method, agents, rounds, temperature: 2 })
      default: {
        const variant = variants.find(({ name }) => name === method)!
        const twin = Variant.twinOf(variant, recipe)
        if (twin !== undefined) {
          return untold(`${method} is not measured apart: with these settings of debate it is ${twin.name} itself.`)
        }
        const { alarms, measured, notes } = yield* specialised(variant)
        return { alarms, measured, notes } satisfies Found as Found
      }
    }
  })
}
