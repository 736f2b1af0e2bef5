/** The vote: answers that are the same by value are one, and the one with the most agents wins. */
import type { Seed } from "@stoa/core"
import type { Task } from "../task/Task.ts"
import type { Tie } from "./Tie.ts"
import type { Class, Vote } from "./Transcript.ts"

/** An agent's last answer; null where none could be read. */
export interface Ballot {
  readonly agent: string
  readonly answer: string | null
}

/** How answers are compared, and who wins where several have the most agents. */
export interface Counting {
  readonly same: Task["same"]
  readonly tie: Tie
  readonly chance: Seed.Chance
}

const numberOf = (agent: string): number => Number(/\d+$/.exec(agent)?.[0] ?? Infinity)

const byNumber = (a: Ballot, b: Ballot): number => numberOf(a.agent) - numberOf(b.agent) || (a.agent < b.agent ? -1 : 1)

/** Sameness need not carry over from one answer to the next, so each is held against the first of a class alone. */
const classesOf = (answers: ReadonlyArray<Ballot>, same: Task["same"]): ReadonlyArray<Class> => {
  const classes: Array<{ readonly answer: string; readonly agents: Array<string> }> = []
  for (const { agent, answer } of answers.toSorted(byNumber)) {
    if (answer === null) continue
    const its = classes.find((one) => same(one.answer, answer))
    if (its === undefined) classes.push({ answer, agents: [agent] })
    else its.agents.push(agent)
  }
  // Sorting keeps the order of equals, which is that of their first agents.
  return classes.toSorted((a, b) => b.agents.length - a.agents.length)
}

/** Counts the answers of a debate's last round, in whatever order they come. */
export const count = (answers: ReadonlyArray<Ballot>, { chance, same, tie }: Counting): Vote => {
  const classes = classesOf(answers, same)
  const largest = classes.filter(({ agents }) => agents.length === classes[0]?.agents.length)
  const [first] = largest
  const tied = largest.length > 1
  if (first === undefined) return { answer: null, classes, tied }
  if (!tied || tie === "first") return { answer: first.answer, classes, tied }
  return { answer: tie === "none" ? null : chance.pick(largest).answer, classes, tied }
}
