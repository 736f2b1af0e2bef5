/** What a run has cost: in a sentence, and by model, phase, prompt, scenario and agent. */
import { Recipe, type Watched } from "@stoa/core"
import { HashMap, Option } from "effect"
import { count, dollars, percent } from "../canvas/Amount.ts"
import * as Chart from "../canvas/Chart.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine, line, padLine, tone, widthOf } from "../canvas/lines.ts"
import { pad, padStart, wrap } from "../canvas/text.ts"
import { around, cursorOf } from "../canvas/Window.ts"
import { matches } from "../state/Query.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import * as Accounts from "./costs/Accounts.ts"
import * as Sentence from "./costs/Sentence.ts"

const orderOf = ({ state }: Scene): Accounts.Order => {
  const id = listOf(state, "costs").sort?.id
  return id === "calls" || id === "tokens" ? id : "cost"
}

const nameOf = ({ watched }: Scene, { id, name }: Accounts.Account): string =>
  id.startsWith("agent:")
    ? Option.match(HashMap.get(watched.world.agents, name), {
      onNone: () => name,
      onSome: ({ agent }) => `${name} ${agent.profile.name}`
    })
    : name

const booksOf = (scene: Scene): ReadonlyArray<Accounts.Book> => {
  const { filter, sort } = listOf(scene.state, "costs")
  return Accounts.books(scene.watched.spending, orderOf(scene)).flatMap((book) => {
    const found = filter === ""
      ? book.accounts
      : book.accounts.filter((account) => matches(filter, { name: nameOf(scene, account), by: book.id }))
    return found.length === 0
      ? []
      : [{ ...book, accounts: sort?.reverse === true ? found.toReversed() : found }]
  })
}

/** Columns of numbers, the first to go where there is no room first. */
interface Numbers {
  readonly title: string
  readonly width: number
  readonly rank: number
  readonly cell: (spent: Watched.Spent) => string
}

const numbers: ReadonlyArray<Numbers> = [
  { title: "calls", width: 7, rank: 0, cell: ({ calls }) => count(calls) },
  { title: "retries", width: 7, rank: 2, cell: ({ failed }) => (failed === 0 ? "" : count(failed)) },
  { title: "read", width: 7, rank: 0, cell: ({ inputTokens }) => count(inputTokens) },
  {
    title: "cached",
    width: 6,
    rank: 3,
    cell: ({ cachedTokens, inputTokens }) => (cachedTokens === 0 ? "" : percent(cachedTokens / inputTokens))
  },
  { title: "written", width: 7, rank: 0, cell: ({ outputTokens }) => count(outputTokens) },
  { title: "cost", width: 9, rank: 0, cell: ({ cost }) => (cost === undefined ? "unknown" : dollars(cost)) }
]

const gutter = 2

const fitting = (width: number, isFree: boolean) => {
  const wide = (columns: ReadonlyArray<Numbers>) => columns.reduce((sum, column) => sum + column.width + 2, 0)
  // What costs nothing has no column of costs.
  let columns = isFree ? numbers.filter(({ title }) => title !== "cost") : numbers
  for (const rank of [3, 2]) {
    if (gutter + 18 + wide(columns) > width) columns = columns.filter((column) => column.rank !== rank)
  }
  const name = Math.max(8, Math.min(36, width - gutter - wide(columns)))
  const bar = Math.min(24, width - gutter - name - wide(columns) - 2)
  return { columns, name, bar: bar < 6 ? 0 : bar }
}

const share = (part: Watched.Spent, all: Watched.Spent, order: Accounts.Order): number => {
  const tokens = (part.inputTokens + part.outputTokens) / Math.max(1, all.inputTokens + all.outputTokens)
  if (order === "calls") return part.calls / Math.max(1, all.calls)
  return order === "cost" && (all.cost ?? 0) > 0 ? (part.cost ?? 0) / (all.cost ?? 1) : tokens
}

const table = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { glyphs, state, watched } = scene
  const books = booksOf(scene)
  const ids = books.flatMap(({ accounts }) => accounts.map(({ id }) => id))
  const chosen = ids[cursorOf(ids, listOf(state, "costs"))]
  const { bar, columns, name } = fitting(room.width - 1, Recipe.isRehearsed(watched.run.recipe))
  const heading = ({ title }: Accounts.Book): Line => [
    span(pad(title, name + gutter), "title"),
    ...columns.map((column) => span(`  ${padStart(column.title, column.width)}`, "dim"))
  ]
  const row = (account: Accounts.Account): Line => {
    const isChosen = account.id === chosen
    const drawn = line(
      span(isChosen ? `${glyphs.running} ` : "  "),
      span(pad(nameOf(scene, account), name, glyphs.ellipsis), account.id.startsWith("agent:") ? "agent" : "plain"),
      ...columns.map((column) =>
        span(`  ${padStart(column.cell(account), column.width)}`, column.title === "retries" ? "bad" : "plain")
      ),
      ...(bar === 0
        ? []
        : [span("  "), ...Chart.bar(share(account, watched.spending.total, orderOf(scene)), { columns: bar, glyphs })])
    )
    return isChosen ? tone(padLine(drawn, room.width), "cursor") : drawn
  }
  const entries = books.flatMap((book, nth): ReadonlyArray<{ readonly id?: string; readonly draw: () => Line }> => [
    ...(nth === 0 ? [] : [{ draw: (): Line => [] }]),
    { draw: () => heading(book) },
    ...book.accounts.map((account) => ({ id: account.id, draw: () => row(account) })),
    ...(book.left === 0 ? [] : [{ draw: (): Line => [span(`  and ${count(book.left)} more`, "dim")] }])
  ])
  if (entries.length === 0) {
    return [[span(listOf(state, "costs").filter === "" ? "No call was made yet." : "Nothing matches.", "dim")]]
  }
  const at = chosen === undefined ? 0 : entries.findIndex(({ id }) => id === chosen)
  // The heading of the first book is seen with its first account.
  const { from, to } = around(entries.length, at <= 1 ? 0 : at, room.height)
  return entries.slice(from, to).map(({ draw }) => draw())
}

/** Bars of what may be spent: those of its limits that the recipe sets. */
const limits = ({ glyphs, watched }: Scene, width: number): ReadonlyArray<Line> => {
  const { maxCalls, maxCost, maxTokens } = watched.run.recipe.operation
  const { calls, cost = 0, inputTokens, outputTokens } = watched.spending.total
  const bars = [
    ...(maxCost === undefined ? [] : [["dollars", cost, maxCost, dollars] as const]),
    ...(maxCalls === undefined ? [] : [["calls", calls, maxCalls, count] as const]),
    ...(maxTokens === undefined ? [] : [["tokens", inputTokens + outputTokens, maxTokens, count] as const])
  ]
  return bars.map(([what, spent, most, show]) =>
    line(
      span(pad(what, 9), "dim"),
      ...Chart.bar(spent / most, {
        columns: Math.max(8, Math.min(40, width - 40)),
        glyphs,
        tone: spent > 0.9 * most ? "bad" : spent > 0.7 * most ? "warn" : "good"
      }),
      span(`  ${show(spent)} of at most ${show(most)}`)
    )
  )
}

/** A sentence on as many lines as it takes, its pieces in their tones where it takes but one. */
const told = (sentence: Line, width: number): ReadonlyArray<Line> =>
  widthOf(sentence) <= width
    ? sentence.length === 0 ? [] : [sentence]
    : wrap(sentence.map(({ text }) => text).join(""), width).map((
      text,
      nth
    ) => [span(text, nth === 0 ? "strong" : "plain")])

/** The view. */
export const costs: View = {
  id: "costs",
  title: "Costs",
  about: "What the run has cost and will cost, and what it was spent on",
  sorts: [{ id: "cost", title: "cost" }, { id: "calls", title: "calls" }, { id: "tokens", title: "tokens" }],
  items: (scene) => booksOf(scene).flatMap(({ accounts }) => accounts.map(({ id }) => id)),
  opens: (id) => id.startsWith("agent:") ? { view: "agent", subject: id.slice("agent:".length) } : undefined,
  draw: (scene, room) => {
    const { watched } = scene
    const bars = limits(scene, room.width)
    const lines = [
      ...told(Sentence.money(watched), room.width),
      ...(room.height < 12 ? [Sentence.use(watched)] : told(Sentence.use(watched), room.width)),
      ...(room.height < 12 ? [] : told(Sentence.each(watched, HashMap.size(watched.world.episodes)), room.width)),
      ...(room.height < 14 || bars.length === 0 ? [] : [[], ...bars]),
      []
    ]
    return [...lines, ...table(scene, { width: room.width, height: Math.max(0, room.height - lines.length) })]
      .slice(0, room.height).map((each) => cutLine(each, room.width))
  }
}
