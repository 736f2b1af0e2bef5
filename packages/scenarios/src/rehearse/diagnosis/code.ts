/** What a teacher says of a program: the fault that shows in it, and the idea it lacks. */
import { Phrase, type Seed } from "@stoa/core"
import * as Fault from "../code/Fault.ts"
import * as Idea from "../code/Idea.ts"
import type { Reference } from "../Reference.ts"
import { code } from "../Reference.ts"

/** What is said of a program; no line of the solution is in it. */
export const of = (
  attempt: string,
  { chance, isRight, reference }: {
    readonly reference: Reference
    readonly isRight: boolean
    readonly chance: Seed.Chance
  }
): Array<string> => {
  const own = code(attempt)
  const [fault] = isRight ? [] : Fault.find(own)
  const example = /\bassert\b/.test(reference.question)
  const ideas = Idea.find(code(reference.answer), own, 2)
  return [
    fault === undefined
      ? chance.pick([
        "What you hand back is not what the task describes.",
        "The shape is there, but what the task asks for does not happen in it."
      ])
      : chance.pick(fault.says),
    example
      ? chance.pick([
        "Take the example of the task and go through your lines with a pencil: you will see at which line it leaves the path.",
        "Run the example in your head, line by line, and note what each variable holds."
      ])
      : "Try it by hand on the smallest case you can think of, and on one that is a little odd.",
    ...(ideas.length === 0
      ? []
      : [
        Phrase.stop(
          `${chance.pick(["Here is how I would think about it", "An idea to begin with", "Think of it this way"])}: ${
            ideas[0]
          }`
        )
      ]),
    ...(ideas[1] === undefined ? [] : [Phrase.stop(`And ${ideas[1]}`)])
  ]
}
