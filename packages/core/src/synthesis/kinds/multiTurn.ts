import { Effect } from "effect"
import type { Making, Turn } from "../../domain/Draft.ts"
import { oneLine, plain } from "../../domain/PlainText.ts"
import { followUp, respond, respondOn } from "../prompts.ts"
import * as Situation from "../Situation.ts"
import { endings } from "../wanted.ts"
import { instruction } from "./instruction.ts"

/** Exchanges of a conversation at most, where a requirement does not say. */
const usual = 3

/** Before this exchange nobody may end a conversation: with less it would be none. */
const fewest = 2

const isSame = (a: string, b: string): boolean => oneLine(a).toLowerCase() === oneLine(b).toLowerCase()

/** What is said in one exchange, and the calls that made it. */
interface Exchange {
  readonly message: string
  readonly response: string
  readonly makings: ReadonlyArray<Making>
}

const saidIn = (exchanges: ReadonlyArray<Exchange>): ReadonlyArray<string> =>
  exchanges.flatMap(({ message, response }) => [message, response])

/** The message with which the person goes on; none where they have what they wanted, repeat themselves, or the step came to nothing. */
const next = Effect.fnUntraced(function*(situation: Situation.Situation, before: ReadonlyArray<Exchange>) {
  const { told } = situation
  const nth = before.length + 1
  const asked = yield* Situation.ask(situation, followUp, {
    input: {
      ...told,
      conversation: saidIn(before).map((text, index) => `${index % 2 === 0 ? told.name : "Assistant"}: ${text}`),
      ending: nth <= fewest ? endings.bound : endings.free
    },
    step: `${followUp.name}-${nth}`
  })
  if (asked === undefined || (asked.output.done && nth > fewest)) return undefined
  const text = plain(asked.output.message).trim()
  return text === "" || before.some(({ message }) => isSame(message, text)) ? undefined : { text, making: asked.making }
})

/** The exchange that a message begins. */
const answered = Effect.fnUntraced(function*(
  situation: Situation.Situation,
  { before, making, text }: {
    readonly before: ReadonlyArray<Exchange>
    readonly text: string
    readonly making: Making
  }
) {
  const answer = before.length === 0
    ? yield* Situation.ask(situation, respond, { input: { instruction: text }, step: respond.name })
    : yield* Situation.ask(situation, respondOn, {
      input: { history: saidIn(before), instruction: text },
      step: `${respondOn.name}-${before.length + 1}`
    })
  if (answer === undefined) return undefined
  const exchange: Exchange = {
    message: text,
    response: plain(answer.output).trim(),
    makings: [making, answer.making]
  }
  return exchange
})

/**
 * A conversation: the person opens it, and goes on in the light of the answers (MATRIX-Gen-MT). Whoever answers sees its bare messages.
 * It ends when the person has what they wanted, at the most exchanges, or where a step comes to nothing; whole exchanges stay.
 */
export const multiTurn: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const most = situation.requirement.turns ?? usual
  const exchanges: Array<Exchange> = []
  let message = yield* instruction(situation, "multi-turn")
  while (message !== undefined) {
    const exchange: Exchange | undefined = yield* answered(situation, { ...message, before: exchanges })
    if (exchange === undefined) break
    exchanges.push(exchange)
    if (exchanges.length >= most) break
    message = yield* next(situation, exchanges)
  }
  if (exchanges.length === 0) return undefined
  return Situation.draft(situation, {
    turns: saidIn(exchanges).map((content, index): Turn => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content
    })),
    makings: exchanges.flatMap(({ makings }) => makings)
  })
})
