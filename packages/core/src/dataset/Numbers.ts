/** How varied a data set is, in numbers, beside files that were named to compare it with. */
import { Effect, HashMap, Option, Result, Stream } from "effect"
import { full } from "../diversity/Row.ts"
import * as Sample from "../diversity/Sample.ts"
import * as SideBySide from "../diversity/SideBySide.ts"
import type { Example } from "../domain/Example.ts"
import type { Profile } from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import type { World } from "../log/World.ts"
import * as Embedder from "../model/Embedder.ts"
import * as Instructions from "../source/Instructions.ts"
import { kindOfFile } from "../source/Locate.ts"
import { fileName } from "../source/Rows.ts"

/** The numbers of a data set. */
export interface Numbers {
  /** What made the vectors; absent where there are none. */
  readonly embedder?: string
  /** The data set as a whole, its kinds and its sources. */
  readonly set: Omit<SideBySide.Numbers, "name">
  /** The files it is compared with, in the order in which they were named; one that could not be read has a problem instead. */
  readonly references: ReadonlyArray<SideBySide.Numbers | { readonly name: string; readonly problem: string }>
}

/** Where a person comes from: a file, or the census. */
export const sourceOf = ({ origin }: Profile): string => (origin.kind === "file" ? origin.file : "census")

/** Where each row of a world comes from: the scenario of a scene, else the file of its person's profile. */
export const sourcesIn = (world: World) => ({ scene, sources }: Example): string => {
  if (scene !== undefined) return scene.scenario
  const [who] = sources.agents
  const state = who === undefined ? Option.none() : HashMap.get(world.agents, who)
  return Option.match(state, { onNone: () => "not known", onSome: ({ agent }) => sourceOf(agent.profile) })
}

/** The sample of a file, however many rows it has, and how many ask nothing or cannot be read: those are passed over. */
export const sampleFile = Effect.fn("Numbers.sampleFile")(function*(path: string, seed: Seed.Seed) {
  const sampling = Sample.make(seed)
  let skipped = 0
  yield* Instructions.stream(path).pipe(
    Stream.runForEach((row) =>
      Effect.sync(() => {
        if (Result.isSuccess(row)) sampling.add(row.success)
        else skipped++
      })
    )
  )
  return { sample: sampling.read(), skipped }
})

/** Fails with a sentence where a file that a data set is to be compared with is not there, or is none of rows. */
export const check = (references: ReadonlyArray<string>) =>
  Effect.forEach(references, (path) => kindOfFile({ path, holds: "rows" }), { discard: true })

/** What the numbers of a data set are taken with. */
export interface NumbersOptions {
  readonly world: World
  readonly rows: ReadonlyArray<Example>
  /** Files of instructions. */
  readonly references?: ReadonlyArray<string> | undefined
  /** False where no server may be asked any more: then nothing is embedded. */
  readonly finished?: boolean | undefined
}

/** The run's embedder, where there is one that may be asked. */
const embedderOf = Effect.fnUntraced(function*(finished: boolean) {
  const found = yield* Effect.serviceOption(Embedder.Embedder)
  return finished ? Option.getOrUndefined(found) : undefined
})

/** Takes the numbers. The vectors of rows and references are asked for at `dataset/embed`; without an embedder there are none. */
export const of = Effect.fn("Numbers.of")(
  function*({ finished = true, references = [], rows, world }: NumbersOptions) {
    const seed = yield* Seed.Root
    const embedder = yield* embedderOf(finished)
    const source = sourcesIn(world)
    const sample = Sample.of(rows.values().map((row) => full(row, source(row))), seed)
    // A file that is gone must not cost the data set.
    const files = yield* Effect.forEach(
      references,
      (path, nth) =>
        Effect.map(Effect.result(sampleFile(path, seed)), (found) => ({
          name: fileName(path, `reference ${nth + 1}`),
          found
        }))
    )
    const read = files.flatMap((
      { found, name }
    ) => (Result.isSuccess(found) ? [{ name, sample: found.success.sample }] : []))
    const measuring = SideBySide.measure([{ name: "", sample }, ...read], {
      place: "dataset/embed",
      seed,
      vectors: embedder !== undefined
    })
    const [set, ...others] = yield* (embedder === undefined
      ? Effect.provide(measuring, Embedder.Embedder.lexical)
      : Effect.provideService(measuring, Embedder.Embedder, embedder))
    if (set === undefined) return yield* Effect.die(new Error("A data set has numbers"))
    const { kinds, sources, whole } = set
    const told = others.values()
    const all: Numbers = {
      ...(embedder === undefined ? {} : { embedder: embedder.name }),
      set: { whole, kinds, sources },
      references: files.map(({ found, name }) =>
        Result.isSuccess(found)
          ? told.next().value as SideBySide.Numbers
          : { name, problem: `it could not be read (${found.failure.reason._tag})` }
      )
    }
    return all
  }
)
