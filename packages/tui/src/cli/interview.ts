/** `stoa interview`: asks copies of agents something; what they answer is kept beside the run and never becomes part of it. */
import {
  EventLog,
  Interview,
  Model,
  Models,
  Observations,
  type Recipe,
  Roles,
  Runs,
  RunStore,
  Stop,
  World
} from "@stoa/core"
import { Effect, Layer, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import * as layers from "../layers.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import { find } from "./found.ts"
import * as asked from "./interview/asked.ts"
import * as told from "./interview/told.ts"
import * as operation from "./operation.ts"
import { decode, overlay, type Settings } from "./recipe.ts"
import * as Screen from "./Screen.ts"

/** What all parts of the command work with. */
interface Interviewed {
  readonly folder: Runs.RunFolder
  readonly world: World.World
  readonly json: boolean
}

/** The facts of a run, which somebody may be working on. */
const factsOf = ({ database }: Runs.RunFolder) =>
  Effect.flatMap(EventLog.EventLog, (log) => log.events).pipe(
    Effect.provide(RunStore.layer(database, { readonly: true }))
  )

/** What was asked so far, of some agents or of all. */
const list = Effect.fnUntraced(function*({ folder, json, world }: Interviewed, agents: ReadonlyArray<string>) {
  const all = yield* Observations.read(folder.database)
  const wanted = new Set(yield* asked.agentsIn(world, agents))
  const shown = all.filter(({ agent }) => wanted.size === 0 || wanted.has(agent))
  if (json) return Screen.print(JSON.stringify({ run: folder.name, observations: shown.map(told.row(world)) }))
  if (shown.length === 0) {
    const [first = "AGENT"] = [...wanted, ...World.agents(world).map(({ agent }) => agent.id)]
    return Screen.print(
      `Nobody was asked anything yet. Ask with: stoa interview ${folder.name} ${first} "What do you want most?"`
    )
  }
  for (const observation of shown) for (const line of told.lines(world, observation)) Screen.print(line)
})

/** The recipe by which a question is asked: of one model, by its flag, the role in the run's recipe, or the run's own; no drill. */
const reaching = (recipe: Recipe.Recipe, { given, instead }: {
  readonly given: string | undefined
  readonly instead: ReadonlyArray<string>
}): Recipe.Recipe => {
  const model = given ?? Roles.first(recipe.models, [Interview.role]) ?? recipe.model
  // Who names a model does not want the answer of another that the run would fall back on.
  const fallback = given === undefined ? recipe.operation.fallback : instead
  return { ...recipe, model, models: {}, embedder: "lexical", operation: { ...recipe.operation, drill: 0, fallback } }
}

/** Puts a question to agents at once, and keeps every answer as it comes. */
const askAll = Effect.fnUntraced(function*(world: World.World, { agents, question }: asked.Asking) {
  const observations = yield* Observations.Observations
  const before = yield* observations.all
  const one = (agent: string) =>
    Interview.ask(world, { agent, question, before }).pipe(
      Effect.tap(observations.keep),
      Effect.map((observation): told.Answer => Result.succeed(observation)),
      Effect.catchTag(
        "InterviewError",
        ({ sentence }) => Effect.succeed<told.Answer>(Result.fail({ agent, reason: sentence }))
      )
    )
  return yield* Effect.forEach(agents, one, { concurrency: "unbounded" })
})

const leave = (why: Stop.Why) =>
  Effect.fail(
    why._tag === "Trouble" ? why.error : new CommandError({
      sentence: why._tag === "Budget"
        ? `${why.sentence} For an interview alone raise it with --budget, --max-calls or --max-tokens.`
        : "",
      code: why._tag === "Budget" ? codes.budget : codes.interrupted
    })
  )

/** Asks over the run's own stores: what is asked stands in its ledger, and counts for its budget. */
const ask = Effect.fnUntraced(function*(
  { folder, json, world }: Interviewed,
  { recipe, ...asking }: asked.Asking & { readonly recipe: Recipe.Recipe }
) {
  const access = layers.access(recipe)
  yield* Models.check(access, process.env)
  const { drained, stop } = yield* Stop.make
  const models = Models.layer(access, process.env).pipe(Layer.provideMerge(Observations.beside(folder.database)))
  const answers = yield* Effect.raceFirst(
    Effect.provide(Interview.under(recipe)(askAll(world, asking)), models),
    Effect.flatMap(drained, leave)
  ).pipe(
    Effect.provideService(Stop.Stop, stop),
    Effect.catchIf(
      (error) => error instanceof Model.ModelError,
      (error) => Effect.flatMap(Models.withKnownModels(error, access, process.env), Effect.fail)
    )
  )
  told.answered(world, answers, { run: folder.name, json })
  const failed = answers.flatMap((answer) => (Result.isFailure(answer) ? [answer.failure.reason] : []))
  if (failed.length > 0) return yield* new CommandError({ sentence: failed.join(" "), code: codes.failed })
})

export const interview = Command.make(
  "interview",
  {
    run: Argument.String("run").pipe(
      Argument.withDescription("Name of the run, whether somebody works on it or not; alone: what was asked so far")
    ),
    words: Argument.String("agent question").pipe(
      Argument.withDescription("Agents by id, name or part of a name, and then the question, in quotation marks"),
      Argument.variadic()
    ),
    agents: maybe(Flag.String("agents"), "More agents, with commas between them, as in a0001,a0004"),
    at: maybe(Flag.Int("at"), "Ask as of the end of this step; default: as of now"),
    model: maybe(Flag.String("model"), "The model that answers; default: the one of the run's recipe"),
    ...operation.resumable,
    runs: shared.runs,
    json: shared.json,
    verbose: shared.verbose
  },
  Effect.fn("stoa interview")(function*({ agents, at, json, model, run, runs, verbose: _, words, ...flags }) {
    const folder = yield* find(runs, run)
    const world = yield* asked.society(folder, { events: yield* factsOf(folder), step: Option.getOrUndefined(at) })
    const interviewed: Interviewed = { folder, world, json }
    const listed = Option.match(agents, { onNone: () => [], onSome: asked.listed })
    const asking = yield* asked.read(words, { run, listed, world })
    if (asking === undefined) return yield* list(interviewed, listed)
    const settings = (yield* Runs.readRecipe(folder)) as Settings
    const mine = { operation: { ...operation.settings(flags), runs } }
    const recipe = reaching(yield* Effect.fromResult(decode(overlay(settings, mine), folder.recipe)), {
      given: Option.getOrUndefined(model),
      instead: flags.fallback
    })
    if (Option.isSome(flags.baseUrl) && recipe.model === "rehearsal") {
      return yield* usage("--base-url names a server but no model: name one of its models with --model.")
    }
    yield* ask(interviewed, { ...asking, recipe })
  }, Effect.scoped)
).pipe(
  Command.withDescription("Ask agents of a run something: copies of them answer, and the run stays what it is"),
  Command.withExamples([
    { command: "stoa interview run-001 Salma \"What do you want most?\"", description: "One question to one agent" },
    {
      command: "stoa interview run-001 --agents a0001,a0004,a0007 \"What worries you?\"",
      description: "The same question to several, as a table"
    },
    { command: "stoa interview run-001 a0001 \"What now?\" --at 2", description: "As the agent was after step 2" },
    { command: "stoa interview run-001", description: "All that was asked so far, and the answers" }
  ])
)
