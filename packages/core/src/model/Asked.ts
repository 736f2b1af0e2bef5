/** A question of which only the answer is wanted: that there is none is a fact, and nothing to be done about. */
import { Effect } from "effect"
import * as EventLog from "../log/EventLog.ts"
import * as Prompt from "./Prompt.ts"

/** Asks a prompt at a place; an answer of no use is recorded, and there is none. */
export const ask = Effect.fnUntraced(function*<I extends Prompt.PromptInput, O>(
  prompt: Prompt.Prompt<I, O>,
  { input, place }: { readonly input: I; readonly place: string }
) {
  const answer = yield* Prompt.ask(prompt, input, place)
  if (answer._tag === "Answered") return answer
  yield* EventLog.append(Prompt.failed(place, answer))
  return undefined
})
