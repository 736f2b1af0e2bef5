/** One sitting at a finetuning, or at a method that is measured alone: its log and models, and the stop that may end it. */
import { Budget, Model, Models, Notes, RunLock, type Runs, RunState, Stop, version } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Cause, Effect, Exit, Predicate } from "effect"
import * as layers from "../../finetuningLayers.ts"
import { codes, CommandError, usage } from "../CommandError.ts"
import { explain } from "../explain.ts"
import * as Screen from "../Screen.ts"
import * as Stopping from "../Stopping.ts"
import * as Follow from "./Follow.ts"
import * as Home from "./Home.ts"

/** What a sitting took. */
export interface Worked {
  readonly tally: Follow.Tally
  /** All answered calls there are, scorings of replies among them, and those of earlier sittings. */
  readonly calls: number
  readonly known: number
  /** What its requests came to, over all sittings. */
  readonly spent: Budget.Spending
  readonly seconds: number
}

/** What is worked on; its lock is held. */
export interface Work {
  readonly folder: Runs.RunFolder
  readonly recipe: Finetuning.Recipe.Recipe
  /** True for a new one, which leaves nothing behind when nothing was answered. */
  readonly fresh: boolean
  readonly verbose: boolean
  /** The command that goes on with it. */
  readonly again: string
  /** Models beside the recipe's own, by name. */
  readonly others?: ReadonlyArray<string>
}

/** The same folder as a finetuning knows it. */
export const folderOf = ({ name, path }: Runs.RunFolder): Finetuning.Folder.Folder => Finetuning.Folder.of(path, name)

/** What is kept, and how it goes on. */
const kept = Effect.fnUntraced(function*({ again, folder, fresh }: Work, { calls }: Follow.Tally) {
  if (fresh && calls === 0) return "Nothing was answered yet, and nothing is left behind."
  const answered = yield* Effect.match(RunState.read(folder.database), {
    onFailure: () => undefined,
    onSuccess: (state) => state.answered
  })
  return `${
    answered === undefined ? "What was answered is" : Screen.count(answered, "answered call")
  } kept. Go on with: ${again}`
})

/** A failure of what a finetuning is made of, as one of a command. */
export const told = <E>(error: E): E | CommandError => {
  if (!(error instanceof Error)) return error
  if (["TrainingError", "AbacusError", "TranscriptsError"].some((tag) => Predicate.isTagged(error, tag))) {
    return new CommandError({ sentence: error.message, code: codes.failed })
  }
  if (Predicate.isTagged(error, "TaskError")) return usage(error.message)
  return error
}

const logged = (follow: Follow.Follow, exit: Exit.Exit<unknown, unknown>) => {
  const { calls, inputTokens, outputTokens, retries } = follow.tally
  const fields = { calls, retries, inputTokens, outputTokens }
  if (Exit.isSuccess(exit)) return Effect.logInfo("the sitting ends", fields)
  if (Cause.hasInterruptsOnly(exit.cause)) return Effect.logWarning("the sitting is stopped at once", fields)
  return Effect.logInfo("the sitting stops before its end", { ...fields, reason: explain(exit.cause).sentence })
}

/** Works until the end, or until it is stopped: then it fails with a sentence, an exit code, and the way to go on. */
export const sit = Effect.fn("finetuning.sit")(
  function*<A, E, R>(work: Work, live: (follow: Follow.Follow) => Effect.Effect<A, E, R>) {
    const { folder, fresh, others = [], recipe, verbose } = work
    const home = folderOf(folder)
    const follow = Follow.make()
    const stopping = yield* Stop.make
    const answered = Effect.match(RunState.read(folder.database), {
      onFailure: () => 0,
      onSuccess: ({ answered }) => answered
    })
    const known = fresh ? 0 : yield* answered
    const lived = Effect.gen(function*() {
      const made = yield* live(follow)
      const { tally } = follow
      const spent = (yield* Budget.Budget).spending()
      const worked: Worked = { tally, calls: yield* answered, known, spent, seconds: follow.elapsed() / 1000 }
      return { _tag: "Lived" as const, made, worked }
    }).pipe(
      Effect.scoped,
      Effect.provide(layers.models(recipe, { folder: home, watch: follow.watch, eager: fresh, others }))
    )
    const body = Effect.gen(function*() {
      yield* (yield* Notes.Notes).set("owner", yield* RunLock.self)
      yield* Effect.logInfo(fresh ? "the finetuning begins" : "the finetuning goes on", {
        name: folder.name,
        task: recipe.task,
        model: recipe.model,
        stoa: version,
        node: process.version
      })
      yield* Stopping.onSignal(stopping)
      yield* Effect.forkScoped(follow.show)
      const ended = yield* Effect.raceFirst(lived, stopping.drained)
      if (ended._tag === "Lived") return { made: ended.made, worked: ended.worked }
      const { code, sentence } = Stopping.reasonOf(ended)
      return yield* new CommandError({ sentence: `${sentence} ${yield* kept(work, follow.tally)}`, code })
    })
    return yield* body.pipe(
      Effect.scoped,
      Effect.catchIf(
        (error): error is Model.ModelError => error instanceof Model.ModelError,
        (error) => Effect.flatMap(Models.withKnownModels(error, layers.access(recipe), process.env), Effect.fail)
      ),
      Effect.mapError(told),
      // What is said of it and what its log file says are the same.
      Effect.onExit((exit) => logged(follow, exit)),
      Effect.provide(layers.log(recipe, { folder, verbose })),
      Effect.provideService(Stop.Stop, stopping.stop),
      Effect.mapError(told),
      Effect.onError(Effect.fnUntraced(function*(cause) {
        Screen.setStatus("")
        const sentence = yield* kept(work, follow.tally)
        if (fresh && follow.tally.calls === 0) yield* Home.remove(folder)
        const error = Cause.squash(cause)
        if (error instanceof CommandError && error.sentence.endsWith(sentence)) return
        Screen.say(`${Cause.hasInterruptsOnly(cause) ? "Stopped at once. " : ""}${sentence}`)
      }))
    )
  },
  Effect.scoped
)
