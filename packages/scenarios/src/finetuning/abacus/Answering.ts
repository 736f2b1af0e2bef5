/**
 * The abacus answers: a model of this process that does arithmetic step by step. Each digit of its working is drawn from what its network
 * thinks likely; no program works the expression out.
 */
import { Model, Seed } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Names from "./Names.ts"
import { read } from "./Reading.ts"
import * as Shelf from "./Shelf.ts"
import * as Summary from "./Summary.ts"
import { render } from "./Working.ts"
import { write } from "./Writing.ts"

/** What it says where there is nothing for it to work out. */
export const unable =
  "I am an abacus: I can only work out questions such as 4 + 7 * 12 + 20 - 5 * 3, with whole numbers from 0 to 29, and I find none here."

const summarise = "summarise-answers"

const errorOf = (model: string, sentence: string) =>
  new Model.ModelError({ model, endpoint: Names.name, reason: new Model.Absent({ detail: sentence }) })

const say = ({ pass }: Shelf.Held, { prompt, seed, temperature, turns }: Model.ModelRequest): string => {
  if (prompt === summarise) return Summary.write(turns.findLast(({ role }) => role === "user")?.content ?? "")
  const question = read(turns)
  if (question === undefined) return unable
  return render(question.expression, write(pass, question.sight, { temperature, next: Seed.chance(seed).next }))
}

/** Answers one request with a network. */
const reply = (held: Shelf.Held, model: string, request: Model.ModelRequest): Model.ModelReply => {
  const whole = say(held, request)
  const text = whole.slice(0, 4 * request.maxTokens)
  return {
    text,
    model,
    finish: text.length < whole.length ? "length" : "stop",
    inputTokens: request.turns.reduce((sum, turn) => sum + Model.estimateTokens(turn.content), 0),
    outputTokens: Model.estimateTokens(text),
    estimated: true,
    rehearsal: false,
    temperature: request.temperature,
    seed: request.seed
  }
}

/** The abacus and all that were trained from it, their weights below `folder`. A request names its model; without a name it is the abacus. */
export const layer = ({ folder }: { readonly folder: string }): Layer.Layer<Model.Model> =>
  Layer.sync(Model.Model, () => {
    const shelf = Shelf.make(folder)
    return Model.Model.of({
      name: Names.name,
      ask: (request) => {
        const model = request.model ?? Names.name
        return Effect.yieldNow.pipe(
          Effect.andThen(Effect.suspend(() => Effect.fromResult(shelf(model)))),
          Effect.mapError(({ sentence }) => errorOf(model, sentence)),
          Effect.map((held) => reply(held, model, request))
        )
      }
    })
  })
