/** Plays the cells of an ablation one after the other; those that came to their end before are read. */
import { Ablation, Recipe, Runs, type Stop } from "@stoa/core"
import { Cause, Effect, Result } from "effect"
import { existsSync } from "node:fs"
import { usage } from "../CommandError.ts"
import { explain } from "../explain.ts"
import * as Interrupt from "../Interrupt.ts"
import * as Screen from "../Screen.ts"
import * as limits from "./limits.ts"
import type { Plan, Task } from "./plan.ts"
import * as sitting from "./sitting.ts"

/** Where an ablation's cells lie, and how it is shown. */
export interface PlayOptions {
  /** The folder that holds the runs of the cells. */
  readonly folder: string
  readonly verbose: boolean
  /** Rows of profile files that were named before. */
  readonly named: Set<string>
}

/** What came of it: every cell, and why it stopped before its end, if it did. */
export interface Ended {
  readonly played: ReadonlyArray<Ablation.Comparison.Played>
  readonly stopped: Stop.Why | undefined
  readonly spent: limits.Spent
}

/** A cell as it stands on disk. */
interface Found extends Task {
  readonly run: Runs.RunFolder
  readonly metrics: Ablation.Metrics.Metrics | undefined
}

/** Reads what there is of a cell; one that was played with other settings is refused. */
const find = (folder: string) =>
  Effect.fnUntraced(function*({ cell, recipe }: Task) {
    const run = Runs.folderOf(folder, cell.name)
    if (existsSync(run.recipe)) {
      const before = Recipe.decode(yield* Runs.readRecipe(run))
      if (Result.isFailure(before) || !Ablation.isSame(before.success, recipe)) {
        return yield* usage(
          `${run.path} was played with other settings: repeat the command that made it, or choose another --name.`
        )
      }
    }
    const operation = { ...recipe.operation, name: cell.name, runs: folder }
    const found: Found = { cell, recipe: { ...recipe, operation }, run, metrics: yield* sitting.known(run) }
    return found
  })

const spentIn = ({ values: { calls = 0, dollars, tokens = 0 }, rehearsal }: Ablation.Metrics.Metrics): limits.Spent => {
  const cost = rehearsal ? 0 : dollars
  return { calls, inputTokens: tokens, outputTokens: 0, ...(cost === undefined ? {} : { cost }) }
}

/** What every cell has spent before, as far as limits ask for it. */
const spentBefore = (found: ReadonlyArray<Found>) =>
  Effect.map(
    Effect.forEach(found, ({ cell, metrics, recipe, run }) => {
      if (metrics !== undefined) return Effect.succeed([[cell.name, spentIn(metrics)] as const])
      if (!limits.isLimited(recipe) || !existsSync(run.database)) return Effect.succeed([])
      return Effect.map(limits.spentBy(run, recipe), (spent) => [[cell.name, spent] as const])
    }),
    (all) => new Map(all.flat())
  )

const tell = (head: string, { outcome }: Ablation.Comparison.Played): void => {
  if (outcome.state === "failed") {
    Screen.say(`${head}: ${Screen.style.yellow("failed")}: ${Screen.quote(outcome.reason, 600)}`)
  }
  if (outcome.state !== "finished") return
  const { values, wanted } = outcome.metrics
  const { calls = 0, rows = 0, seconds } = values
  Screen.say(
    `${head}: ${rows} of ${Screen.count(wanted, "row")}, ${Screen.count(calls, "call")}${
      seconds === undefined ? "" : `, ${Screen.duration(seconds)}`
    }`
  )
}

/** Milliseconds between two looks at the cell in progress: on a terminal a line that changes, elsewhere now and then a new one. */
const follow = (head: string, current: () => sitting.Handle | undefined) =>
  Effect.suspend(() => {
    const { tally } = current() ?? {}
    if (tally !== undefined) {
      const { calls, inFlight, phase, world } = tally
      const line = `${head}: ${phase}, ${Screen.count(calls, "call")}, ${inFlight} in flight, ${
        Screen.count(world.kept, "row")
      }`
      if (Screen.isTerminal()) Screen.setStatus(line)
      else Screen.say(line)
    }
    return Effect.void
  }).pipe(
    Effect.delay(Screen.isTerminal() ? 250 : 30_000),
    Effect.forever,
    Effect.ensuring(Effect.sync(() => Screen.setStatus("")))
  )

/** Plays all cells that are not finished, in their order. */
export const play = Effect.fn("ablation.play")(
  function*({ grid, tasks }: Plan, { folder, named, verbose }: PlayOptions) {
    const found = yield* Effect.forEach(tasks, find(folder))
    const spent = yield* spentBefore(found)
    const played: Array<Ablation.Comparison.Played> = []
    const troubled = new Map<string, string>()
    let current: sitting.Handle | undefined
    let stopped: Stop.Why | undefined
    const context = yield* Effect.context()
    yield* Interrupt.onFirst(() => {
      Screen.say("Stopping: calls in flight are waited for. Ctrl-C again stops at once.")
      stopped = { _tag: "Asked" }
      if (current !== undefined) Effect.runSyncWith(context)(current.stop.request({ _tag: "Asked" }))
    })

    const one = Effect.fnUntraced(function*({ cell, metrics, recipe, run }: Found, head: string) {
      if (metrics !== undefined) return { state: "finished", metrics } as const
      if (stopped !== undefined) return { state: "waiting" } as const
      const server = `${recipe.model} at ${recipe.operation.baseUrl ?? "its own address"}`
      const trouble = troubled.get(server)
      if (trouble !== undefined) return { state: "failed", reason: `not begun, for ${trouble}` } as const
      const others = limits.sum([...spent].filter(([name]) => name !== cell.name).map(([, sum]) => sum))
      yield* Effect.forkScoped(follow(head, () => current))
      const sat = yield* sitting.play(
        { folder: run, recipe, may: limits.leave(recipe, others), verbose, named },
        (handle) => {
          current = handle
        }
      )
      current = undefined
      if (sat.spent !== undefined) spent.set(cell.name, sat.spent)
      if (sat.stopped?._tag === "Trouble") troubled.set(server, explain(Cause.fail(sat.stopped.error)).sentence)
      else stopped ??= sat.stopped
      return sat.outcome
    }, Effect.scoped)

    for (const [index, cell] of found.entries()) {
      const head = `${index + 1} of ${found.length}  ${cell.cell.setting.label} · seed ${cell.cell.seed}`
      const outcome: Ablation.Comparison.Outcome = yield* one(cell, head)
      played.push({ cell: cell.cell, outcome })
      tell(cell.metrics === undefined ? head : `${head} (played before)`, { cell: cell.cell, outcome })
    }
    const ended: Ended = { played, stopped, spent: limits.sum(spent.values()) }
    return { ...ended, comparison: Ablation.Comparison.make(grid, played) }
  },
  Effect.scoped
)
