import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

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

/** How far into a response a refusal stands. */
const opening = 240

// What a response quotes or drafts (a letter, a text message) is said in somebody else's name.
const quoted = /["“][^"”\n]*["”]?/g
const drafted = /:\s*\n|^\s*>|^[*#\s]*(?:subject|dear)\b|^(?:hi|hello|hey) (?!there\b)\p{L}+,?\s*$/imu

/** The beginning of a response, as far as it is its own voice. */
const voice = (response: string): string =>
  response.slice(0, opening).replaceAll("’", "'").replace(quoted, "").split(drafted, 1)[0] ?? ""

/** Drops rows whose response refuses; safety data is another kind. */
export const refusal = Filter.pure("refusal", "The response helps.", (draft) => {
  const start = voice(text(draft, "assistant"))
  for (const pattern of refusals) {
    const found = pattern.exec(start)
    if (found !== null) return `the response refuses: "${found[0]}"`
  }
  return undefined
})
