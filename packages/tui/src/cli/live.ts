/** The screen over an engine of one's own: what commands that work on a run open where a person sits before a terminal. */
import { Runs } from "@stoa/core"
import { Deferred, Effect, Option } from "effect"
import { Flag } from "effect/cli"
import * as Engine from "../engine/Engine.ts"
import * as Told from "../engine/Told.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import { maybe } from "./flags.ts"
import { decode } from "./recipe.ts"
import * as Screen from "./Screen.ts"

/** `--ui` and `--no-ui`. */
export const flag = maybe(
  Flag.Boolean("ui"),
  "Watch the run on the screen; --no-ui has plain lines. Default: the screen where there is a terminal"
)

/** What was asked for. */
export interface Wish {
  readonly ui: Option.Option<boolean>
  readonly json: boolean
  readonly ascii: boolean
}

/** Seconds that the end of a run is waited for which was asked to stop; then it ends without anybody looking on. */
const patience = "30 seconds"

const isWanted = Effect.fnUntraced(function*({ json, ui }: Wish) {
  if (Told.isEngine() || Option.contains(ui, false)) return false
  const { isPossible } = yield* Effect.promise(() => import("../ui/open.ts"))
  if (isPossible()) return Option.getOrElse(ui, () => !json)
  return Option.isSome(ui)
    ? yield* usage("--ui needs a terminal, and there is none here: leave it out for plain lines.")
    : false
})

/** What an engine printed at its end, and how it ended. */
const ended = Effect.fnUntraced(function*({ code, report, sentence }: Engine.Ended) {
  for (const line of report) Screen.print(line)
  if (code !== codes.ok) return yield* new CommandError({ sentence, code })
})

const watch = Effect.fn("live.watch")(function*(ascii: boolean) {
  const { argv } = process
  Screen.setStatus("The engine is being started.")
  const engine = yield* Engine.start({ args: argv.slice(2).filter((arg) => arg !== "--ui" && arg !== "--ascii") })
  Screen.setStatus("")
  const { exit, folder } = engine
  if (folder === undefined) return yield* ended(yield* Deferred.await(exit))
  const recipe = yield* Effect.fromResult(decode(yield* Runs.readRecipe(folder), folder.recipe))
  const [screen, farewell] = yield* Effect.promise(() =>
    Promise.all([import("../ui/open.ts"), import("../ui/session/Farewell.ts")])
  )
  const left = yield* Effect.promise((signal) => screen.open({ folder, recipe, ascii, signal }))
  if (left.drain) Screen.setStatus("Calls in flight are answered and kept. Ctrl-C leaves the run to end by itself.")
  const over = yield* left.drain
    ? Effect.timeoutOption(Deferred.await(exit), patience)
    : Deferred.poll(exit).pipe(
      Effect.flatMap((done) => Option.isSome(done) ? Effect.map(done.value, Option.some) : Effect.succeedNone)
    )
  Screen.setStatus("")
  if (Option.isSome(over)) return yield* ended(over.value)
  for (const line of farewell.lines(left)) Screen.say(line)
})

/** Does the work before the eyes of a person, in an engine of its own, where that is wanted; else here, with plain lines. */
export const orPlain = <A, E, R>(wish: Wish, plain: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    if (yield* isWanted(wish)) yield* watch(wish.ascii)
    else yield* plain
  })
