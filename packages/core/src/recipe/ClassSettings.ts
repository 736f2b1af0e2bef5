/** What a recipe says of a class: which scenarios are played over which questions. */
import { Schema } from "effect"
import { atLeast, setting } from "../domain/Setting.ts"

const share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** What the rows of question files may look like; auto: found out from the fields of the first row, and never harmful. */
export const presets = [
  "auto",
  "plain",
  "gsm8k",
  "orca-math",
  "mbpp",
  "humaneval",
  "mmlu",
  "openhermes",
  "alpaca",
  "procqa",
  "harmful"
] as const

/** A file of questions and how it is read. */
export const QuestionFile = Schema.Struct({
  file: Schema.NonEmptyString.annotate({ description: "A file of questions (.jsonl, .json, .csv, each also .gz)" }),
  preset: setting(
    Schema.Literals(presets),
    "What the rows look like; auto: found out from the fields of the first row; harmful: requests for something harmful, without reference answers, to examine a model with",
    "auto"
  ),
  mapping: setting(
    Schema.Record(Schema.String, Schema.String),
    "Which field of the file holds question, answer, outcome, id, choices; only where the preset's names do not fit",
    {}
  ),
  count: Schema.optionalKey(atLeast(1)).annotate({ description: "Rows drawn from it; default: all" }),
  licence: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "The licence of rows that name none" }),
  domain: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "Field of knowledge of its rows" })
})
export type QuestionFile = typeof QuestionFile.Type

/** Which scenarios are played over which questions. */
export const ClassSettings = Schema.Struct({
  scenarios: setting(
    Schema.Record(Schema.String, Schema.Finite.check(Schema.isGreaterThan(0))),
    "Weight by scenario: the name of one that comes with Stoa, a file, or a package. Each question gets one of them",
    {}
  ),
  questions: setting(Schema.Array(QuestionFile), "Files of questions with reference answers", []),
  share: setting(share, "Share of the society's groups that go to class on questions of their own episodes", 0),
  spare: setting(
    share,
    "Share of the questions that are kept for scenarios which want questions like the one at hand; only where not enough are left over",
    0.25
  ),
  near: setting(
    Schema.Struct({
      count: setting(atLeast(1), "How many of the nearest questions one is drawn from", 5),
      least: Schema.optionalKey(Schema.Finite).annotate({
        description:
          "Least cosine of a question like another one; below it stands whichever is nearest. Default: 0.5 for minilm, 0 for others"
      }),
      most: setting(Schema.Finite, "Greatest cosine: beyond it it is the same question", 0.95)
    }),
    "Which questions are like another one",
    {}
  ),
  settings: setting(
    Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Json)),
    "What a scenario's input takes beside the question, by scenario: see stoa scenarios",
    {}
  ),
  gain: setting(
    Schema.Boolean,
    "Test the learner of each scenario before and after, and once more without the lesson: what is learnt",
    false
  ),
  judge: setting(
    Schema.Literals(["none", "report", "filter"]),
    "report: a judge labels conversations whose reasoning is faulty; filter: and they are dropped",
    "none"
  ),
  maxCalls: setting(atLeast(1), "Calls of one play at most", 64),
  patience: setting(
    Schema.Finite.check(Schema.isGreaterThan(0)),
    "Seconds after which a play that does nothing is given up",
    10
  )
})
export type ClassSettings = typeof ClassSettings.Type
