/** What is counted of facts, by hand: the facts come a second and a half apart. */
import { HashMap, Option } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { AgentTally, Chronicle, Entry, StepTally } from "../../../packages/core/src/watch/Watched.ts"
import { began } from "./story.ts"

/** Milliseconds between two facts. */
export const factEvery = 1500

const nobody: AgentTally = {
  heard: 0,
  reached: 0,
  tokens: { input: 0, output: 0 },
  failures: 0,
  lastFailure: undefined,
  lastStep: undefined,
  lastAt: undefined,
  audience: HashMap.empty()
}

const said = (event: Event): string => {
  switch (event._tag) {
    case "Acted":
      return event.message.text
    case "EpisodeClosed":
      return `An episode is told: ${event.episode.summary}`
    case "Failed":
      return `${event.prompt} came to nothing: ${event.reason}`
    case "Judged":
      return `A row is written: ${event.example.turns[0]?.content ?? ""}`
    default:
      return event._tag
  }
}

const entry = (event: Event, id: number): Entry => ({
  id,
  at: began + id * factEvery,
  level: event._tag === "Failed" ? "warning" : event._tag === "EpisodeClosed" ? "notice" : "info",
  place: event.place,
  tag: event._tag,
  text: said(event),
  ...(event._tag === "Acted" ? { agent: event.message.from, message: event.message.id } : {})
})

/** The counts of some facts. */
export const chronicle = (facts: ReadonlyArray<Event>): Chronicle => {
  const agents = new Map<string, AgentTally>()
  const steps = new Map<number, StepTally>()
  const flow = new Map<string, number>()
  const messages: Array<string> = []
  const turns: Array<Chronicle["turns"][number]> = []
  const count = (id: string, next: (tally: AgentTally) => Partial<AgentTally>) => {
    const tally = agents.get(id) ?? nobody
    agents.set(id, { ...tally, ...next(tally) })
  }
  const step = (at: number, next: (tally: StepTally) => Partial<StepTally>) => {
    const tally = steps.get(at) ?? {
      step: at,
      acted: 0,
      reactions: 0,
      heard: 0,
      between: 0,
      episodes: 0,
      failures: 0,
      ended: 0,
      began: undefined,
      last: undefined
    }
    steps.set(at, { ...tally, ...next(tally) })
  }
  for (const [id, event] of facts.entries()) {
    const at = began + id * factEvery
    if (event._tag === "Acted") {
      const { becauseOf, from, group, id: message, step: when, tokens } = event.message
      messages.push(message)
      turns.push({ agent: from, group, step: when, at })
      count(from, (tally) => ({
        lastStep: when,
        lastAt: at,
        tokens: {
          input: tally.tokens.input + (tokens?.input ?? 0),
          output: tally.tokens.output + (tokens?.output ?? 0)
        }
      }))
      step(when, (tally) => ({
        acted: tally.acted + 1,
        reactions: tally.reactions + (becauseOf.length > 0 ? 1 : 0),
        began: tally.began ?? at,
        last: at
      }))
    }
    if (event._tag === "Routed" || event._tag === "Received") {
      const heard = event._tag === "Routed" ? event.routes : event.receptions
      for (const { agents: hearers, message } of heard) {
        const [fromGroup = "", , from = ""] = message.split("/")
        for (const hearer of hearers) {
          count(hearer, (tally) => ({ heard: tally.heard + 1 }))
          count(from, (tally) => ({
            reached: tally.reached + 1,
            audience: HashMap.set(
              tally.audience,
              hearer,
              Option.getOrElse(HashMap.get(tally.audience, hearer), () => 0) + 1
            )
          }))
          if (fromGroup !== event.group) {
            const edge = `${fromGroup}>${event.group}`
            flow.set(edge, (flow.get(edge) ?? 0) + 1)
          }
        }
        step(event.step, (tally) => ({
          heard: tally.heard + hearers.length,
          between: tally.between + (fromGroup === event.group ? 0 : hearers.length)
        }))
      }
    }
    if (event._tag === "StepEnded") step(event.step, (tally) => ({ ended: tally.ended + 1, last: at }))
    if (event._tag === "EpisodeClosed") step(event.episode.step, (tally) => ({ episodes: tally.episodes + 1 }))
    if (event._tag === "Failed") {
      const [, when = "0", , agent = ""] = event.place.split("/")
      count(agent, (tally) => ({ failures: tally.failures + 1, lastFailure: event.reason }))
      step(Number(when), (tally) => ({ failures: tally.failures + 1 }))
    }
  }
  return {
    facts: facts.length,
    agents: HashMap.fromIterable(agents),
    steps: [...steps.values()].toSorted((a, b) => a.step - b.step),
    flow: HashMap.fromIterable(flow),
    messages,
    entries: facts.map(entry),
    turns
  }
}
