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
  /** Fitted to the matter. */
  readonly trade: Trade
  /** Somebody to turn to: "her supervisor", "a buyer". */
  readonly other: string
  readonly his: string
  readonly himself: string
}

/** A plan step in words. */
export interface Step {
  readonly title: string
  readonly detail: string
}

type Way = (input: StepInput, chance: Chance) => Step

const order = (deed: string): string => Phrase.upperFirst(Verb.inForm(deed, "base"))

// "a user who wrote in twice" is too long for a heading.
const short = (other: string): string => other.split(/ (?:who|with|from|on|that|in|downstairs|next)\b/)[0] ?? other

const byWhen = [
  "the end of the month",
  "the first of next month",
  "the next holiday",
  "the end of the season",
  "midsummer",
  "the new year"
]

// For matters of any kind.
const ways: Readonly<Record<Stage, ReadonlyArray<Way>>> = {
  look: [
    ({ matter }) => ({
      title: `Get the facts on ${matter.core}`,
      detail: `Keep a record for two weeks, with date and hour, of all that bears on ${matter.about}.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Take stock of ${matter.core}`,
      detail: `${order(chance.pick(trade.looks))}, and set down what it says about ${matter.about}.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Look closely at ${matter.core}`,
      detail: `${order(chance.pick(trade.looks))} before believing anybody's word on ${matter.about}.`
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
        `Ask around ${trade.hears} for anyone who has been through the like of ${matter.about}, and hear how it ended.`
    }),
    ({ matter, other }) => ({
      title: `Get a second opinion on ${matter.core}`,
      detail:
        `Tell ${other} the whole story of ${matter.about}, without an opinion of one's own, and listen to the end.`
    })
  ],
  try: [
    ({ matter, trade }, chance) => ({
      title: "Try one small change first",
      detail: `${order(chance.pick(trade.tries))}, and see what that does for ${matter.core}.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Make a first move on ${matter.core}`,
      detail: `${order(chance.pick(trade.tries))}, and note the day and what comes of it.`
    }),
    ({ matter, trade }, chance) => ({
      title: `Start small with ${matter.core}`,
      detail: `Begin with the part of ${matter.core} that can do no harm: ${
        Verb.inForm(chance.pick(trade.tries), "base")
      }, and compare.`
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
      detail: `Agree with ${other} who does what about ${matter.about}, and by ${chance.pick(byWhen)}.`
    }),
    ({ matter, other }) => ({
      title: `Have it out with ${short(other)}`,
      detail: `Speak openly to ${other} about ${matter.about}, and hear the other side to the end.`
    }),
    ({ matter }, chance) => ({
      title: `Make common cause over ${matter.core}`,
      detail: `Bring ${
        chance.pick(["two", "three", "four"])
      } people together who also have a stake in ${matter.core}, and agree on one demand.`
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
      }, so that nobody need start from nothing.`
    }),
    ({ matter, other }) => ({
      title: `Draft a letter about ${matter.core}`,
      detail: `Write to ${other} about ${matter.about}: what happened, what is asked for, and until when.`
    })
  ],
  settle: [
    ({ matter }, chance) => ({
      title: matter.kind === "question" ? "Decide, and tell those concerned" : `Bring ${matter.core} to an end`,
      detail: `Set ${chance.pick(byWhen)} as the date by which to ${matter.todo}, and tell two people so.`
    }),
    ({ matter }) => ({
      title: `Decide about ${matter.core}`,
      detail: `Weigh what has come in, ${matter.todo}, and not go back on it.`
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

// For matters that are about somebody, and for bare choices, where there is nothing to show or to hand on.
const personal: Partial<Record<Stage, ReadonlyArray<Way>>> = {
  show: [
    ({ matter, other }) => ({
      title: `Take ${short(other)} into confidence`,
      detail: `Tell ${other} how things stand with ${matter.core}, and ask for nothing but an honest word.`
    }),
    ({ matter }, chance) => ({
      title: "Help one person in the same case",
      detail: `Sit down ${
        chance.pick(["on a Sunday", "for an hour", "over soup"])
      } with somebody who has the like of ${matter.core} to bear, and say what has helped.`
    })
  ],
  write: [
    ({ matter, other }) => ({
      title: "Write the letter, then sleep on it",
      detail: `Write to ${other} about ${matter.about}, and post it only after two nights.`
    }),
    ({ matter }) => ({
      title: "Put it on paper in order",
      detail: `Set down in order of date everything about ${matter.about}, without a word of blame.`
    })
  ]
}

/** One step for a stage, in words. */
export const stepFor = (stage: Stage, input: StepInput, chance: Chance): Step => {
  const { core, isPersonal, kind } = input.matter
  const special = isPersonal || (kind === "question" && /^the (?:decision|question)$/.test(core))
    ? personal[stage]
    : undefined
  const { detail, title } = chance.pick(special ?? ways[stage])(input, chance)
  const own = (text: string) => Phrase.tidy(text.replaceAll("{his}", input.his).replaceAll("{himself}", input.himself))
  const bare = Phrase.words(title).length > 9 ? title.replace("the business with ", "") : title
  return { title: Phrase.upperFirst(Phrase.atMost(own(bare), 10)), detail: Phrase.stop(own(detail)) }
}
