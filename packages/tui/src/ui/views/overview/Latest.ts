/** The last things that happened, the newest last. */
import { Draft, Example, type Watched } from "@stoa/core"
import { HashMap, Option } from "effect"
import type { Block } from "../../canvas/Block.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { cut, pad } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import * as Feed from "../stream/Feed.ts"

/** What is told often and says little to somebody who looks at the whole. */
const quiet = new Set(["Enrolled", "Routed", "Received", "StepEnded"])

/** Columns of a text that any window shows. */
const longest = 300

const tones: Readonly<Record<Watched.Entry["level"], Tone>> = {
  info: "plain",
  notice: "accent",
  warning: "warn",
  error: "bad"
}

/** Words for the kinds of facts that are shown. */
const kinds: Readonly<Record<string, string>> = {
  AgentJoined: "joined",
  SocietyFormed: "society",
  EpisodeClosed: "episode",
  Judged: "row",
  Failed: "failed",
  Intervened: "change",
  Renewed: "new goal",
  SimulationEnded: "end",
  Synthesised: "rows",
  Saved: "saved",
  Decided: "decision",
  Posed: "question",
  Played: "play",
  LeftOut: "left out",
  Executed: "tests"
}

const row = (head: string, ...rest: Line): Line => [span(pad(head, 9), "dim"), span("  "), ...rest]

/** The row that a fact judged, where it may be shown. */
const judged = ({ watched: { world } }: Scene, { place, tag }: Watched.Entry): Example.Example | undefined => {
  if (tag !== "Judged") return undefined
  const example = Option.getOrUndefined(
    HashMap.get(world.examples, place.replace(/^(?:synthesis|class)\//, "").replace(/\/judged$/, ""))
  )
  return example?.safety === undefined && example !== undefined && Example.isKept(example) ? example : undefined
}

const drawn = (scene: Scene, entry: Watched.Entry): Line => {
  const { glyphs } = scene
  const { level, message, tag, text } = entry
  const kept = judged(scene, entry)
  if (kept !== undefined) {
    return row("row kept", span(cut(Draft.text(kept, "user"), longest, glyphs.ellipsis)))
  }
  const act = tag !== "Acted" || message === undefined ? undefined : Feed.message(scene, message)
  // What somebody did says who did it.
  return act === undefined
    ? row(kinds[tag] ?? tag, span(cut(text, longest, glyphs.ellipsis), tones[level]))
    : row(`step ${act.step}`, span(cut(act.text, longest, glyphs.ellipsis)))
}

/** As many of the last things as there is room for. */
export const draw = (scene: Scene, most: number): Block => {
  const { entries } = scene.watched.chronicle
  const found: Array<Watched.Entry> = []
  for (let at = entries.length - 1; at >= 0 && found.length < most; at--) {
    const entry = entries[at] as Watched.Entry
    if (!quiet.has(entry.tag)) found.push(entry)
  }
  return found.toReversed().map((entry) => drawn(scene, entry))
}
