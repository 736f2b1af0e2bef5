/** One sitting of a run: from the lock to the data set, or to a stop in good order after which it can go on. */
import {
  Decisions,
  Enrol,
  EventLog,
  Forecast,
  Fork,
  Pipeline,
  Recipe,
  RowProblem,
  Runs,
  RunState,
  Stop
} from "@stoa/core"
import { Cause, Effect } from "effect"
import * as Home from "../engine/Home.ts"
import * as Before from "./Before.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import * as Evaluation from "./evaluation/Evaluation.ts"
import { tell } from "./evaluation/told.ts"
import * as manifest from "./manifest.ts"
import * as prices from "./prices.ts"
import * as report from "./report.ts"
import { resumeHint } from "./runFolder.ts"
import * as Screen from "./Screen.ts"
import * as SessionLog from "./SessionLog.ts"
import * as shortfall from "./shortfall.ts"
import * as Sitting from "./Sitting.ts"
import * as Stopping from "./Stopping.ts"
import * as Watch from "./Watch.ts"

/** How a run is shown. */
export interface SessionOptions {
  readonly json: boolean
  readonly verbose: boolean
  /** Show what people do while they live. */
  readonly tell: boolean
  /** Milliseconds a rehearsed call takes, so that a person can follow. */
  readonly pace?: number
  /** What was there when more was asked of a finished run, and the command that asks so: with no answer more it stays as it was. */
  readonly more?: { readonly answered: number; readonly again: string }
}

/** What is told of a sitting that did not reach the run's end. */
interface Told {
  readonly tally: Watch.Tally
  readonly more?: SessionOptions["more"]
  /** The command that goes on with it, where that is no usual one. */
  readonly again?: string
}

/** What is kept of a run that did not reach its end, over all its sittings, and how it goes on. */
const keptSentence = Effect.fnUntraced(function*(
  { folder, fresh, recipe }: Sitting.Work,
  { again = resumeHint(folder, recipe), more, tally }: Told
) {
  if (fresh && tally.calls === 0) return "Nothing was answered yet, and nothing is left behind."
  const answered = yield* Effect.match(RunState.read(folder.database), {
    onFailure: () => undefined,
    onSuccess: (state) => state.answered
  })
  if (more !== undefined && answered === more.answered) {
    return `Nothing more was answered: ${folder.name} wants what it wanted before. Ask again with: ${more.again}`
  }
  const rows = (yield* manifest.read(folder))?.rows ?? 0
  return `${answered === undefined ? "What was answered is" : Screen.count(answered, "answered call")} kept, ${
    rows > 0 ? `${Screen.count(rows, "example")} so far in ${folder.dataset}` : "no example finished yet"
  }. Go on with: ${again}`
})

/** Milliseconds in which nothing was told, after which all that was known of a resumed run is told. */
const silence = 250

/** Waits until no more calls are answered, from the record or otherwise. */
const untilSilent = (tally: Watch.Tally) =>
  Effect.gen(function*() {
    for (let before = -1; before !== tally.calls;) {
      before = tally.calls
      yield* Effect.sleep(silence)
    }
  })

/** Ends a sitting that was stopped in good order: with what there is so far as a data set, a sentence and an exit code. */
export const leave = Effect.fnUntraced(function*(
  task: Sitting.Work,
  { reason: { code, sentence }, ...told }: Told & { readonly reason: ReturnType<typeof Stopping.reasonOf> }
) {
  const { folder, recipe } = task
  const log = yield* EventLog.EventLog
  // The rows of a data set are counted as people decided.
  yield* log.appendAll(yield* log.eventsOf("Decided"))
  const { kept } = Decisions.applied(yield* log.world)
  const saved = yield* manifest.read(folder)
  // Of a run that was told again only in part there may be more already; a finished data set stands until there is more.
  if (kept > 0 && (saved?.finished === true ? kept > saved.rows : kept >= (saved?.rows ?? 0))) {
    yield* Pipeline.save(recipe, { folder, given: yield* Fork.given, finished: false })
  }
  return yield* new CommandError({
    sentence: `${sentence} ${yield* keptSentence(task, told)}`,
    code
  })
})

/** Worth its second where calls take their time; without it the status line only guesses more coarsely. */
const forecast = ({ profiles, questions, recipe, scenarios }: Sitting.Work, tally: Watch.Tally) =>
  Recipe.isRehearsed(recipe)
    ? Effect.void
    : Effect.gen(function*() {
      const asked = {
        profiles: profiles.length > 0 ? profiles : yield* Enrol.enrolled,
        scenarios,
        questions,
        posed: yield* (yield* EventLog.EventLog).eventsOf("Posed"),
        prices: yield* prices.of(recipe)
      }
      tally.forecast = yield* Forecast.make(recipe, asked)
    }).pipe(Effect.ignore)

/** Finds out whether all is there that a recipe names beside its people; rows of benchmarks that cannot be used are named. */
export const check = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
  const { bad, first } = yield* Effect.mapError(Pipeline.check(recipe), ({ message }) => usage(message))
  if (first === undefined) return
  Screen.say(
    Screen.style.yellow(
      `${Screen.count(bad, "row")} of benchmarks left out; the first: ${RowProblem.sentence(first)}`
    )
  )
})

/** What a sitting that reached the run's end has of it. */
interface Ended {
  readonly tally: Watch.Tally
  readonly seconds: number
  /** The requirements that had come to their end before. */
  readonly settled: Before.Before["settled"]
  /** Where the run examines a model: what came of that. */
  readonly evaluated: Evaluation.Saved | undefined
  readonly json: boolean
}

/** Tells what a finished run came to. Fails where nothing did, or rows are missing. */
export const conclude = Effect.fnUntraced(function*({ folder, recipe }: Sitting.Work, ended: Ended) {
  const { evaluated, json, seconds, settled, tally } = ended
  const { askedTwice } = yield* RunState.read(folder.database)
  const numbers = (yield* manifest.read(folder))?.numbers
  const result = report.make({ recipe, folder, tally, seconds, askedTwice, numbers, settled })
  if (evaluated !== undefined) return yield* tell(evaluated, { run: folder, json, worked: result })
  if (json) Screen.print(JSON.stringify(result))
  else for (const line of report.lines(result, tally.world)) Screen.print(line)
  if (Recipe.hasClass(recipe) && result.rows + result.rejectedByPeople === 0) {
    return yield* new CommandError({ sentence: report.nothing(result, tally.world), code: codes.failed })
  }
  const missing = shortfall.missing(result.short)
  if (missing > 0) {
    return yield* new CommandError({ sentence: shortfall.sentence(missing, { json }), code: codes.failed })
  }
})

/** Works on a run whose lock is held. Fails with a sentence and its exit code when the run stops before its end. */
export const work = Effect.fn("session")(function*(task: Sitting.Work, options: SessionOptions) {
  const { folder, recipe } = task
  // What it names and is not there must not cost anything, nor leave anything behind.
  yield* Effect.onError(check(recipe), () => task.fresh ? Runs.remove(folder) : Effect.void)
  const watcher = Watch.make(recipe, task.agents, options)
  const stopping = yield* Stop.make
  const { more } = options
  let settled: Before.Before["settled"] = new Set()
  const began = Date.now()

  const begin = Effect.gen(function*() {
    yield* Stopping.onSignal(stopping)
    yield* Effect.forkScoped(watcher.follow)
  })
  const live = Effect.gen(function*() {
    const before = yield* Before.read
    watcher.tally.onRecord = before.kept
    settled = before.settled
    yield* Effect.forkScoped(SessionLog.spending(recipe))
    yield* Effect.forkScoped(watcher.look)
    yield* Effect.forkScoped(forecast(task, watcher.tally))
    yield* Sitting.pipeline(task, watcher)
    if (!Evaluation.isOne(recipe)) return undefined
    return yield* Evaluation.save(recipe, { folder, world: yield* EventLog.currentWorld })
  })
  const evaluated = yield* Sitting.sit(task, {
    watcher,
    stopping,
    pace: options.pace,
    verbose: options.verbose,
    begin,
    live,
    settle: untilSilent(watcher.tally),
    stopped: (why) => leave(task, { reason: Stopping.reasonOf(why), tally: watcher.tally, more })
  }).pipe(
    Effect.onError(Effect.fnUntraced(function*(cause) {
      Screen.setStatus("")
      // What is there in place of a run that is gone is somebody else's.
      if (Cause.squash(cause) instanceof Home.RunGone) return
      const kept = yield* keptSentence(task, { tally: watcher.tally, more })
      if (task.fresh && watcher.tally.calls === 0) yield* Runs.remove(folder)
      if (Cause.squash(cause) instanceof CommandError) return
      Screen.say(`${Cause.hasInterruptsOnly(cause) ? "Stopped at once. " : ""}${kept}`)
    }))
  )

  yield* conclude(task, {
    tally: watcher.tally,
    seconds: (Date.now() - began) / 1000,
    settled,
    evaluated,
    json: options.json
  })
})
