/** What the rehearsal model says in group life: acts, reactions, routes, receptions, summaries. */
import type { Chance } from "../domain/Seed.ts"
import type { Deed, Reaction } from "./prompts.ts"
import { acts, withPast } from "./rehearse/acts.ts"
import { reactionTo } from "./rehearse/reacting.ts"
import { revisionFor } from "./rehearse/revising.ts"
import * as Scene from "./rehearse/Scene.ts"

export { rehearseReceive, rehearseRoute } from "./rehearse/routing.ts"
export { rehearseSummary } from "./rehearse/telling.ts"

/** How often an act finishes the plan step it serves. */
const doneAtOnce = 0.55
/** How often what is heard changes how a plan step is gone about. */
const revises = 0.06

/** One act on the plan: the stage of the step at hand gives the shape, the person's matter and work the content. */
export const rehearseAct = (input: Scene.ActInput, chance: Chance): Deed => {
  const scene = Scene.make(input, chance)
  const shapes = scene.past.length > 0 ? [...acts[scene.stage], chance.pick(withPast)] : acts[scene.stage]
  const deed = Scene.fresh(() => {
    const [act, words] = chance.pick(shapes)
    return { act, text: Scene.finish(Scene.opened(words(scene), scene, chance)) }
  }, input.memory)
  return { ...deed, stepDone: chance.flip(doneAtOnce) }
}

/** One act upon what was heard: it names whoever was heard of and takes up a thing they spoke of, and seldom changes the plan. */
export const rehearseReact = (
  input: Scene.ActInput & { readonly heard: ReadonlyArray<string> },
  chance: Chance
): Reaction => {
  const scene = Scene.make(input, chance)
  const { act, text, ...topic } = Scene.fresh(() => {
    const { text, ...rest } = reactionTo(input, scene, chance)
    return { ...rest, text: Scene.finish(Scene.opened(text, scene, chance)) }
  }, input.memory)
  const isDone = input.now === ""
  const deed = { act, text, stepDone: chance.flip(doneAtOnce) }
  return chance.flip(revises) && (isDone || !deed.stepDone)
    ? { ...deed, revised: revisionFor(scene, topic, { chance, isDone }) }
    : deed
}
