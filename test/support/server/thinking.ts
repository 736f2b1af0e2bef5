import type { Answer } from "./answers.ts"
import type { Options, ParsedRequest, Scripted } from "./options.ts"
import { digest, random } from "./random.ts"
import { sentences } from "./sentences.ts"
import { contentWords } from "./words.ts"

/** An answer with what was thought before it, in the field in which the server tells it. */
export interface Thought extends Answer {
  readonly reasoning?: { readonly [field in "reasoning_content" | "reasoning"]?: string }
}

/** The answer with the thinking before it, where the model is one that thinks; drawn apart from the answer, which stays as it is. */
export const thoughtful = (
  answer: Answer,
  { index, options, request, scripted }: {
    readonly request: ParsedRequest
    readonly options: Options
    readonly scripted: Partial<Scripted>
    readonly index: number
  }
): Thought => {
  const { messages, model, seed } = request
  const draws = random(
    "thinking",
    digest(JSON.stringify([options.salt ?? "", messages, model, seed ?? null, index]))
  )
  const thinks = (options.thinkers ?? []).includes(model)
  const text = scripted.reasoning ??
    (thinks ? sentences(draws, contentWords(request.userText), 3 + draws.below(6)) : undefined)
  if (text === undefined) return answer
  const field = options.thinking ?? "reasoning_content"
  if (field !== "inline") return { ...answer, reasoning: { [field]: text } }
  return answer.content === null ? answer : { ...answer, content: `<think>\n${text}\n</think>\n\n${answer.content}` }
}
