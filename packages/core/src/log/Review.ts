/** What a person decides about rows, on its way into the log. */
import { Result, Struct } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { Decided } from "../domain/Event.ts"
import { isKept } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import { plain } from "../domain/PlainText.ts"
import { nearest } from "../source/Nearest.ts"
import * as Decisions from "./Decisions.ts"
import * as World from "./World.ts"

/** A decision as a person gives it: about a row, by its id or its number in the data set, counted from 1. */
export interface Decision {
  readonly row: string
  readonly decision: Decided["decision"]
  /** Why, in the person's words; may be empty. */
  readonly note: string
  /** The row as it shall be; only with edit. */
  readonly turns?: ReadonlyArray<Turn>
}

const cleaned = ({ reasoning, ...turn }: Turn): Turn => ({
  ...turn,
  content: plain(turn.content).trim(),
  ...(reasoning === undefined ? {} : { reasoning: plain(reasoning).trim() })
})

/** Turns as they shall be. What a turn says of itself beside its words is not the person's to write, and stays where the turn does. */
const rewritten = (turns: ReadonlyArray<Turn>, before: ReadonlyArray<Turn> = []): ReadonlyArray<Turn> => {
  const stays = turns.length === before.length && turns.every(({ role }, index) => role === before[index]?.role)
  return turns.map((turn, index) => ({
    ...(stays ? Struct.omit(before[index] as Turn, ["reasoning"]) : {}),
    ...cleaned(turn)
  }))
}

/** What is wrong with an edited row, in a sentence; undefined where nothing is. */
const flawOf = (turns: ReadonlyArray<Turn>): string | undefined => {
  if (turns.every(({ role }) => role !== "user")) return "it has no turn of the user"
  if (turns.at(-1)?.role !== "assistant") return "its last turn is not of the assistant"
  const empty = turns.findIndex(({ content }) => !/[\p{L}\p{N}]/u.test(content))
  return empty === -1 ? undefined : `turn ${empty + 1} holds no words`
}

/**
 * The facts of decisions about rows of a run, in their order; the failure is a sentence. The numbers of rows are those of the data set
 * as it is before the first of them.
 */
export const facts = (
  world: World.World,
  decisions: ReadonlyArray<Decision>
): Result.Result<ReadonlyArray<Decided>, string> => {
  const examples = new Map(World.examples(world).map((example) => [example.id, example]))
  const ids = [...examples.keys()]
  const kept = Decisions.decided(world).filter(isKept).map(({ id }) => id)
  const counts = new Map<string, number>()
  for (const { example } of World.decisions(world)) counts.set(example, (counts.get(example) ?? 0) + 1)
  const made: Array<Decided> = []
  for (const { decision, note, row, turns } of decisions) {
    const id = examples.has(row) ? row : /^\d+$/.test(row) ? kept[Number(row) - 1] : undefined
    if (id === undefined) {
      const near = nearest(row, ids)
      return Result.fail(
        /^\d+$/.test(row)
          ? `There is no row ${row}: the data set has ${kept.length} rows.`
          : `There is no row "${row}"${
            near.length === 0 ? "; ids look like r1/w0/3" : `: did you mean ${near.join(" or ")}`
          }.`
      )
    }
    const edited = turns === undefined ? undefined : rewritten(turns, examples.get(id)?.turns)
    if (decision === "edit") {
      const flaw = edited === undefined ? "it brings no turns" : flawOf(edited)
      if (flaw !== undefined) return Result.fail(`The edit of ${id} cannot be taken: ${flaw}.`)
    }
    const nth = (counts.get(id) ?? 0) + 1
    counts.set(id, nth)
    made.push({
      _tag: "Decided",
      place: Place.join("decision", id, nth),
      example: id,
      decision,
      ...(decision === "edit" && edited !== undefined ? { turns: edited } : {}),
      note: plain(note).trim()
    })
  }
  return Result.succeed(made)
}
