/** One call of a debate, written down: what was sent, what came, and what it cost, whether it could be used or not. */
import { Model, Prompt } from "@stoa/core"
import { Effect } from "effect"
import { nameOf, type Part, type Utterance } from "./Transcript.ts"

/** Who speaks, with which model, where. */
export interface Speaker {
  readonly part: Part
  readonly number: number
  readonly round: number
  readonly model: string
  readonly place: string
  /** The final answer of a text; absent where none is looked for. */
  readonly extract?: (text: string) => string | undefined
}

/** Listens to a model: what the user's turn was that a prompt went out with at last, and the tokens of all attempts at it. */
const listening = (model: typeof Model.Model.Service) => {
  const heard = { asked: undefined as string | undefined, inputTokens: 0, outputTokens: 0 }
  const ask = (request: Model.ModelRequest) => {
    // A repair asks about the reply before it and not for an answer to something else.
    if (!request.place.endsWith("/repair")) {
      heard.asked = request.turns.findLast(({ role }) => role === "user")?.content
    }
    return Effect.tap(model.ask(request), ({ inputTokens, outputTokens }) =>
      Effect.sync(() => {
        heard.inputTokens += inputTokens
        heard.outputTokens += outputTokens
      }))
  }
  return { heard, model: { name: model.name, ask } }
}

/** Has a speaker answer a prompt. A call that comes to nothing is an utterance as well; only what concerns the whole run fails. */
export const utter = Effect.fnUntraced(function*<I extends Prompt.PromptInput>(
  prompt: Prompt.Prompt<I, string>,
  input: I,
  { extract, ...speaker }: Speaker
): Effect.fn.Return<Utterance, Model.ModelError, Model.Model> {
  const { heard, model } = listening(yield* Model.Model)
  const answer = yield* Prompt.ask(prompt, input, speaker.place).pipe(
    Effect.provideService(Model.Model, model),
    Effect.provideService(Prompt.ModelName, speaker.model)
  )
  const text = answer._tag === "Answered" ? answer.output : null
  const { part, number, round, place } = speaker
  return {
    agent: nameOf(part, number),
    part,
    number,
    round,
    model: speaker.model,
    place,
    asked: heard.asked ?? prompt.turns(input).at(-1)?.content ?? "",
    text,
    answer: text === null ? null : extract?.(text) ?? null,
    ...(answer._tag === "Unusable" ? { failure: answer.reason } : {}),
    inputTokens: heard.inputTokens,
    outputTokens: heard.outputTokens
  }
})
