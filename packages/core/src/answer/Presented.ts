/** Whether something in a text is presented there as the result of it. */

// What may stand between the words that announce a result and the result.
const wrapping =
  /(?:[\s*_`"'([{$€£]|\\(?:boxed|fbox|text|mathrm|mathbf|textbf)\{|\b(?:about|exactly|only|just|simply|roughly|approximately|indeed|therefore|thus|option|the)\b)+$/

const announced = new RegExp(
  `(?:${
    [
      "[=≈→⇒]|=>|->|\\\\(?:approx|Rightarrow|implies|to)",
      "\\bequals?|\\bequal to",
      "\\b(?:answer|result|outcome|solution)\\b[^.!?\\n]{0,30}(?:\\b(?:is|are|was|of|be|becomes|equals)|:)",
      "\\b(?:total|sum|difference|product|quotient|remainder)\\b[^.!?\\n]{0,30}\\b(?:is|be|becomes|comes to)",
      "\\b(?:you|we|I|one|they|to)(?:'ll| will| would| should| can| must| then| now| finally)* (?:get|obtain|find|end up with|arrive at|reach|are left with|have left)",
      "\\b(?:which|that|this|it|these|and) (?:gives?|makes?|leaves?|yields?|is|are)(?: you| us)?",
      "\\b(?:giving|leaving|making|yielding|namely)(?: you| us)?",
      "\\b(?:comes?|came)(?: out)? to(?: be)?|\\bworks? out (?:to|at|as)(?: be)?|\\badds? up to|\\bamounts? to|\\bsums? to|\\bresults? in|\\byields?"
    ].join("|")
  })$`,
  "i"
)
const boxes = /\\(?:boxed|fbox)\{[^{}]{0,20}$/

const stated =
  /(?:^|\b(?:is|are|was|were|be|has|have|had|leaves?|left|gives?|gets?|got|makes?|needs?|takes?|costs?|earns?|earned|so|thus|therefore|hence|remains?)|:)$/i

// A result is followed by no further sum: "= 2 * 6" does not present 2.
const goingOn =
  /^\s*(?:[-+*/^]\s*[\d({\\$A-Za-z]|\\(?:times|cdot|div|d?frac)\b|x\s*\d|(?:times|plus|minus|divided|multiplied)\b)/
const summed = /^[^.,;:!?\n]{0,20}\b(?:remain|remains|are left|is left|left over|left|in total|altogether|in all)\b/

/** A stretch of a text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * How a stretch stands in its text. result: behind "=", "the answer is", "you get" or in a box, and not as a part of a further sum;
 * statement: behind "is", "has", "so" or at the beginning of its sentence; mention: anywhere else.
 */
export const presented = (text: string, { end, start }: Stretch): "result" | "statement" | "mention" => {
  const after = text.slice(end, end + 40)
  if (goingOn.test(after)) return "mention"
  const near = text.slice(Math.max(0, start - 80), start)
  const before = near.replace(wrapping, "").trimEnd()
  if (announced.test(before) || boxes.test(near)) return "result"
  if (/^[\s$*)}]*=/.test(after) && !/[-+*/^=]$/.test(before)) return "result"
  if (summed.test(after)) return "result"
  return stated.test(before) || /[.!?]$/.test(before) ? "statement" : "mention"
}

/** The stretch with a word or two on either side, on one line. */
export const quoted = (text: string, { end, start }: Stretch): string => {
  const before = /(?:\S+\s+){0,2}\S*$/.exec(text.slice(Math.max(0, start - 20), start).replace(/^.*\n/s, ""))![0]
  const after = /^\S*(?: \S+)?/.exec(text.slice(end, end + 14))![0]
  return `${before}${text.slice(start, end)}${after}`.replace(/\s+/g, " ").trim()
}

/** A text in lower case, with one blank between its words. */
export const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, " ")

/** Whether a stretch stands in another text (made flat) behind the same three words. */
export const restated = (text: string, { end, start }: Stretch, other: string): boolean => {
  const before = /(?:\S+\s+){0,3}\S*$/.exec(text.slice(Math.max(0, start - 30), start))![0]
  return other.includes(flat(before + text.slice(start, end)).trim())
}
