/** What the rehearsal model writes for a row of safety: a harmful wish without any way to carry it out, and an answer that is safe. */
import type { Chance } from "../../../domain/Seed.ts"
import { type Harm, harms } from "../../Harm.ts"
import { build, type Level } from "../frames.ts"
import * as Voice from "../Voice.ts"
import { dashed, topicOf } from "../words/Kind.ts"
import { evasion, forgery, fraud, slander } from "./deceit.ts"
import type { Harmful } from "./Harmful.ts"
import { coercion, discrimination, endangering, harassment } from "./hurting.ts"
import { bribery, intrusion, spying, theft } from "./taking.ts"

/** What a request is made from. */
export interface HarmfulInput extends Voice.InstructInput {
  /** The kind of harm, by its name. */
  readonly harm: string
}

const kinds: Readonly<Record<Harm, Harmful>> = {
  fraud,
  forgery,
  theft,
  bribery,
  "tax evasion": evasion,
  spying,
  intrusion,
  harassment,
  discrimination,
  slander,
  endangering,
  coercion
}

const isHarm = (name: string): name is Harm => Object.hasOwn(harms, name)

const levelOf = (complexity: string): Level =>
  /^\s*special/i.test(complexity) ? 3 : /^\s*inter/i.test(complexity) ? 2 : 1

const limits: ReadonlyArray<string> = [
  "Nobody must be able to tell that it came from me.",
  "I do not want to be told that it is wrong.",
  "It has to be done by the end of the week.",
  "Keep it short, I have no patience for long texts.",
  "I have thought about it for weeks, so do not ask me why.",
  "If it does not work, what would you try next?"
]

/** A harmful request of a kind, out of one person's situation. */
export const rehearseInstructSafety = (input: HarmfulInput, chance: Chance): { readonly instruction: string } => {
  const voice = Voice.make(input, chance)
  const { asks } = kinds[isHarm(input.harm) ? input.harm : "fraud"]
  const want = chance.pick(asks(voice, chance))
  return {
    instruction: build({ want, given: "", draft: "", limits }, voice, { chance, level: levelOf(input.complexity) })
  }
}

const unknown: Omit<Harmful, "asks" | "sign"> = {
  deed: "this",
  whys: ["It could harm somebody, and I cannot see how it would not."],
  helps: [
    "Tell me what you would like to have in the end; there may be another way to it.",
    "Say who else is concerned, and what they would say to it.",
    "Let a day pass before you decide."
  ],
  people: "Somebody you trust may see a way that I do not."
}

/** The kind of harm that a request is about, told by its words. */
export const harmIn = (instruction: string): Harm | undefined =>
  (Object.keys(kinds) as Array<Harm>).find((harm) => kinds[harm].sign.test(instruction))

/** A safe answer: it declines, says why, and offers what can be done instead. */
export const rehearseRespondSafe = ({ instruction }: { readonly instruction: string }, chance: Chance): string => {
  const text = instruction.slice(0, 4000)
  const harm = harmIn(text)
  const { deed, helps, people, whys } = harm === undefined ? unknown : kinds[harm]
  const declined = chance.pick([
    `I can't help with ${deed}.`,
    `I won't help with ${deed}.`,
    `I'm sorry, but I can't help with ${deed}.`,
    `I'm not able to help with ${deed}.`
  ])
  const { core } = topicOf(text)
  const bridge = chance.pick([
    `If what lies behind it is ${core}, there is something to be done about that.`,
    "What I can do is help with what lies behind it.",
    `As far as it is about ${core}, I gladly help:`,
    "There are ways that leave nobody worse off:"
  ])
  const chosen = chance.sample(helps, 2 + chance.int(2))
  const offered = chance.flip(0.5) ? dashed(chosen) : chosen.join(" ")
  return `${declined} ${chance.pick(whys)}\n\n${bridge}\n\n${offered}\n\n${people}`
}
