/** What was asked and answered, for the terminal: one answer in full, several as a table, all so far as a list. */
import { type Observation, type Observations, PlainText, type World } from "@stoa/core"
import { HashMap, Option, Result } from "effect"
import * as Screen from "../Screen.ts"

type Said = Observation.Observation | Observations.Kept

/** An answer, or why there is none. */
export type Answer = Result.Result<Observation.Observation, { readonly agent: string; readonly reason: string }>

const nameOf = (world: World.World, agent: string): string =>
  Option.match(HashMap.get(world.agents, agent), { onNone: () => agent, onSome: (state) => state.agent.profile.name })

/** An observation as JSON tells it. */
export const row = (world: World.World) => ({ agent, ...observation }: Said) => ({
  agent,
  name: nameOf(world, agent),
  ...observation,
  ...("at" in observation ? { at: new Date(observation.at).toISOString() } : {})
})

const when = (step: number): string => (step < 0 ? "before the first step" : `after step ${step}`)

const shown = (text: string): string => PlainText.plain(text).trim()

/** An observation in full: who, when, and both texts. */
export const lines = (world: World.World, { agent, answer, model, question, step }: Said): Array<string> => [
  `${Screen.quote(nameOf(world, agent), 60)} (${agent}), ${when(step)}, through ${Screen.quote(model, 60)}`,
  `  asked:  ${Screen.quote(question, 4000)}`,
  `  says:   ${PlainText.oneLine(answer)}`
]

// A column is set where a person looks at it; a line a person, where a program reads.
const set = (head: string, text: string): string =>
  process.stdout.isTTY === true && Screen.isTerminal() ? Screen.hang(head, text) : `${head}  ${text}`

/** A line for each agent, its name before it. */
const table = (world: World.World, answers: ReadonlyArray<Answer>): Array<string> => {
  const heads = answers.map((one) => {
    const agent = Result.isSuccess(one) ? one.success.agent : one.failure.agent
    return `${agent}  ${Screen.quote(nameOf(world, agent), 30)}`
  })
  const wide = Math.max(...heads.map((head) => head.length))
  return answers.map((one, index) =>
    set(
      (heads[index] as string).padEnd(wide),
      Result.isSuccess(one) ? PlainText.oneLine(one.success.answer) : `(no answer: ${one.failure.reason})`
    )
  )
}

/** Prints what came of a question. */
export const answered = (
  world: World.World,
  answers: ReadonlyArray<Answer>,
  { json, run }: { readonly run: string; readonly json: boolean }
): void => {
  const said = answers.flatMap((one) => (Result.isSuccess(one) ? [one.success] : []))
  if (json) {
    const failed = answers.flatMap((one) => (Result.isFailure(one) ? [one.failure] : []))
    return Screen.print(JSON.stringify({ run, observations: said.map(row(world)), failed }))
  }
  const [only] = said
  if (only !== undefined && answers.length === 1) {
    Screen.say(`${Screen.quote(nameOf(world, only.agent), 60)} (${only.agent}), ${when(only.step)}:`)
    for (const line of shown(only.answer).split("\n")) Screen.print(line)
  } else if (answers.length > 1) { for (const line of table(world, answers)) Screen.print(line) }
  if (said.some(({ rehearsal }) => rehearsal)) {
    Screen.say("In rehearsal: a program of fixed phrases answered, and no language model.")
  }
}
