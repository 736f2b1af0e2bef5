import { Context, Effect, Layer } from "effect"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Api from "../../packages/scenarios/src/finetuning/trainer/Api.ts"
import * as Command from "../../packages/scenarios/src/finetuning/trainer/Command.ts"
import * as None from "../../packages/scenarios/src/finetuning/trainer/None.ts"
import { type Options, ScriptedServer } from "../support/server/ScriptedServer.ts"
import { trainerContract } from "./trainer.ts"

const api = (options: Options = {}, poll = 0.002) =>
  Layer.unwrap(Effect.map(ScriptedServer, ({ url }) =>
    Api.layer({
      baseUrl: url,
      apiKey: "key-of-a-test-1",
      seed: 3,
      firstWait: 1,
      settings: { epochs: 2, poll, retries: 1 }
    }))).pipe(Layer.provideMerge(ScriptedServer.layer(options)))

/** Every third request of each kind is turned away, every fourth breaks; some of them were done all the same. */
const troubled: Options = {
  fineTuning: {
    looks: 2,
    trouble: ({ nth }) =>
      nth % 3 === 0
        ? { status: nth % 2 === 0 ? 500 : 429, headers: { "retry-after-ms": "2" }, done: nth % 2 === 0 }
        : nth % 4 === 1
        ? { drop: true, done: true }
        : undefined
  }
}

const jobs = Effect.map(ScriptedServer, ({ stats }) => stats().fineTuning?.jobs ?? 0)
const pending = Effect.map(ScriptedServer, ({ stats }) => stats().fineTuning?.pending ?? 0)

// A job goes on at its server: what must end is the asking.
const silent = api({
  fineTuning: { trouble: ({ name }) => (name === "GET /v1/fine_tuning/jobs/ID" ? { hang: true } : undefined) }
})

trainerContract({
  name: "api, over HTTP",
  layer: api(),
  begun: jobs,
  failing: api({ fineTuning: { failing: [1, 2] } }),
  endless: silent,
  running: pending
})
trainerContract({ name: "api, over HTTP, in trouble", layer: api(troubled), begun: jobs })

/** A folder in which the programs of a test leave a mark for every time they begin, and for every one that is under way. */
class Marks extends Context.Service<Marks, { readonly path: string }>()("stoa/test/Marks") {}
const marks = Layer.effect(
  Marks,
  Effect.acquireRelease(
    Effect.sync(() => ({ path: mkdtempSync(join(tmpdir(), "stoa-marks-")) })),
    ({ path }) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
)
const command = (text: string) =>
  Layer.unwrap(Effect.map(Marks, ({ path }) =>
    Command.layer({
      command: text,
      settings: { epochs: 2 },
      environment: { PATH: process.env["PATH"], MARKS: path },
      grace: 200
    }))).pipe(Layer.provideMerge(marks))

const lines = (
  file: string
) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter((line) => line !== "") : [])
const isAlive = (pid: string) => {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

trainerContract({
  name: "command",
  layer: command(
    "echo $STOA_AGENT >> $MARKS/begun; cat $STOA_DATA > /dev/null; echo epoch 1; echo \"$STOA_FROM-$STOA_AGENT-$STOA_ITERATION\"; echo"
  ),
  begun: Effect.map(Marks, ({ path }) => lines(join(path, "begun")).length),
  failing: command("echo CUDA out of memory >&2; exit 3"),
  // The shell takes no notice of being asked to end, and neither do those it started.
  endless: command(
    "trap '' TERM; sh -c \"trap '' TERM; echo \\$\\$ >> $MARKS/pids; sleep 600; sleep 600\" & echo $$ >> $MARKS/pids; wait; sleep 600"
  ),
  running: Effect.map(Marks, ({ path }) => {
    const pids = lines(join(path, "pids"))
    return pids.length < 2 ? 0 : pids.filter(isAlive).length
  })
})

trainerContract({ name: "none", layer: None.layer, keeps: true })
