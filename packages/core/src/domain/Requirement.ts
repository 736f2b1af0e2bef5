/** What data is wanted (MATRIX-Gen section 4.1, "human requirement"). */
import { Schema } from "effect"
import { atLeast, setting } from "./Setting.ts"

/** How demanding an instruction shall be; a free setting for every kind, as the paper's own tables show (matrix table 10). */
export const Complexity = Schema.Literals(["simple", "intermediate", "specialised"])
export type Complexity = typeof Complexity.Type

/** The kinds of data (MATRIX-Gen section 4.2: SFT, DPO, Reason, Code, Safe, MT). */
export const Kind = Schema.Literals(["sft", "preference", "reasoning", "code", "safety", "multi-turn"])
export type Kind = typeof Kind.Type

/** Languages in which programs are written and their tests run. */
export const Programming = Schema.Literals(["python", "javascript"])
export type Programming = typeof Programming.Type

/** One wish for data. */
export const Requirement = Schema.Struct({
  text: setting(
    Schema.NonEmptyString,
    "What the instructions shall be about, in plain words",
    "help people with what comes up in their daily life and work"
  ),
  kind: setting(
    Kind,
    "sft: an instruction and its response; preference: a better and a worse response; reasoning: a problem, the thinking and the answer; code: a task, a program and tests that are run; safety: a harmful request and a safe answer; multi-turn: a conversation",
    "sft"
  ),
  domain: setting(Schema.NonEmptyString, "Field of knowledge, e.g. general, code, mathematics, law", "general"),
  complexity: setting(Complexity, "How demanding the instructions shall be", "simple"),
  style: setting(
    Schema.String,
    "How the instructions shall be written, in plain words, e.g. in one line, like an e-mail; empty: as the person would",
    ""
  ),
  language: setting(Schema.NonEmptyString, "Language of the instructions", "English"),
  count: setting(atLeast(1), "Accepted rows wanted", 20),
  perEpisode: setting(atLeast(1), "Instructions from one episode at most, one for each of its agents", 3),
  tries: setting(
    Schema.Finite.check(Schema.isGreaterThanOrEqualTo(1)),
    "Candidates written at most for each row wanted; then the shortfall is explained",
    4
  ),
  judge: Schema.optionalKey(Schema.Literals(["none", "report", "filter"])).annotate({
    description: "Whether a judge grades these rows, where that is more than the recipe asks of all"
  }),
  benchmarks: Schema.optionalKey(Schema.Array(Schema.NonEmptyString)).annotate({
    description: "Files of tests that these rows may not repeat, beside those of quality.benchmarks"
  }),
  turns: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 8 }))).annotate({
    description: "multi-turn: exchanges of a conversation at most; default 3"
  }),
  programming: Schema.optionalKey(Programming).annotate({
    description: "code: the language programs are written in; default python"
  }),
  candidates: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 8 }))).annotate({
    description:
      "preference: responses drawn from each of the two models; of several a judge takes the best of the one and the worst of the other. Default 1"
  }),
  margin: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 9 }))).annotate({
    description:
      "preference: points of ten by which a judge must find the chosen response better; default: no judge, as in the paper"
  })
}).annotate({ identifier: "Requirement" })
export type Requirement = typeof Requirement.Type

const levels: Record<Complexity, string> = {
  simple: "simple: an everyday request that a helpful generalist answers in a few paragraphs, in plain words",
  intermediate:
    "intermediate: a request with several parts or conditions, which needs some knowledge of the field and some steps of thought",
  specialised:
    "specialised: a request of someone who knows the field, in its terms, with its constraints and figures, which needs expert knowledge and careful reasoning"
}

/** The level as it is told to the model. */
export const explain = (complexity: Complexity): string => levels[complexity]
