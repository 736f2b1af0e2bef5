/** Acts on a plan, in words: for showing, agreeing, writing, settling, and for what people love. */
import type { Stage } from "../../model/rehearse/Stage.ts"
import * as Verb from "../../model/rehearse/Verb.ts"
import type { Shape } from "./Scene.ts"

const show: ReadonlyArray<Shape> = [
  [
    "say",
    (s) =>
      `${s.me} takes ${s.folk()} along and explains ${s.matter.core} from the beginning, with ${s.tool()} for illustration.`
  ],
  [
    "do",
    (s) =>
      `${s.me} hands over ${s.tool()} and half a page on ${s.matter.core}, then steps back and says nothing for ${
        s.count(5, 12)
      } minutes.`
  ],
  [
    "do",
    (s) => `${s.me} draws ${s.matter.core} as three boxes and two arrows, and is shown the arrow that is missing.`
  ],
  [
    "ask",
    (s) => `${s.me} asks ${s.folk()} to explain ${s.matter.core} in turn, and learns which half of it was unclear.`
  ],
  [
    "say",
    (s) =>
      `${s.me} tells ${s.folk()} which mistake was the dearest with ${s.matter.core}, so that it need not be made twice.`
  ],
  [
    "publish",
    (s) =>
      `${s.me} gives a short demonstration ${s.spot()}: ${
        s.count(5, 19)
      } people come because of ${s.matter.core}, and two stay to argue.`
  ],
  [
    "do",
    (s) =>
      `${s.me} lets ${s.folk()} go ahead alone this time, and steps in only at the last point about ${s.matter.core}.`
  ],
  ["think", (s) => `${s.me} wonders who will look after ${s.matter.core} in five years, and writes down two names.`]
]

const agree: ReadonlyArray<Shape> = [
  [
    "say",
    (s) =>
      `${s.me} tells ${s.folk()} openly how things stand with ${s.matter.about}, and then listens for longer than is comfortable.`
  ],
  [
    "ask",
    (s) => `${s.me} asks ${s.folk()} for a yes or a no about ${s.matter.core} by ${s.weekday()}, and gets a perhaps.`
  ],
  [
    "say",
    (s) =>
      `${s.me} goes through ${s.matter.about} with ${s.folk()} point by point. On ${s.count(2, 4)} of ${
        s.count(5, 8)
      } they agree.`
  ],
  [
    "do",
    (s) =>
      `${s.me} sets down terms about ${s.matter.core} on one sheet, signs it, and leaves the second line for ${s.folk()}.`
  ],
  [
    "say",
    (s) =>
      `${s.me} will not talk about ${s.matter.core} in passing any more, and names a day, an hour and a room instead.`
  ],
  [
    "do",
    (s) =>
      `${s.me} goes from door to door to learn who else has a stake in ${s.matter.core}, and comes back with ${
        s.count(3, 14)
      } names.`
  ],
  [
    "think",
    (s) =>
      `${s.me} goes over the quarrel about ${s.matter.core} once more, and finds the point at which the other side was right.`
  ],
  [
    "ask",
    (s) =>
      `${s.me} asks ${s.folk()} what it would take to lay ${s.matter.core} to rest, and does not interrupt the answer.`
  ],
  [
    "say",
    (s) =>
      `${s.me} meets ${s.folk()} ${s.spot()} about ${s.matter.core}. Both have brought notes, and neither looks at them.`
  ]
]

const write: ReadonlyArray<Shape> = [
  [
    "publish",
    (s) => `${s.me} pins up a page on ${s.matter.about}, figures at the top, a number to ring at the bottom.`
  ],
  ["do", (s) => `${s.me} puts ${s.matter.core} on one page, strikes out every adjective, and dates it.`],
  [
    "publish",
    (s) => `${s.me} makes public what is known about ${s.matter.core} and what is not, and signs with a full name.`
  ],
  [
    "do",
    (s) =>
      `${s.me} reads the draft on ${s.matter.core} aloud ${s.spot()}, takes out ${
        s.count(3, 15)
      } lines, and copies it clean.`
  ],
  [
    "ask",
    (s) => `${s.me} asks ${s.folk()} to read the page on ${s.matter.core} and to mark every word that is not plain.`
  ],
  [
    "think",
    (s) =>
      `${s.me} looks for the first sentence about ${s.matter.core}, and finds it while ${
        s.pick([
          "washing up",
          "peeling potatoes",
          "locking the bicycle",
          "waiting in a queue",
          "hanging out the washing"
        ])
      }.`
  ],
  [
    "do",
    (s) =>
      `${s.me} drafts a letter about ${s.matter.about}: what happened, what is asked for, and by when. It takes ${
        s.count(2, 5)
      } evenings.`
  ],
  ["say", (s) => `${s.me} reads two paragraphs about ${s.matter.core} to ${s.folk()}, who wants the second one first.`],
  [
    "do",
    (s) =>
      `${s.me} copies the dates out of ${s.paper()} for the page on ${s.matter.core}, and corrects one that has been wrong for years.`
  ]
]

const settle: ReadonlyArray<Shape> = [
  [
    "do",
    (s) =>
      `${s.me} fixes ${s.weekday()} as the day by which to ${s.matter.todo}, and tells ${s.folk()}, so that there is no way back.`
  ],
  [
    "think",
    (s) =>
      `${
        s.pick(["On a bench", "On the stairs", "At the window"])
      } ${s.me} comes to a decision about ${s.matter.about}, and is surprised how quiet it is afterwards.`
  ],
  [
    "say",
    (s) =>
      `${s.me} tells ${s.folk()} in one sentence what is now to happen about ${s.matter.core}, and gives no reasons.`
  ],
  [
    "publish",
    (s) =>
      `${s.me} lets it be known ${s.hears} that there will be an end to ${s.matter.core} by ${s.weekday()}, whoever comes.`
  ],
  [
    "ask",
    (s) => `${s.me} asks ${s.folk()} to hold ${s.him} to it: an end to ${s.matter.core} before the month is out.`
  ],
  ["do", (s) => `${s.me} takes up the last open point about ${s.matter.core}, ${s.look()}, and ticks it off.`],
  [
    "do",
    (s) =>
      `${s.me} clears the table, throws away ${
        s.count(3, 12)
      } drafts, and keeps the one sheet that matters for ${s.matter.core}.`
  ],
  ["do", (s) => `${s.me} ${s.trial()} one last time and draws a line under ${s.matter.core}, with the date below it.`]
]

const pastime: ReadonlyArray<Shape> = [
  ["do", (s) => `${s.me} keeps the evening free for ${s.matter.about} and leaves the telephone in a drawer until ten.`],
  [
    "say",
    (s) =>
      `${s.me} talks ${s.folk()} into an evening of ${s.matter.about}; a date is found, and somebody to bring soup.`
  ],
  [
    "ask",
    (s) =>
      `${s.me} asks ${s.hears} who would come to an evening of ${s.matter.about}, and counts ${s.count(3, 11)} hands.`
  ],
  ["do", (s) => `${s.me} gives an hour to ${s.matter.about}, and comes back with one new idea about ${s.beside}.`],
  [
    "publish",
    (s) =>
      `${s.me} hangs up a notice in ${s.his} best handwriting: ${s.matter.about}, ${s.weekday()} at seven, beginners welcome.`
  ],
  [
    "think",
    (s) =>
      `In the middle of ${Verb.inForm(s.look(), "gerund")}, ${s.me} catches ${s.himself} thinking of ${s.matter.about}.`
  ],
  [
    "say",
    (s) =>
      `${s.me} explains to ${s.folk()} what is so good about ${s.matter.about}, at greater length than was asked for.`
  ],
  [
    "do",
    (s) =>
      `${s.me} spends ${s.weekday()} on ${s.matter.about} with ${s.folk()}, and does not mention ${s.beside} before dark.`
  ],
  [
    "ask",
    (s) =>
      `${s.me} asks ${s.folk()} for somebody who knows more about ${s.matter.about}, and is sent to the other end of the street.`
  ]
]

/** The shapes of the later stages. */
export const later: Readonly<Record<Exclude<Stage, "look" | "ask" | "try">, ReadonlyArray<Shape>>> = {
  show,
  agree,
  write,
  settle,
  pastime
}
