/** A question put to a judge. */
import { Effect } from "effect"
import * as EventLog from "../log/EventLog.ts"
import * as Prompt from "../model/Prompt.ts"

/** Asks a judge at a place; an answer of no use is recorded, and there is none. */
export const ask = Effect.fnUntraced(function*<I extends Prompt.PromptInput, O>(
  prompt: Prompt.Prompt<I, O>,
  { input, place }: { readonly input: I; readonly place: string }
) {
  const answer = yield* Prompt.ask(prompt, input, place)
  if (answer._tag === "Answered") return answer
  yield* EventLog.append(Prompt.failed(place, answer))
  return undefined
})
