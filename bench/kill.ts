// Kills a run over HTTP at fifty seeded moments over all its phases, resumes it each time, and counts what was asked twice.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import setup from "../test/support/bundle.ts"
import { moments, type Outcome, prepare } from "../test/support/kill.ts"

const count = Number(process.argv[2] ?? 50)
const seed = Number(process.argv[3] ?? 1)

await setup()
const folder = mkdtempSync(join(tmpdir(), "stoa-kill-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
const trials = await prepare(folder)
console.log(`${count} kills of a run of ${trials.requests} requests, moments drawn by seed ${seed}\n`)
console.log("killed after   phase       kept  in flight  asked twice  answered asked again  same bytes")

const outcomes: Array<Outcome> = []
for (const [nth, moment] of moments(count, trials.requests, seed).entries()) {
  const outcome = await trials.kill(moment, nth)
  outcomes.push(outcome)
  const { answered, answeredAskedAgain, askedTwice, cut, phase, same } = outcome
  console.log(
    [
      (moment === "writing" ? "files begun" : `${moment.requests} requests`).padEnd(13),
      phase.padEnd(10),
      String(answered).padStart(5),
      String(cut).padStart(9),
      String(askedTwice).padStart(11),
      String(answeredAskedAgain).padStart(20),
      same ? "yes" : "NO"
    ].join("  ")
  )
}
await trials.close()

const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
const bad = outcomes.filter((outcome) =>
  !outcome.same || outcome.answeredAskedAgain > 0 || outcome.askedTwice > outcome.cut || outcome.resumeCode !== 0
)
console.log(
  `\n${outcomes.length - bad.length} of ${outcomes.length} came out the same; ${
    sum(({ answered }) => answered)
  } answered calls, ${sum(({ answeredAskedAgain }) => answeredAskedAgain)} of them asked again; ${
    sum(({ cut }) => cut)
  } calls in flight at the kills, ${sum(({ askedTwice }) => askedTwice)} requests asked twice`
)
process.exitCode = bad.length === 0 ? 0 : 1
