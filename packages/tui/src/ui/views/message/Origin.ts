/** The message itself, who sent it, and from what. */
import { type Message, Plan, type World } from "@stoa/core"
import { span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { find } from "../agent/Names.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts, prose, thing } from "../Passages.ts"
import * as Feed from "../stream/Feed.ts"
import { isNews, sender } from "../stream/Names.ts"

/** Lines of another message that are shown. */
const shown = 3

/** What the acts are called in a sentence. */
const acts: Readonly<Record<Message.Act, string>> = {
  do: "a deed",
  say: "told to others",
  ask: "a question to others",
  publish: "made public",
  think: "kept to oneself"
}

/** Another message, in short. */
export const other = (scene: Scene, id: string): Passage => {
  const { watched: { world } } = scene
  const message = Feed.message(scene, id)
  const from = message?.from ?? id.split("/")[2] ?? ""
  return thing(id, {
    head: [
      span(`${id.split("/")[1] ?? ""} `.padStart(4), "dim"),
      span(sender(world, from), "agent"),
      span(isNews(from) ? "" : ` ${from}`, "dim"),
      span(`  ${message?.act ?? ""}  `, "act")
    ],
    text: message === undefined ? "It is long past." : clean(message.text),
    most: shown,
    below: true,
    hang: 4
  })
}

/** The text in full with its sender. */
export const chapter = (scene: Scene, message: Message.Message): Chapter => {
  const { act, flaws = [], from, group, id, step, text, tokens } = message
  const agent = find(scene.watched.world, from)
  const occupation = agent?.agent.profile.attributes["occupation"]
  return {
    title: isNews(from) ? "News from outside" : "Message",
    aside: [span(id, "dim")],
    passages: [
      ...prose("#text", clean(text), "strong"),
      ...(agent === undefined
        ? facts("#from", [{ key: "from", value: isNews(from) ? "a person outside, who brought it in" : from }])
        : [
          thing(from, {
            head: [
              span("from        ", "dim"),
              span(clean(agent.agent.profile.name), "agent"),
              span(` ${from}  `, "dim")
            ],
            text: occupation ?? ""
          })
        ]),
      ...facts("#facts", [
        { key: "when", value: `step ${step}, in ${group}` },
        { key: "act       ", value: isNews(from) ? "news" : `${act}: ${acts[act]}` },
        ...(flaws.length === 0 ? [] : [{ key: "flaws", value: flaws.join(", "), tone: "warn" as const }]),
        ...(tokens === undefined ? [] : [{ key: "tokens", value: `${tokens.input} asked, ${tokens.output} answered` }])
      ])
    ]
  }
}

/** The step of the plan an agent was at in a step of time; undefined where its goal has changed since. */
const stepAt = ({ finished, plan, reached }: World.AgentState, step: number): Plan.Plan["steps"][number] | undefined =>
  reached.length > 0 ? undefined : plan.steps[finished.filter((done) => done < step).length]

/** What moved its sender: messages, or a step of a plan. */
export const why = (scene: Scene, { becauseOf, from, step }: Message.Message): Chapter => {
  if (becauseOf.length > 0) {
    return { title: "What it reacts to", passages: becauseOf.map((id) => other(scene, id)) }
  }
  const agent = find(scene.watched.world, from)
  const planned = agent && stepAt(agent, step)
  const isDone = agent?.finished.includes(step) === true
  return {
    title: "What it comes from",
    passages: agent === undefined ? [] : [
      thing(from, {
        head: [span("plan  ", "dim")],
        text: planned === undefined
          ? `Its own plan towards: ${clean(agent.agent.lifeGoal)}`
          : `${clean(Plan.toLine(planned))}${isDone ? " (done with this)" : ""}`
      })
    ]
  }
}
