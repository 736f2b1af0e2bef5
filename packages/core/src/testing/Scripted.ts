/** A stage whose answers an author writes: by the name of the prompt, in order or out of its input. */
import type { PromptInput } from "../model/Prompt.ts"
import type { Actor } from "../scenario/Actor.ts"
import type { Any } from "../scenario/Scenario.ts"
import type { Answering, Call } from "./Observed.ts"
import { type Trial, trial, type TrialOptions } from "./Trial.ts"

/** An answer: the output of the prompt, or null for none, as when a model gives up. */
export type Reply = string | number | boolean | object | null

/** The answers to one prompt: a list, each given once in its order, or what a function makes of the input. */
// oxlint-disable-next-line typescript/no-explicit-any -- the author knows what the prompt is given
export type Replies = ReadonlyArray<Reply> | ((input: any, actor: Actor) => Reply)

/** A stage with written answers. */
export interface Scripted {
  /** Plays a scenario on it. Rejects where a prompt is asked for which no answer is left. */
  readonly play: (scenario: Any, options: TrialOptions) => Promise<Trial>
  /** All that was asked in all plays, with what the prompts showed. */
  readonly calls: ReadonlyArray<Call>
  /** What was shown of a prompt, each time it was asked; of one role where it is named. */
  readonly shown: (prompt: string, role?: string) => ReadonlyArray<string>
}

const ordinal = (nth: number): string => {
  const ending = nth % 100 > 10 && nth % 100 < 14 ? "th" : ["th", "st", "nd", "rd"][nth % 10] ?? "th"
  return `${nth}${ending}`
}

const asText = (
  reply: Reply
): string => (reply === null ? "" : typeof reply === "string" ? reply : JSON.stringify(reply))

/** Makes a stage from answers by the name of the prompt; a prompt that is not among them is rehearsed where `rest` says so. */
export const scripted = (
  replies: Readonly<Record<string, Replies>>,
  { rest = "refuse" }: { readonly rest?: "refuse" | "rehearse" } = {}
): Scripted => {
  const given = new Map<string, number>()
  const calls: Array<Call> = []

  const replyTo = (asked: { readonly actor: Actor; readonly prompt: string; readonly input: PromptInput }): Reply => {
    const { actor, input, prompt } = asked
    const written = replies[prompt]
    if (written === undefined) {
      const names = Object.keys(replies).join(", ")
      throw new Error(`${actor.id} is asked ${prompt}, for which nothing is scripted: there are answers to ${names}.`)
    }
    if (typeof written === "function") return written(input, actor)
    const nth = given.get(prompt) ?? 0
    given.set(prompt, nth + 1)
    const reply = written[nth]
    if (reply !== undefined) return reply
    throw new Error(
      `${actor.id} is asked ${prompt} for the ${ordinal(nth + 1)} time, and ${written.length} answers are scripted.`
    )
  }

  const answering: Answering = ({ actor, input, prompt }) => {
    if (rest === "rehearse" && replies[prompt.name] === undefined) return prompt
    const text = asText(replyTo({ actor, prompt: prompt.name, input }))
    return { ...prompt, rehearse: () => text }
  }

  return {
    play: async (scenario, options) => {
      const played = await trial(scenario, options, answering)
      calls.push(...played.calls)
      return played
    },
    calls,
    shown: (prompt, role) =>
      calls.filter((call) => call.prompt === prompt && (role === undefined || call.role === role))
        .map(({ shown }) => shown)
  }
}
