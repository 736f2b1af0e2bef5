/** Who an agent is: how it stands, what it is like, what it wants, and how far it has come. */
import { Plan, Profile, type World } from "@stoa/core"
import { span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts, hung, prose, said } from "../Passages.ts"
import * as Standing from "./Standing.ts"

const originOf = ({ licence, origin }: Profile.Profile): string => {
  const where = origin.kind === "file"
    ? `${origin.file}, line ${origin.line}${origin.invented === true ? ", invented" : ""}${
      origin.anonymised === undefined ? "" : `, anonymised by ${origin.anonymised}`
    }`
    : `the census, draw ${origin.draw}`
  return `${where}; licence ${licence ?? "not stated"}`
}

/** How it stands just now, with the reason. */
export const standing = (scene: Scene, state: World.AgentState): Chapter => {
  const { glyph, reason, tone, word } = Standing.of(scene, state)
  const { profile } = state.agent
  return {
    title: clean(profile.name),
    aside: [span(state.agent.id, "dim")],
    passages: [
      said("#status", { head: [span(`${glyph} ${word}`, tone), span("  ")], text: reason, tone: "dim" }),
      ...prose("#person", Profile.oneLine(profile).replace(`${profile.name}: `, ""))
    ]
  }
}

/** What it is like, in its own words and those of its source. */
export const persona = ({ agent }: World.AgentState): Chapter => {
  const { attributes, description } = agent.profile
  return {
    title: "Person",
    passages: [
      ...prose("#description", description),
      ...facts("#persona", [
        { key: "character", value: agent.personality },
        ...Object.entries(attributes).map(([key, value]) => ({ key: key.replaceAll("_", " "), value })),
        { key: "from", value: originOf(agent.profile), tone: "dim" as const }
      ])
    ]
  }
}

const planned = ({ glyphs }: Scene, plan: Plan.Plan): ReadonlyArray<Passage> => {
  const now = Plan.pointer(plan)
  return plan.steps.map(({ detail, done, title }, index) => {
    const isNow = index === now
    const sign = done
      ? span(`${glyphs.done} `, "good")
      : isNow
      ? span(`${glyphs.running} `, "accent")
      : span(`${glyphs.idle} `, "dim")
    return {
      id: "#plan",
      lines: (width) => [
        ...hung({ head: [sign], text: title, ...(isNow ? { tone: "strong" } : done ? { tone: "dim" } : {}) }, width),
        ...(isNow && detail !== "" ? hung({ head: [span("  ")], text: detail, tone: "dim" }, width) : [])
      ]
    }
  })
}

/** What it wants, the plan towards it, and the goals it has reached before. */
export const goals = (scene: Scene, state: World.AgentState): Chapter => {
  const done = state.plan.steps.filter((step) => step.done).length
  return {
    title: "Goal and plan",
    aside: [span(`${done} of ${state.plan.steps.length} done`, "dim")],
    passages: [
      ...prose("#goal", state.agent.lifeGoal, "strong"),
      ...planned(scene, state.plan),
      ...(state.set === undefined ? [] : [
        said("#set", {
          head: [
            span(`${scene.glyphs.to} `, "accent"),
            span(`set by a person, from step ${state.set.step} on  `, "dim")
          ],
          text: state.set.lifeGoal,
          hang: 2
        })
      ]),
      ...state.left.toReversed().map(({ lifeGoal, step }) =>
        said("#left", {
          head: [span(`${scene.glyphs.fails} `, "dim"), span(`given up in step ${step}  `, "dim")],
          text: lifeGoal,
          hang: 2,
          tone: "dim"
        })
      ),
      ...state.reached.toReversed().map(({ lifeGoal, step }) =>
        said("#reached", {
          head: [span(`${scene.glyphs.done} `, "good"), span(`until step ${step}  `, "dim")],
          text: lifeGoal,
          hang: 2,
          tone: "dim"
        })
      )
    ]
  }
}
