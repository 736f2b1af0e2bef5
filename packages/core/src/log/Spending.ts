/** What a run spent, told from its answered calls where its attempts were lost. */
import type * as Sqlite from "./Sqlite.ts"

interface Usage {
  readonly input: number
  readonly output: number
  readonly cached: number
}

const tokens = (value: unknown): number => (Number.isSafeInteger(value) ? Math.max(0, value as number) : 0)

/** What a reply says it cost; the vectors of an embedder do not say. Nothing for a call that came to nothing: it may have been free. */
const usageOf = (reply: string): Usage | undefined => {
  const said = JSON.parse(reply) as Readonly<Record<string, unknown>>
  return "failure" in said
    ? undefined
    : { input: tokens(said["inputTokens"]), output: tokens(said["outputTokens"]), cached: tokens(said["cachedTokens"]) }
}

/** How the ledger knows the models that replies name: a server may call one otherwise than it is asked for. */
const names = (db: Sqlite.Connection): ReadonlyMap<string, string> => {
  const pairs = db.prepare(
    `SELECT DISTINCT calls.model AS said, attempts.model AS asked FROM attempts CROSS JOIN calls
       ON calls.place = attempts.place WHERE attempts.state = 'answered' ORDER BY said, asked DESC`
  ).all()
  return new Map(pairs.map(({ asked, said }) => [String(said), String(asked)]))
}

/** Adds an answered attempt for every call that has none: what was spent at least. */
export const rebuild = (db: Sqlite.Connection): void => {
  const counts = db.prepare("SELECT place, COUNT(*) AS n FROM attempts WHERE state = 'answered' GROUP BY place").all()
  const answered = new Map(counts.map(({ n, place }) => [String(place), Number(n)]))
  const asked = names(db)
  const put = db.prepare(
    "INSERT INTO attempts (place, model, state, input, output, cached, began) VALUES (?, ?, 'answered', ?, ?, ?, 0)"
  )
  for (const row of db.prepare("SELECT place, model, reply FROM calls ORDER BY id").iterate()) {
    const [place, model, reply] = [String(row["place"]), String(row["model"]), String(row["reply"])]
    const usage = usageOf(reply)
    if (usage === undefined) continue
    const left = answered.get(place) ?? 0
    if (left > 0) answered.set(place, left - 1)
    else put.run(place, asked.get(model) ?? model, usage.input, usage.output, usage.cached)
  }
}
