/** What a pupil writes who has little to say: a first thought in a few sentences. */
import { type Seed } from "@stoa/core"
import * as Numbers from "../Numbers.ts"
import type { Problem } from "../Problem.ts"
import { topics } from "../Topics.ts"

/** The lines of a pupil's answer in prose. */
export const lines = (problem: Problem, chance: Seed.Chance): Array<string> => {
  const { asks, counted, quantities, question } = problem
  if (/\bhow (?:many|much|long|old|far|tall)\b/i.test(asks)) {
    const [one] = quantities
    const thing = counted === "" ? "" : ` ${counted}`
    if (one === undefined) {
      const guess = chance.pick([6, 8, 12, 15])
      return [
        "I cannot find any number in the question that helps me.",
        `I have to guess, and I say the answer is ${guess}${thing}.`
      ]
    }
    const half = one.value >= 4 && Number.isInteger(one.value)
    const value = half ? Numbers.show(Math.round(one.value / 2 * 100) / 100) : Numbers.show(one.value * 3)
    return [
      `The only number I can use is ${one.phrase}.`,
      half
        ? `I think it is shared in two, so ${Numbers.show(one.value)} ÷ 2 = ${value}.`
        : `I think it happens three times, so ${Numbers.show(one.value)} x 3 = ${value}.`,
      `So the answer is ${value}${thing}.`
    ]
  }
  const [first = "this", second, third] = topics(question)
  return chance.pick([
    [
      `I would say this is mostly about ${first}.`,
      ...(second === undefined ? [] : [`I am not sure what ${second} has to do with it, so I left that out.`]),
      `My short answer is that one has to look at ${first} first, and the rest comes by itself.`
    ],
    [
      `For me ${first} is the main thing here${second === undefined ? "" : `, and ${second} comes after it`}.`,
      "I have seen something like it before, and there it was quite simple.",
      `So I would just begin with ${first} and see how far it goes.`
    ],
    [
      `I think the answer has to do with ${first}${third === undefined ? "" : ` or maybe with ${third}`}.`,
      "I cannot say more about it, because I did not look any further.",
      `It always depends on ${second ?? first} anyway.`
    ]
  ])
}
