/** A talk with the copy of an agent, question by question. */
import { Plan } from "@stoa/core"
import { type Line, span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { find } from "../agent/Names.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts, hung, prose } from "../Passages.ts"
import * as Asked from "./Asked.ts"

const passage = ({ glyphs }: Scene, name: string) => ({ answer, id, question, step }: Asked.Asked): Passage => ({
  id,
  lines: (width) => {
    const said = answer === undefined
      ? hung({ head: [span(`${name}  `, "agent")], text: `is thinking ${glyphs.ellipsis}`, tone: "dim" }, width)
      : hung({ head: [span(`${name}  `, "agent")], text: answer, hang: 4 }, width)
    const asked = hung({ head: [span("You  ", "key")], text: question, hang: 4, tone: "strong" }, width)
    const when: Line = step === undefined ? [] : [span(`after step ${step}`, "dim")]
    return [...(when.length === 0 ? [] : [when]), ...asked, ...said, []]
  }
})

/** Who is asked, and what was said so far. */
export const chapters = (scene: Scene, id: string): ReadonlyArray<Chapter> => {
  const state = find(scene.watched.world, id)
  if (state === undefined) return []
  const { lifeGoal, personality, profile } = state.agent
  const name = clean(profile.name.split(/\s+/)[0] ?? profile.name)
  const talk = Asked.of(scene).filter(({ agent }) => agent === id)
  return [
    {
      title: clean(profile.name),
      aside: [span(id, "dim")],
      passages: facts("#who", [
        { key: "character", value: personality },
        { key: "wants", value: lifeGoal },
        { key: "at hand", value: Plan.current(state.plan)?.title ?? "nothing: the plan is done" }
      ])
    },
    {
      title: "Talk",
      aside: [span("with a copy: the agent never hears it", "dim")],
      passages: talk.length === 0
        ? prose("#none", "Nobody has asked anything yet: i asks.", "dim")
        : talk.map(passage(scene, name))
    }
  ]
}
