/** Plan steps in words: for each stage a few headings and details, to be filled with a person's own matters. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import type { Matter } from "../../model/rehearse/Matter.ts"
import type { Stage } from "../../model/rehearse/Stage.ts"
import type { Trade } from "../../model/rehearse/Trade.ts"
import * as Verb from "../../model/rehearse/Verb.ts"

/** What a step is made from. */
export interface StepInput {
  readonly matter: Matter
  readonly trade: Trade
  /** Somebody to turn to: "her supervisor", "a buyer". */
  readonly other: string
  readonly his: string
  readonly himself: string
}

interface Step {
  readonly title: string
  readonly detail: string
}

const order = (deed: string): string => Phrase.upperFirst(Verb.inForm(deed, "base"))
// "a user who wrote in twice" is too long for a heading.
const short = (other: string): string => other.split(/ (?:who|with|from|on|that|in|downstairs|next)\b/)[0] ?? other
const months = [
  "the end of the month",
  "the first of next month",
  "the next holiday",
  "the end of the season",
  "midsummer",
  "the new year"
]

const ways: Readonly<Record<Stage, ReadonlyArray<(input: StepInput, chance: Chance) => Step>>> = {
  look: [
    ({ matter, trade }, chance) => ({
      title: `Get the facts on ${matter.core}`,
      detail: `Keep a record in ${
        chance.pick(trade.papers)
      } for two weeks, with date and hour, of all that bears on ${matter.about}.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Take stock of ${matter.core}`,
      detail: `${order(chance.pick(trade.looks))}, and set down what it says about ${matter.about}.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Look closely at ${matter.core}`,
      detail: `${order(chance.pick(trade.looks))} before believing anybody's word on ${matter.core}.`
    }),
    ({ matter }, chance) => ({
      title: matter.kind === "question" ? "List what speaks for each side" : `List all that touches ${matter.core}`,
      detail:
        `Fill two columns about ${matter.about}, one with what is known and one with what is only assumed, and check ${
          chance.pick(["three", "four", "five"])
        } of the second.`
    })
  ],
  ask: [
    ({ matter, other }) => ({
      title: `Ask ${short(other)} about ${matter.core}`,
      detail: `Ask ${other} straight out about ${matter.about}, and write the answer down the same day.`
    }),
    ({ matter, trade }) => ({
      title: "Find others in the same position",
      detail:
        `Ask around ${trade.hears} for anyone who has been through the same with ${matter.core}, and hear how it ended.`
    }),
    ({ matter, other }) => ({
      title: `Get a second opinion on ${matter.core}`,
      detail: `Tell ${other} everything about ${matter.about} without giving an opinion first, and listen to the end.`
    })
  ],
  try: [
    ({ matter, trade }, chance) => ({
      title: "Try one small change first",
      detail: `${order(chance.pick(trade.tries))}, and see what that does for ${matter.core}.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Make a trial run with ${matter.core}`,
      detail: `${order(chance.pick(trade.tries))}, with ${chance.pick(trade.tools)} at hand, and note what goes wrong.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Start small with ${matter.core}`,
      detail: `Take the smallest piece of ${matter.about}: ${Verb.inForm(chance.pick(trade.tries), "base")}, ${
        chance.pick(["twice", "for a week", "on two different days"])
      }.`
    })
  ],
  show: [
    ({ matter, other }) => ({
      title: `Show ${short(other)} how it is done`,
      detail: `Take ${other} along and explain ${matter.core} until no more help is needed.`
    }),
    ({ matter, trade, other }, chance) => ({
      title: `Share the work on ${matter.core}`,
      detail: `Hand a part of it to ${other}, together with ${
        chance.pick(trade.tools)
      } and half a page of instructions.`
    }),
    ({ matter, trade }, chance) => ({
      title: "Teach one other person the trick",
      detail: `Explain ${
        chance.pick(trade.spots)
      } what was learnt about ${matter.core}, and let the other person do it alone the second time.`
    })
  ],
  agree: [
    ({ matter, other }, chance) => ({
      title: `Settle terms with ${short(other)}`,
      detail: `Agree with ${other} who does what about ${matter.about}, and by ${chance.pick(months)}.`
    }),
    ({ matter, other }) => ({
      title: `Have it out with ${short(other)}`,
      detail: `Speak openly to ${other} about ${matter.core}, and hear the other side to the end.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Make common cause over ${matter.core}`,
      detail: `Bring three people together ${
        chance.pick(trade.spots)
      } who also have a stake in ${matter.core}, and agree on one demand.`
    })
  ],
  write: [
    ({ matter, other }) => ({
      title: `Write ${matter.core} up on one page`,
      detail: `Put everything about ${matter.about} on one page, in words that ${other} can follow.`
    }),
    ({ matter }, chance) => ({
      title: "Publish what has been learnt",
      detail: `Put up a page on ${matter.core} where others will see it, with ${
        chance.pick(["the figures", "the mistakes left in", "a sketch", "dates"])
      }, so that others need not start from nothing.`
    }),
    ({ matter, other }) => ({
      title: `Draft a letter about ${matter.core}`,
      detail: `Write to ${other} about ${matter.about}: what happened, what is asked for, and until when.`
    })
  ],
  settle: [
    ({ matter }, chance) => ({
      title: matter.kind === "question" ? "Decide, and tell those concerned" : `Bring ${matter.core} to an end`,
      detail: `Set ${chance.pick(months)} as the date by which to ${matter.todo}, and tell two people so.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Decide about ${matter.core}`,
      detail: `Weigh what is in ${chance.pick(trade.papers)}, ${matter.todo}, and not go back on it.`
    })
  ],
  pastime: [
    ({ matter }, chance) => ({
      title: `Make room for ${matter.core}`,
      detail: `Keep ${
        chance.pick(["one evening a week", "Sunday mornings", "the hour before work"])
      } free for ${matter.about}, whatever else comes up.`
    }),
    ({ matter, other }) => ({
      title: `Hold an evening of ${matter.core}`,
      detail: `Invite ${other} and whoever else is curious to an evening of ${matter.about}.`
    })
  ]
}

/** One step for a stage, in words. */
export const stepFor = (stage: Stage, input: StepInput, chance: Chance): Step => {
  const { detail, title } = chance.pick(ways[stage])(input, chance)
  const own = (text: string) =>
    Phrase.tidy(text.replaceAll("{his}", input.his).replaceAll("{himself}", input.himself).replaceAll("{he}", "you"))
  return { title: Phrase.upperFirst(Phrase.atMost(own(title), 9)), detail: Phrase.stop(own(detail)) }
}
