/** What the rehearsal says in a debate: the task's own answers, kept, taken over from others, or worked out anew. */
import type { Seed } from "@stoa/core"
import type { Task } from "../task/Task.ts"
import * as Fence from "./Fence.ts"

/** How the rehearsal answers a question of a task. */
export type Solve = Task["rehearse"]

// Between an agent's label and the line in which it comes to its answer.
const comesTo = "comes to this: "

const lastLine = (text: string): string => text.trim().split("\n").at(-1)?.trim() ?? ""

/** A summary: in what line each answer ends. */
export const rehearseSummary = ({ others }: { readonly others: string }): string =>
  Fence.read(others).map(({ label, text }) => `- ${label} ${comesTo}${lastLine(text)}`).join("\n") ||
  "Nobody says a thing."

/** The last lines of others' answers, from the answers themselves or from a rehearsed summary. */
const heard = ({ others = "", summary = "" }: Told): ReadonlyArray<string> =>
  [
    ...Fence.read(others).map(({ text }) => lastLine(text)),
    ...summary.split("\n").flatMap((line) =>
      line.includes(comesTo) ? [line.slice(line.indexOf(comesTo) + comesTo.length)] : []
    )
  ].filter((line) => line !== "")

interface Told {
  readonly others?: string
  readonly summary?: string
}

interface Again extends Told {
  readonly question: string
  readonly history: ReadonlyArray<string>
}

/** A critic keeps its answer, takes over that of another, or works it out anew, by chance. */
export const rehearseCritic = (solve: Solve) => (input: Again, chance: Seed.Chance): string => {
  const way = chance.next()
  const own = input.history.at(-1) ?? ""
  const others = heard(input)
  if (way < 0.4 && own !== "") return own
  if (way < 0.75 && others.length > 0) return `Another agent's steps hold better than mine.\n${chance.pick(others)}`
  return solve(input.question, chance)
}
