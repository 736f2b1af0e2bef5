/** What people decided about rows, and what the rows are then. The log keeps them as they were judged. */
import { HashMap } from "effect"
import type { Decided } from "../domain/Event.ts"
import { type Example, isKept, type Verdict } from "../domain/Example.ts"
import * as World from "./World.ts"

/** The name under which a person's verdict stands among those of the filters. */
export const person = "person"

/** What a filter found stands as found, and drops nothing any more. */
const overruled = (verdicts: ReadonlyArray<Verdict>): Array<Verdict> =>
  verdicts.map((verdict) => (verdict.keep ? verdict : { ...verdict, keep: true }))

/** The tests ran before a person changed the row: what they said holds no longer. */
const edited = (example: Example, turns: Example["turns"]): Example => ({
  ...example,
  turns,
  ...(example.program === undefined
    ? {}
    : {
      program: {
        ...example.program,
        verification: { verdict: "unverified", detail: "edited by a person since its tests were run", by: "" }
      }
    })
})

/** The row as a person wants it: kept whatever filters say, dropped, or with other turns. */
export const decide = (example: Example, { decision, note, turns }: Decided): Example => {
  const verdict = { filter: person, keep: decision !== "reject", reason: note }
  return {
    ...(decision === "edit" && turns !== undefined ? edited(example, turns) : example),
    verdicts: decision === "reject" ? [...example.verdicts, verdict] : [...overruled(example.verdicts), verdict]
  }
}

/** The decision that counts about each row: the last one. */
export const last = (world: World.World): ReadonlyMap<string, Decided> =>
  new Map(World.decisions(world).map((decided) => [decided.example, decided]))

/** The world with its rows as people decided; about rows that are not there nothing can be decided. */
export const applied = (world: World.World): World.World => {
  if (HashMap.size(world.decisions) === 0) return world
  const decisions = last(world)
  const examples = HashMap.map(world.examples, (example) => {
    const decided = decisions.get(example.id)
    return decided === undefined ? example : decide(example, decided)
  })
  const kept = HashMap.reduce(examples, 0, (sum, example) => sum + (isKept(example) ? 1 : 0))
  return { ...world, examples, kept }
}

/** All rows in place order, as people decided. */
export const decided = (world: World.World): Array<Example> => World.examples(applied(world))
