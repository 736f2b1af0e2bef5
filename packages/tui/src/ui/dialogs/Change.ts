/** What a form comes to: a change of the society with its effect in a sentence, or what is wrong with it. */
import { type Intervention, Nearest, PlainText, World } from "@stoa/core"
import { HashMap, Result } from "effect"
import type { Form } from "../state/State.ts"
import * as Person from "./Person.ts"

/** A change that can be sent, and what it will do. */
export interface Change {
  readonly change: Intervention.Intervention
  readonly effect: string
}

/** What is wrong, and in which field. */
export interface Flaw {
  readonly field: number
  readonly flaw: string
}

type Made = Result.Result<Change, Flaw>

const flawed = (field: number, flaw: string): Result.Result<never, Flaw> => Result.fail({ field, flaw })

const fromStep = (begun: string): string => `A fact of the run, from the first step that ${begun}.`

const ofAll = fromStep("no group has begun")

const groupOf = (world: World.World, text: string): Result.Result<string, string> => {
  const wanted = text.trim().toLowerCase()
  if (HashMap.has(world.groups, wanted)) return Result.succeed(wanted)
  if (wanted === "") return Result.fail("Say which group: its id, as in g003.")
  const ids = World.groups(world).map(({ group }) => group.id)
  const near = Nearest.nearest(wanted, ids)
  const instead = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `they go from ${ids[0]} to ${ids.at(-1)}.`
  return Result.fail(`There is no group "${text.trim()}": ${ids.length === 0 ? "none is formed yet." : instead}`)
}

const agentOf = (world: World.World, text: string, field: number): Result.Result<World.AgentState, Flaw> =>
  Result.mapError(Person.find(world, text), (flaw) => ({ field, flaw }))

const called = ({ agent }: World.AgentState): string => `${agent.profile.name} (${agent.id})`

const beginning = ({ group }: World.AgentState): string => fromStep(`${group ?? "the group"} has not begun`)

const sayable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const news = (world: World.World, [to = "", said = ""]: ReadonlyArray<string>): Made => {
  const text = PlainText.oneLine(said)
  const wanted = to.trim().toLowerCase()
  const empty = () => flawed(1, "Say what they hear: the text is empty.")
  if (wanted === "everybody" || wanted === "all") {
    return sayable(text)
      ? Result.succeed({
        change: { _tag: "News", to: "everybody", text },
        effect: `All ${HashMap.size(world.agents)} people hear it. ${ofAll}`
      })
      : empty()
  }
  if (/^g\d+$/.test(wanted)) {
    const group = groupOf(world, wanted)
    if (Result.isFailure(group)) return flawed(0, group.failure)
    const { length } = World.group(world, group.success).group.members
    return sayable(text)
      ? Result.succeed({
        change: { _tag: "News", to: group.success, text },
        effect: `All ${length} of ${group.success} hear it. ${fromStep(`${group.success} has not begun`)}`
      })
      : empty()
  }
  return Result.flatMap(agentOf(world, to, 0), (agent) =>
    sayable(text)
      ? Result.succeed({
        change: { _tag: "News", to: agent.agent.id, text },
        effect: `${called(agent)} hears it. ${beginning(agent)}`
      })
      : empty())
}

const goal = (world: World.World, [who = "", wanted = ""]: ReadonlyArray<string>): Made =>
  Result.flatMap(agentOf(world, who, 0), (agent) => {
    const lifeGoal = PlainText.oneLine(wanted)
    if (!sayable(lifeGoal)) return flawed(1, "Say what they shall want: the goal is empty.")
    return Result.succeed({
      change: { _tag: "Goal", agent: agent.agent.id, lifeGoal },
      effect: `${called(agent)} drops the plan at hand and makes another for this goal. ${beginning(agent)}`
    })
  })

const mute = (world: World.World, [who = "", choice]: ReadonlyArray<string>): Made =>
  Result.flatMap(agentOf(world, who, 0), (agent) => {
    const muted = choice === "yes"
    if (agent.muted === muted) return flawed(1, `${called(agent)} is ${muted ? "muted already" : "not muted"}.`)
    return Result.succeed({
      change: { _tag: "Mute", agent: agent.agent.id, muted },
      effect: muted
        ? `${called(agent)} takes no turns any more, and still hears others. ${beginning(agent)}`
        : `${called(agent)} takes turns again. ${beginning(agent)}`
    })
  })

const link = (world: World.World, [first = "", second = "", choice]: ReadonlyArray<string>): Made => {
  const linked = choice === "yes"
  const a = groupOf(world, first)
  if (Result.isFailure(a)) return flawed(0, a.failure)
  const b = groupOf(world, second)
  if (Result.isFailure(b)) return flawed(1, b.failure)
  if (a.success === b.success) return flawed(1, `Name another group: ${a.success} cannot be linked to itself.`)
  const isLinked = World.group(world, a.success).neighbours.includes(b.success)
  if (isLinked === linked) {
    return flawed(1, `${a.success} and ${b.success} are ${linked ? "linked already" : "not linked"}.`)
  }
  return Result.succeed({
    change: { _tag: "Link", a: a.success, b: b.success, linked },
    effect: `${a.success} and ${b.success} ${linked ? "can" : "no longer can"} send each other messages. ${
      fromStep("neither has begun")
    }`
  })
}

const model = ([role = "", name = ""]: ReadonlyArray<string>): Made => {
  if (!/^[A-Za-z0-9._-]+$/.test(role.trim())) {
    return flawed(0, "Name one role or prompt, as in act, route or respond.")
  }
  if (name.trim() === "" || /\s/.test(name.trim())) {
    return flawed(1, "Name one model, as a recipe does: rehearsal, PROVIDER/MODEL, or MODEL@ADDRESS.")
  }
  return Result.succeed({
    change: { _tag: "RoleModel", role: role.trim(), model: name.trim() },
    effect: `${role.trim()} is asked of ${name.trim()}. ${ofAll}`
  })
}

/** What is strange about news and may be meant all the same: a text that only names a group or somebody. */
export const doubt = (world: World.World, { fields, kind }: Pick<Form, "fields" | "kind">): string | undefined => {
  const text = fields[1]?.value.trim().toLowerCase() ?? ""
  if (kind !== "News") return undefined
  const isGroup = HashMap.has(world.groups, text)
  if (!isGroup && !HashMap.has(world.agents, text)) return undefined
  return `This text is the id of ${isGroup ? "a group" : "an agent"}: is it meant for it? Enter sends it as news.`
}

/** What the form comes to in this world. */
export const of = (world: World.World, { fields, kind }: Pick<Form, "fields" | "kind">): Made => {
  const values = fields.map(({ value }) => value)
  switch (kind) {
    case "News":
      return news(world, values)
    case "Goal":
      return goal(world, values)
    case "Mute":
      return mute(world, values)
    case "Link":
      return link(world, values)
    case "RoleModel":
      return model(values)
  }
}
