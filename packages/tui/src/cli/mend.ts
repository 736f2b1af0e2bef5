/** A damaged log, mended before it is gone on with: what is whole of it is taken over, and what is lost is told. */
import { type Notes, type Runs, Salvage } from "@stoa/core"
import { Effect } from "effect"
import { codes, CommandError } from "./CommandError.ts"
import * as Screen from "./Screen.ts"

/** What was lost with a damaged run.db, in words. */
const lossOf = ({ atLeast = true, attempts = 0, lost }: Notes.Salvaged): string => {
  const rows = Math.max(0, lost - attempts)
  const more = atLeast ? " or more" : ""
  const asked = rows > 0
    ? `${Screen.count(rows, "row")}${more} ${rows === 1 && !atLeast ? "is" : "are"} lost and will be asked again`
    : atLeast
    ? "what else there was cannot be told, and will be asked again"
    : "no fact and no answered call was lost"
  return lost === 0 && !atLeast ?
    "nothing was lost" :
    attempts === 0 ?
    asked :
    `${asked}; ${Screen.count(attempts, "attempt")}${more} at calls ${
      attempts === 1 && !atLeast ? "is" : "are"
    } lost, so what was spent is known at least`
}

/** Puts a new file in the place of a damaged run.db or finetuning.db, and says so; `anew` is the command for one of which nothing is left. */
export const mend = Effect.fnUntraced(function*(folder: Runs.RunFolder, anew: string) {
  const damage = yield* Salvage.damageOf(folder.database)
  if (damage === undefined) return
  const salvaged = yield* Effect.catchTag(
    Salvage.salvage(folder),
    "RunsError",
    ({ sentence }) => new CommandError({ sentence, code: codes.failed })
  )
  const { calls, facts, file } = salvaged
  if (calls + facts === 0) {
    return yield* new CommandError({
      sentence: `${folder.database} is damaged (${
        Screen.quote(damage, 120)
      }) and nothing of it can be read. It is kept as ${file} in ${folder.path}; begin anew with: ${anew}`,
      code: codes.failed
    })
  }
  Screen.say(
    Screen.style.yellow(
      `${folder.database} is damaged (${Screen.quote(damage, 120)}). It is kept as ${file}; ${
        Screen.count(facts, "fact")
      } and ${Screen.count(calls, "answered call")} of it are whole and were taken over, ${lossOf(salvaged)}.`
    )
  )
})
