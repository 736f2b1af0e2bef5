/** What a data set holds, in numbers: the manifest and the facts of the card. */
import { HashMap, Option } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { LeftOut, Synthesised } from "../domain/Event.ts"
import { type Example, isKept } from "../domain/Example.ts"
import type { Profile } from "../domain/Profile.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as Decisions from "../log/Decisions.ts"
import * as Health from "../log/Health.ts"
import * as World from "../log/World.ts"
import * as ClassSummary from "./ClassSummary.ts"
import * as Composition from "./Composition.ts"
import { count, type Counts, type Spread, spread } from "./Counts.ts"
import * as Failures from "./Failures.ts"
import * as Gates from "./Gates.ts"
import { type Numbers, sourceOf, sourcesIn } from "./Numbers.ts"

export type { ClassSummary } from "./ClassSummary.ts"
export type { Counts, Mean, Spread } from "./Counts.ts"

/** Everything that manifest and card tell of a data set. No clock, host, folder or cost: the same rows, the same numbers. */
export interface Summary {
  readonly rows: number
  readonly rejected: number
  readonly failed: number
  readonly rehearsal: boolean
  readonly requirements: ReadonlyArray<
    Requirement & {
      readonly kept: number
      readonly tried: number
      readonly rejectedBy: Counts
      readonly failedBy: Counts
      /** What ended it, and how many candidates the episodes gave; absent before its end. */
      readonly end?: Synthesised["end"]
      readonly candidates?: number
    }
  >
  /** The rows by kind, domain and source. */
  readonly portions: ReadonlyArray<Composition.Portion>
  /** What rows of single kinds have of their own. */
  readonly ofKinds: Composition.OfKinds
  /** The filters in their order, with the rows that came to each and passed. */
  readonly filters: ReadonlyArray<Gates.Gate>
  /** What was found of benchmarks; absent where nobody looked. */
  readonly contamination?: Gates.Contamination
  /** What people decided about rows; absent where nobody did. */
  readonly decisions?: Counts
  readonly society: {
    readonly agents: number
    readonly profiles: Counts
    readonly licences: Counts
    /** The licences of the people of each source. */
    readonly sources: Readonly<Record<string, Counts>>
    /** What became of the people of files who were to be made unrecognisable; absent where nobody was. */
    readonly anonymised?: Anonymised
    readonly groups: number
    readonly messages: number
    readonly episodes: number
    /** How its life went, up to the end of the simulation. */
    readonly health: Health.Numbers & Health.Health["isolation"] & Pick<Health.Health, "goals">
  }
  readonly models: Counts
  readonly prompts: Readonly<Record<string, string>>
  /** The calls behind the rows, by prompt, version, model and temperature. */
  readonly calls: ReadonlyArray<Composition.Calls>
  /** Of a row: all that is asked in it, and all that is answered. */
  readonly characters: { readonly instruction: Spread; readonly response: Spread }
  /** Absent for a run without a class. */
  readonly class?: ClassSummary.ClassSummary
  /** How varied it is; absent where nobody measured. */
  readonly numbers?: Numbers
}

/** What is known of a data set beside the world. */
export interface Known {
  readonly numbers?: Numbers | undefined
  /** Names of the files of benchmarks that were looked through. */
  readonly benchmarks?: ReadonlyArray<string> | undefined
}

/** People of files made unrecognisable, and those who could not be and stayed out. */
export interface Anonymised {
  readonly people: number
  /** Of these people, those whom a program of phrases rewrote, in rehearsal. */
  readonly rehearsed: number
  readonly leftOut: number
  /** Those left out by what still gave them away, each under every kind, or by what their answer was. */
  readonly because: Counts
}

/** How many were left out by which kind of leak, and how many because no answer could be used. */
export const leftOutBy = (leftOut: ReadonlyArray<LeftOut>): Counts =>
  count(leftOut.flatMap(({ because, leaks }) => (because === "leak" ? leaks : [`answer ${because}`])))

const anonymised = (world: World.World, people: ReadonlyArray<Profile>): Summary["society"]["anonymised"] => {
  const by = people.flatMap(({ origin }) => (origin.kind === "file" ? origin.anonymised ?? [] : []))
  const leftOut = World.leftOut(world)
  return by.length + leftOut.length === 0 ? undefined : {
    people: by.length,
    rehearsed: by.filter((who) => who === "rehearsal").length,
    leftOut: leftOut.length,
    because: leftOutBy(leftOut)
  }
}

const licenceOf = ({ licence }: Profile): string => licence ?? "not stated"

const sources = (people: ReadonlyArray<Profile>): Summary["society"]["sources"] =>
  Object.fromEntries(
    [...Map.groupBy(people, sourceOf)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([source, those]) => [source, count(those.map(licenceOf))])
  )

const lengths = (rows: ReadonlyArray<Example>, role: Turn["role"]) =>
  rows.map((row) => row.turns.filter((turn) => turn.role === role).reduce((sum, turn) => sum + turn.content.length, 0))

const healthOf = (world: World.World): Summary["society"]["health"] => {
  const { all, goals, isolation } = Health.of(world)
  return { ...all, ...isolation, goals }
}

/** How synthesis ended with a requirement. */
const endOf = (world: World.World, nth: number) =>
  Option.match(HashMap.get(world.synthesised, nth), {
    onNone: () => ({}),
    onSome: ({ candidates, end }) => ({ end, candidates })
  })

const decided = (world: World.World): Counts =>
  count(
    [...Decisions.last(world).values()].flatMap(({ decision, example }) =>
      HashMap.has(world.examples, example) ? [decision] : []
    )
  )

/** The numbers of a run, and what else is known. */
export const take = (
  world: World.World,
  requirements: ReadonlyArray<Requirement>,
  { benchmarks, numbers }: Known = {}
): Summary => {
  const examples = World.examples(world)
  const kept = examples.filter(isKept)
  const failures = [...World.failures(world)].filter((failure) => failure.place.startsWith("synthesis/"))
  const people = World.agents(world).map((state) => state.agent.profile)
  const madeSafe = anonymised(world, people)
  const closed = World.closedEpisodes(world)
  const taught = ClassSummary.of(world)
  const makings = kept.flatMap((example) => example.makings)
  const contamination = Gates.contamination(examples, benchmarks)
  const decisions = decided(world)
  return {
    rows: kept.length,
    rejected: examples.length - kept.length,
    failed: Failures.of(world).length,
    rehearsal: kept.some((example) => example.rehearsal),
    requirements: requirements.map((requirement, index) => {
      const mine = examples.filter((example) => example.requirement === index + 1)
      const lost = failures.filter((failure) => failure.place.startsWith(`synthesis/r${index + 1}/`))
      return {
        ...requirement,
        kept: mine.filter(isKept).length,
        tried: Option.match(HashMap.get(world.synthesised, index + 1), {
          onNone: () => mine.length + lost.length,
          onSome: ({ tried }) => tried
        }),
        rejectedBy: count(mine.flatMap((row) => row.verdicts.find((verdict) => !verdict.keep)?.filter ?? [])),
        failedBy: count(lost.map((failure) => `${failure.prompt}: ${failure.kind}`)),
        ...endOf(world, index + 1)
      }
    }),
    portions: Composition.portions(kept, sourcesIn(world)),
    ofKinds: Composition.ofKinds(kept),
    filters: Gates.gates(examples),
    ...(contamination === undefined ? {} : { contamination }),
    ...(Object.keys(decisions).length === 0 ? {} : { decisions }),
    society: {
      agents: people.length,
      profiles: count(people.map(sourceOf)),
      licences: count(people.map(licenceOf)),
      sources: sources(people),
      ...(madeSafe === undefined ? {} : { anonymised: madeSafe }),
      groups: World.groups(world).length,
      messages: new Set(closed.flatMap((episode) => episode.messages)).size,
      episodes: closed.length,
      health: healthOf(world)
    },
    models: count(makings.map((making) => making.model)),
    prompts: Object.fromEntries(
      makings.map((making) => [making.prompt, making.promptHash] as const).toSorted(([a], [b]) => (a < b ? -1 : 1))
    ),
    calls: Composition.calls(kept),
    characters: {
      instruction: spread(lengths(kept, "user")),
      response: spread(lengths(kept, "assistant"))
    },
    ...(taught === undefined ? {} : { class: taught }),
    ...(numbers === undefined ? {} : { numbers })
  }
}
