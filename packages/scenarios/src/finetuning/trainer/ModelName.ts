/** The names of models that a trainer gives. */
import { Milestones, PlainText } from "@stoa/core"
import { Effect, Option } from "effect"
import * as Data from "./Data.ts"
import { type Training, TrainingError } from "./Trainer.ts"

/** The longest name that is taken. */
const longest = 300

/** What is wrong with a new model's name, if anything: it stands in requests, files and reports. */
export const flawOf = (name: string, known: Iterable<string>): string | undefined => {
  if (name === "") return "it gave no name"
  if (name.length > longest) return `it gave a name of more than ${longest} characters`
  if (/\s/.test(name) || PlainText.plain(name) !== name) {
    return `it gave "${PlainText.brief(name, 120)}", which has white space or characters that nobody can see`
  }
  return [...known].includes(name)
    ? `it gave the name of the model it began from, "${name}", whose answers are on record already`
    : undefined
}

/**
 * Keeps who has a name. One that another training has made is refused: the answers of the model that had it first are on record, and
 * would be taken for those of the new one.
 */
export const claim = Effect.fnUntraced(
  function*({ agent, place }: Training, name: string) {
    const { get, set } = yield* Milestones.Milestones
    const key = `named/${name}`
    const owner = Option.getOrUndefined(yield* get(key))
    if (typeof owner === "string" && owner !== place) {
      return yield* Data.wrong(
        `The new model of ${agent} is called "${name}", as that of ${owner} is already: every training must give a name of its own.`
      )
    }
    yield* set(key, place)
  },
  Effect.mapError((error) => error instanceof TrainingError ? error : new TrainingError({ sentence: error.message }))
)
