import { RunState } from "@stoa/core"
import { Effect } from "effect"
import { existsSync, watch } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { start as startCommand, stoa } from "./command.ts"
import { filesIn } from "./files.ts"
import { random } from "./server/random.ts"
import { type Running as Server, start as startServer } from "./server/ScriptedServer.ts"

/** What the run to be killed is like: small, over HTTP, with embeddings over HTTP too. */
const settings = (server: Server, runs: string, name: string) =>
  `--agents 24 --episodes 14 --count 14 --seed 5 --model stoa-test --embedder stoa-embed --concurrency 8`.split(" ")
    .concat("--base-url", server.url, "--runs", runs, "--name", name)

/** When a process is killed: after so many requests, or as soon as the data set's files are being written. */
export type Moment = { readonly requests: number } | "writing"

/** Moments spread over a whole run of so many requests: one drawn from each of as many equal parts, the last while files are written. */
export const moments = (count: number, requests: number, seed: number): Array<Moment> =>
  Array.from({ length: count }, (_, index) =>
    index === count - 1
      ? "writing"
      : { requests: 3 + Math.floor((index + random("moment", seed, index).next()) / (count - 1) * (requests - 4)) })

/** What a killed and resumed run came to. */
export interface Outcome {
  readonly moment: Moment
  readonly phase: string
  /** Answered calls in run.db when the process was dead, and calls in flight then. */
  readonly answered: number
  readonly cut: number
  /** Requests that reached the server twice, the trial of each sitting aside. */
  readonly askedTwice: number
  /** Attempts made afterwards at calls whose reply was in run.db when the process was dead. */
  readonly answeredAskedAgain: number
  readonly same: boolean
  readonly resumeCode: number | null
  readonly said: string
}

const query = (database: string, sql: string) => {
  const db = new DatabaseSync(database, { readOnly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 1))
}

const phaseOf = (facts: Readonly<Record<string, number>>): string =>
  facts["SocietyFormed"] === undefined
    ? "population"
    : facts["SimulationEnded"] === undefined
    ? "simulation"
    : (facts["Judged"] ?? 0) < 14
    ? "synthesis"
    : "dataset"

/** A run that nobody broke off, and the means to kill others of the same recipe. */
export const prepare = async (folder: string) => {
  const server = await startServer({ latency: { median: 15, sigma: 0.7 } })
  const runs = join(folder, "runs")
  const whole = await stoa(["run", ...settings(server, runs, "whole")])
  if (whole.code !== 0) throw new Error(whole.stderr)
  const expected = filesIn(join(runs, "whole", "dataset"))
  const { requests } = server.stats()

  const kill = async (moment: Moment, nth: number): Promise<Outcome> => {
    server.reset()
    const name = `killed-${nth}`
    const path = join(runs, name)
    const running = startCommand(["run", ...settings(server, runs, name)])
    let ended = ""
    void running.done.then(({ stderr }) => (ended = stderr || "without a word"))
    const alive = () => {
      if (ended !== "") throw new Error(`The run ended before it could be killed: ${ended}`)
      return true
    }
    if (moment === "writing") {
      await until(() => alive() && existsSync(path))
      await new Promise<void>((resolve) => {
        const watcher = watch(path, (_, file) => {
          if (file?.startsWith("dataset") !== true) return
          watcher.close()
          resolve()
        })
      })
    } else await until(() => server.stats().requests >= moment.requests || !alive())
    running.signal("SIGKILL")
    await running.done
    const database = join(path, "run.db")
    const state = await Effect.runPromise(RunState.read(database))
    const kept = new Set(query(database, "SELECT place FROM calls").map(({ place }) => place))
    const [last] = query(database, "SELECT MAX(id) AS id FROM attempts")
    // What was on its way when the process died is still counted by the server.
    await until(() => server.stats().inFlight === 0)
    const resumed = await stoa(["resume", name, "--runs", runs])
    const trials = 2
    const later = query(database, `SELECT place FROM attempts WHERE id > ${Number(last?.["id"] ?? 0)}`)
    return {
      moment,
      phase: phaseOf(state.facts),
      answered: state.answered,
      cut: state.cut,
      askedTwice: server.bodies().reduce((sum, body) => sum + body.admitted - 1, 0) - trials,
      answeredAskedAgain: later.filter(({ place }) => kept.has(place)).length,
      same: JSON.stringify(filesIn(join(path, "dataset"))) === JSON.stringify(expected),
      resumeCode: resumed.code,
      said: resumed.stderr
    }
  }
  return { kill, requests, close: () => server.close() }
}
