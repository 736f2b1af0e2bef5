/** Runs against a server in trouble, and what must hold of them all. */
import { assert } from "@effect/vitest"
import { Embedder, Model, World } from "@stoa/core"
import { Duration, Effect, Layer, Schedule } from "effect"
import * as Recorded from "../../packages/core/src/model/Recorded.ts"
import { type Flow, modelsOf, play, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"
import { type Options, ScriptedServer } from "../support/server/ScriptedServer.ts"

/** Whoever lives in these runs. */
export const persons = people(8)

/** A small run whose prompts are of every kind. */
export const settings = (more: object = {}) => ({
  model: "stoa-test",
  society: { near: 2, far: 1 },
  simulation: { episodes: 6 },
  requirements: [
    { text: "help people with programming at work", domain: "code", count: 3 },
    { text: "advice on everyday trouble", count: 3 }
  ],
  ...more
})

/** The flow over real HTTP against a scripted server; `timeout` is seconds of an attempt. */
export const flow = (
  options: Options,
  { timeout = 120, ...more }: { readonly timeout?: number; readonly embedder?: string; readonly simulation?: object } =
    {}
) =>
  Effect.scoped(Effect.gen(function*() {
    const server = yield* ScriptedServer.scoped(options)
    const recipe = recipeOf(settings({ ...more, operation: { baseUrl: server.url, concurrency: 16, timeout } }))
    return { ...(yield* play(recipe, persons, modelsOf(recipe))), stats: server.stats(), bodies: server.bodies() }
  }))

interface Counted {
  readonly count: number
  readonly tried: number
  readonly tries: number
  readonly kept: number
  readonly rejectedBy: Readonly<Record<string, number>>
  readonly failedBy: Readonly<Record<string, number>>
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

const lines = (file: string | undefined): Array<{ readonly id: string; readonly requirement: number }> =>
  (file ?? "").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line))

/** Nothing is lost without a word: whoever and whatever is not there has a fact that says why. */
export const isAccountedFor = ({ files, world }: Flow): void => {
  const failures = World.failures(world)
  for (const { kind, place, reason } of failures) {
    assert.isNotEmpty(kind)
    assert.isNotEmpty(reason, place)
  }
  const ungrounded = failures.filter(({ place }) => place.startsWith("population/"))
  assert.strictEqual(World.agents(world).length + ungrounded.length, persons.length)

  const { requirements } = JSON.parse(files["manifest.json"] ?? "") as { readonly requirements: ReadonlyArray<Counted> }
  const candidates = World.closedEpisodes(world).reduce((sum, episode) => sum + Math.min(3, episode.agents.length), 0)
  requirements.forEach(({ count, failedBy, kept, rejectedBy, tried, tries }, index) => {
    assert.strictEqual(tried, kept + sum(rejectedBy) + sum(failedBy))
    // Short only where every candidate there was, or that may be, has been tried.
    if (kept < count) assert.strictEqual(tried, Math.min(candidates, Math.ceil(count * tries)))
    // No candidate of a wave is missing between those that came to something, to a verdict or to a failure.
    const rows = [...lines(files["examples.jsonl"]), ...lines(files["rejected.jsonl"])]
    const ids = [
      ...rows.filter((row) => row.requirement === index + 1).map((row) => row.id),
      ...failures.flatMap(({ place }) => new RegExp(`^synthesis/(r${index + 1}/w\\d+/\\d+)/`).exec(place)?.[1] ?? [])
    ]
    assert.strictEqual(new Set(ids).size, tried)
    for (const id of ids) {
      const [requirement, wave, rank] = id.split("/")
      if (rank !== "0") assert.include(ids, `${requirement}/${wave}/${Number(rank) - 1}`)
    }
  })
}

/** The same, and every example that was wanted is there. */
export const isComplete = (played: Flow): void => {
  isAccountedFor(played)
  assert.strictEqual(played.rows, 6)
}

/** The layers of a run around a raw model, with plain patience: whatever may pass is tried again. */
export const stubborn = <E>(raw: Layer.Layer<Model.Model, E>) => {
  const patient = Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: (request) =>
          model.ask(request).pipe(
            Effect.timeoutOrElse({
              duration: Duration.seconds(5),
              orElse: () =>
                Effect.fail(
                  new Model.ModelError({
                    model: model.name,
                    endpoint: "The server",
                    reason: new Model.Transient({ detail: "no answer in time" })
                  })
                )
            }),
            Effect.retry({ while: (error) => error.isRetryable, schedule: Schedule.spaced(20) })
          )
      }))
  )
  return Layer.merge(
    Recorded.layer().pipe(Layer.provide(patient), Layer.provide(raw)),
    Embedder.Embedder.lexical
  )
}

/** All that was done and said. */
export const messagesOf = function*({ events }: Flow) {
  for (const event of events) if (event._tag === "Acted") yield event.message
}
