/** From episodes to judged examples, as many as a requirement wants (MATRIX-Gen section 4.1). */
import { Effect, Fiber } from "effect"
import type { Draft } from "../domain/Draft.ts"
import { type Example, isKept, type Verdict } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as EventLog from "../log/EventLog.ts"
import type { Vector } from "../vector/Vector.ts"
import { writers } from "./kinds/Kinds.ts"
import * as Retrieve from "./Retrieve.ts"
import * as Situation from "./Situation.ts"
import * as Waves from "./Waves.ts"

/** What else is found out about a draft before it is judged: verdicts and makings of judges, its ratings, its vector. */
export interface Looked {
  readonly draft: Draft
  readonly verdicts?: ReadonlyArray<Verdict>
  readonly vector?: Vector | undefined
}

/** Writes one candidate and looks at it; none when a model step came to nothing (recorded). */
const write = Effect.fnUntraced(function*<E, R>(
  candidate: Retrieve.Candidate,
  options: Pick<Situation.Situation, "id" | "nth" | "requirement"> & {
    readonly look: (draft: Draft) => Effect.Effect<Looked, E, R>
  }
) {
  const writer = writers[options.requirement.kind]
  if (writer === undefined) return yield* Effect.die(new Error(`Nobody writes ${options.requirement.kind} yet`))
  const draft = yield* writer(Situation.of(yield* EventLog.currentWorld, candidate, options))
  return draft === undefined ? undefined : yield* options.look(draft)
})

/** Judges drafts in place order. `room` is false once as many are kept as are wanted. */
export type Judge = (looked: Looked, room: boolean) => Example

/** Which of the recipe's requirements it is, counted from 1; the episodes to write from; and who looks and judges. */
export interface SynthesisOptions<E, R> {
  readonly nth: number
  readonly episodes: ReadonlyArray<Retrieve.Found>
  readonly look: (draft: Draft) => Effect.Effect<Looked, E, R>
  readonly judge: Judge
}

/**
 * Writes examples until as many are kept as the requirement wants, or no candidate is left. Two waves may be under way at once;
 * they are judged in place order, each after the one before.
 */
export const run = Effect.fn("Synthesis.run")(function*<E, R>(
  requirement: Requirement,
  { episodes, judge, look, nth }: SynthesisOptions<E, R>
) {
  const ranked = yield* Retrieve.rank(requirement, episodes, Place.join("synthesis", `r${nth}`))
  const queue = Retrieve.candidates(ranked, requirement.perEpisode)
  const results: Array<Waves.WaveResult> = []
  let taken = 0
  let kept = 0

  const start = Effect.fnUntraced(function*(wave: number, pending: number) {
    const known = results.slice(0, Math.max(0, wave - 1))
    const size = Waves.size({ wanted: requirement.count, available: queue.length - taken, known, pending }, wave)
    const chosen = queue.slice(taken, taken + size)
    taken += size
    const drafts = yield* Effect.forEach(
      chosen,
      (candidate, rank) =>
        Effect.forkChild(write(candidate, { requirement, nth, look, id: Place.candidateId(nth, wave, rank) }))
    )
    return { drafts, size }
  })

  let current = yield* start(0, 0)
  let next = yield* start(1, current.size)
  for (let wave = 0;; wave++) {
    const before = kept
    // Each as soon as all before it are judged: a run that is stopped has judged as much as it could.
    for (const written of current.drafts) {
      const looked = yield* Fiber.join(written)
      if (looked === undefined) continue
      const example = judge(looked, kept < requirement.count)
      if (isKept(example)) kept++
      yield* EventLog.append({ _tag: "Judged", place: Place.join("synthesis", example.id, "judged"), example })
    }
    results.push({ tried: current.size, kept: kept - before })
    const finished = (kept >= requirement.count || taken >= queue.length) && next.size === 0
    if (finished) return { wanted: requirement.count, kept, tried: taken, candidates: queue.length }
    current = next
    next = yield* start(wave + 2, current.size)
  }
})

/** The episodes, ready to be looked through for any number of requirements. */
export const prepare = Retrieve.embed
