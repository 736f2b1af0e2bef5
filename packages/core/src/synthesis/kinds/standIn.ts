/** Who writes the worse response of a pair where no model to be tuned is named. */
import { Effect } from "effect"
import type { Making } from "../../domain/Draft.ts"
import * as Prompt from "../../model/Prompt.ts"
import { reject, respond } from "../prompts.ts"

/** The key of a recipe's models that stands in, where there is one. */
const weak = "weak"

/** The temperature at which the model of the better response stands in for a weaker one. */
const hot = 1.3

/** How the worse response is asked for, and what stands in for the model to be tuned; nothing where that is named. */
export interface Writer {
  readonly asking: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  readonly standIn: (making: Making) => string | undefined
}

/** What a call that stood in was; told from the call itself, for a server may take no temperature and the rehearsal has none. */
const described = ({ rehearsal, temperature }: Making): string =>
  rehearsal
    ? "the rehearsal, which makes its own answer worse"
    : temperature === undefined
    ? "the same model, asked once more"
    : `the same model at temperature ${temperature}`

/**
 * The model to be tuned where a recipe names one for `reject` (MATRIX-Gen section 4.2). Else what it calls weak, or the model of the
 * better response at a high temperature: neither is the paper's way, and a row says which it was.
 */
export const worse = Effect.gen(function*() {
  const chosen = yield* Prompt.ModelFor
  const modelFor = ({ name, role }: { readonly name: string; readonly role: string }) =>
    chosen({ name, role, place: "synthesis" })
  const sampling = yield* Prompt.Sampling
  // One name for everything that a requirement asks names no model to be tuned: two like answers are no pair.
  const strong = modelFor(respond)
  const isOther = (name: string | undefined): name is string => name !== undefined && name !== strong
  if (isOther(modelFor(reject))) {
    const named: Writer = { asking: (effect) => effect, standIn: () => undefined }
    return named
  }
  const weaker = modelFor({ name: weak, role: weak })
  if (isOther(weaker)) {
    const other: Writer = {
      asking: Effect.provideService(Prompt.ModelName, weaker),
      standIn: () => `the model named ${weak}`
    }
    return other
  }
  const hotter = { ...sampling, [reject.name]: { temperature: hot, ...sampling[reject.name] } }
  const same: Writer = {
    asking: (effect) =>
      effect.pipe(
        Effect.provideService(Prompt.ModelName, strong),
        Effect.provideService(Prompt.Sampling, hotter)
      ),
    standIn: described
  }
  return same
})
