/** Why rows are missing: requirement by requirement what dropped candidates, why there were no more of them, and what would help. */
import { Decisions, type Event, Example, Manifest, type Requirement, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import * as Screen from "./Screen.ts"

type Requirements = ReadonlyArray<Requirement.Requirement>

/** A requirement that is short, and how synthesis ended with it. */
export interface Short {
  /** Counted from 1. */
  readonly requirement: number
  readonly wanted: number
  readonly kept: number
  readonly tried: number
  /** Absent where a run was not told so. */
  readonly end?: Event.Synthesised["end"]
  /** Candidates by what dropped them: the name of the first filter that did, or the call that failed. */
  readonly lost: Readonly<Record<string, number>>
  /** True when it was so before, and something else was asked for now. */
  readonly before: boolean
}

/** What a short run is. */
export interface Grounds {
  readonly run: string
  /** The folder that holds the runs. */
  readonly runs: string
  readonly dataset: string
  readonly episodes: number
  readonly requirements: Requirements
  readonly short: ReadonlyArray<Short>
}

/** The rows of each requirement that filters kept or people let in; what people dropped was written all the same. */
const gathered = (world: World.World): Map<number, number> => {
  const decisions = Decisions.last(world)
  const counts = new Map<number, number>()
  for (const row of World.examples(world)) {
    const decision = decisions.get(row.id)?.decision ?? "reject"
    if (!Example.isKept(row) && decision === "reject") continue
    const nth = row.requirement ?? 0
    counts.set(nth, (counts.get(nth) ?? 0) + 1)
  }
  return counts
}

/** The requirements for which synthesis wrote too few rows; `settled` had come to their end before. */
export const of = (
  world: World.World,
  { settled = new Set(), wishes }: { readonly wishes: Requirements; readonly settled?: ReadonlySet<number> }
): Array<Short> => {
  const counts = gathered(world)
  if (wishes.every(({ count }, index) => (counts.get(index + 1) ?? 0) >= count)) return []
  return Manifest.take(world, wishes).requirements.flatMap((wish, index): ReadonlyArray<Short> => {
    const requirement = index + 1
    const kept = counts.get(requirement) ?? 0
    if (kept >= wish.count) return []
    const ended = Option.getOrUndefined(HashMap.get(world.synthesised, requirement))
    return [{
      requirement,
      wanted: wish.count,
      kept,
      tried: wish.tried,
      ...(ended === undefined ? {} : { end: ended.end }),
      lost: {
        ...wish.rejectedBy,
        ...Object.fromEntries(Object.entries(wish.failedBy).map(([call, count]) => [`failed ${call}`, count]))
      },
      before: settled.has(requirement)
    }]
  })
}

const most = 12

/** What became of its candidates, and why there were no more of them. */
const why = ({ end, kept, tried }: Short, { episodes, perEpisode }: {
  readonly episodes: number
  readonly perEpisode: number
}): string => {
  const from = episodes === 1 ? "the one episode" : `the ${episodes} episodes`
  if (tried === 0) return `${from} had no candidate left for it`
  const all = Screen.count(tried, "candidate")
  const passed = `${kept === tried && tried > 1 ? `all ${all}` : kept === 0 ? `none of ${all}` : `${kept} of ${all}`} ${
    kept > 1 ? "were" : "was"
  } kept`
  switch (end) {
    case "candidates":
      return `${passed}, and ${from} ${episodes === 1 ? "gives" : "give"} no more (at most ${perEpisode}${
        episodes === 1 ? "" : " each"
      })`
    case "tries":
      return `${passed}, and its budget of candidates is used up`
    case "novelty":
      return `${passed}, and nearly all of the last ones were like rows that are there already`
    default:
      return passed
  }
}

const quoted = (text: string): string => (/^[\w./:=@%+,-]+$/.test(text) ? text : JSON.stringify(text))

const flagged = [
  ["text", "--requirement"],
  ["kind", "--kind"],
  ["domain", "--domain"],
  ["complexity", "--complexity"],
  ["style", "--style"],
  ["language", "--language"],
  ["programming", "--programming"]
] as const satisfies ReadonlyArray<readonly [keyof Requirement.Requirement, string]>

/** The flags that say a wish again, as far as it is not the first of the run. */
const again = (wish: Requirement.Requirement, first: Requirement.Requirement): string =>
  flagged.flatMap(([name, flag]) => {
    const value = wish[name]
    return value === undefined || value === first[name] ? [] : [` ${flag} ${quoted(value)}`]
  }).join("")

/** What would help, and the command for it. */
const help = (short: Short, { episodes, requirements, run, runs }: Grounds): readonly [string, string] | undefined => {
  const { end, kept, requirement, tried, wanted } = short
  const wish = requirements[requirement - 1] as Requirement.Requirement
  const first = requirements[0] as Requirement.Requirement
  const where = runs === "./runs" ? "" : ` --runs ${quoted(runs)}`
  const more = `npx stoa synthesize ${run}${where} --count ${wanted - kept}${again(wish, first)}`
  // Where nothing passed, more of the same does not either.
  if (kept === 0 && tried > 0 && end !== "novelty") return undefined
  switch (end) {
    case "tries":
      return ["More candidates for each row give more rows", `${more} --tries ${Math.ceil(1.5 * tried / kept)}`]
    case "novelty":
      return ["Another style or another wish gives new rows, and so do more episodes", `${more} --style "in one line"`]
    default:
      return [
        "More episodes give more candidates",
        `npx stoa run --from ${run}${where} --episodes ${Math.ceil(1.2 * episodes * wanted / Math.max(1, kept))}`
      ]
  }
}

/** Of a requirement that was short before: that it still is. */
const beforeLine = ({ kept, requirement, wanted }: Short): string =>
  `Requirement ${requirement} is ${Screen.count(wanted - kept, "row")} short as before.`

/** A table for each requirement that is short: what dropped its candidates, most first, and what would help. Those of before: a line. */
export const lines = (grounds: Grounds): Array<string> =>
  grounds.short.flatMap((short) => {
    if (short.before) return ["", beforeLine(short)]
    const lost = Object.entries(short.lost).toSorted(([, a], [, b]) => b - a)
    const rest = lost.slice(most).reduce((sum, [, count]) => sum + count, 0)
    const wide = Math.max(...lost.slice(0, most).map(([name]) => name.length), 0)
    const helped = help(short, grounds)
    const { perEpisode } = grounds.requirements[short.requirement - 1] as Requirement.Requirement
    return [
      "",
      `Requirement ${short.requirement} is ${Screen.count(short.wanted - short.kept, "row")} short: ${
        why(short, { episodes: grounds.episodes, perEpisode })
      }.`,
      ...lost.slice(0, most).map(([name, count]) => `  ${Screen.quote(name, 60).padEnd(wide)}  ${count}`),
      ...(rest === 0 ? [] : [`  ${"others".padEnd(wide)}  ${rest}`]),
      ...(helped === undefined
        ? ["  None passed: the table says what to change, the reasons stand with the rows."]
        : [`  ${helped[0]}: ${helped[1]}`]),
      `  Row by row: ${grounds.dataset}/rejected.jsonl and failed.jsonl`
    ]
  })

/** Rows that are missing to what was asked for now. */
export const missing = (short: ReadonlyArray<Short>): number =>
  short.reduce((sum, { before, kept, wanted }) => (before ? sum : sum + wanted - kept), 0)

/** The last word of a run that is short. */
export const sentence = (missing: number, { json }: { readonly json: boolean }): string =>
  `The data set is complete and valid, and ${Screen.count(missing, "row")} short: ${
    json ? "why stands in \"short\"" : "see above"
  }.`

/** What is said of a finished run that is short, in a line. */
export const brief = (short: ReadonlyArray<Short>): string =>
  short.map(({ kept, requirement, wanted }) =>
    `Requirement ${requirement} is ${Screen.count(wanted - kept, "row")} short: it has ${kept} of ${wanted}.`
  ).join(" ")
