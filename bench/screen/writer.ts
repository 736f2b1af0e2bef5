// A society of so many agents that tells so many facts a second into a run.db, with its calls and its pulse, as an engine does.
import "effect/schema/SchemaJITCompiler/enable"
import { Attempts, Census, type Event, EventLog, Place, Recipe, RunLock, Runs, RunStore } from "@stoa/core"
import { Effect } from "effect"
import { mkdirSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"

const [runs = "", name = "", agents = 1000, rate = 500] = process.argv.slice(2).map((text, nth) =>
  nth < 2 ? text : Number(text)
) as [string, string, number, number]

const members = 5
const folder = Runs.folderOf(runs, name)
mkdirSync(folder.path, { recursive: true })
const recipe = Recipe.decode({
  population: { agents },
  simulation: { episodes: 1_000_000, steps: 1_000_000 },
  requirements: [{ count: 500 }]
})
if (recipe._tag === "Failure") throw new Error(recipe.failure.message)
writeFileSync(folder.recipe, JSON.stringify(recipe.success))

const ids = Array.from({ length: agents }, (_, nth) => Place.agentId(nth))
const groups = Array.from({ length: Math.ceil(agents / members) }, (_, nth) => ({
  id: Place.groupId(nth),
  members: ids.slice(nth * members, (nth + 1) * members) as [string, ...Array<string>]
}))

const begin: Array<Event.Event> = [
  ...ids.map((agent, nth): Event.Event => ({
    _tag: "Enrolled",
    place: `population/${agent}/enrolled`,
    agent,
    profile: Census.draw(1, nth + 1)
  })),
  ...ids.map((agent): Event.Event => ({
    _tag: "AgentJoined",
    place: `population/${agent}`,
    agent,
    personality: "Patient, and curious about how things are done elsewhere",
    lifeGoal: "To leave the workshop in better order than it was found",
    plan: { steps: Array.from({ length: 40 }, (_, nth) => ({ title: `Step ${nth + 1}`, detail: "", done: false })) }
  })),
  {
    _tag: "SocietyFormed",
    place: "society",
    groups,
    links: groups.slice(1).map(({ id }, nth) => ({
      a: Place.groupId(nth),
      b: id,
      kind: "near" as const,
      similarity: 0.5
    }))
  }
]

const words =
  "asks the neighbour about the tools and writes the answer on the wall where everybody passes by in the morning"
const acts = ["do", "say", "ask", "publish"] as const

/** The facts of life without end: for each group and step its acts, who heard of them, and the end of the step. */
const life = function*(): Generator<Event.Event> {
  for (let step = 0;; step++) {
    for (const [nth, { id: group, members }] of groups.entries()) {
      const told: Array<{ message: string; agents: Array<string>; groups: Array<string>; reason: string }> = []
      for (const [at, from] of members.entries()) {
        const message = Place.messageId(group, step, from, 1)
        told.push({
          message,
          agents: members.filter((_, other) => (other + at + step) % 2 === 0 && other !== at),
          groups: [],
          reason: "it is of use to them"
        })
        yield {
          _tag: "Acted",
          place: `simulation/${step}/${group}/${from}`,
          stepDone: step % 3 === 0,
          message: {
            id: message,
            from,
            group,
            step,
            kind: step === 0 ? "plan" : "reaction",
            act: acts[(nth + at + step) % acts.length] as "do",
            text: `${from} ${words} ${step}`,
            becauseOf: step === 0
              ? []
              : [Place.messageId(group, step - 1, members[(at + 1) % members.length] as string, 1)],
            tokens: { input: 800, output: 40 },
            heardBy: [],
            sentTo: []
          }
        }
      }
      yield { _tag: "Routed", place: `simulation/${step}/${group}/route`, group, step, routes: told }
      yield { _tag: "StepEnded", place: `simulation/${step}/${group}/end`, group, step, acted: members.length }
    }
  }
}

const write = Effect.gen(function*() {
  yield* RunLock.hold(folder)
  const log = yield* EventLog.EventLog
  const attempts = yield* Attempts.AttemptStore
  yield* log.appendAll(begin)
  const db = new DatabaseSync(folder.database, { timeout: 5000 })
  const pulse = db.prepare(
    "INSERT INTO signals (name, at, body) VALUES ('pulse', ?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at, body = excluded.body"
  )
  process.send?.("ready")
  const facts = life()
  const began = Date.now()
  let told = 0
  for (;;) {
    const due = Math.floor((Date.now() - began) / 1000 * rate) - told
    const batch = Array.from({ length: Math.max(0, due) }, () => facts.next().value as Event.Event)
    told += batch.length
    yield* log.appendAll(batch)
    for (const fact of batch) {
      if (fact._tag !== "Acted") continue
      const id = yield* attempts.open({ place: fact.place, model: "m", inputTokens: 900, outputTokens: 400 })
      yield* attempts.close(id, { state: "answered", inputTokens: 800, outputTokens: 40, cachedTokens: 0 })
    }
    const waits = Object.fromEntries(
      ids.slice(0, 64).map((_, nth) => [
        ids[(nth * 7 + told) % ids.length],
        { on: nth < 48 ? "call" : "slot", since: Date.now() - nth * 20, place: "simulation" }
      ])
    )
    pulse.run(
      Date.now(),
      JSON.stringify({
        pid: process.pid,
        phase: "simulation",
        state: "running",
        inFlight: 48,
        retries: 0,
        calls: told,
        known: 0,
        endpoints: [{ name: "m", limit: 64, inFlight: 48, waiting: 16, cuts: 0, circuit: "closed" }],
        lag: 2,
        waits
      })
    )
    yield* Effect.sleep(100)
  }
})

// The log's own world would grow for ever; the screen's does not, and that is what is measured.
await Effect.runPromise(Effect.scoped(write).pipe(Effect.provide(RunStore.layer(folder.database))))
