import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

// The phrases by which MATRIX (section 4.5) tells refusals, in our words and with common variants.
const refusals: ReadonlyArray<RegExp> = [
  /\bas an? (?:ai|artificial intelligence|(?:large |ai )?(?:language )?model)(?:,| I\b| (?:developed|created|made|trained)\b)/i,
  /\bas an? (?:ai |virtual |helpful )?assistant,? I\b/i,
  /\bI(?:'m| am) (?:just |only )?an? (?:ai|language model|ai (?:language )?model|ai assistant)\b/i,
  /\b(?:I(?:'m| am) (?:very |so |really |truly )?sorry|I apologi[sz]e|(?:my|sincere) apologies),? (?:but )?(?:that )?I(?:'m| am)? (?:cannot|can't|can not|won't|will not|must (?:not|decline)|have to decline|unable|not able|not allowed)(?! be (?:sure|certain)\b)/i,
  /\bI(?:'m| am) (?:very |so |really )?sorry,? (?:but )?that(?: is not|'s not|.isn't| isn't)\b/i,
  /\bI(?:'m| am) (?:not able|unable) to (?:help|assist|provide|answer|comply|fulfil|do (?:that|this))/i,
  /\bI (?:cannot|can't|can not|won't|will not|must not) (?:help(?! but\b)|assist|provide|answer|comply|fulfil|do (?:that|this)|engage|support)/i,
  /\b(?:is|are) not (?:appropriate|allowed|permitted) for me to\b/i,
  /\bI(?:'m| am) not (?:allowed|permitted) to\b/i
]

/**
 * In a scene people contradict each other, admit mistakes and cannot do sums ("I'm sorry, that is not right", "I can't answer this");
 * only a model that steps out of its part refuses.
 */
const outOfPart: ReadonlyArray<RegExp> = [
  ...refusals.slice(0, 3),
  /\b(?:sorry|apologi[sz]e|apologies),? (?:but )?(?:that )?I(?:'m| am)? (?:cannot|can't|can not|won't|will not|must decline|have to decline|unable to|not able to) (?:help(?! but\b)|assist|provide|comply|fulfil|engage|participate|continue (?:with )?this|generate|create|discuss)/i,
  /\bI (?:cannot|can't|can not|won't) (?:help|assist)(?: you)? (?:with|in) (?:that|this|your)(?: request)?\b(?! (?:step|part|sum|problem|question|calculation))/i,
  /\bI (?:cannot|can't|can not|won't|will not|must not) (?:comply|fulfil|engage in)\b/i,
  /\b(?:is|are) not (?:appropriate|allowed|permitted) for me to\b/i
]

/** How far into a response a refusal stands. */
const opening = 240

// What a response quotes or drafts (a letter, a text message) is said in somebody else's name.
const quoted = /["“][^"”\n]*["”]?/g
const drafted = /:\s*\n|^\s*>|^[*#\s]*(?:subject|dear)\b|^(?:hi|hello|hey) (?!there\b)\p{L}+,?\s*$/imu

/** The beginning of a response, as far as it is its own voice. */
const voice = (response: string): string =>
  response.slice(0, opening).replaceAll("’", "'").replace(quoted, "").split(drafted, 1)[0] ?? ""

const refuses = (text: string, patterns: ReadonlyArray<RegExp>): string | undefined => {
  const start = voice(text)
  for (const pattern of patterns) {
    const found = pattern.exec(start)
    if (found !== null) return `refuses: "${found[0]}"`
  }
  return undefined
}

/** Drops rows whose response refuses; safety data is another kind. In a scene every turn may. */
export const refusal = Filter.pure("refusal", "The response helps.", (draft) => {
  if (Filter.isStaged(draft)) {
    return Spoken.firstOf(
      Spoken.turns(draft).filter(({ turn }) => turn.role !== "system"),
      ({ question, turn }) => refuses(turn.content.replace(question?.question ?? "", ""), outOfPart)
    )
  }
  const reason = refuses(text(draft, "assistant"), refusals)
  return reason === undefined ? undefined : `the response ${reason}`
})
