/** How far the groups of a society are, and whom most of them wait for, in sentences. */
import { Recipe } from "@stoa/core"
import { HashMap, Option } from "effect"
import { many } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { line } from "../../canvas/lines.ts"
import type { Scene } from "../../state/View.ts"
import * as Behind from "./Behind.ts"
import * as Doing from "./Doing.ts"

/** Which steps are at work, and whom most wait for. */
export const draw = ({ now, watched }: Pick<Scene, "now" | "watched">): ReadonlyArray<Line> => {
  const behind = Behind.of(watched)
  const { ended, groups } = watched.world
  if (behind === undefined) {
    return [[span(Recipe.hasSociety(watched.run.recipe) ? "No groups yet." : "Nobody lives in this run.", "dim")]]
  }
  if (ended !== undefined) {
    return [
      line(span(`All ${many(HashMap.size(groups), "group")} have lived ${many(ended.step + 1, "step")}.`, "strong"))
    ]
  }
  if (Recipe.episodesWanted(watched.run.recipe) === 0) {
    return [[span("The groups are formed for a class: they live no step.", "dim")]]
  }
  const { chain, held, highest, lowest, waiting } = behind
  const where = lowest.step === highest.step
    ? line(span(`All groups are at step ${lowest.step}.`, "strong"))
    : line(
      span(`Steps ${lowest.step} to ${highest.step} are at work: `, "strong"),
      span(`${lowest.group} is furthest behind, ${highest.group} furthest ahead.`)
    )
  const root = chain.at(-1)
  if (root === undefined) return [where, [span("No group waits for another.", "dim")]]
  const state = Option.getOrUndefined(HashMap.get(groups, root))
  const wait = Doing.waitOf({ watched }, root, state?.group.members)
  return [
    where,
    line(
      span(
        `${held === waiting ? held : `${held} of ${waiting}`} ${
          waiting === 1 ? "group waits" : "groups wait"
        } for ${root} in the end`,
        "warn"
      ),
      span(chain.length < 3 ? "" : ` (${chain.join(" < ")})`, "dim"),
      span(wait === undefined ? "" : ": it ", "warn"),
      ...(wait === undefined ? [] : Doing.inWords(wait, now))
    )
  ]
}

/** Where a replay stands, in words. */
export const replayed = ({ watched: { replay } }: Pick<Scene, "watched">): ReadonlyArray<Line> =>
  replay === undefined
    ? []
    : [line(
      span(`At step ${replay.step + 1} of ${replay.steps + 1}`, "accent"),
      span(`, fact ${replay.fact} of ${replay.facts}`, "dim")
    )]
