/** What a finished run says of itself. */
import {
  type Budget,
  Decisions,
  Draft,
  Example,
  type Health,
  Manifest,
  type PrefixMeter,
  Recipe,
  type Runs,
  World
} from "@stoa/core"
import { HashMap, Option } from "effect"
import * as health from "./Health.ts"
import * as lessons from "./lessons.ts"
import { numbersTable } from "./numbers.ts"
import * as Screen from "./Screen.ts"
import * as shortfall from "./shortfall.ts"
import * as Unfollowed from "./Unfollowed.ts"
import type { Pressure, Tally } from "./Watch.ts"

/** The result of a run, as `--json` prints it. */
export interface RunResult {
  readonly run: string
  /** The folder that holds the runs. */
  readonly runs: string
  readonly folder: string
  readonly dataset: string
  readonly rows: number
  readonly wanted: number
  readonly requirements: Manifest.Summary["requirements"]
  /** The requirements for which synthesis wrote too few rows, and why. */
  readonly short: ReadonlyArray<shortfall.Short>
  /** Rows that filters kept and people dropped. */
  readonly rejectedByPeople: number
  /** What is wanted of rows that the rehearsal does not follow. */
  readonly unfollowed: ReadonlyArray<Unfollowed.Unfollowed>
  readonly agents: number
  /** People of files made unrecognisable, and who stayed out; absent where nobody was to be. */
  readonly anonymised?: Manifest.Anonymised
  /** What became of its class, by scenario; absent without one. */
  readonly class?: Manifest.Summary["class"]
  readonly groups: number
  readonly messages: number
  readonly episodes: number
  readonly ended: string
  /** Replies, those of earlier sittings included. */
  readonly calls: number
  /** Replies that were kept from an earlier sitting and not asked for again. */
  readonly known: number
  /** Calls in flight when a process that worked on the run died: they were asked twice. */
  readonly askedTwice: number
  readonly retries: number
  readonly failures: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** True when a server did not count tokens, and they are characters / 4. */
  readonly estimated: boolean
  /** Of the input tokens, those that servers say they took from their cache. */
  readonly cachedTokens: number
  /** Share of what was asked in this sitting that stood at the start of an earlier prompt, where a server may cache it. */
  readonly sharedPrefix: number
  /** While calls waited for a slot: the share of the time in which they did, calls in flight then, and slots there were. */
  readonly slots: { readonly wanted: number; readonly inFlight: number; readonly limit: number }
  /** What the run cost over all its sittings: requests sent, tokens charged, and US dollars where every price is known. */
  readonly spent: Budget.Spending | undefined
  readonly seconds: number
  readonly rehearsal: boolean
  /** How the society did. */
  readonly health: Health.Health
  /** What was wrong with it, by the step at whose end it was so. */
  readonly alerts: ReadonlyArray<Health.Alert>
  /** How varied its rows are, beside the references. */
  readonly numbers?: NonNullable<Manifest.Summary["numbers"]>
}

const share = ({ shared, tokens }: PrefixMeter.Totals): number =>
  tokens === 0 ? 0 : Math.round(shared / tokens * 1000) / 1000

const rejectedByPeople = (world: World.World): number =>
  [...Decisions.last(world)].filter(([id, { decision }]) => {
    const row = Option.getOrUndefined(HashMap.get(world.examples, id))
    return decision === "reject" && row !== undefined && Example.isKept(row)
  }).length

const slots = ({ inFlight, limit, looks, pressed }: Pressure): RunResult["slots"] => {
  const mean = (sum: number) => (pressed === 0 ? 0 : Math.round(sum / pressed * 10) / 10)
  return {
    wanted: looks === 0 ? 0 : Math.round(pressed / looks * 1000) / 1000,
    inFlight: mean(inFlight),
    limit: mean(limit)
  }
}

/** Puts a result together. */
export const make = (
  options: {
    readonly recipe: Recipe.Recipe
    readonly folder: Runs.RunFolder
    readonly tally: Tally
    readonly seconds: number
    readonly askedTwice: number
    readonly numbers: Manifest.Summary["numbers"]
    /** The requirements that had come to their end before this sitting. */
    readonly settled: ReadonlySet<number>
  }
): RunResult => {
  const { folder, recipe, seconds, tally } = options
  const summary = Manifest.take(Decisions.applied(tally.world), recipe.requirements)
  return {
    run: folder.name,
    runs: recipe.operation.runs,
    folder: folder.path,
    dataset: folder.dataset,
    rows: summary.rows,
    wanted: Recipe.wanted(recipe),
    requirements: summary.requirements,
    short: shortfall.of(tally.world, { wishes: Recipe.wishes(recipe), settled: options.settled }),
    rejectedByPeople: rejectedByPeople(tally.world),
    unfollowed: Unfollowed.of(recipe),
    agents: summary.society.agents,
    ...(summary.society.anonymised === undefined ? {} : { anonymised: summary.society.anonymised }),
    ...(summary.class === undefined ? {} : { class: summary.class }),
    groups: summary.society.groups,
    messages: summary.society.messages,
    episodes: summary.society.episodes,
    ended: tally.world.ended?.why ?? (Recipe.hasSociety(recipe) ? "unfinished" : "done"),
    calls: tally.calls,
    known: tally.known,
    askedTwice: options.askedTwice,
    retries: tally.retries,
    failures: HashMap.size(tally.world.failures),
    inputTokens: tally.inputTokens,
    outputTokens: tally.outputTokens,
    estimated: tally.estimated,
    cachedTokens: tally.cachedTokens,
    sharedPrefix: share(tally.prefix()),
    slots: slots(tally.pressure),
    spent: tally.spending(),
    seconds: Math.round(seconds * 10) / 10,
    rehearsal: summary.rehearsal,
    health: tally.meter.read(),
    alerts: tally.meter.alerts(),
    ...(options.numbers === undefined ? {} : { numbers: options.numbers })
  }
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

const anonymisedLines = ({ anonymised }: RunResult): Array<string> => {
  if (anonymised === undefined) return []
  const { because, leftOut, people } = anonymised
  const why = Object.entries(because).map(([kind, count]) => `${kind} ${count}`).join(", ")
  return [
    `  ${Screen.count(people, "person", "people")} made unrecognisable${
      leftOut === 0 ? "" : `, ${leftOut} left out (${why})`
    }; who they were stands in run.db alone: do not give it on`
  ]
}

const spentLines = ({ cachedTokens, inputTokens, rehearsal, sharedPrefix, spent }: RunResult): Array<string> => [
  ...(spent?.cost === undefined || spent.cost === 0
    ? []
    : [`  $${spent.cost.toFixed(4)} for ${Screen.count(spent.calls, "request")} in all`]),
  ...(rehearsal || sharedPrefix === 0
    ? []
    : [
      `  ${percent(sharedPrefix)} of what was asked stood at the start of an earlier prompt${
        cachedTokens === 0 ? "" : `; the server took ${percent(cachedTokens / inputTokens)} from its cache`
      }`
    ])
]

/** The result in a few lines, with one row to look at. */
export const lines = (result: RunResult, world: World.World): Array<string> => {
  const row = Decisions.decided(world).find(Example.isKept)
  const trace = `npx stoa trace ${result.run} 1`
  const where = result.runs === "./runs" ? "" : ` --runs ${result.runs}`
  return [
    "",
    `${Screen.count(result.rows, result.class === undefined ? "example" : "conversation")} in ${result.dataset}`,
    ...(result.class === undefined ? [] : lessons.lines(result.class, world)),
    ...(result.agents === 0 ?
      [] :
      [`  from ${Screen.count(result.agents, "agent")} in ${Screen.count(result.groups, "group")}, ${
        Screen.count(result.messages, "message")
      } in ${Screen.count(result.episodes, "episode")}`]),
    `  ${Screen.count(result.calls, "call")}${
      result.known === 0 ?
        "" :
        ` (${result.known} kept from before${result.askedTwice === 0 ? "" : `, ${result.askedTwice} asked twice`})`
    }, ${Screen.short(result.inputTokens)} tokens in, ${Screen.short(result.outputTokens)} out${
      result.estimated ? " (characters / 4)" : ""
    }, ${Screen.duration(result.seconds)}${
      result.failures === 0 ? "" : `, ${Screen.count(result.failures, "recorded failure")}`
    }`,
    ...(result.rejectedByPeople === 0
      ? []
      : [
        `  ${Screen.count(result.rejectedByPeople, "row")} ${
          result.rejectedByPeople === 1 ? "was" : "were"
        } rejected by people`
      ]),
    ...anonymisedLines(result),
    ...spentLines(result),
    ...(result.messages === 0 ? [] : [`  ${health.line(result.health)}`]),
    ...result.alerts.map((alert) => `  ! ${health.sentence(alert)}`),
    ...(result.numbers === undefined ? [] : numbersTable(result).map((line) => `  ${line}`)),
    ...(result.rehearsal ? ["  written by the rehearsal model: to look at, not to train on"] : []),
    ...Unfollowed.lines(result.unfollowed).map((line) => `  ${line}`),
    ...(row === undefined ? [] : [
      "",
      ...(row.safety === undefined ?
        [
          `The first row: ${Screen.quote(Draft.text(row, "user"), 220)}`,
          // Of a scene the last word: its first answer may be meant to be wrong.
          `  -> ${
            Screen.quote(
              (row.scene === undefined ? Draft.text(row, "assistant") : row.turns.at(-1)?.content) ?? "",
              220
            )
          }`
        ] :
        [
          `The first row: [a harmful request of the kind ${row.safety.harm}; to see it: ${trace} --show-safety${where}]`
        ]),
      "",
      `Where it came from: ${trace}${where}`
    ]),
    ...shortfall.lines(result)
  ]
}

/** Why a class came to nothing, with the first reason there is. */
export const nothing = ({ dataset }: RunResult, world: World.World): string => {
  const [failed] = World.plays(world).filter(({ end }) => end === "failed")
  const dropped = World.examples(world).flatMap(({ verdicts }) => verdicts.find(({ keep }) => !keep) ?? [])[0]
  const reason = failed?.reason ?? (dropped === undefined ? undefined : `${dropped.filter}: ${dropped.reason}`)
  return `No conversation of ${Screen.count(HashMap.size(world.plays), "play")} was kept${
    reason === undefined ? "" : ` (the first: ${Screen.quote(reason, 400)})`
  }. What was dropped and what failed stands in ${dataset}.`
}
