/** Who and what a run spent on: accounts by model, phase, prompt, scenario and agent. */
import type { Watched } from "@stoa/core"
import { greatest } from "../../canvas/Greatest.ts"

/** One account. */
export interface Account extends Watched.Spent {
  /** Its book and its name: "model:rehearsal", "agent:a0004". */
  readonly id: string
  readonly name: string
}

/** Accounts of one sort. */
export interface Book {
  readonly id: "model" | "phase" | "prompt" | "scenario" | "agent"
  readonly title: string
  readonly accounts: ReadonlyArray<Account>
  /** How many more there are than are listed. */
  readonly left: number
}

/** What accounts are sorted by. */
export type Order = "cost" | "calls" | "tokens"

// Nobody reads further down a list of agents.
const most = 100

const weight = ({ calls, cost = 0, inputTokens, outputTokens }: Watched.Spent, order: Order): number =>
  order === "calls" ? calls : order === "tokens" ? inputTokens + outputTokens : cost

const book = (
  [id, title, spent]: readonly [Book["id"], string, ReadonlyMap<string, Watched.Spent>],
  order: Order
): Book => {
  const top = greatest([...spent], { count: most, weight: ([, own]) => weight(own, order) })
  const accounts = top.map(([name, own]): Account => ({ ...own, id: `${id}:${name}`, name })).toSorted((a, b) =>
    weight(b, order) - weight(a, order) || weight(b, "tokens") - weight(a, "tokens") || (a.name < b.name ? -1 : 1)
  )
  return { id, title, accounts, left: spent.size - accounts.length }
}

const known = new WeakMap<Watched.Spending, Map<Order, ReadonlyArray<Book>>>()

/** The books that have something in them. */
export const books = (spending: Watched.Spending, order: Order): ReadonlyArray<Book> => {
  const orders = known.get(spending) ?? new Map<Order, ReadonlyArray<Book>>()
  known.set(spending, orders)
  const found = orders.get(order) ?? ([
    ["model", "by model", spending.byModel],
    ["phase", "by phase", spending.byPhase],
    ["prompt", "by prompt", spending.byPrompt],
    ["scenario", "by scenario", spending.byScenario],
    ["agent", "by agent", spending.byAgent]
  ] as const).map((each) => book(each, order)).filter(({ accounts }) => accounts.length > 0)
  orders.set(order, found)
  return found
}
