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

/** A row with other turns. A program and what came of its tests are those of the answer before, and so no longer the row's. */
const edited = ({ program: _, ...example }: Example, turns: Example["turns"]): Example => ({ ...example, turns })

/** The row as a person wants it: kept whatever filters say, dropped, or with other turns; what was edited stays so. */
export const decide = (
  example: Example,
  { decision, note, turns }: Pick<Decided, "decision" | "note" | "turns">
): Example => {
  const verdict = { filter: person, keep: decision !== "reject", reason: note }
  return {
    ...(turns === undefined ? example : edited(example, turns)),
    verdicts: decision === "reject" ? [...example.verdicts, verdict] : [...overruled(example.verdicts), verdict]
  }
}

/** The decision that counts about each row: the last one, with the turns of the last edit, which only another edit changes. */
export const last = (world: World.World): ReadonlyMap<string, Decided> => {
  const decisions = new Map<string, Decided>()
  for (const decided of World.decisions(world)) {
    const turns = decided.turns ?? decisions.get(decided.example)?.turns
    decisions.set(decided.example, turns === undefined ? decided : { ...decided, turns })
  }
  return decisions
}

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
