/** How a pupil settles on an option: by a reason that sounds like one. */
import { Phrase, type Seed } from "@stoa/core"
import * as Numbers from "../Numbers.ts"
import type { Option } from "../Options.ts"
import * as Options from "../Options.ts"
import type { Problem } from "../Problem.ts"
import { topics } from "../Topics.ts"
import * as Misreading from "./Misreading.ts"
import * as Reading from "./Reading.ts"
import * as telling from "./telling.ts"

const short = ({ text }: Option): string => Phrase.atMost(text.replace(/["“”]/g, "'"), 12)

const valueOf = ({ text }: Option): number | undefined => Numbers.find(text).at(-1)?.value

/** The option nearest to a value, where the options are numbers. */
const nearest = (options: ReadonlyArray<Option>, value: number): Option | undefined => {
  const valued = options.flatMap((option) => {
    const own = valueOf(option)
    return own === undefined ? [] : [{ option, distance: Math.abs(own - value) }]
  })
  return valued.length < options.length ? undefined : valued.toSorted((a, b) => a.distance - b.distance)[0]?.option
}

const settled = (option: Option, chance: Seed.Chance): string =>
  chance.pick([
    `So I choose [${option.letter}].`,
    `My answer is [${option.letter}].`,
    `I take [${option.letter}].`,
    `So it must be [${option.letter}].`
  ])

/** The lines of a pupil's choice. */
export const lines = (problem: Problem, chance: Seed.Chance): Array<string> => {
  const { options, question } = problem
  const reading = problem.quantities.length < 2 ? undefined : Misreading.of(problem, chance)
  const value = reading === undefined ? undefined : Reading.final(reading)
  const near = value === undefined ? undefined : nearest(options, value)
  if (reading !== undefined && near !== undefined) {
    const steps = telling.lines(reading, problem, chance).slice(0, -1)
    return [
      ...steps,
      `The option that comes nearest to ${Numbers.show(value ?? 0)} is ${near.letter}.`,
      settled(near, chance)
    ]
  }
  const [first, second, third] = chance.shuffle(options)
  if (first === undefined || second === undefined) return ["I do not know this one."]
  const words = topics(Options.stem(question))
  const [word = "this", other] = chance.sample(words.slice(0, 5), 2)
  const reason = chance.pick([
    [
      `The question is about ${word}, and when I hear that I think of "${short(first)}".`,
      `"${short(second)}" sounds too far away from it.`
    ],
    [
      `I am not sure what ${other ?? "all of it"} means here, so I looked which option fits best with ${word}.`,
      `That is ${first.letter} for me, "${short(first)}".`
    ],
    [
      `${second.letter} cannot be it, because "${short(second)}" has nothing to do with ${word}.`,
      ...(third === undefined ? [] : [`${third.letter} looks like a trap to me.`]),
      `"${short(first)}" sounds right.`
    ],
    [`We had something about ${word} once, and I remember that it went together with "${short(first)}".`],
    [`I read the options aloud, and "${short(first)}" goes best with ${word}${
      other === undefined ? "" : ` and ${other}`
    }.`]
  ])
  return [...reason, settled(first, chance)]
}
