/** The class: scenarios played over questions, several at once, each conversation judged in place order (MASTER, MACLASS). */
import { Effect, Fiber, Stream } from "effect"
import type { Draft } from "../domain/Draft.ts"
import { type Example, isKept, type Verdict } from "../domain/Example.ts"
import * as Seed from "../domain/Seed.ts"
import * as Stretch from "../domain/Stretch.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Lesson from "./Lesson.ts"
import * as Patience from "./Patience.ts"
import * as Pose from "./Pose.ts"

export type { Looked, Weighted } from "./Lesson.ts"

/** What a class is held with (Recipe.ts, class). */
export interface ClassOptions extends Pose.PoseOptions, Lesson.LessonOptions {
  readonly scenarios: ReadonlyArray<Lesson.Weighted>
  /** Judges drafts in place order, with the verdicts that took calls. */
  readonly judge: (draft: Draft, verdicts: ReadonlyArray<Verdict>) => Example
  /** Has stretches of the questions asked by others before they are played here, all at once. */
  readonly ahead?: Stretch.Ahead<Lesson.Trouble> | undefined
}

/** Plays under way at once: more than a server has slots, so that none is idle while a play thinks. */
const atOnce = 1024

/** Gives all questions of the class in their order, recorded. */
export const pose = Effect.fn("Class.pose")(function*(options: Pose.PoseOptions) {
  const root = yield* Seed.Root
  // Nothing like a question of an episode is at hand.
  const able = options.scenarios.filter(({ scenario }) => scenario.similar === 0)
  return yield* Pose.rows({
    ...options,
    draw: (place) => Lesson.draw(able, Seed.chance(Seed.at(root, place)))?.name
  })
})

/**
 * Plays a stretch of the questions that are posed and asks what looking at the drafts asks, so that whoever holds the class finds the
 * answers on record. Tells what was played and judges nothing.
 */
export const playRows = Effect.fn("Class.playRows")(function*(
  options: Lesson.LessonOptions,
  { from, to }: Stretch.Stretch
) {
  const playRow = yield* Lesson.make(options)
  const rows = World.questions(yield* EventLog.currentWorld).slice(from, to)
  yield* Effect.forEach(rows, playRow, { concurrency: atOnce, discard: true })
}, (effect, { patience }) => Effect.provide(effect, Patience.layer(patience)))

/** For each question by its index, what waits until others have asked what they can of it. */
const readyOf = Effect.fnUntraced(function*(rows: Effect.Success<ReturnType<typeof pose>>, { ahead }: ClassOptions) {
  if (ahead === undefined) return () => Effect.void
  const world = yield* EventLog.currentWorld
  const stretches = Stretch.of(rows.length, ahead.size)
  const waits = yield* Effect.forEach(
    stretches,
    (stretch) =>
      rows.slice(stretch.from, stretch.to).every((posed) => Lesson.isOver(posed, world))
        ? Effect.succeed(Effect.void)
        : Effect.map(Effect.forkChild(ahead.ask(stretch)), Fiber.join)
  )
  return (index: number) => waits[Math.floor(index / ahead.size)] ?? Effect.void
})

/** Holds the class. Gives the number of questions, of plays, and of conversations kept. */
export const hold = Effect.fn("Class.hold")(function*(options: ClassOptions) {
  const rows = yield* pose(options)
  const playRow = yield* Lesson.make(options)
  const ready = yield* readyOf(rows, options)
  let kept = 0
  yield* Stream.fromIterable(rows.entries()).pipe(
    Stream.mapEffect(([index, posed]) => Effect.andThen(ready(index), playRow(posed)), { concurrency: atOnce }),
    Stream.runForEach(Effect.fnUntraced(function*(seen) {
      for (const { draft, verdicts } of seen) {
        const example = options.judge(draft, verdicts)
        if (isKept(example)) kept++
        yield* EventLog.append({ _tag: "Judged", place: `class/${draft.id}/judged`, example })
      }
    }))
  )
  return { questions: rows.length, kept }
}, (effect, { patience }) => Effect.provide(effect, Patience.layer(patience)))
