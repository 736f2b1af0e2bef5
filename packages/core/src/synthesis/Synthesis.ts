/** From episodes to judged examples, as many as a requirement wants (MATRIX-Gen section 4.1). */
import { Effect, Fiber } from "effect"
import type { Synthesised } from "../domain/Event.ts"
import { type Example, isKept } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import type * as Arms from "./Arms.ts"
import * as Queue from "./Queue.ts"
import * as Retrieve from "./Retrieve.ts"
import * as Wave from "./Wave.ts"
import * as Waves from "./Waves.ts"

/** Judges drafts in place order. `room` is false once as many are kept as are wanted. */
export type Judge = (looked: Wave.Looked, room: boolean) => Example

/** Which of the recipe's requirements it is, counted from 1; the episodes to write from; and who looks and judges. */
export interface SynthesisOptions<E, R> {
  readonly nth: number
  readonly prepared: Retrieve.Prepared
  readonly look: Wave.Look<E, R>
  readonly judge: Judge
  /** Candidates of earlier requirements that wanted the same; they are passed over, and those that are written now put in. */
  readonly asked?: Set<string> | undefined
  /** Has each wave asked by others before it is written here; both of two that are under way at once. */
  readonly ahead?: Wave.Ahead | undefined
}

/** The filters that drop a row because it is like one that is there. */
export const twinFilters: ReadonlySet<string> = new Set(["exact-duplicate", "near-duplicate", "semantic-duplicate"])

const isTwin = ({ verdicts }: Example): boolean => {
  const dropped = verdicts.find(({ keep }) => !keep)
  return dropped !== undefined && twinFilters.has(dropped.filter)
}

const tokensOf = ({ makings }: Example): number =>
  makings.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0)

/** A wave as it is counted while it is judged. */
interface Counted extends Waves.Novelty {
  readonly arms: ReadonlyArray<Arms.Spent>
}

const countOf = (
  judged: ReadonlyArray<{ readonly arm: number; readonly example: Example | undefined }>,
  arms: number
): Counted => {
  const spent = Array.from({ length: arms }, () => ({ tried: 0, kept: 0, tokens: 0 }))
  let kept = 0
  let twins = 0
  for (const { arm, example } of judged) {
    const own = spent[arm]!
    own.tried++
    if (example === undefined) continue
    own.tokens += tokensOf(example)
    if (isTwin(example)) twins++
    if (!isKept(example)) continue
    own.kept++
    kept++
  }
  return { tried: judged.length, kept, twins, arms: spent }
}

/**
 * Writes examples until as many are kept as the requirement wants, its budget of candidates is used up, none is left, or hardly
 * anything new comes any more. Two waves may be under way at once; they are judged in place order, each after the one before.
 */
export const run = Effect.fn("Synthesis.run")(function*<E, R>(
  requirement: Requirement,
  { ahead, asked = new Set(), judge, look, nth, prepared }: SynthesisOptions<E, R>
) {
  const root = yield* Seed.Root
  const place = Place.join("synthesis", `r${nth}`)
  const ranked = yield* Retrieve.rank(requirement, prepared, place)
  const all = Queue.fresh(
    Retrieve.candidates(ranked.map(({ episode }) => episode), requirement.perEpisode),
    asked
  )
  const budget = Math.ceil(requirement.count * requirement.tries)
  const seed = Seed.at(root, Place.join(place, "arms"))
  const queue = Queue.make(all.slice(0, budget), { found: prepared.found, seed })
  const results: Array<Counted> = []
  let tried = 0
  let kept = 0
  let isStale = false

  /** Done once others have asked what they can of a wave. */
  const aheadOf = Effect.fnUntraced(function*(wave: number, taken: ReadonlyArray<Queue.Taken>) {
    const named = { nth, wave, candidates: taken.map(({ candidate }, rank) => Wave.nameOf(candidate, rank)) }
    if (ahead === undefined || Wave.isJudged(named, yield* EventLog.currentWorld)) return Effect.void
    return Fiber.join(yield* Effect.forkChild(ahead(named)))
  })

  const start = Effect.fnUntraced(function*(wave: number, pending: number) {
    const known = results.slice(0, Math.max(0, wave - 1))
    isStale ||= Waves.isStale(known)
    const size = isStale
      ? 0
      : Waves.size({ wanted: requirement.count, available: queue.left(), known, pending }, wave)
    const chance = Seed.chance(Seed.at(root, Place.join(place, `w${wave}`, "arms")))
    const taken = size === 0 ? [] : queue.take(size, { spent: known.map(({ arms }) => arms), chance })
    tried += taken.length
    for (const { candidate } of taken) asked.add(Retrieve.keyOf(candidate))
    const ready = yield* aheadOf(wave, taken)
    return yield* Effect.forEach(taken, ({ arm, candidate }, rank) => {
      const written = Wave.write(candidate, { requirement, nth, look, id: Place.candidateId(nth, wave, rank) })
      return Effect.map(Effect.forkChild(Effect.andThen(ready, written)), (fiber) => ({ arm, fiber }))
    })
  })

  let current = yield* start(0, 0)
  let next = yield* start(1, current.length)
  for (let wave = 0;; wave++) {
    const judged: Array<{ readonly arm: number; readonly example: Example | undefined }> = []
    // Each as soon as all before it are judged: a run that is stopped has judged as much as it could.
    for (const { arm, fiber } of current) {
      const looked = yield* Fiber.join(fiber)
      const example = looked === undefined ? undefined : judge(looked, kept < requirement.count)
      judged.push({ arm, example })
      if (example === undefined) continue
      if (isKept(example)) kept++
      yield* EventLog.append({ _tag: "Judged", place: Place.join("synthesis", example.id, "judged"), example })
    }
    results.push(countOf(judged, queue.arms))
    if (next.length === 0 && (kept >= requirement.count || isStale || queue.left() === 0)) break
    current = next
    next = yield* start(wave + 2, current.length)
  }

  const end: Synthesised = {
    _tag: "Synthesised",
    place: Place.join(place, "end"),
    requirement: nth,
    wanted: requirement.count,
    kept,
    tried,
    candidates: all.length,
    end: kept >= requirement.count ? "full" : isStale ? "novelty" : tried < all.length ? "tries" : "candidates"
  }
  yield* EventLog.append(end)
  return end
})

export { isSame, prepare } from "./Retrieve.ts"
export { type Ahead, type Look, type Looked, type Named, type Wave, writeWave } from "./Wave.ts"

/** For each requirement the candidates that were written for its wish; those that want the same share them. */
export const askedOf = (requirements: ReadonlyArray<Requirement>): Array<Set<string>> => {
  const sets: Array<Set<string>> = []
  for (const [index, requirement] of requirements.entries()) {
    const like = requirements.findIndex((other) => Retrieve.isSame(other, requirement))
    sets.push(like < index ? sets[like]! : new Set())
  }
  return sets
}
