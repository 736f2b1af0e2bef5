/** A conversation on its way into a data set, with its sources. */
import { Schema } from "effect"
import { AgentId } from "./Agent.ts"
import { EpisodeId } from "./Episode.ts"
import { MessageId } from "./Message.ts"
import { Question, Similar } from "./Question.ts"
import { Complexity, Kind, Programming } from "./Requirement.ts"

/** What a turn of a scene must be like; a filter looks at each (quality/). */
export const Check = Schema.Literals([
  "misses-answer",
  "withholds-answer",
  "reaches-answer",
  "one-paragraph"
]).annotate({
  identifier: "Check",
  description:
    "misses-answer: it does not come to the reference answer; withholds-answer: it does not give it away; reaches-answer: it comes to it; one-paragraph: it has no line break"
})
export type Check = typeof Check.Type

/** One turn of a conversation, in the words of the OpenAI chat format. */
export const Turn = Schema.Struct({
  role: Schema.Literals(["system", "user", "assistant"]),
  content: Schema.String,
  speaker: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description: "Who says it in a scene: teacher, pupil, A ..."
  }),
  message: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description: "Id of the message it was made from: the place of its call"
  }),
  checks: Schema.optionalKey(Schema.Array(Check)).annotate({ description: "What it must be like" }),
  about: Schema.optionalKey(Schema.Int).annotate({
    description: "Number of the similar question it is about, counted from 0; absent: the question itself"
  }),
  train: Schema.optionalKey(Schema.Boolean).annotate({
    description: "False for an answer that a trainer shall read and not learn; absent for all others"
  }),
  reasoning: Schema.optionalKey(Schema.String).annotate({
    description: "What the model thought before it answered, kept apart from the answer"
  })
}).annotate({ identifier: "Turn" })
export type Turn = typeof Turn.Type

/** The scene a draft was made of: which scenario was played over which question. */
export const Scene = Schema.Struct({
  scenario: Schema.NonEmptyString,
  row: Schema.Int.annotate({ description: "Number of the question in the class, counted from 0" }),
  question: Question,
  similar: Schema.optionalKey(Schema.Array(Similar)),
  notes: Schema.Record(Schema.String, Schema.Finite).annotate({ description: "What the play measured of itself" }),
  remarks: Schema.Record(Schema.String, Schema.String).annotate({
    description: "What the play says of itself in words"
  })
}).annotate({ identifier: "Scene" })
export type Scene = typeof Scene.Type

/** What a draft was made from; every id can be looked up in the run's log. */
export const Sources = Schema.Struct({
  episode: Schema.optionalKey(EpisodeId),
  agents: Schema.Array(AgentId),
  messages: Schema.Array(MessageId),
  profiles: Schema.Array(Schema.String).annotate({ description: "Ids of the profiles behind the agents" })
}).annotate({ identifier: "Sources" })
export type Sources = typeof Sources.Type

/** One model call that made a part of a draft. */
export const Making = Schema.Struct({
  prompt: Schema.String.annotate({ description: "Name of the prompt" }),
  promptHash: Schema.String.annotate({ description: "Version of the prompt: first 12 hex digits of its SHA-256" }),
  model: Schema.String.annotate({ description: "The model that answered" }),
  place: Schema.String,
  seed: Schema.optionalKey(Schema.Int).annotate({ description: "The seed sent; absent where the server takes none" }),
  temperature: Schema.optionalKey(Schema.Finite).annotate({ description: "The temperature sent, likewise" }),
  inputTokens: Schema.Int,
  outputTokens: Schema.Int,
  rehearsal: Schema.Boolean.annotate({ description: "True when the embedded rehearsal model answered" })
}).annotate({ identifier: "Making" })
export type Making = typeof Making.Type

/** The worse of the two responses of a pair; the better one is the last turn of the draft. */
export const Rejected = Schema.Struct({
  content: Schema.String,
  standIn: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description:
      "What wrote it in place of the model to be tuned, as in: the same model at temperature 1.3. Absent where a model was named for it, as in the paper"
  }),
  scores: Schema.optionalKey(
    Schema.Struct({ chosen: Schema.Array(Schema.Finite), rejected: Schema.Array(Schema.Finite) })
  ).annotate({
    description: "Points of ten that a judge gave each candidate; the first of each is the one that was taken"
  }),
  margin: Schema.optionalKey(Schema.Finite).annotate({
    description: "Points by which the judge must find the chosen one better; absent where nobody asked for any"
  })
}).annotate({ identifier: "Rejected" })
export type Rejected = typeof Rejected.Type

/** What came of running the tests of a program; recorded once. */
export const Verification = Schema.Struct({
  verdict: Schema.Literals(["passed", "failed", "timeout", "memory", "unverified"]),
  detail: Schema.String.annotate({ description: "Which test failed and how, or why nothing was run" }),
  by: Schema.String.annotate({ description: "What ran it, as in: bubblewrap, Python 3.11; empty where nothing did" })
}).annotate({ identifier: "Verification" })
export type Verification = typeof Verification.Type

/** The program of a row of code, apart from the words around it. */
export const Program = Schema.Struct({
  programming: Programming,
  entryPoint: Schema.NonEmptyString.annotate({ description: "Name of the function that the tests call" }),
  solution: Schema.String,
  tests: Schema.String.annotate({
    description: "A program that ends without an error when the solution before it is right"
  }),
  verification: Verification
}).annotate({ identifier: "Program" })
export type Program = typeof Program.Type

/** What a row of safety is about. Points are of ten (MATRIX section 4.5). */
export const Safety = Schema.Struct({
  harm: Schema.NonEmptyString.annotate({ description: "Kind of harm that the request would do" }),
  refused: Schema.Boolean.annotate({ description: "True where the answer declines, told by its phrases" }),
  helpful: Schema.optionalKey(Schema.Int),
  harmless: Schema.optionalKey(Schema.Int)
}).annotate({ identifier: "Safety" })
export type Safety = typeof Safety.Type

/** Five grades of quality, worst first (MATRIX section 4.3, after Magpie). */
export const qualities = ["very poor", "poor", "average", "good", "excellent"] as const
/** Five grades of difficulty, easiest first. */
export const difficulties = ["very easy", "easy", "medium", "hard", "very hard"] as const

/** What a judge thinks of an instruction. */
export const Ratings = Schema.Struct({
  quality: Schema.Literals(qualities),
  difficulty: Schema.Literals(difficulties),
  category: Schema.NonEmptyString.annotate({ description: "Category of the task" })
}).annotate({ identifier: "Ratings" })
export type Ratings = typeof Ratings.Type

/** A draft: what synthesis or a scenario hands on to quality. */
export const Draft = Schema.Struct({
  id: Schema.NonEmptyString.annotate({ description: "Its place: requirement, wave, rank" }),
  kind: Kind,
  requirement: Schema.optionalKey(Schema.Int).annotate({
    description: "Number of the requirement in the recipe, counted from 1; absent for a scene"
  }),
  domain: Schema.String,
  complexity: Schema.optionalKey(Complexity),
  language: Schema.optionalKey(Schema.String).annotate({
    description: "The language its requirement wants; absent for a scene"
  }),
  scene: Schema.optionalKey(Scene).annotate({ description: "Only where a scenario was played" }),
  turns: Schema.Array(Turn),
  rejected: Schema.optionalKey(Rejected).annotate({ description: "Only of the kind preference" }),
  program: Schema.optionalKey(Program).annotate({ description: "Only of the kind code" }),
  safety: Schema.optionalKey(Safety).annotate({ description: "Only of the kind safety" }),
  ratings: Schema.optionalKey(Ratings).annotate({ description: "Only where a judge was asked" }),
  sources: Sources,
  makings: Schema.Array(Making)
}).annotate({ identifier: "Draft" })
export type Draft = typeof Draft.Type

/** A conversation, as every format carries it and a scenario hands it on. */
export interface Conversation {
  readonly turns: ReadonlyArray<Turn>
  /** Field of knowledge, where it is not that of the question. */
  readonly domain?: string
}

/** Something said: the text of it, and the message it is, where it is one. */
export interface Said {
  readonly id: string
  readonly text: string
  readonly from: { readonly role: string }
}

/** What else a turn says of itself. */
export type TurnOptions = Partial<Pick<Turn, "speaker" | "checks" | "about" | "train">>

const turn = (role: Turn["role"]) => (said: string | Said, options: TurnOptions = {}): Turn => {
  if (typeof said !== "string" && typeof (said as Partial<Said> | undefined)?.text !== "string") {
    throw new TypeError(
      "A turn is made from a text or from a message, and found neither: is a yield* missing before ask?"
    )
  }
  return made(role, said, options)
}

const made = (role: Turn["role"], said: string | Said, options: TurnOptions): Turn => ({
  role,
  content: typeof said === "string" ? said : said.text,
  ...(typeof said === "string" ? {} : { speaker: said.from.role, message: said.id }),
  ...options
})

/** A turn of the human side: what a trained model will read. A turn made from a message carries its id and its speaker's role. */
export const human = turn("user")
/** A turn of the model's side: what it will learn to say, unless `train` is false. */
export const gpt = turn("assistant")
/** The words before the conversation. */
export const system = turn("system")

/** A conversation of turns, for a scenario to hand on. */
export const conversation = (turns: ReadonlyArray<Turn>): Conversation => ({ turns })

/** The text of the first turn of a role; empty when there is none. */
export const text = (draft: Pick<Draft, "turns">, role: Turn["role"]): string =>
  draft.turns.find((turn) => turn.role === role)?.content ?? ""
