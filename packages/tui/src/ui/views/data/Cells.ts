/** How a row stands in the table: its columns, and what of it a filter looks at. */
import type { Example } from "@stoa/core"
import { count } from "../../canvas/Amount.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import type { Column } from "../../canvas/Table.ts"
import { clean } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Fields } from "../../state/Query.ts"
import type { Row, State } from "./Candidate.ts"
import * as Told from "./Told.ts"

/** The tone of each state; its word says the same. */
export const tones: Readonly<Record<State, Tone>> = {
  kept: "good",
  dropped: "warn",
  accepted: "good",
  rejected: "bad",
  edited: "accent"
}

/** A state with its sign: one of the filters, or of a person. */
export const stateOf = ({ isKept, state }: Pick<Row, "isKept" | "state">, glyphs: Glyphs): Line => [
  span(`${isKept ? glyphs.done : glyphs.fails} ${state}`, tones[state])
]

/** A row with its texts. */
export interface Listed {
  readonly row: Row
  readonly example: Example.Example
}

/** What dropped it, or the grade that a judge gave it. */
const judged = ({ row: { filter }, example: { ratings, rejected, safety } }: Listed): string => {
  if (filter !== "") return clean(filter)
  if (rejected?.scores !== undefined) {
    return `${rejected.scores.chosen[0] ?? "?"} to ${rejected.scores.rejected[0] ?? "?"} points`
  }
  if (safety?.harmless !== undefined) return `harmless ${safety.harmless}, helpful ${safety.helpful ?? "?"}`
  return ratings === undefined ? "" : `${ratings.quality}, ${ratings.difficulty}`
}

const wanted = ({ complexity, domain, requirement, scene }: Example.Example): string =>
  requirement === undefined
    ? `class ${clean(scene?.scenario ?? "")}`
    : `r${requirement} ${clean(domain)}${complexity === undefined ? "" : `, ${complexity}`}`

const instruction = (example: Example.Example): Line => [
  span(Told.instruction(example), Told.harmOf(example) === undefined ? undefined : "dim")
]

/** The columns, those that matter most first to stay. */
export const columns = (glyphs: Glyphs): ReadonlyArray<Column<Listed>> => [
  { id: "state", title: "state", width: 10, rank: 0, cell: ({ row }) => stateOf(row, glyphs) },
  {
    id: "judged",
    title: "dropped by, or grade",
    width: 20,
    rank: 3,
    cell: (listed) => [span(judged(listed), listed.row.filter === "" ? "dim" : "warn")]
  },
  { id: "kind", title: "kind", width: 10, rank: 1, cell: ({ row }) => row.kind },
  {
    id: "requirement",
    title: "requirement",
    width: 24,
    rank: 6,
    cell: ({ example }) => [span(wanted(example), "dim")]
  },
  {
    id: "instruction",
    title: "instruction",
    width: 32,
    grows: true,
    rank: 0,
    cell: ({ example }) => instruction(example)
  },
  {
    id: "tokens",
    title: "tokens",
    width: 6,
    right: true,
    rank: 4,
    cell: ({ row: { tokens } }) => (tokens === 0 ? "" : count(tokens))
  },
  { id: "agent", title: "agent", width: 5, rank: 5, cell: ({ row }) => [span(row.agent, "agent")] },
  {
    id: "episode",
    title: "episode",
    width: 9,
    rank: 7,
    cell: ({ example }) => [span(example.sources.episode ?? "", "group")]
  },
  { id: "id", title: "id", width: 12, rank: 8, cell: ({ row }) => [span(row.id, "dim")] }
]

/** What of a row a filter looks at. Nothing of a row of safety but what it is. */
export const fieldsOf = ({ example, row }: Listed): Fields => {
  const isHidden = Told.harmOf(example) !== undefined
  return {
    id: row.id,
    state: row.state,
    filter: row.filter,
    kind: row.kind,
    requirement: row.requirement === undefined ? "class" : `r${row.requirement}`,
    scenario: example.scene?.scenario,
    domain: example.domain,
    complexity: example.complexity,
    quality: example.ratings?.quality,
    difficulty: example.ratings?.difficulty,
    category: example.ratings?.category,
    agent: example.sources.agents.join(" "),
    episode: example.sources.episode,
    reason: isHidden ? undefined : example.verdicts.find(({ keep }) => !keep)?.reason,
    text: isHidden ? Told.instruction(example) : example.turns.map(({ content }) => content).join("\n")
  }
}
