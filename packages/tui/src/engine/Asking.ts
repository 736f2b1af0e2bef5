/** Questions to agents of a run that nobody works on: by `stoa interview`, one process for all who are asked the same. */
import type { Command, Runs } from "@stoa/core"
import { dirname } from "node:path"
import * as Batch from "./Batch.ts"
import * as Ended from "./Ended.ts"
import * as Own from "./Own.ts"

type Interview = Extract<Command.Command, { readonly _tag: "Interview" }>

/** Where questions are handed in. */
export interface Asking {
  readonly add: (asked: Interview) => Promise<Ended.Ended>
  /** Nobody waits for answers any more: none is asked for. */
  readonly leave: () => void
}

/** What is printed of those who answered and those who did not. */
interface Printed {
  readonly observations?: ReadonlyArray<{ readonly agent: string; readonly answer: string }>
  readonly failed?: ReadonlyArray<{ readonly agent: string; readonly reason: string }>
}

const printed = ({ stdout }: Own.Outcome): Printed => {
  try {
    return JSON.parse(stdout) as Printed
  } catch {
    return {}
  }
}

/** Asks agents of a run. */
export const make = ({ name, path }: Runs.RunFolder): Asking => {
  const current = new Set<Own.Running>()

  const put = async (question: string, agents: ReadonlyArray<string>): Promise<ReadonlyMap<string, Ended.Ended>> => {
    const running = Own.run([
      "interview",
      "--runs",
      dirname(path),
      "--json",
      "--agents",
      agents.join(","),
      "--",
      name,
      question
    ])
    current.add(running)
    const done = await running.done.finally(() => current.delete(running))
    const { failed = [], observations = [] } = printed(done)
    const rest = Ended.of(done)
    return new Map([
      ...agents.map((agent) => [agent, rest] as const),
      ...failed.map(({ agent, reason }) => [agent, Ended.refused(reason)] as const),
      ...observations.map(({ agent, answer }) => [agent, { state: "done", answer }] as const)
    ])
  }

  const work = async (all: ReadonlyArray<Interview>): Promise<ReadonlyArray<Ended.Ended>> => {
    const questions = Map.groupBy(all, ({ question }) => question)
    const answers = new Map(
      await Promise.all(
        [...questions].map(async ([question, asked]) =>
          [question, await put(question, [...new Set(asked.map(({ agent }) => agent))])] as const
        )
      )
    )
    return all.map(({ agent, question }) =>
      answers.get(question)?.get(agent) ?? Ended.refused("Nothing came of the question.")
    )
  }

  const batch = Batch.make(work)
  return {
    add: batch.add,
    leave: () => {
      batch.takeBack()
      for (const running of current) running.end()
    }
  }
}
