/** A class for tests of its forecast: questions of many lengths, a talk of a drawn length, a comparison, and how a whole run is counted. */
import {
  type Class,
  Draft,
  Embedder,
  EventLog,
  type Forecast,
  Model,
  Pipeline,
  Prompt,
  type Question,
  type Recipe,
  Rehearsal,
  Scenario,
  Stage
} from "@stoa/core"
import { Effect, Layer, Schema } from "effect"
import { recipeOf } from "../../support/flow.ts"

const words = ["eggs", "boxes", "apples", "shelves", "letters", "stamps", "bricks", "walls", "tickets", "trains"]

/** A file of questions, each of a length of its own. */
const file = (source: string, { count, longest }: { readonly count: number; readonly longest: number }) =>
  Array.from({ length: count }, (_, nth): Question.Question => {
    const told = Array.from(
      { length: 3 + ((nth * 7919) % longest) },
      (_, at) => `${at + nth} ${words[(nth + at) % words.length]}`
    )
    return {
      id: `${source}:${nth + 1}`,
      source,
      question: `There are ${told.join(", ")}. How many things are there in all on day ${nth}?`,
      answer: `One adds them up, one after the other: ${told.join(" + ")}, which gives the sum of day ${nth}.`
    }
  })

/** Two files of questions, short ones and long ones, and how many are wanted of each. */
export const files = [
  { questions: file("short.jsonl", { count: 260, longest: 8 }), count: 200 },
  { questions: file("long.jsonl", { count: 180, longest: 60 }), count: 150 }
]

const speak = Prompt.make("speak", {
  input: Schema.Struct({ question: Schema.String, before: Schema.String }),
  output: Schema.String,
  system: "You think aloud about a question until it is answered.",
  user: "{{question}}\n{{before}}",
  rehearse: ({ question }, chance) => `One looks at it again, ${chance.int(1000)} times over: ${question.slice(0, 400)}`
})

const roles = { tutor: { cast: "neighbour", model: "strong" }, pupil: { cast: "anyone", model: "weak" } } as const

/** A talk of two to five turns of the pupil, and as many of the tutor. */
export const talk = Scenario.make("talk", {
  summary: "Two talk a question over until it is answered.",
  roles,
  learner: "pupil",
  input: Schema.Struct({ question: Schema.String }),
  play: Effect.fnUntraced(function*({ cast, input: { question } }) {
    const stage = yield* Stage
    const turns: Array<Draft.Turn> = []
    const rounds = yield* stage.choose("rounds", [2, 3, 4, 5])
    for (let nth = 0; nth < rounds; nth++) {
      const asked = yield* stage.ask(cast.tutor, speak, { question, before: String(nth) })
      const said = yield* stage.ask(cast.pupil, speak, { question, before: asked.text })
      turns.push(Draft.human(asked), Draft.gpt(said))
    }
    return [Draft.conversation(turns)]
  })
})

/** One call, over the question and one that is like it. */
export const compare = Scenario.make("compare", {
  summary: "Somebody holds a question against one that is like it.",
  roles: { pupil: roles.pupil },
  similar: 1,
  input: Schema.Struct({
    question: Schema.String,
    similar: Schema.NonEmptyArray(Schema.Struct({ question: Schema.Struct({ question: Schema.String }) }))
  }),
  play: Effect.fnUntraced(function*({ cast, input: { question, similar: [other] } }) {
    const stage = yield* Stage
    const said = yield* stage.ask(cast.pupil, speak, { question, before: other.question.question })
    return [Draft.conversation([Draft.human(question), Draft.gpt(said)])]
  })
})

/** Both, the talk twice as often. */
export const scenarios: ReadonlyArray<Class.Weighted> = [{ scenario: talk, weight: 2 }, {
  scenario: compare,
  weight: 1
}]

/** Weights as a recipe has them. */
export const weights = (all: ReadonlyArray<Class.Weighted>) =>
  Object.fromEntries(all.map(({ scenario, weight }) => [scenario.name, weight]))

/** A recipe of a class without a society, and what is put over it. */
export const classOf = (more: Readonly<Record<string, unknown>> = {}, of = scenarios): Recipe.Recipe => {
  const { class: own = {}, ...rest } = more
  return recipeOf({
    population: { agents: 0 },
    requirements: [],
    quality: { language: "any" },
    class: { scenarios: weights(of), ...own as object },
    ...rest
  })
}

/** Plays a recipe in memory from its beginning to its end, and counts what it asks. */
export const counted = Effect.fnUntraced(function*(recipe: Recipe.Recipe, options: Pipeline.LiveOptions) {
  let calls = 0
  let tokens = 0
  const models = Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: (request) =>
          Effect.tap(model.ask(request), ({ inputTokens, outputTokens }) =>
            Effect.sync(() => {
              calls++
              tokens += inputTokens + outputTokens
            }))
      }))
  ).pipe(Layer.provide(Rehearsal.layer()))
  const world = yield* Effect.andThen(Pipeline.live(recipe, options), EventLog.currentWorld).pipe(
    Effect.provide(Layer.mergeAll(models, Embedder.Embedder.lexical, EventLog.EventLog.memory), { local: true })
  )
  return { calls, tokens, world }
})

/** Tokens in and out. */
export const tokensOf = ({ inputTokens, outputTokens }: Forecast.Sum) => inputTokens + outputTokens

/** No people. */
export const nobody = { profiles: [] }
