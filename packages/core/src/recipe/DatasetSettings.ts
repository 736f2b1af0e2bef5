/** What a recipe says of rows: which may stay, and how they are written. */
import { Schema } from "effect"
import { atLeast, setting } from "../domain/Setting.ts"

const Band = Schema.Struct({ min: atLeast(1), max: atLeast(1) }).check(
  Schema.makeFilter(({ max, min }) => min <= max || "Expected min to be no more than max")
)

/** Which rows may stay. */
export const QualitySettings = Schema.Struct({
  language: setting(
    Schema.NonEmptyString,
    "The language all turns of a class shall be in, by its English name or code; any: nobody looks",
    "English"
  ),
  instruction: setting(
    Band,
    "Fewest and most characters of an instruction",
    { min: 20, max: 4000 }
  ),
  response: setting(
    Band,
    "Fewest and most characters of a response",
    { min: 20, max: 16000 }
  )
})

/** What the data set is called and under which licence it is given on. */
export const DatasetSettings = Schema.Struct({
  title: setting(Schema.NonEmptyString, "Name on the card", "Stoa data set"),
  licence: setting(Schema.NonEmptyString, "Licence on the card, as the Hugging Face hub spells it", "other"),
  system: setting(
    Schema.Literals(["none", "student"]),
    "student: conversations of a class begin with a system turn that tells the model to answer as a student, in detail",
    "none"
  ),
  roleTags: setting(
    Schema.Literals(["none", "angle"]),
    "angle: each turn of a class begins with its speaker, as in <Teacher>",
    "none"
  ),
  trainOn: setting(
    Schema.Literals(["all", "last", "right"]),
    "Which answers of a class a trainer learns: all, as in the paper; the last; or all but those that were meant to be wrong",
    "all"
  ),
  sets: setting(
    Schema.Array(Schema.Literals(["original", "ablation", "noise"])),
    "What is written beside the conversations of a class: their questions with the reference answers, the same without one scenario each, the same with typing errors",
    ["original"]
  )
})
