/** Examples with their keys in one order: one just made and the same one read from a log are written in the same bytes. */
import { Schema } from "effect"
import { Scene, Turn } from "../domain/Draft.ts"
import type { Example } from "../domain/Example.ts"

const encodeTurns = Schema.encodeSync(Schema.Array(Turn))
const encodeScene = Schema.encodeSync(Scene)

const present = <Parts extends object>(parts: Parts): { [Name in keyof Parts]: Exclude<Parts[Name], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as never

/** An example in the order in which parts are made. Scenarios may give the keys of their turns in any. */
export const of = (example: Example): Example => {
  const { makings, program, ratings, rehearsal, rejected, safety, scene, sources, turns, verdicts, ...draft } = example
  return {
    ...draft,
    turns: encodeTurns(turns),
    ...present({ scene: scene && encodeScene(scene), rejected, program, safety }),
    makings,
    sources,
    ...present({ ratings }),
    rehearsal,
    verdicts
  }
}
