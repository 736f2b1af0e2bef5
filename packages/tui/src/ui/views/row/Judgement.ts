/** What was found of a row: what came of it, every filter's verdict, its grades, its program's tests, what people decided. */
import { type Example, World } from "@stoa/core"
import { count } from "../../canvas/Amount.ts"
import type { Pair } from "../../canvas/Block.ts"
import { span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import type { Listed } from "../data/Cells.ts"
import * as Cells from "../data/Cells.ts"
import * as Rows from "../data/Rows.ts"
import * as Told from "../data/Told.ts"
import type { Chapter } from "../Document.ts"
import { facts, indented, prose, said } from "../Passages.ts"

const numberOf = ({ watched }: Scene, { row }: Listed): string => {
  if (!row.isKept) return "not in the data set"
  let nth = 0
  for (const other of Rows.of(watched).all) {
    if (other.isKept) nth++
    if (other.id === row.id) break
  }
  return `row ${nth} of the data set`
}

const graded = ({ ratings, rejected, safety }: Example.Example): ReadonlyArray<Pair> => [
  ...(ratings === undefined
    ? []
    : [{ key: "grades", value: `quality ${ratings.quality}, difficulty ${ratings.difficulty}, ${ratings.category}` }]),
  ...(rejected?.scores === undefined
    ? []
    : [{
      key: "points",
      value: `chosen ${rejected.scores.chosen.join(", ")}; rejected ${rejected.scores.rejected.join(", ")}${
        rejected.margin === undefined ? "" : `; ${rejected.margin} apart at least`
      }`
    }]),
  ...(safety === undefined
    ? []
    : [{
      key: "safety",
      value: `${safety.harm}; the answer ${safety.refused ? "declines" : "does not decline"}${
        safety.harmless === undefined ? "" : `; harmless ${safety.harmless}, helpful ${safety.helpful ?? "?"} of ten`
      }`
    }])
]

/** What it is, and what came of it. */
export const outcome = (scene: Scene, listed: Listed): Chapter => {
  const { example, row } = listed
  return {
    title: row.id,
    aside: [span(numberOf(scene, listed), "dim")],
    passages: facts("#row", [
      {
        key: "state",
        value: [
          ...Cells.stateOf(row, scene.glyphs),
          ...(row.filter === "" || row.state === "rejected" ? [] : [span(` by ${clean(row.filter)}`, "warn")])
        ]
      },
      {
        key: "kind",
        value: [example.kind, example.language, ...(example.rehearsal ? ["written in rehearsal"] : [])].filter(Boolean)
          .join(", ")
      },
      {
        key: "wanted",
        value: `${example.requirement === undefined ? "by a class" : `r${example.requirement}`}: ${example.domain}${
          example.complexity === undefined ? "" : `, ${example.complexity}`
        }`
      },
      ...graded(example),
      { key: "tokens", value: count(row.tokens) }
    ])
  }
}

const isTelling = ({ keep, reason }: Example.Verdict): boolean => !keep || reason !== ""

/** What filters found, first what drops it; a reason may quote what it found, and so is told of no row of safety. */
export const verdicts = ({ glyphs }: Scene, { example }: Listed): Chapter => {
  const isHidden = Told.harmOf(example) !== undefined
  const telling = example.verdicts.filter(isTelling).toSorted((a, b) => Number(a.keep) - Number(b.keep))
  const silent = example.verdicts.filter((verdict) => !isTelling(verdict)).map(({ filter }) => clean(filter))
  const wide = Math.min(22, Math.max(0, ...telling.map(({ filter }) => filter.length)))
  return {
    title: "Filters",
    aside: [span(`${example.verdicts.filter(({ keep }) => keep).length} of ${example.verdicts.length} keep it`, "dim")],
    passages: [
      ...telling.map(({ filter, keep, reason }) =>
        said("#verdict", {
          head: [
            span(`${keep ? glyphs.done : glyphs.fails} `, keep ? "good" : "bad"),
            span(`${clean(filter).padEnd(wide)}  `)
          ],
          text: isHidden && reason !== "" ? "[its reason may quote the text]" : reason,
          hang: 4,
          tone: "dim"
        })
      ),
      ...(silent.length === 0
        ? []
        : [said("#verdict", { head: [span(`${glyphs.done} `, "good")], text: silent.join(", "), tone: "dim" })])
    ],
    right: true
  }
}

/** The program apart from the words around it, its tests, and what came of them. */
export const program = ({ glyphs }: Scene, { example }: Listed): Chapter => {
  const { program } = example
  if (program === undefined) return { title: "Program", passages: [] }
  const { detail, verdict, by } = program.verification
  const isGood = verdict === "passed"
  return {
    title: "Program",
    aside: [span(`${program.programming}, ${clean(program.entryPoint)}`, "dim")],
    passages: [
      said("#program", {
        head: [
          span(
            `${isGood ? glyphs.done : verdict === "unverified" ? glyphs.idle : glyphs.fails} ${verdict}  `,
            isGood ? "good" : "warn"
          )
        ],
        text: [detail, by === "" ? "" : `run by ${by}`].filter(Boolean).join("; "),
        tone: "dim"
      }),
      ...prose("#program", "solution", "key"),
      ...indented(prose("#program", program.solution.trim()), 2),
      ...prose("#program", "tests", "key"),
      ...indented(prose("#program", program.tests.trim(), "dim"), 2)
    ],
    right: true
  }
}

/** What people decided about it, first to last. */
export const decisions = ({ watched: { world } }: Scene, { row: { id } }: Listed): Chapter => ({
  title: "Decisions",
  aside: [span("a accepts, r rejects, e edits", "dim")],
  passages: World.decisions(world).filter(({ example }) => example === id).map(({ decision, note }) =>
    said("#decision", {
      head: [span(`${decision}  `, decision === "reject" ? "bad" : "good")],
      text: note,
      tone: "dim"
    })
  ),
  right: true
})
