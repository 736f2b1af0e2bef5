/** The people of a run: from files, sampled when there are too many, filled up by the census when there are too few. */
import { Effect, Result, Stream } from "effect"
import type { Profile } from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import type { RowProblem } from "../source/RowProblem.ts"
import { mostProblems } from "../source/Rows.ts"
import { stemOf } from "../source/Text.ts"
import * as Anonymise from "./Anonymise.ts"
import * as Census from "./Census.ts"
import * as ProfileSource from "./ProfileSource.ts"
import { uniqueIds, uniqueNames } from "./UniqueNames.ts"

/** What a run's people are gathered from. */
export interface RosterOptions extends ProfileSource.ReadOptions {
  /** Files of profiles, or folders of such files, in the order wanted. */
  readonly files: ReadonlyArray<string>
  /** Those of them that came with Stoa. */
  readonly invented?: ReadonlyArray<string>
  /** How many people; all of the files when absent. */
  readonly agents?: number | undefined
  readonly seed: Seed.Seed
}

/** The people of a run, and the rows of files that could not be used; `bad` counts those beyond the listed ones too. */
export interface Roster {
  readonly profiles: Array<Profile>
  readonly problems: Array<RowProblem>
  readonly bad: number
}

/** Who has been met by a run already: those it has, and the ids of those it left out, which are made of file and line. */
export interface Met {
  readonly present: ReadonlyArray<Profile>
  readonly leftOut: ReadonlyArray<string>
}

/** Those of the people found whom a run has not met: a line of a file of this name, or a draw, is one person. */
export const newcomers = (found: ReadonlyArray<Profile>, { leftOut, present }: Met): Array<Profile> => {
  const from = ({ origin }: Profile) => origin.kind === "file" ? `${origin.file}:${origin.line}` : `${origin.draw}`
  const known = new Set(present.map(from))
  const out = new Set(leftOut)
  return found.filter((profile) => !known.has(from(profile)) && !out.has(Anonymise.idOf(profile)))
}

/** The people of a run, in the order of the files, each with an id and a name of its own. */
export const gather = Effect.fn("Roster.gather")(function*(options: RosterOptions) {
  const { agents, invented: own = [], seed } = options
  const people = new Set<string>()
  const sample = new Sample(seed, agents ?? Number.POSITIVE_INFINITY)
  const problems: Array<RowProblem> = []
  let bad = 0
  for (const path of options.files) {
    for (const file of yield* ProfileSource.files(path)) {
      let listed = 0
      yield* Stream.runForEachArray(ProfileSource.stream(file, options), (rows) =>
        Effect.sync(() => {
          for (const row of rows) {
            const read = own.includes(path) ? Result.map(row, asInvented) : row
            const fresh = Result.flatMap(read, (profile) => unseen(people, profile))
            if (Result.isSuccess(fresh)) sample.offer(fresh.success)
            else {
              bad++
              if (listed++ < mostProblems) problems.push(fresh.failure)
            }
          }
        }))
    }
  }
  const found = uniqueIds(sample.taken(), ledByFile)
  const profiles = uniqueNames([...found, ...invented(found, people, { agents: agents ?? 0, seed })])
  return { profiles, problems, bad } satisfies Roster
})

const asInvented = (profile: Profile): Profile =>
  profile.origin.kind === "file" ? { ...profile, origin: { ...profile.origin, invented: true } } : profile

/** What makes two profiles the same person. */
const personOf = (profile: Profile): string => Seed.digest(`${profile.name}\0${profile.description}`).slice(0, 24)

const unseen = (people: Set<string>, profile: Profile): ProfileSource.ReadRow => {
  const person = personOf(profile)
  if (!people.has(person)) {
    people.add(person)
    return Result.succeed(profile)
  }
  const { origin } = profile
  return Result.fail({
    file: origin.kind === "file" ? origin.file : "census",
    line: origin.kind === "file" ? origin.line : origin.draw,
    field: "",
    reason: "expected a person not met before",
    found: `"${profile.name}" with the same description as earlier`
  })
}

/**
 * Keeps a seeded sample of a stream of unknown length in bounded memory: every person draws a lot by the seed and the
 * place in the order, the lowest lots stay. A smaller sample is part of a larger one of the same seed.
 */
class Sample {
  readonly #seed: Seed.Seed
  readonly #size: number
  #held: Array<{ readonly profile: Profile; readonly nth: number; readonly lot: number }> = []
  #count = 0

  constructor(seed: Seed.Seed, size: number) {
    this.#seed = seed
    this.#size = size
  }

  offer(profile: Profile): void {
    const nth = this.#count++
    const lot = Number.isFinite(this.#size) ? Seed.at(this.#seed, `roster/${nth}`) : nth
    this.#held.push({ profile, nth, lot })
    if (this.#held.length >= 2 * this.#size + 1000) this.#trim()
  }

  /** The people kept, in the order they were offered. */
  taken(): Array<Profile> {
    this.#trim()
    return this.#held.toSorted((a, b) => a.nth - b.nth).map((entry) => entry.profile)
  }

  #trim(): void {
    this.#held = this.#held.toSorted((a, b) => a.lot - b.lot || a.nth - b.nth).slice(0, this.#size)
  }
}

/** An id led by the name of its file. */
const ledByFile = ({ id, origin }: Profile): string => {
  const stem = origin.kind === "file" ? stemOf(origin.file) : "census"
  return id.startsWith(`${stem}:`) ? id : `${stem}:${id}`
}

/** Draws of the census that bring the people up to the number wanted; a draw that a file holds already is passed over. */
const invented = (
  found: ReadonlyArray<Profile>,
  people: ReadonlySet<string>,
  wanted: { readonly agents: number; readonly seed: Seed.Seed }
): Array<Profile> => {
  const ids = new Set(found.map((profile) => profile.id))
  const drawn: Array<Profile> = []
  for (let nth = 1; found.length + drawn.length < wanted.agents; nth++) {
    if (ids.has(Census.idOf(nth))) continue
    const profile = Census.draw(wanted.seed, nth)
    if (!people.has(personOf(profile))) drawn.push(profile)
  }
  return drawn
}
