/** What the rehearsal model says in group life: acts, reactions, routes, receptions, summaries. */
import type { Chance } from "../domain/Seed.ts"
import type { Deed } from "./prompts.ts"
import { acts, withPast } from "./rehearse/acts.ts"
import { reactionTo } from "./rehearse/reacting.ts"
import * as Scene from "./rehearse/Scene.ts"

export { rehearseReceive, rehearseRoute } from "./rehearse/routing.ts"
export { rehearseSummary } from "./rehearse/telling.ts"

/** How often an act finishes the plan step it serves. */
const doneAtOnce = 0.55

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

/** One act upon what was heard: it names whoever was heard of and takes up a thing they spoke of. */
export const rehearseReact = (
  input: Scene.ActInput & { readonly heard: ReadonlyArray<string> },
  chance: Chance
): Deed => {
  const scene = Scene.make(input, chance)
  const deed = Scene.fresh(() => {
    const { act, text } = reactionTo(input, scene, chance)
    return { act, text: Scene.finish(Scene.opened(text, scene, chance)) }
  }, input.memory)
  return { ...deed, stepDone: chance.flip(doneAtOnce) }
}
