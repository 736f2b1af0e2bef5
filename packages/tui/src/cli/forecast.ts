/** `stoa forecast`: what a run will ask for, use, cost and take, before it is begun. */
import { Attempts, Budget, Forecast, Models, Price, Recipe, RunStore, Sample, Stop } from "@stoa/core"
import { Effect, Layer, Option } from "effect"
import { Command, Flag } from "effect/cli"
import * as layers from "../layers.ts"
import * as classroom from "./classroom.ts"
import { usage } from "./CommandError.ts"
import { gather } from "./execute.ts"
import * as priceList from "./prices.ts"
import * as recipeFlags from "./recipeFlags.ts"
import * as Screen from "./Screen.ts"
import { basis } from "./teach.ts"

const whole = (count: number): string => count.toLocaleString("en")

/** Calls that a trial and its repetitions may take, beside those of the sample. */
const trials = 10

const sizeOf = ({ lessons, profiles }: Sample.Plan): string =>
  [
    ...(profiles.length === 0 ? [] : [Screen.count(profiles.length, "agent")]),
    ...(lessons === undefined || lessons.posed.length === 0 ? [] : [Screen.count(lessons.posed.length, "play")])
  ].join(" and ")

/** Plays a sample on the recipe's own model, within a limit that is told first. */
const sample = Effect.fnUntraced(function*(
  recipe: Recipe.Recipe,
  { price, ...cast }: Pick<Forecast.ForecastOptions, "profiles" | "scenarios" | "questions"> & {
    readonly price: Price.Price | undefined
  }
) {
  const plan = yield* Sample.plan(recipe, cast)
  const { calls, inputTokens, outputTokens } = plan.limit
  const maxCost = price === undefined ? undefined : Price.cost(price, plan.limit) / Price.nanos
  Screen.say(
    `Asking ${recipe.model} for a sample: ${sizeOf(plan)}, about ${whole(calls / 2)} calls, at most ${
      whole(calls + trials)
    }${
      maxCost === undefined
        ? ` and ${Screen.short(inputTokens + outputTokens)} tokens`
        : ` and ${Price.inDollars(maxCost)}`
    }.`
  )
  const { drained, stop } = yield* Stop.make
  const models = Models.layer(
    {
      ...layers.access(recipe),
      // The run's own model alone is asked: the others need not even be there, nor need what they ask for be known.
      models: [],
      embedder: "lexical",
      fallback: [],
      drill: 0,
      maxCalls: calls + trials,
      maxTokens: inputTokens + outputTokens,
      ...(maxCost === undefined || maxCost === 0 ? {} : { maxCost })
    },
    process.env
  ).pipe(Layer.provide(Layer.merge(RunStore.CallStore.memory, Attempts.AttemptStore.memory)))
  return yield* Effect.gen(function*() {
    const context = yield* Effect.context<Layer.Success<typeof models>>()
    const measured = yield* Effect.raceFirst(
      Sample.play(plan, Layer.succeedContext(context)),
      Effect.as(drained, undefined)
    )
    if (measured === undefined) {
      return yield* usage("The sample came to its limit before it was done: the server fails too often.")
    }
    const { calls: spent, cost, ...tokens } = (yield* Budget.Budget).spending()
    Screen.say(
      `The sample took ${Screen.count(spent, "call")} and ${
        Screen.short(tokens.inputTokens + tokens.outputTokens)
      } tokens${cost === undefined ? "" : `, ${Price.inDollars(cost)}`}.`
    )
    return measured
  }).pipe(Effect.provide(models), Effect.provideService(Stop.Stop, stop))
})

/** Columns of a line's name. */
const labelled = 24

/** A line of the table; 80 columns at most. */
const row = (name: string, cells: ReadonlyArray<string>): string =>
  `${name.padEnd(labelled)}${cells.map((cell) => cell.padStart(14)).join("")}`

/** Roles of one name together, whichever models play them. */
const byName = (roles: ReadonlyArray<Forecast.Role>): Array<readonly [string, Forecast.Sum]> =>
  Array.from(Map.groupBy(roles, ({ role }) => role), ([name, own]) => [name, Forecast.sum(own)])

/** The table: phases, their roles below them, and all together; then by model, if there are several. No cost where there is none. */
const table = ({ embedder, model: main, roles, total }: Forecast.Forecast): Array<string> => {
  const { cost: all = 0 } = total
  const digits = all >= 1 ? 2 : 4
  const line = (name: string, { calls, cost = 0, inputTokens, outputTokens }: Forecast.Sum) =>
    row(name, [
      whole(calls),
      whole(inputTokens),
      whole(outputTokens),
      ...(all === 0
        ? []
        : [`$${cost.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`])
    ])
  return [
    row("", ["calls", "tokens in", "tokens out", ...(all === 0 ? [] : ["cost"])]),
    ...[...new Set(roles.map(({ phase }) => phase))].flatMap((phase) => {
      const own = roles.filter((role) => role.phase === phase)
      return [line(phase, Forecast.sum(own)), ...byName(own).map(([name, sum]) => line(`  ${name}`, sum))]
    }),
    line("all", total),
    ...(roles.every(({ model }) => model === undefined) ? [] : [
      "",
      ...Array.from(
        Map.groupBy(roles, ({ model, role }) => (role === "embed" ? embedder : model ?? main)),
        ([name, own]) => line(Screen.quote(name, labelled - 1), Forecast.sum(own))
      )
    ])
  ]
}

/** Which of the recipe's limits the run would come to, in words. */
const limits = ({ maxCalls, maxCost, maxTokens }: Recipe.OperationSettings, total: Forecast.Sum): Array<string> => {
  const stops = [
    ...(maxCost !== undefined && total.cost !== undefined && total.cost > maxCost ? [Price.inDollars(maxCost)] : []),
    ...(maxCalls !== undefined && total.calls > maxCalls ? [`${whole(maxCalls)} calls`] : []),
    ...(maxTokens !== undefined && total.inputTokens + total.outputTokens > maxTokens
      ? [`${whole(maxTokens)} tokens`]
      : [])
  ]
  return [
    ...(stops.length === 0 ? [] : [`The run would stop before its end, at its limit of ${stops.join(" and of ")}.`]),
    ...(maxCost !== undefined && total.cost === undefined
      ? [`The run would not begin: its limit of ${Price.inDollars(maxCost)} cannot be kept without a price.`]
      : [])
  ]
}

const quoted = (argument: string): string => (/^[\w./:=@%+,-]+$/.test(argument) ? argument : JSON.stringify(argument))

/** The command that runs what was forecast. */
const runLine = (argv: ReadonlyArray<string>, recipe: Recipe.Recipe): string => {
  const given = argv.slice(argv.indexOf("forecast") + 1)
    .filter((argument) => !["--sample", "--json", "--verbose"].includes(argument))
  return [`npx stoa ${Recipe.hasSociety(recipe) ? "run" : "teach"}`, ...given.map(quoted)].join(" ")
}

/** What is likely to come of it. */
const yieldOf = ({ class: classroom, rows }: Forecast.Forecast, recipe: Recipe.Recipe): string => {
  const { conversations = 0, questions = 0 } = classroom ?? {}
  return [
    ...(classroom === undefined || Recipe.wanted(recipe) > 0
      ? [`${whole(rows.expected - conversations)} of ${Screen.count(rows.wanted - questions, "row")}`]
      : []),
    ...(classroom === undefined
      ? []
      : [`${Screen.count(conversations, "conversation")} of ${Screen.count(questions, "question")}`])
  ].join(" and ")
}

const lines = (forecast: Forecast.Forecast, recipe: Recipe.Recipe): Array<string> => [
  ...table(forecast),
  "",
  `About ${Screen.duration(forecast.seconds)}, ${yieldOf(forecast, recipe)}.`,
  ...limits(recipe.operation, forecast.total),
  "",
  ...forecast.assumptions.map((sentence) => `- ${sentence}`),
  "",
  `Run it:  ${runLine(process.argv, recipe)}`
]

export const forecast = Command.make(
  "forecast",
  {
    ...recipeFlags.flags,
    sample: Flag.Boolean("sample").pipe(
      Flag.withDescription(
        "Ask the real model for a few of the calls first, for its lengths and times; this costs a little"
      ),
      Flag.withDefault(false)
    )
  },
  Effect.fn("stoa forecast")(function*({ json, recipe: file, sample: sampled, verbose, ...settings }) {
    // Questions without a society are what stoa teach takes.
    const isTaught = Option.isNone(file) && settings.questions.length > 0 && Option.isNone(settings.agents)
    const recipe = yield* recipeFlags.assemble(file, settings, isTaught ? basis() : {})
    if (sampled && recipe.model === "rehearsal") {
      return yield* usage("The rehearsal model needs no sample: name a model with --model, or leave --sample out.")
    }
    const prices = yield* priceList.of(recipe)
    const scenarios = yield* classroom.scenarios(recipe)
    const questions = yield* classroom.questions(recipe, verbose)
    const profiles = Recipe.hasSociety(recipe) ? yield* gather(recipe, { verbose }) : []
    const cast = { profiles, scenarios, questions }
    const measured = sampled ? yield* sample(recipe, { ...cast, price: prices.model }) : undefined
    const made = yield* Forecast.make(recipe, { ...cast, prices, measured })
    if (json) Screen.print(JSON.stringify(made))
    else for (const line of lines(made, recipe)) Screen.print(line)
  })
).pipe(
  Command.withDescription(
    "What a run will ask for, use, cost and take; offline, nothing is spent and nothing is written"
  ),
  Command.withExamples([
    {
      command: "stoa forecast recipe.yaml --model openai/gpt-5-mini",
      description: "Calls, tokens, cost and time of a run, without a key"
    },
    {
      command: "stoa forecast --agents 500 --count 500 --model openai/gpt-5-mini --sample",
      description: "The same, after a few calls to the model"
    }
  ])
)
