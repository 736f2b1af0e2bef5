/** The sandbox of Linux: bubblewrap, found out once by running a program in it. Without it programs are not run. */
import { Effect, Layer, Result, Semaphore } from "effect"
import { execFileSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { availableParallelism } from "node:os"
import type { Verification } from "../domain/Draft.ts"
import { brief } from "../domain/PlainText.ts"
import type { Programming } from "../domain/Requirement.ts"
import * as Confined from "./Confined.ts"
import { find, interpreters } from "./Interpreter.ts"
import { type Limits, usual } from "./Limits.ts"
import { Sandbox, unverified } from "./Sandbox.ts"
import * as SystemCalls from "./SystemCalls.ts"
import { verdict } from "./Verdict.ts"

/** What runs programs of a language, and its name with its version. */
interface Ready {
  readonly confinement: Confined.Confinement
  readonly by: string
}

const versionOf = (bwrap: string): string => {
  try {
    return execFileSync(bwrap, ["--version"], { encoding: "utf8", timeout: 5000 }).trim()
  } catch {
    return "bubblewrap"
  }
}

/** Finds out whether programs of a language can be run here; the failure says why not. */
const look = Effect.fnUntraced(function*(programming: Programming, limits: Limits) {
  const no = (why: string): Result.Result<Ready, string> => Result.fail(why)
  const interpreter = interpreters[programming]
  if (process.platform !== "linux") return no("programs are run on Linux only, in bubblewrap")
  const bwrap = find("bwrap")
  if (bwrap === undefined) return no("bubblewrap is not installed: there is no bwrap")
  const filter = SystemCalls.filter(process.arch)
  if (filter === undefined) return no(`the system calls of ${process.arch} are not known here`)
  const file = interpreter.file()
  if (file === undefined) return no(`there is no ${interpreter.name} in /usr`)
  const confinement = { bwrap, file, filter, interpreter, limits }
  const { code, errors, output } = yield* Confined.execute(confinement, interpreter.version)
  if (code !== 0) {
    const said = interpreter.problem(errors.trim().split("\n")) || `it ended with code ${code}`
    return no(`bubblewrap cannot run ${interpreter.name} here: ${brief(said, 200)}`)
  }
  return Result.succeed<Ready>({ confinement, by: `${versionOf(bwrap)}, ${interpreter.name} ${output.trim()}` })
})

/** The sandbox, with other limits than the usual ones where those are given. As many programs run at once as there are cores. */
export const layer = (limits: Limits = usual): Layer.Layer<never> =>
  Layer.effect(
    Sandbox,
    Effect.gen(function*() {
      const ready = {
        python: yield* Effect.cached(look("python", limits)),
        javascript: yield* Effect.cached(look("javascript", limits))
      }
      const cores = Semaphore.makeUnsafe(availableParallelism())
      return {
        run: Effect.fnUntraced(function*({ programming, source }) {
          const found = yield* ready[programming]
          if (Result.isFailure(found)) return unverified(found.failure)
          const { by, confinement } = found.success
          // Nobody can have written it before it was drawn.
          const mark = `<${randomBytes(16).toString("hex")}>`
          const whole = `${source}\n${confinement.interpreter.writes(mark)}\n`
          const ended = yield* cores.withPermits(1)(Confined.execute(confinement, whole))
          const verification: Verification = { ...verdict(ended, { ...confinement, mark }), by }
          return verification
        })
      }
    })
  )

/** What there is to run programs of each language with, or why there is nothing. */
export const survey = Effect.forEach(
  ["python", "javascript"] as const,
  (programming) =>
    Effect.map(look(programming, usual), (found) => ({
      programming,
      works: Result.isSuccess(found),
      text: Result.isSuccess(found) ? found.success.by : found.failure
    }))
)
