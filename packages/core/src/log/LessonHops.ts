/** The stops of a class: its questions, the plays over them, and their turns. */
import { HashMap, Option } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { Played, Posed } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import { counted, type Hop, nameOf } from "./Hop.ts"
import * as World from "./World.ts"

/** A turn of a scene: who says it, what it must be like, what was said, in which call. */
export const turnLine = ({ checks = [], content, message, role, speaker, train }: Turn): string =>
  `${role}${speaker === undefined ? "" : `, ${speaker}`}${checks.length === 0 ? "" : ` [${checks.join(", ")}]`}${
    train === false ? " [passed over where only right answers are learnt]" : ""
  }: ${content}${message === undefined ? "" : ` (${message})`}`

const questionHop = ({ question, row, scenario, similar = [] }: Posed): Hop => ({
  kind: "question",
  id: Place.rowId(row),
  text: question.question,
  details: [
    `${question.id} of ${question.source}, licence: ${question.licence ?? "not stated"}; for ${scenario}`,
    `reference answer: ${question.answer}`,
    ...(question.outcome === undefined ? [] : [`it comes to ${question.outcome.text} (${question.outcome.kind})`]),
    ...similar.map(({ fallback, question, similarity }) =>
      `like it by ${similarity}${fallback === true ? ", the nearest there is" : ""}: ${question.question}`
    )
  ],
  ...(question.harmful === true ? { harm: "safety", quotes: [question.question] } : {})
})

const playHop = (world: World.World, play: Played): Hop => ({
  kind: "play",
  id: play.place.replace(/\/played$/, ""),
  text: `${play.scenario}: ${play.end}${play.reason === "" ? "" : `, ${play.reason}`}`,
  details: [
    `played by ${
      play.cast.map(({ actor, agent }) => `${actor}${agent === undefined ? "" : ` (${nameOf(world, agent)})`}`).join(
        ", "
      )
    }`,
    `${counted(play.calls, "call")}, ${counted(play.drafts, "conversation")}`,
    ...Object.entries(play.notes).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(play.remarks).map(([name, value]) => `${name}: ${value}`),
    ...play.told.map(({ from, heardBy, reason }) => `${from} was heard by ${heardBy.join(", ") || "nobody"}: ${reason}`)
  ]
})

/** The plays over a question, and the question itself. */
export const lesson = (world: World.World, row: number): Array<Hop> => {
  const posed = Option.getOrUndefined(HashMap.get(world.questions, row))
  return [
    ...World.plays(world).filter((play) => play.row === row).map((play) => playHop(world, play)),
    ...(posed === undefined ? [] : [questionHop(posed)])
  ]
}
