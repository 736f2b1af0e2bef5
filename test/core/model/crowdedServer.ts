import { Clock, Context, Effect, Layer, type Result, Semaphore } from "effect"
import { at, chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Governor from "../../../packages/core/src/model/Governor.ts"
import { Model, ModelError, type ModelReply, Transient } from "../../../packages/core/src/model/Model.ts"
import * as TimeLimit from "../../../packages/core/src/model/TimeLimit.ts"
import { replyOf, requestOf } from "./stub.ts"

/** How a server works, in virtual time. */
export interface CrowdedServer {
  /** Requests it works on at once; it refuses any beyond that. May be changed. */
  capacity: number
  /** True when it lets requests beyond its first capacity wait instead. */
  readonly queues?: boolean
  /** Milliseconds within which it refuses. */
  readonly refusesAfter?: number
  /** Milliseconds that it asks to wait. */
  readonly retryAfter?: number
  /** Of its log-normal times; default 300 milliseconds and 1. */
  readonly median?: number
  readonly sigma?: number
  /** What happens to a request instead of an answer, by a number drawn for it. */
  readonly trouble?: (draw: number) => Effect.Effect<never, ModelError> | undefined
}

/** How a server was used for a while. */
export interface Use {
  readonly answered: number
  readonly refused: number
  /** Requests it worked on at once, on average over time, and at most. */
  readonly inside: number
  readonly most: number
}

/** An error of the server. */
export const problem = (reason: ModelError["reason"]) =>
  new ModelError({ model: "stub", endpoint: "http://x/v1", reason })

/** A log-normal time in whole milliseconds, drawn by a seed. */
const logNormal = (seed: number, { median, sigma }: { readonly median: number; readonly sigma: number }) => {
  const draws = chance(seed)
  const normal = Math.sqrt(-2 * Math.log(1 - draws.next())) * Math.cos(2 * Math.PI * draws.next())
  return Math.max(1, Math.round(median * Math.exp(sigma * normal)))
}

/** A model that imitates such a server; its times are drawn by place and attempt. `use` tells how it was used since last asked. */
export const crowded = (server: CrowdedServer) => {
  const { median = 300, queues = false, sigma = 1 } = server
  const tries = new Map<string, number>()
  const workers = Semaphore.makeUnsafe(server.capacity)
  const counts = { inside: 0, answered: 0, refused: 0, most: 0, area: 0, since: 0, changedAt: 0 }

  const change = (by: number) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      counts.area += counts.inside * (now - counts.changedAt)
      counts.changedAt = now
      counts.inside += by
      counts.most = Math.max(counts.most, counts.inside)
    })

  const refuse = Effect.suspend(() => {
    counts.refused++
    const { refusesAfter = 0, retryAfter } = server
    const asked = retryAfter === undefined ? {} : { retryAfter }
    const reason = new Transient({ detail: "too many", limited: true, ...asked })
    return Effect.delay(Effect.fail(problem(reason)), refusesAfter)
  })

  const work = Effect.fnUntraced(function*(seed: number): Effect.fn.Return<ModelReply, ModelError> {
    const trouble = server.trouble?.(chance(at(seed, "trouble")).next())
    if (trouble !== undefined) return yield* trouble
    const working = Effect.sleep(logNormal(seed, { median, sigma }))
    yield* queues ? workers.withPermit(working) : working
    counts.answered++
    return replyOf()
  })

  const model = Model.of({
    name: "stub",
    ask: Effect.fnUntraced(function*({ place, seed }) {
      const nth = (tries.get(place) ?? 0) + 1
      tries.set(place, nth)
      if (!queues && counts.inside >= server.capacity) return yield* refuse
      yield* change(1)
      return yield* Effect.ensuring(work(at(seed, `try/${nth}`)), change(-1))
    })
  })

  const use = Effect.gen(function*() {
    yield* change(0)
    const { answered, area, changedAt, inside, most, refused, since } = counts
    Object.assign(counts, { answered: 0, refused: 0, most: inside, area: 0, since: changedAt })
    const result: Use = { answered, refused, inside: area / Math.max(1, changedAt - since), most }
    return result
  })

  return { model, use }
}

/** A governor with a time limit before a model, and a look at it. */
export const governed = Effect.fnUntraced(function*(
  model: Model["Service"],
  { timeout = 60, ...options }: Governor.GovernorOptions & { readonly timeout?: number } = {}
) {
  let snapshot: (() => Governor.Snapshot) | undefined
  const layer = Governor.layer(options, { onGoverned: (_, look) => (snapshot = look) }).pipe(
    Layer.provide(TimeLimit.layer(timeout)),
    Layer.provide(Layer.succeed(Model, model))
  )
  const services = yield* Layer.build(layer)
  return { model: Context.get(services, Model), snapshot: () => snapshot?.() as Governor.Snapshot }
})

/** Keeps so many calls under way, at places in order, until it is interrupted. */
export const crowd = (
  model: Model["Service"],
  { onEnd, size }: { readonly size: number; readonly onEnd?: (result: Result.Result<ModelReply, ModelError>) => void }
) => {
  let next = 0
  const one = Effect.suspend(() => {
    const nth = next++
    const place = `simulation/${nth >> 6}/g${String(nth & 63).padStart(3, "0")}`
    return Effect.result(model.ask(requestOf({ place, seed: at(1, place) })))
  })
  const worker = Effect.forever(Effect.map(one, (result) => onEnd?.(result)))
  return Effect.forEach(Array.from({ length: size }), () => worker, { concurrency: "unbounded", discard: true })
}
