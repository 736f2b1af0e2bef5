/** Acts on a plan, in words: for finding out, asking and trying. */
import * as Phrase from "../../model/Phrase.ts"
import type { Stage } from "../../model/rehearse/Stage.ts"
import * as Verb from "../../model/rehearse/Verb.ts"
import { later } from "./actsLater.ts"
import type { Scene, Shape } from "./Scene.ts"

const because = ({ matter, pick }: Scene): string =>
  pick([
    `, all on account of ${matter.core}`,
    `, looking for anything that bears on ${matter.core}`,
    `, with ${matter.core} in mind`,
    ` in the hope of understanding ${matter.core}`,
    ` to learn more about ${matter.about}`,
    ` because of ${matter.core}`
  ])

const finding = ({ count, matter, pick }: Scene): string => {
  const small = count(2, 5)
  return pick([
    `The first surprise about ${matter.core} comes after ${count(4, 12)} minutes.`,
    `Two things that everybody knew about ${matter.core} turn out to be wrong.`,
    `Of ${count(13, 48)} entries about ${matter.core} ${small} do not add up.`,
    `What it says about ${matter.core} fits on a postcard.`,
    `Seen from afar, ${matter.core} looked otherwise.`,
    `Nothing new about ${matter.core}, and that is news as well.`,
    `By evening there are ${count(3, 12)} lines about ${matter.core}, and one of them is underlined.`
  ])
}

const two = (scene: Scene): string => {
  const first = scene.look()
  for (let attempt = 0; attempt < 8; attempt++) {
    const next = scene.look()
    if (next !== first) return `${first}, and then ${next}`
  }
  return first
}

const look: ReadonlyArray<Shape> = [
  ["do", (s) => `${s.me} ${s.look()}${because(s)}.`],
  ["do", (s) => `${s.me} ${s.look()}. ${finding(s)}`],
  ["do", (s) => `${s.me} ${two(s)}. Only the second tells anything about ${s.matter.core}.`],
  [
    "do",
    (s) =>
      `${s.me} starts a list about ${s.matter.about}; by evening it has ${s.count(6, 19)} lines, ${
        s.count(2, 4)
      } of them questions.`
  ],
  [
    "do",
    (s) =>
      `${s.me} takes out ${s.paper()} from last year and finds ${s.matter.core} mentioned ${
        s.count(2, 7)
      } times, always in passing.`
  ],
  [
    "do",
    (s) =>
      `With ${s.tool()} under one arm ${s.me} goes to see about ${s.matter.core}, and is back before dark with ${
        s.count(3, 9)
      } notes.`
  ],
  [
    "say",
    (s) =>
      `${s.me} mentions ${s.hears} that people date ${s.matter.core} too late, and names ${
        s.pick(["spring", "last autumn", "the year before last", "the winter"])
      }.`
  ],
  [
    "ask",
    (s) => `${s.me} asks ${s.folk()} when people first spoke of ${s.matter.core}, and is given two different dates.`
  ],
  [
    "think",
    (s) =>
      `${Phrase.upperFirst(s.spot())}, ${s.me} goes over what is really known about ${s.matter.about}: ${
        s.count(3, 6)
      } points, one of them doubtful.`
  ],
  [
    "do",
    (s) =>
      `${s.me} keeps a tally on ${s.matter.core}: ${
        s.count(3, 11)
      } strokes since ${s.weekday()}, each with the hour beside it.`
  ]
]

const ask: ReadonlyArray<Shape> = [
  [
    "ask",
    (s) =>
      `${s.me} asks ${s.folk()} straight out what to do about ${s.matter.about}, and writes the answer down word for word.`
  ],
  [
    "ask",
    (s) =>
      `${s.me} rings ${s.folk()} with three short questions about ${s.matter.core}: since when, how often, and who else knows.`
  ],
  [
    "ask",
    (s) =>
      `"Has anybody been through this?" ${s.me} asks ${s.hears}, and describes ${s.matter.about} in four sentences.`
  ],
  [
    "say",
    (s) => `${s.me} tells ${s.folk()} the whole story of ${s.matter.about}, leaves out no part of it, and waits.`
  ],
  [
    "do",
    (s) =>
      `${s.me} writes to ${s.folk()} about ${s.matter.core}: ${
        s.count(4, 9)
      } numbered questions and a stamped envelope for the answer.`
  ],
  ["ask", (s) => `Over tea ${s.me} asks ${s.folk()} how other people handle ${s.matter.core}, and what it costs them.`],
  ["ask", (s) => `${s.me} stops ${s.folk()} and asks for ten minutes about ${s.matter.core}. It takes forty.`],
  [
    "publish",
    (s) => `${s.me} hangs up a question about ${s.matter.about}, with a telephone number on strips to tear off.`
  ],
  [
    "think",
    (s) =>
      `${s.me} weighs whom to ask about ${s.matter.core}: the one knows too little, and the other would tell everyone.`
  ],
  ["say", (s) => `${s.me} reads ${s.folk()} the notes on ${s.matter.core} aloud, and stops wherever the other frowns.`]
]

const toSee = ({ matter, pick }: Scene): string =>
  pick([
    `, to see what becomes of ${matter.core}`,
    ` as a first move on ${matter.core}`,
    `, and waits to see what that does for ${matter.core}`,
    `, and calls it an experiment on ${matter.core}`,
    `, since talking alone has not helped ${matter.core}`
  ])

const trial: ReadonlyArray<Shape> = [
  ["do", (s) => `${s.me} ${s.trial()}${toSee(s)}.`],
  [
    "do",
    (s) =>
      `${s.me} ${s.trial()}. With ${s.matter.core} it goes wrong, but for a new reason, and the reason is written down at once.`
  ],
  [
    "do",
    (s) =>
      `At the ${
        s.pick(["second", "third", "fourth"])
      } attempt ${s.me} ${s.trial()}, and learns more about ${s.matter.core} than in a month of talk.`
  ],
  [
    "do",
    (s) =>
      `Because of ${s.matter.core} ${s.me} gets up at five, ${s.trial()}, and compares the result with yesterday's before breakfast.`
  ],
  [
    "ask",
    (s) => `${s.me} asks to borrow ${s.tool()} for a trial on ${s.matter.core}, and promises it back by ${s.weekday()}.`
  ],
  [
    "say",
    (s) =>
      `${s.me} announces ${s.hears} that a trial begins on ${s.weekday()}, ${
        s.count(3, 12)
      } days and no longer, because of ${s.matter.about}.`
  ],
  ["think", (s) => `${s.me} lies awake over ${s.matter.core} and resolves to change one thing at a time, not three.`],
  [
    "do",
    (s) =>
      `${s.me} ${s.look()}, and on the next day ${s.trial()}; the difference between the two goes on a card about ${s.matter.core}.`
  ],
  [
    "do",
    (s) =>
      `Nobody is watching, so ${s.me} ${s.trial()}. For ${s.matter.core} it makes ${
        s.pick([
          "a small difference",
          "no difference yet",
          "things worse for an hour and better after",
          "more of a difference than expected"
        ])
      }.`
  ],
  ["do", (s) => `Instead of ${Verb.inForm(s.look(), "gerund")} once more, ${s.me} ${s.trial()}${toSee(s)}.`]
]

/** The shapes of acts by the stage of the plan step. */
export const acts: Readonly<Record<Stage, ReadonlyArray<Shape>>> = { look, ask, try: trial, ...later }

/** Shapes that fit at any stage, where the person has a past to tell of. */
export const withPast: ReadonlyArray<Shape> = [
  [
    "think",
    (s) =>
      `${s.me} thinks of the time when ${s.he} ${
        s.pick(s.past)
      }, and wonders whether the same patience would help with ${s.matter.core}.`
  ],
  [
    "say",
    (s) =>
      `${s.me} tells ${s.folk()} how ${s.he} once ${s.pick(s.past)}, and what that has to do with ${s.matter.core}.`
  ],
  ["think", (s) => `Whoever once ${s.pick(s.past)}, ${s.me} thinks, need not be afraid of ${s.matter.core}.`]
]
