/** The changes a person can make, and the fields of each, filled in from where the cursor is. */
import { World } from "@stoa/core"
import { HashMap, Option } from "effect"
import type { Form } from "../state/State.ts"
import type { Scene } from "../state/View.ts"
import * as Targets from "./Targets.ts"

/** The kinds of change in the order in which they are offered. */
export const kinds: ReadonlyArray<{ readonly kind: Form["kind"]; readonly title: string; readonly about: string }> = [
  { kind: "News", title: "News", about: "somebody, a group or everybody hears something" },
  { kind: "Goal", title: "Goal", about: "an agent wants something else from now on" },
  { kind: "Mute", title: "Mute", about: "an agent takes no turns, or takes them again" },
  { kind: "Link", title: "Link", about: "two groups hear each other, or no longer do" },
  { kind: "RoleModel", title: "Model", about: "another model plays a role" }
]

/** Fields that are yes or no. */
export const isChoice = (name: string): boolean => name === "muted" || name === "linked"

const neighboursOf = (world: World.World, group: string | undefined): ReadonlyArray<string> =>
  group === undefined
    ? []
    : Option.match(HashMap.get(world.groups, group), { onNone: () => [], onSome: ({ neighbours }) => neighbours })

/** The fields of a change, with what is at hand in them. */
export const of = (scene: Scene, kind: Form["kind"]): Form["fields"] => {
  const { world } = scene.watched
  const id = Targets.atHand(scene)
  const agent = id === undefined ? undefined : World.agent(world, id)
  const group = agent?.group
  switch (kind) {
    case "News":
      return [
        {
          name: "to",
          value: agent === undefined ? "everybody" : `${agent.agent.profile.name} ${agent.agent.id}`,
          hint: "an agent, a group, or everybody",
          given: true
        },
        { name: "text", value: "", hint: "what they hear, as in: The mill will close in June." }
      ]
    case "Goal":
      return [
        { name: "agent", value: id ?? "", hint: "id or name" },
        { name: "life goal", value: "", hint: agent === undefined ? "To ..." : `until now: ${agent.agent.lifeGoal}` }
      ]
    case "Mute":
      return [
        { name: "agent", value: id ?? "", hint: "id or name" },
        { name: "muted", value: agent?.muted === true ? "no" : "yes", hint: "space: yes or no" }
      ]
    case "Link": {
      const neighbours = neighboursOf(world, group)
      return [
        { name: "group", value: group ?? "", hint: "as in g003" },
        {
          name: "other group",
          value: "",
          hint: neighbours.length === 0 ? "as in g007" : `${group} is linked to ${neighbours.join(", ")}`
        },
        { name: "linked", value: "yes", hint: "space: yes or no" }
      ]
    }
    case "RoleModel":
      return [
        { name: "role", value: "act", hint: "act, route, summarise, instruct, respond, judge ... or a prompt's name" },
        { name: "model", value: "", hint: "rehearsal, PROVIDER/MODEL, or MODEL@ADDRESS" }
      ]
  }
}
