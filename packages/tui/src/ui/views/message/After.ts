/** What came of a message: reactions, the episode that tells it, rows, and where all this is found in the run's log. */
import { Draft, type Message } from "@stoa/core"
import { many } from "../../canvas/Amount.ts"
import { span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import * as Again from "../../state/Again.ts"
import type { Scene } from "../../state/View.ts"
import type { Chapter } from "../Document.ts"
import { facts, thing } from "../Passages.ts"
import { isNews } from "../stream/Names.ts"
import { other } from "./Origin.ts"
import * as Trail from "./Trail.ts"

/** Most reactions and rows that are listed. */
const most = 50

/** The messages that react to it. */
export const reactions = (scene: Scene, { id }: Message.Message): Chapter => {
  const ids = Trail.reactions(scene.watched.world, id)
  return {
    title: "What it caused",
    aside: [span(many(ids.length, "reaction"), "dim")],
    passages: ids.length === 0
      ? [thing("#none", { head: [], text: "Nobody has reacted to it.", tone: "dim" })]
      : ids.slice(0, most).map((reaction) => other(scene, reaction)),
    right: true
  }
}

/** The episode and the rows. */
export const yields = ({ glyphs, watched: { world } }: Scene, { id }: Message.Message): Chapter => {
  const episode = Trail.episode(world, id)
  const rows = Trail.rows(world, id)
  return {
    title: "Where it went",
    aside: [span(many(rows.length, "row"), "dim")],
    passages: [
      thing("#episode", {
        head: episode === undefined ? [] : [span(`${episode.id}  `, "group")],
        text: episode === undefined ? "No episode tells it yet." : clean(episode.summary),
        most: 4,
        tone: "dim"
      }),
      ...rows.slice(0, most).map(({ example, isKept }) =>
        thing(example.id, {
          head: [
            span(`${isKept ? glyphs.done : glyphs.fails} `, isKept ? "good" : "warn"),
            span(`${example.id}  `, "dim")
          ],
          text: example.safety === undefined ? clean(Draft.text(example, "user")) : "a row of safety",
          most: 1
        })
      )
    ],
    right: true
  }
}

/** The places that stoa trace takes. */
export const places = ({ watched: { run } }: Scene, { from, group, id, step }: Message.Message): Chapter => ({
  title: "For stoa trace",
  passages: facts("#place", [
    { key: "message", value: Again.of("trace", run, id) },
    ...(isNews(from) ? [] : [{ key: "its call", value: `simulation/${step}/${group}/${from}` }]),
    { key: "who hears", value: `simulation/${step}/${group}/route` }
  ]),
  right: true
})
