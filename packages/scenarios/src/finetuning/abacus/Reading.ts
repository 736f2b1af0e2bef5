/** What the abacus makes of a conversation: the expression, its own earlier working, what others found. */
import { digitsOf, type Expression, find } from "./Expression.ts"
import type { Sight } from "./Network.ts"
import * as Summary from "./Summary.ts"
import { meanOf, read as workingsOf } from "./Working.ts"

/** A turn, as far as it is read. */
export interface Said {
  readonly role: "system" | "user" | "assistant"
  readonly content: string
}

/** A conversation that ends with the user, as the network sees it. */
export interface Read {
  readonly expression: Expression
  readonly sight: Sight
}

/**
 * Reads a conversation; undefined where its first question holds no expression. Its own earlier working is the one in its last answer;
 * what others found stands in the user's last turn, where that is not the first.
 */
export const read = (turns: ReadonlyArray<Said>): Read | undefined => {
  const users = turns.filter(({ role }) => role === "user")
  const expression = find(users[0]?.content ?? "")
  if (expression === undefined) return undefined
  const own = workingsOf(turns.findLast(({ role }) => role === "assistant")?.content ?? "").at(-1)
  const heard = users.length > 1 ? (users.at(-1) as Said).content : ""
  const others = Summary.read(heard) ?? meanOf(workingsOf(heard))
  return {
    expression,
    sight: {
      digits: digitsOf(expression),
      ...(own === undefined ? {} : { own }),
      ...(others === undefined ? {} : { others })
    }
  }
}
