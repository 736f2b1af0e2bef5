/** What a kind of data adds to a message: demands on the answer, or the tone in which a conversation begins. */
import type { Chance } from "../../domain/Seed.ts"
import type { Voice } from "./Voice.ts"

/** Demands on an answer, some of which pull against each other. */
export const demandsOf = ({ data, fitted, isGrave, other }: Voice, chance: Chance): ReadonlyArray<string> => {
  const few = 2 + (data.few % 5)
  const most = chance.pick([80, 100, 120, 150, 180, 200, 250, 300])
  return [
    `No more than ${most} words, I read it standing up.`,
    `Give me ${few} ways and say which one you would take, with the reason.`,
    `It has to make sense to ${other}, who has never heard of the matter.`,
    `Name the price of each proposal, in hours or in money.`,
    `Leave out whatever I cannot do before ${chance.pick(["Friday", "the weekend", "the end of the month", "noon"])}.`,
    `Do not tell me to ask a professional, I have done that.`,
    `Mark what you are sure of and what you only suppose.`,
    `Begin with the result, the reasons come after.`,
    `I want one sentence at the end that I can repeat to ${other}.`,
    `One half for today, one half for ${chance.pick(["next week", "the spring", "when I am back", "later"])}.`,
    chance.pick(["Without tables and without headings, please.", "As a table, with a line for each point."]),
    `Say against each point what would speak against it.`,
    `It must also work if ${other} says no.`,
    `Use nothing that costs more than ${10 * few}.`,
    `Take into account that I am bad at ${chance.pick(["figures", "asking", "waiting", "saying no", "writing"])}.`,
    `Keep ${chance.pick(["my children", "my boss", "the neighbours", "my family"])} out of it.`,
    `If something important is missing, ask me at most ${few} questions at the end.`,
    `Friendly in tone, hard in the matter.`,
    `Write it so that a ${10 + chance.int(6)}-year-old could follow.`,
    `Put what is most urgent first and strike whatever is only nice to have.`,
    `Think of ${chance.pick(fitted.tools)} and ${chance.pick(fitted.papers)}, I have both at hand.`,
    `Compare it with doing nothing at all.`,
    ...(isGrave ? [] : [`Dry humour is welcome, flattery is not.`])
  ]
}

/** How somebody begins who means to go on. */
export const begins = [
  "Let us take this one thing at a time.",
  "I will tell you more as we go, first only this.",
  "This will be longer, so I begin at the beginning.",
  "One question now, the others when I have understood this one.",
  "Before everything else I need to get one thing straight.",
  "Let me start with what is most urgent.",
  "I do not have it all together yet, so a first step will do.",
  "Start me off, and then we look further.",
  "There is a whole heap behind this, here is the top of it.",
  "I want to talk something through.",
  "I come back to you with the rest tonight, for now this.",
  "First things first."
]
