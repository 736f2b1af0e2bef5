/** The last things that happened, the newest last. */
import type { Watched } from "@stoa/core"
import type { Block } from "../../canvas/Block.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { cut, pad } from "../../canvas/text.ts"
import type { Scene } from "../../View.ts"
import { nameOf } from "../agent/Names.ts"

/** What is told often and says little to somebody who looks at the whole. */
const quiet = new Set(["Enrolled", "Routed", "Received", "StepEnded"])

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

const drawn = ({ glyphs, watched: { world } }: Scene, { agent, level, message, tag, text }: Watched.Entry): Line => {
  const act = message === undefined || agent === undefined ? undefined : message.split("/")
  return act === undefined || agent === undefined
    ? [span(pad(kinds[tag] ?? tag, 9), "dim"), span("  "), span(cut(text, 400), tones[level])]
    : [
      span(pad(`step ${act[1]}`, 9), "dim"),
      span("  "),
      // Most acts tell who does them; the others get their name before them.
      ...(text.startsWith(nameOf(world, agent).split(" ")[0] ?? "")
        ? []
        : [span(nameOf(world, agent), "agent"), span(" ")]),
      span(cut(text, 400, glyphs.ellipsis), tones[level])
    ]
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
