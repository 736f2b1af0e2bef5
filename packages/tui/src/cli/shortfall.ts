/** Why rows are missing: requirement by requirement what dropped candidates, why there were no more of them, and what would help. */
import type { Event, Manifest, Requirement, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import * as Screen from "./Screen.ts"

type Requirements = Manifest.Summary["requirements"]

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

/** The requirements that are short. */
export const of = (world: World.World, requirements: Requirements): Array<Short> =>
  requirements.flatMap((wish, index): ReadonlyArray<Short> => {
    if (wish.kept >= wish.count) return []
    const ended = Option.getOrUndefined(HashMap.get(world.synthesised, index + 1))
    return [{
      requirement: index + 1,
      wanted: wish.count,
      kept: wish.kept,
      tried: ended?.tried ?? wish.tried,
      ...(ended === undefined ? {} : { end: ended.end }),
      lost: {
        ...wish.rejectedBy,
        ...Object.fromEntries(Object.entries(wish.failedBy).map(([call, count]) => [`failed ${call}`, count]))
      }
    }]
  })

const most = 12

/** Why there were no more candidates. */
const why = ({ end, tried }: Short, { episodes }: Pick<Grounds, "episodes">): string => {
  const candidates = Screen.count(tried, "candidate")
  switch (end) {
    case "candidates":
      return `every agent that may be was asked in ${
        episodes === 1 ? "the one episode" : `all ${episodes} episodes`
      }, ${candidates} in all`
    case "tries":
      return `its budget of ${candidates} is used up`
    case "novelty":
      return `of the last ones nearly all were like rows that are there already, so it ended after ${candidates}`
    default:
      return `${candidates} from ${Screen.count(episodes, "episode")}`
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
const again = (wish: Requirements[number], first: Requirements[number]): string =>
  flagged.flatMap(([name, flag]) => {
    const value = wish[name]
    return value === undefined || value === first[name] ? [] : [` ${flag} ${quoted(value)}`]
  }).join("")

/** What would help, and the command for it. */
const help = (short: Short, { episodes, requirements, run, runs }: Grounds): readonly [string, string] | undefined => {
  const { end, kept, requirement, tried, wanted } = short
  const wish = requirements[requirement - 1] as Requirements[number]
  const first = requirements[0] as Requirements[number]
  const where = runs === "./runs" ? "" : ` --runs ${quoted(runs)}`
  const more = `npx stoa synthesize ${run}${where} --count ${wanted - kept}${again(wish, first)}`
  // Where nothing passed, more of the same does not either.
  if (kept === 0 && end !== "novelty") return undefined
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

/** A table for each requirement that is short: what dropped its candidates, most first, and what would help. */
export const lines = (grounds: Grounds): Array<string> =>
  grounds.short.flatMap((short) => {
    const lost = Object.entries(short.lost).toSorted(([, a], [, b]) => b - a)
    const rest = lost.slice(most).reduce((sum, [, count]) => sum + count, 0)
    const wide = Math.max(...lost.slice(0, most).map(([name]) => name.length), 0)
    const helped = help(short, grounds)
    return [
      "",
      `Requirement ${short.requirement} is ${Screen.count(short.wanted - short.kept, "row")} short: ${
        why(short, grounds)
      }, and ${short.kept} of them ${short.kept === 1 ? "was" : "were"} kept.`,
      ...lost.slice(0, most).map(([name, count]) => `  ${Screen.quote(name, 60).padEnd(wide)}  ${count}`),
      ...(rest === 0 ? [] : [`  ${"others".padEnd(wide)}  ${rest}`]),
      ...(helped === undefined
        ? ["  None passed: the table says what to change, the reasons stand with the rows."]
        : [`  ${helped[0]}: ${helped[1]}`]),
      `  Row by row: ${grounds.dataset}/rejected.jsonl and failed.jsonl`
    ]
  })

/** The same in one sentence. */
export const sentence = ({ episodes, ...grounds }: Grounds): string => {
  const missing = grounds.short.map((short) =>
    `requirement ${short.requirement} wanted ${short.wanted} and kept ${short.kept} of ${
      Screen.count(short.tried, "candidate")
    } from ${Screen.count(episodes, "episode")}: ${why(short, { episodes })}`
  )
  const [first] = grounds.short
  const helped = first === undefined ? undefined : help(first, { episodes, ...grounds })
  return `The data set is complete and valid but short: ${missing.join("; ")}. ${
    helped === undefined ? "None passed: see what dropped them" : `${helped[0]}: ${helped[1]}`
  }.`
}
