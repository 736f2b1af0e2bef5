/** What a recipe says of rows: which may stay, and how they are written. */
import { Schema } from "effect"
import { difficulties, qualities } from "../domain/Draft.ts"
import { atLeast, setting } from "../domain/Setting.ts"

const Band = Schema.Struct({ min: atLeast(1), max: atLeast(1) }).check(
  Schema.makeFilter(({ max, min }) => min <= max || "Expected min to be no more than max")
)

const share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** Which rows may stay. */
export const QualitySettings = Schema.Struct({
  language: setting(
    Schema.NonEmptyString,
    "The language all turns of a class shall be in, by its English name or code; rows of a requirement shall be in that of the requirement. any: nobody looks at either",
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
  ),
  thinking: setting(
    Band,
    "Fewest and most characters of the thinking before an answer, for the kind reasoning",
    { min: 40, max: 40000 }
  ),
  nearDuplicates: setting(
    share,
    "From which share of common word 3-grams (Jaccard) on two instructions are near duplicates; 0: nobody looks",
    0.7
  ),
  semanticDuplicates: Schema.optionalKey(share).annotate({
    description:
      "From which cosine on two instructions mean the same; 0: nobody looks. Default: 0.95 for lexical, which compares words, 0.9 for others"
  }),
  benchmarks: setting(
    Schema.Array(Schema.NonEmptyString),
    "Files of tests (.jsonl, .json, .csv, each also .gz) that no row may repeat",
    []
  ),
  contamination: setting(
    Schema.Struct({
      coverage: setting(share, "Share of a benchmark item that a row must hold to be a hit", 0.7),
      cosine: Schema.optionalKey(share).annotate({
        description: "Cosine from which on an item is looked at beside those that share 8 words in a row"
      })
    }),
    "What counts as a repetition of a benchmark item",
    {}
  ),
  privacy: setting(
    Schema.Literals(["drop", "report", "off"]),
    "What becomes of rows with addresses, numbers or keys that belong to somebody: drop, or keep and say so",
    "drop"
  ),
  judge: setting(
    Schema.Literals(["none", "report", "filter"]),
    "report: a judge grades quality and difficulty of every instruction and names its category; filter: and rows below the grades wanted are dropped",
    "none"
  ),
  grades: setting(
    Schema.Struct({
      quality: setting(Schema.Literals(qualities), "The worst quality that may stay", "average"),
      easiest: setting(Schema.Literals(difficulties), "The easiest that may stay", "very easy"),
      hardest: setting(Schema.Literals(difficulties), "The hardest that may stay", "very hard")
    }),
    "The grades wanted, where a judge filters",
    {}
  ),
  harmless: setting(
    Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10 })),
    "Fewest points of ten that a judge must give the answer of a row of safety for doing no harm; 0: no judge is asked",
    0
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
  ),
  references: setting(
    Schema.Array(Schema.NonEmptyString),
    "Files of instructions whose numbers stand beside those of the data set",
    []
  )
})
