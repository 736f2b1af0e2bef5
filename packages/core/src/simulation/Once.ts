/** Questions of group life: one that came to nothing is not asked again by whoever goes on with a step that somebody else began. */
import { Effect, HashMap } from "effect"
import * as EventLog from "../log/EventLog.ts"
import type * as World from "../log/World.ts"
import * as Asked from "../model/Asked.ts"
import type * as Prompt from "../model/Prompt.ts"

/** True where a place came to nothing. */
export const hasFailed = (world: World.World, place: string): boolean => HashMap.has(world.failures, `${place}/failed`)

/** Asks a prompt at a place; an answer of no use is recorded, and there is none. */
export const ask = Effect.fnUntraced(function*<I extends Prompt.PromptInput, O>(
  prompt: Prompt.Prompt<I, O>,
  asked: { readonly input: I; readonly place: string }
) {
  return hasFailed(yield* EventLog.currentWorld, asked.place) ? undefined : yield* Asked.ask(prompt, asked)
})
