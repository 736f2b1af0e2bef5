/** What a finetuning will ask for: played in small, in memory, on the rehearsal, and scaled up to all its questions. */
import {
  Attempts,
  Embedder,
  Likelihood,
  Milestones,
  Model,
  Models,
  Price,
  PriceFile,
  Prices,
  Rehearsal,
  RunStore,
  Tokens
} from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Layer, Result } from "effect"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as layers from "../../finetuningLayers.ts"
import * as prices from "../prices.ts"
import * as Screen from "../Screen.ts"
import * as questions from "./questions.ts"
import { told } from "./sitting.ts"

/** Questions of each set that are played. */
const size = 12

/** Questions of each set whose replies are scored at most, wherever a method is measured. */
const scored = 100

/** What is counted. */
interface Count {
  calls: number
  inputTokens: number
  outputTokens: number
}

const none = (): Count => ({ calls: 0, inputTokens: 0, outputTokens: 0 })

/** A forecast; every number in it is an estimate. */
export interface Expected extends Readonly<Count> {
  readonly model: string
  readonly questions: { readonly train: number; readonly test: number; readonly transfer: number }
  readonly sets: { readonly [set in Finetuning.Folder.Set]: Readonly<Count> }
  /** Replies that are scored for the measures by likelihood, where the models' server gives the probabilities of a given text. */
  readonly scorings: number
  /** Models that are trained, and tokens that they learn from, over all epochs. */
  readonly trainings: number
  readonly trainedTokens: number
  /** US dollars for the calls; absent where the price of the model is not known. */
  readonly cost?: number
}

/** The set that a call is made for. */
const setOf = (place: string): Finetuning.Folder.Set =>
  (/\/(train|test|transfer)\//.exec(place)?.[1] ?? "train") as Finetuning.Folder.Set

/** The rehearsal, counted by the set that a call is made for. */
const counting = (counts: Readonly<Record<Finetuning.Folder.Set, Count>>) =>
  Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: (request) =>
          Effect.tap(model.ask(request), ({ inputTokens, outputTokens }) =>
            Effect.sync(() => {
              const count = counts[setOf(request.place)]
              count.calls++
              count.inputTokens += inputTokens
              count.outputTokens += outputTokens
            }))
      }))
  ).pipe(Layer.provide(Rehearsal.layer()))

/** Nobody is trained, and every training is counted. */
const school = (recipe: Finetuning.Recipe.Recipe, trained: { count: number; tokens: number }) =>
  Effect.map(Tokens.load, (tokens) =>
    Finetuning.Trainer.Trainer.of({
      name: "none",
      notes: [],
      check: () => Effect.void,
      train: ({ data, from, place }) =>
        Effect.map(Effect.promise(() => readFile(data.openai, "utf8")), (text) => {
          trained.count++
          trained.tokens += tokens.count(text) * recipe.trainer.epochs
          // What was trained is another model, whose replies are scored under the others.
          const model = recipe.trainer.kind === "none" ? from : place
          return { model, trainer: "none", conversations: data.conversations, retries: 0, seconds: 0 }
        })
    }))

const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-forecast-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true, force: true }))
)

const priceOf = Effect.fnUntraced(function*(recipe: Finetuning.Recipe.Recipe) {
  if (recipe.model === Rehearsal.rehearsal || Finetuning.Abacus.isOne(recipe.model)) return Price.free
  const listed = recipe.operation.prices === undefined ? [] : yield* PriceFile.read(recipe.operation.prices)
  const server = Models.resolve(recipe.model, layers.access(recipe), prices.withKeys(process.env))
  return Result.isSuccess(server) ? Prices.find(server.success, listed) : undefined
})

/** Forecasts a recipe. Nothing is asked, and nothing is left behind. */
export const make = Effect.fn("finetuning.expected")(function*(recipe: Finetuning.Recipe.Recipe, verbose: boolean) {
  const asked = yield* Effect.mapError(questions.of(recipe, { folder: undefined, verbose }), told)
  const { test, train, transfer } = asked
  const counts = { train: none(), test: none(), transfer: none() }
  const scorings = { train: 0, test: 0, transfer: 0 }
  const trained = { count: 0, tokens: 0 }
  const path = yield* folder
  yield* Finetuning.run({
    ...recipe,
    model: Rehearsal.rehearsal,
    embedder: "lexical",
    // The rehearsal has no probabilities of anything.
    likelihood: recipe.likelihood && recipe.model !== Rehearsal.rehearsal,
    alarms: { ...recipe.alarms, stop: false }
  }, {
    folder: Finetuning.Folder.of(path, "forecast"),
    ...asked,
    train: train.slice(0, size),
    test: test.slice(0, size),
    transfer: transfer && { ...transfer, test: transfer.test.slice(0, size) },
    onProgress: () => undefined
  }).pipe(
    Effect.provide(Layer.mergeAll(
      counting(counts),
      Embedder.Embedder.lexical,
      Layer.succeed(
        Likelihood.Likelihood,
        Likelihood.Likelihood.of({
          score: ({ place }) =>
            Effect.sync(() => {
              scorings[setOf(place)]++
              return [{ token: "x", logprob: -1, top: [] }]
            }),
          why: () => undefined
        })
      ),
      Layer.effect(Finetuning.Trainer.Trainer, school(recipe, trained)),
      Milestones.Milestones.memory,
      RunStore.CallStore.memory,
      Attempts.AttemptStore.memory
    ))
  )
  const factor = (all: ReadonlyArray<unknown>) => (all.length === 0 ? 0 : all.length / Math.min(size, all.length))
  const scaled = ({ calls, inputTokens, outputTokens }: Count, times: number): Count => ({
    calls: Math.round(calls * times),
    inputTokens: Math.round(inputTokens * times),
    outputTokens: Math.round(outputTokens * times)
  })
  const sets = {
    train: scaled(counts.train, factor(train)),
    test: scaled(counts.test, factor(test)),
    transfer: scaled(counts.transfer, factor(transfer?.test ?? []))
  }
  const all = Object.values(sets).reduce((sum, { calls, inputTokens, outputTokens }) => ({
    calls: sum.calls + calls,
    inputTokens: sum.inputTokens + inputTokens,
    outputTokens: sum.outputTokens + outputTokens
  }), none())
  const price = yield* priceOf(recipe)
  const expected: Expected = {
    model: recipe.model,
    questions: { train: train.length, test: test.length, transfer: transfer?.test.length ?? 0 },
    ...all,
    sets,
    scorings: Math.round(
      Object.entries({ train, test, transfer: transfer?.test ?? [] }).reduce(
        (sum, [set, { length }]) =>
          sum +
          (length === 0
            ? 0
            : scorings[set as Finetuning.Folder.Set] * Math.min(scored, length) / Math.min(size, length)),
        0
      )
    ),
    trainings: trained.count,
    trainedTokens: Math.round(trained.tokens * factor(train)),
    ...(price === undefined ? {} : { cost: Price.cost(price, all) / Price.nanos })
  }
  return expected
}, Effect.scoped)

const whole = (count: number): string => count.toLocaleString("en")

const row = (name: string, cells: ReadonlyArray<string>): string =>
  `${name.padEnd(38)}${cells.map((cell) => cell.padStart(14)).join("")}`

const lines = (expected: Expected, recipe: Finetuning.Recipe.Recipe): ReadonlyArray<string> => {
  const { cost, model, questions, scorings, sets, trainedTokens, trainings } = expected
  const line = (name: string, { calls, inputTokens, outputTokens }: Readonly<Count>) =>
    row(name, [calls, inputTokens, outputTokens].map(whole))
  return [
    row("", ["calls", "tokens in", "tokens out"]),
    line(`${questions.train} questions to learn from`, sets.train),
    line(`${questions.test} questions to measure with`, sets.test),
    ...(questions.transfer === 0 ? [] : [line(`${questions.transfer} questions of another task`, sets.transfer)]),
    line("all", expected),
    ...(scorings === 0
      ? []
      : [row("replies scored, where that can be had", [whole(scorings)])]),
    "",
    `${Screen.count(trainings, "training")} (trainer ${recipe.trainer.kind}), over about ${
      Screen.short(trainedTokens)
    } tokens in all epochs`,
    `${
      cost === undefined
        ? `What ${Screen.quote(model, 60)} asks for its tokens is not known: name a file of prices with --prices`
        : cost === 0
        ? "The calls cost nothing"
        : `The calls cost about ${Price.inDollars(cost)}`
    }${
      recipe.trainer.kind === "api"
        ? `. What the ${
          Screen.short(trainedTokens)
        } tokens of trainings cost, and the calls of the models that come of them, is the host's own price and not in that`
        : ""
    }.`,
    `Counted on ${size} questions of each set at most, played on the rehearsal: a model that says more takes more tokens.`
  ]
}

/** Tells it. */
export const tell = Effect.fnUntraced(function*(
  recipe: Finetuning.Recipe.Recipe,
  { json, verbose }: { readonly json: boolean; readonly verbose: boolean }
) {
  const expected = yield* make(recipe, verbose)
  if (json) return Screen.print(JSON.stringify(expected))
  for (const line of lines(expected, recipe)) Screen.print(line)
})
