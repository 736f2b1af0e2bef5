/** What a data set holds, in numbers: the manifest and the facts of the card. */
import type { Turn } from "../domain/Draft.ts"
import { type Example, isKept } from "../domain/Example.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as Health from "../log/Health.ts"
import * as World from "../log/World.ts"

/** Rows by some property, keys in alphabetical order. */
export type Counts = Readonly<Record<string, number>>

const count = (values: Iterable<string>): Counts => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

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
    }
  >
  readonly society: {
    readonly agents: number
    readonly profiles: Counts
    readonly licences: Counts
    readonly groups: number
    readonly messages: number
    readonly episodes: number
    /** How its life went, up to the end of the simulation. */
    readonly health: Health.Numbers & Health.Health["isolation"]
  }
  readonly models: Counts
  readonly prompts: Readonly<Record<string, string>>
  readonly characters: { readonly instruction: Spread; readonly response: Spread }
}

/** Smallest, middle and largest. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

const spread = (numbers: ReadonlyArray<number>): Spread => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return { min: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 }
}

const lengths = (rows: ReadonlyArray<Example>, role: Turn["role"]) =>
  rows.map((row) => row.turns.filter((turn) => turn.role === role).reduce((sum, turn) => sum + turn.content.length, 0))

// When plan steps were done a world does not tell: those done beyond the end would be a matter of timing.
const healthOf = (world: World.World): Summary["society"]["health"] => {
  const { all, isolation } = Health.of(world)
  return { ...all, ...isolation }
}

/** The numbers of a finished run. */
export const take = (world: World.World, requirements: ReadonlyArray<Requirement>): Summary => {
  const examples = World.examples(world)
  const kept = examples.filter(isKept)
  const failures = [...World.failures(world)].filter((failure) => failure.place.startsWith("synthesis/"))
  const agents = World.agents(world).map((state) => state.agent.profile)
  const closed = World.closedEpisodes(world)
  const makings = kept.flatMap((example) => example.makings)
  return {
    rows: kept.length,
    rejected: examples.length - kept.length,
    failed: failures.length,
    rehearsal: kept.some((example) => example.rehearsal),
    requirements: requirements.map((requirement, index) => {
      const mine = examples.filter((example) => example.requirement === index + 1)
      const lost = failures.filter((failure) => failure.place.startsWith(`synthesis/r${index + 1}/`))
      return {
        ...requirement,
        kept: mine.filter(isKept).length,
        tried: mine.length + lost.length,
        rejectedBy: count(mine.flatMap((row) => row.verdicts.find((verdict) => !verdict.keep)?.filter ?? [])),
        failedBy: count(lost.map((failure) => `${failure.prompt}: ${failure.kind}`))
      }
    }),
    society: {
      agents: agents.length,
      profiles: count(agents.map(({ origin }) => (origin.kind === "file" ? origin.file : "census"))),
      licences: count(agents.map(({ licence }) => licence ?? "not stated")),
      groups: World.groups(world).length,
      messages: new Set(closed.flatMap((episode) => episode.messages)).size,
      episodes: closed.length,
      health: healthOf(world)
    },
    models: count(makings.map((making) => making.model)),
    prompts: Object.fromEntries(
      makings.map((making) => [making.prompt, making.promptHash] as const).toSorted(([a], [b]) => (a < b ? -1 : 1))
    ),
    characters: {
      instruction: spread(lengths(kept, "user")),
      response: spread(lengths(kept, "assistant"))
    }
  }
}
