/** Sentences of a text, and where it says that now its answer comes. */

/** A sentence, and where it begins in its text. */
export interface Sentence {
  readonly text: string
  readonly start: number
}

// A point ends a sentence only before a blank: "3.5" goes on.
const end = /\n|[.!?](?:["')\]*]{0,3})(?=\s|$)/g

/** The sentences of a text, in their order; lines are sentences too. */
export const sentences = (text: string): Array<Sentence> => {
  const found: Array<Sentence> = []
  let start = 0
  const add = (to: number) => {
    if (text.slice(start, to).trim() !== "") found.push({ text: text.slice(start, to), start })
    start = to
  }
  for (const { 0: sign, index } of text.matchAll(end)) add(index + sign.length)
  add(text.length)
  return found
}

const cue =
  /\b(?:answer|result|solution|outcome|(?:correct|right|best) (?:option|choice|letter|one))\b(?:\*\*|["'])?(?: {0,2}(?:(?:to|of|for) (?:the|this) (?:question|problem|exercise)|here|therefore|then|thus|now))?(?:\*\*)? {0,2}(?::|=|\b(?:is|was|will be|must be|should be|would be|comes to|equals|becomes|are)\b)(?:\*\*)?:?/gi

// An answer that is spoken of, and not given: before the cue, right behind it, anywhere behind it.
const spoken =
  /\b(?:wrong|incorrect|mistaken?|thought|said|wrote|claims?|earlier|previous(?:ly)?|initial(?:ly)?|original(?:ly)?|at first|(?:your|his|her|their|whose|if the) (?:final )?$)/i
const denied = /^\s*(?:not\b|n't)/i
const regretted = /\b(?:wrong|incorrect|mistaken?)\b/i

/** Where the last answer that a text names begins, behind "the answer is"; absent where none is named. */
export const named = (text: string): number | undefined => {
  let found: number | undefined
  for (const { start, text: sentence } of sentences(text)) {
    for (const match of sentence.matchAll(cue)) {
      const end = match.index + match[0].length
      const behind = sentence.slice(end, end + 200)
      if (
        !spoken.test(sentence.slice(Math.max(0, match.index - 200), match.index)) && !denied.test(behind) &&
        !regretted.test(behind)
      ) {
        found = start + end
      }
    }
  }
  return found
}

const interjections = "(?:\\b(?:oh|hm+|wait|no|oops|sorry|hold on|actually|but)\\b[\\s,.!:;—–-]*)"
const taken = new RegExp(
  `^[\\s*]*${interjections}*(?:(?:that|this|it|my (?:answer|result)|the (?:answer|result)) (?:is|was) (?:wrong|incorrect|a mistake|not (?:right|correct))|` +
    "(?:that|it)'s (?:wrong|incorrect|not right|not correct|a mistake)|let me (?:correct|fix)(?: (?:that|this|it|myself))?|" +
    "i (?:made a mistake|was wrong|miscalculated)|correction\\b)[\\s,.:;!—–-]*|" +
    `^[\\s*]*(?:wait|no|oops|sorry)\\b[\\s,.!:—–-]+(?=(?:it|that|the (?:answer|total|result))(?:'s| is| should be| must be) (?!not\\b))`,
  "i"
)
const interjected = new RegExp(`^[\\s*]*${interjections}+$`, "i")
const given = /####|\\boxed/

/** The text behind the last place where it takes back the answer that it has just given; all of it where it takes none back. */
export const upheld = (text: string): string => {
  let from = 0
  let just = false
  for (const { start, text: sentence } of sentences(text)) {
    const match = just ? taken.exec(sentence.slice(0, 200)) : null
    if (match !== null) from = start + match[0].length
    if (!interjected.test(sentence.slice(0, 60))) just = given.test(sentence) || sentence.search(cue) >= 0
  }
  return from === 0 ? text : text.slice(from)
}
