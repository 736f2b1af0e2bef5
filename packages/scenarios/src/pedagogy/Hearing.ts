/** Who knows what of what was said in a play: each its own words and what came to its ears. */
import { type Actor, Stage, type StageError, type StageMessage } from "@stoa/core"
import { Effect } from "effect"
import * as Talk from "./Talk.ts"

/** The talk of one play. */
export interface Hearing {
  /** Tells the others, and remembers who heard it. Gives those who did. */
  readonly say: (message: StageMessage<unknown>) => Effect.Effect<ReadonlyArray<Actor>, StageError, Stage>
  /** What an actor knows of the talk, as a prompt is told of it; "" where that is nothing. */
  readonly knownTo: (actor: Actor) => string
  /** True where an actor heard a message, or said it. */
  readonly reached: (message: StageMessage<unknown>, actor: Actor) => boolean
}

/** A talk in which nothing has been said. */
export const make = (): Hearing => {
  const said: Array<{ readonly message: StageMessage<unknown>; readonly by: ReadonlySet<string> }> = []
  const known = (by: ReadonlySet<string>, { id }: Actor) => by.has(id)
  return {
    say: Effect.fnUntraced(function*(message) {
      const stage = yield* Stage
      const heardBy = yield* stage.tell(message)
      said.push({ message, by: new Set([message.from.id, ...heardBy.map(({ id }) => id)]) })
      return heardBy
    }),
    knownTo: (actor) => Talk.told(said.filter(({ by }) => known(by, actor)).map(({ message }) => message)),
    reached: (message, actor) => said.some((one) => one.message === message && known(one.by, actor))
  }
}

/** What a prompt is told of who speaks. */
export const self = ({ name, person }: Actor): { readonly name: string; readonly person: string } => ({
  name: Talk.capital(name),
  person: person ?? ""
})
