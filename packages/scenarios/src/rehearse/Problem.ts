/** A question as a pupil takes it in: its sentences, what it gives, what it asks. */
import { Phrase } from "@stoa/core"
import type { Option } from "./Options.ts"
import * as Options from "./Options.ts"
import type { Quantity } from "./Quantity.ts"
import * as Quantities from "./Quantity.ts"

/** What sort of answer a question wants. */
export type Kind = "sum" | "choice" | "code" | "open"

/** A question, read. */
export interface Problem {
  readonly question: string
  readonly kind: Kind
  readonly sentences: ReadonlyArray<string>
  /** What is given, in order; those of the sentence that asks included. */
  readonly quantities: ReadonlyArray<Quantity>
  /** The sentence that asks. */
  readonly asks: string
  /** What is to be counted: "clips"; empty where it is not said. */
  readonly counted: string
  /** True where money is asked for. */
  readonly isMoney: boolean
  readonly options: ReadonlyArray<Option>
}

const codeWords =
  /\b(?:write|implement|create|define|develop|build|complete|fix|debug|give|design|code|add|edit|generate|construct)\b[^.?!]{0,60}\b(?:functions?|programs?|scripts?|class(?:es)?|methods?|code|quer(?:y|ies)|regex|regular expression|snippet|algorithm|sql|html|css|css rules?)\b/i
const codeSigns =
  /```|^\s*(?:def|class|import|from|#include|public|SELECT|function)\s|\bassert\s+\w+\(|\bin (?:python|java|javascript|c\+\+|rust|go|sql|bash|ruby|php)\b/m

const sumWords =
  /\bhow (?:many|much|long|old|far|tall|heavy|big|fast|often|few|deep|wide|high|large)\b|\bwhat(?:'s| is| was| will| would| are| were| percent(?:age)?| fraction| number| amount| total| price| cost)|\b(?:calculate|find|determine|compute|evaluate)\b/i

/** The sort of answer a question wants, from the question alone. */
export const kindOf = (question: string): Kind => {
  if (Options.find(question).length > 0) return "choice"
  if (codeSigns.test(question) || codeWords.test(question)) return "code"
  const numbers = Quantities.find([question])
  return numbers.length >= 2 && sumWords.test(question) ? "sum" : "open"
}

const asking = /\?\s*$|^(?:find|calculate|determine|compute|what|how|which|evaluate)\b/i

const notNoun =
  /^(?:do|does|did|is|are|was|were|will|would|can|could|has|have|had|should|must|in|of|on|at|for|to|the|a|an|he|she|they|it|it's|more|less|than|left|there|each|per|total)$/i

const countedIn = (asks: string): string => {
  const [, after = ""] = /\bhow many ((?:[\p{L}'’-]+ ?){1,6})/iu.exec(asks) ?? []
  const words = after.trim().split(" ")
  const start = words.findIndex((word) => !/^(?:more|total|fewer|less|of|additional|extra|other)$/i.test(word))
  const noun = words.slice(Math.max(0, start))
  const end = noun.findIndex((word) =>
    notNoun.test(word) || Quantities.stops.has(word.toLowerCase()) || /^\p{Lu}|ing$/u.test(word)
  )
  return noun.slice(0, end < 0 ? 3 : Math.min(end, 3)).join(" ")
}

/** Reads a question. */
export const read = (question: string): Problem => {
  const stem = Options.stem(question)
  const sentences = Phrase.sentences(stem.replace(/\s+/g, " "))
  const asks = sentences.findLast((sentence) => asking.test(sentence)) ?? sentences.at(-1) ?? question
  return {
    question,
    kind: kindOf(question),
    sentences,
    quantities: Quantities.find(sentences),
    asks,
    counted: countedIn(asks),
    isMoney:
      /\bhow much (?:money|does|did|do|will|would|is|was|has|had|should|must|can|could|in|total|more)?\b|\bdollars?\b|\b(?:cost|price|earn|pay|spend|profit|change|budget|salary|bill|worth)\b/i
        .test(asks) &&
      !/\bhow many\b(?! dollars)/i.test(asks) && /\$|dollar|cents?\b/i.test(stem),
    options: Options.find(question)
  }
}
