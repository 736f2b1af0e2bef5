/** What data is wanted (MATRIX-Gen: human requirement). */
import { Schema } from "effect"
import { atLeast, setting } from "./Setting.ts"

/** How demanding an instruction shall be; a free setting, as the paper's own tables show (matrix table 10). */
export const Complexity = Schema.Literals(["simple", "intermediate", "specialised"])
export type Complexity = typeof Complexity.Type

/** One wish for data. */
export const Requirement = Schema.Struct({
  text: setting(
    Schema.NonEmptyString,
    "What the instructions shall be about, in plain words",
    "help people with what comes up in their daily life and work"
  ),
  kind: setting(Schema.Literals(["sft"]), "sft: an instruction and its response", "sft"),
  domain: setting(Schema.NonEmptyString, "Field of knowledge, e.g. general, code, mathematics, law", "general"),
  complexity: setting(Complexity, "How demanding the instructions shall be", "simple"),
  language: setting(Schema.NonEmptyString, "Language of the instructions", "English"),
  count: setting(atLeast(1), "Accepted rows wanted", 20),
  perEpisode: setting(atLeast(1), "Instructions from one episode at most, one for each of its agents", 3)
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
