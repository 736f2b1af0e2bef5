/** What came of an agent's life: the episodes it is part of, the rows written from them, and what people asked it. */
import type { World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { span } from "../../canvas/Line.ts"
import type { Scene } from "../../state/View.ts"
import * as Rows from "../data/Rows.ts"
import * as Told from "../data/Told.ts"
import type { Chapter } from "../Document.ts"
import { hung, said, thing } from "../Passages.ts"

/** Of each sort the latest, and how far back episodes are looked through. */
const most = 6
const back = 60

const episodes = ({ watched: { world } }: Scene, { agent, group }: World.AgentState): Chapter => {
  const ids = group === undefined ? [] : Option.getOrUndefined(HashMap.get(world.groups, group))?.episodes ?? []
  const found = ids.slice(-back).toReversed().flatMap((id) => Option.toArray(HashMap.get(world.episodes, id))).filter((
    { agents }
  ) => agents.includes(agent.id)).slice(0, most)
  return {
    title: "Episodes",
    passages: found.map(({ id, summary }) => {
      return said(`#${id}`, { head: [span(`${id}  `, "group")], text: summary, most: 3, hang: 2 })
    }),
    right: true
  }
}

const rows = ({ watched }: Scene, { agent }: World.AgentState): Chapter => {
  const written = Rows.ofAgent(watched, agent.id)
  return {
    title: "Rows",
    aside: [span(`${written.filter(({ isKept }) => isKept).length} of ${written.length} kept`, "dim")],
    passages: written.slice(-most).toReversed().flatMap((row) => {
      const example = Rows.exampleOf(watched, row.id)
      return example === undefined ? [] : thing(row.id, {
        head: [span(row.state.padEnd(9), row.isKept ? "good" : "warn"), span(row.kind.padEnd(11), "dim")],
        text: Told.instruction(example),
        most: 1
      })
    }),
    right: true
  }
}

const interviews = ({ watched: { observations } }: Scene, { agent }: World.AgentState): Chapter => {
  const asked = observations.filter((one) => one.agent === agent.id)
  return {
    title: "Interviews",
    aside: [span("i asks another question", "dim")],
    passages: asked.slice(-most).toReversed().flatMap(({ answer, question, step }) => {
      const asked = { head: [span(`${step} `.padStart(5), "dim")], text: question, tone: "dim" as const }
      const told = { head: [span("     ")], text: answer, most: 4 }
      return [{ id: "#interview", lines: (width: number) => [...hung(asked, width), ...hung(told, width)] }]
    }),
    right: true
  }
}

/** Episodes, rows and interviews of an agent. */
export const chapters = (scene: Scene, state: World.AgentState): ReadonlyArray<Chapter> => [
  interviews(scene, state),
  episodes(scene, state),
  rows(scene, state)
]
