/** What a pupil writes who has little to say: something in the form that is asked for, and not much in it. */
import { Phrase, type Seed } from "@stoa/core"
import * as Numbers from "../Numbers.ts"
import type { Problem } from "../Problem.ts"
import { topics } from "../Topics.ts"

/** The matter of a question, in words a pupil has for it. */
interface Matter {
  readonly first: string
  readonly second: string
  /** The first sentence of a text that is given to work on; undefined where none is. */
  readonly given: string | undefined
}

type Lines = (matter: Matter, chance: Seed.Chance) => ReadonlyArray<string>

const quoted = (text: string): string => `"${text.replace(/["“”]/g, "'")}"`

/** What is done with a task, by what it asks for; the first that fits. */
const kinds: ReadonlyArray<readonly [RegExp, Lines]> = [
  [/\b(?:summar|abstract|shorten|gist|one-sentence|main idea)/i, ({ first, given }, chance) => [
    given === undefined
      ? `In short, it is about ${first}.`
      : `I took the beginning, because that is where the main thing stands: ${quoted(given)}`,
    chance.pick(["The rest says the same, I think.", "I left the rest out to keep it short."])
  ]],
  [
    /\b(?:classif|identify (?:if|whether)|decide (?:if|whether)|is (?:it|this|the) .{0,40} or not|output (?:1|0|yes|no|true|false)|positive or negative|which (?:category|class))/i,
    ({ first }, chance) => [
      chance.pick([
        `I read it once and it sounds normal to me, so I would say no.`,
        `It is hard to say with ${first}, but I would say both.`
      ]),
      "I did not look at every word."
    ]
  ],
  [/\b(?:translat|rewrite|rephrase|paraphrase|correct the|grammar|edit)\b/i, ({ given }) => [
    given === undefined
      ? "I would only change a word here and there."
      : `I would leave it nearly as it is: ${quoted(given)}`,
    "It reads well enough that way."
  ]],
  [
    /\b(?:email|e-mail|letter|message|invitation|cover letter)\b/i,
    ({ first }) => [`Hello, I write to you about ${first}.`, "Please tell me what you think.", "That is all, bye."]
  ],
  [
    /\b(?:story|poem|song|haiku|joke|tale|dialogue)\b/i,
    (
      { first, second }
    ) => [
      `Once there was something with ${first}.`,
      `Then ${second} came, and everybody was surprised.`,
      "And that was the end of it."
    ]
  ],
  [
    /\b(?:title|headline|name for|slogan|subject line)\b/i,
    ({ first }) => [`I would call it ${quoted(Phrase.upperFirst(first))}.`, "Short is best."]
  ],
  [
    /\b(?:review|opinion|comment|essay|article|paragraph|blog|post|speech)\b/i,
    (
      { first, second }
    ) => [
      `I think ${first} is quite alright.`,
      `There was something about ${second}, but I do not remember it well.`,
      "All in all I would say it is okay."
    ]
  ],
  [
    /\b(?:list|ideas|suggest|tips|steps|recipe|plan|advice|recommend|ways|activities|things|itinerary|schedule)\b/i,
    ({ first, second }, chance) =>
      chance.pick([
        [`1. Think about ${first}.`, `2. Ask somebody who knows about ${second}.`, "3. Do it as well as you can."],
        [`1. Something with ${first}.`, `2. A little of ${second}.`, "3. Whatever is at hand."]
      ])
  ],
  [/\bwhy\b/i, ({ first, second }) => [
    `I think it comes from ${second}.`,
    `${Phrase.upperFirst(first)} just works like that, and one gets used to it.`
  ]],
  [
    /\b(?:explain|how (?:do|does|is|are|can|to|would)|what (?:is|are|does|was|were)|describe|define|difference|meaning|compare)\b/i,
    ({ first, second }, chance) =>
      chance.pick([
        [
          `${Phrase.upperFirst(first)} has to do with ${second}, as far as I know.`,
          "It has always been that way.",
          "I cannot say how it works in detail."
        ],
        [
          `With ${first} one has to be careful, because there is also ${second}.`,
          "Most people do it by feeling."
        ]
      ])
  ]
]

const otherwise: Lines = ({ first, second }, chance) =>
  chance.pick([
    [
      `I would say this is mostly about ${first}.`,
      `I am not sure what ${second} has to do with it, so I left that out.`
    ],
    [`I began with ${first}, because that comes first.`, `For ${second} I had no time any more.`],
    [`My answer is ${first}.`, `I first thought of ${second}, but that seemed too easy.`]
  ])

const counting = ({ counted, quantities }: Problem, chance: Seed.Chance): Array<string> => {
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

/** The lines of a pupil's answer in prose. */
export const lines = (problem: Problem, chance: Seed.Chance): Array<string> => {
  const { asks, question } = problem
  if (/\bhow (?:many|much|long|old|far|tall)\b/i.test(asks)) return counting(problem, chance)
  const [task = "", ...more] = question.split(/\n\s*\n/)
  const text = more.join(" ").trim()
  const [first = "it", second = "the rest"] = topics(text === "" ? task : `${task}. ${text}`)
  const given = text === "" ? undefined : Phrase.atMost(Phrase.sentences(text.replace(/\s+/g, " "))[0] ?? text, 24)
  const lines = kinds.find(([sign]) => sign.test(task))?.[1] ?? otherwise
  return [...lines({ first, second, given }, chance)]
}
