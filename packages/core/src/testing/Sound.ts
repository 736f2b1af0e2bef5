/** What is wrong with what a play came to, in sentences: its conversations, its prompts, and who sees what. */
import type { Conversation, Turn } from "../domain/Draft.ts"
import type { Call } from "./Observed.ts"
import type { Trial } from "./Trial.ts"

const who = (turn: Turn): string => (turn.role === "user" ? "human" : turn.role === "assistant" ? "gpt" : "system")

const flawsOfConversation = ({ turns }: Conversation, nth: number): Array<string> => {
  const name = `conversation ${nth + 1}`
  const spoken = turns[0]?.role === "system" ? turns.slice(1) : turns
  const flaws = turns.flatMap(({ content }, at) =>
    content.trim() === "" ? [`turn ${at + 1} of ${name} says nothing`] : []
  )
  if (spoken.length === 0) return [...flaws, `${name} has no turns`]
  const [first] = spoken
  if (first !== undefined && first.role !== "user") flaws.push(`${name} begins with ${who(first)}: expected human`)
  const last = spoken.at(-1)
  if (last !== undefined && last.role !== "assistant") flaws.push(`${name} ends with ${who(last)}: expected gpt`)
  const stuck = spoken.findIndex((turn, at) => at > 0 && turn.role === spoken[at - 1]?.role)
  const turn = spoken[stuck]
  if (turn !== undefined) {
    flaws.push(`turns ${stuck} and ${stuck + 1} of ${name} are both ${who(turn)}: expected human and gpt in turn`)
  }
  return flaws
}

/** Whether conversations begin with human, go on in turn, end with gpt, and say something in every turn. */
export const flawsOfConversations = ({ conversations }: Trial): Array<string> =>
  conversations.flatMap(flawsOfConversation)

/** Whether turns made from what was said carry the id of the message, and no other id. */
export const flawsOfSources = ({ calls, conversations }: Trial): Array<string> => {
  const ids = new Set(calls.flatMap(({ id }) => id ?? []))
  const said = new Map(calls.flatMap(({ id, prompt, text }) => (id === undefined ? [] : [[text.trim(), prompt]])))
  return conversations.flatMap(({ turns }, nth) =>
    turns.flatMap(({ content, message }, at) => {
      const name = `turn ${at + 1} of conversation ${nth + 1}`
      if (message !== undefined) {
        return ids.has(message) ? [] : [`${name} names a message ${message} that nobody said in this play`]
      }
      const prompt = said.get(content.trim())
      return prompt === undefined
        ? []
        : [
          `${name} is what the prompt ${prompt} gave, without its id: hand the message to Draft.gpt or Draft.human, not its text`
        ]
    })
  )
}

/** Whether all slots of the prompts were filled. */
export const flawsOfSlots = ({ calls }: Trial): Array<string> => [
  ...new Set(calls.flatMap(({ prompt, shown, unfilled }) => [
    ...unfilled.map((slot) => `the prompt ${prompt} has a slot {{${slot}}}, and its input no field ${slot}`),
    ...[...shown.matchAll(/\{\{\w+[#!]?\}\}/g)].map(([slot]) => `the prompt ${prompt} shows ${slot} as it is`)
  ]))
]

/** Where a role was shown what it must not see. */
export const leaksTo = (role: string, { calls, secret }: {
  readonly calls: ReadonlyArray<Call>
  readonly secret: string
}): Array<string> => [
  ...new Set(
    calls.filter((call) => call.role === role && call.shown.includes(secret)).map(({ actor, prompt }) =>
      `${actor} is shown it by the prompt ${prompt}`
    )
  )
]
