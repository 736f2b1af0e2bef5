/** A fact in one sentence, as the log of the screen tells it: with names of people, plain and brief. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Event } from "../domain/Event.ts"
import { isKept } from "../domain/Example.ts"
import { everybody, type Intervention } from "../domain/Intervention.ts"
import { rowId } from "../domain/Place.ts"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import { counted } from "../log/Hop.ts"
import type { World } from "../log/World.ts"
import type { Entry } from "./Watched.ts"

/** Most characters of what people and models say, and of a name. */
const most = 200
const mostName = 40

/** What somebody or something says, plain and brief. */
export const short = (text: string): string => brief(text, most)

/** The name of an agent, known from the moment it is taken into the run; the id of one nobody knows. */
export const nameOf = (world: World, agent: AgentId): string => {
  const profile = Option.getOrUndefined(HashMap.get(world.profiles, agent))
  return profile === undefined ? agent : brief(profile.name, mostName)
}

/** The agent that a place is about; undefined for a group's, and for those of rows and plays. */
export const agentAt = (place: string): AgentId | undefined => /\/(a\d{4,})(?:\/|$)/.exec(place)?.[1]

const changed = (world: World, change: Intervention): string => {
  switch (change._tag) {
    case "News": {
      const to = change.to === everybody ? everybody : change.to.startsWith("a") ? nameOf(world, change.to) : change.to
      return `News from outside for ${to}: ${brief(change.text, most)}`
    }
    case "Goal":
      return `A person gives ${nameOf(world, change.agent)} another goal: ${brief(change.lifeGoal, most)}`
    case "Mute":
      return `A person ${change.muted ? "mutes" : "lets speak again"} ${nameOf(world, change.agent)}`
    case "Link":
      return `A person ${change.linked ? "links" : "parts"} ${change.a} and ${change.b}`
    case "RoleModel":
      return `A person has ${brief(change.model, mostName)} play the role ${brief(change.role, mostName)}`
  }
}

const ends = {
  episodes: "as many episodes as wanted",
  steps: "its last step is played",
  done: "nobody has anything left to do"
} as const

const requirementEnds = {
  full: "all that was wanted is there",
  candidates: "everybody of every episode was asked",
  tries: "the budget of candidates is used up",
  novelty: "what came was like what was there"
} as const

const reasoned = (reason: string): string => (oneLine(reason) === "" ? "" : `: ${brief(reason, most)}`)

const judged = ({ example }: Extract<Event, { readonly _tag: "Judged" }>): string => {
  if (isKept(example)) return `Row ${example.id} is kept`
  const verdict = example.verdicts.find(({ keep }) => !keep)
  // A reason may quote what was found, which is withheld of a row of safety.
  const why = example.safety === undefined ? reasoned(verdict?.reason ?? "") : ""
  return `Row ${example.id} is dropped by ${verdict?.filter ?? "a filter"}${why}`
}

const played = (fact: Extract<Event, { readonly _tag: "Played" }>): string => {
  const came = {
    drafts: `comes to ${counted(fact.drafts, "conversation")}`,
    nothing: "comes to nothing",
    elsewhere: "gives way to another scenario",
    failed: "fails"
  }[fact.end]
  return `${fact.scenario} over ${rowId(fact.row)} ${came} after ${counted(fact.calls, "call")}${reasoned(fact.reason)}`
}

/** The fact in one sentence. */
export const of = (world: World, event: Event): string => {
  switch (event._tag) {
    case "LeftOut":
      return `${brief(event.profile, most)} stays out: ${
        event.because === "leak" ? `what gives the person away is left (${event.leaks.join(", ")})` : event.because
      }`
    case "Enrolled":
      return `Taken into the run: ${brief(Profile.oneLine(event.profile), most)}`
    case "AgentJoined":
      return `${nameOf(world, event.agent)} joins and wants: ${brief(event.lifeGoal, most)}`
    case "SocietyFormed":
      return `${counted(event.groups.length, "group")} with ${counted(event.links.length, "link")} ${
        event.place === "society" ? "are formed" : "are formed anew"
      }`
    case "Acted":
      return `${nameOf(world, event.message.from)} [${event.message.act}]: ${brief(event.message.text, most)}`
    case "Renewed":
      return `${nameOf(world, event.agent)} takes up another goal: ${brief(event.lifeGoal, most)}`
    case "Intervened":
      return `${changed(world, event.change)} (from step ${event.step} on)`
    case "Routed": {
      const hearings = event.routes.reduce((sum, { agents }) => sum + agents.length, 0)
      const groups = event.routes.reduce((sum, { groups }) => sum + groups.length, 0)
      return `${event.group} tells ${counted(event.routes.length, "message")} of step ${event.step}: heard ${
        counted(hearings, "time")
      }, sent to ${counted(groups, "group")}`
    }
    case "Received": {
      const hearings = event.receptions.reduce((sum, { agents }) => sum + agents.length, 0)
      return `${event.group} takes in ${counted(event.receptions.length, "message")} from others: heard ${
        counted(hearings, "time")
      }`
    }
    case "EpisodeClosed": {
      const { agents, id, summary } = event.episode
      return `Episode ${id} of ${agents.map((agent) => nameOf(world, agent)).join(", ")}: ${brief(summary, most)}`
    }
    case "StepEnded":
      return `${event.group} ends step ${event.step}: ${event.acted} acted`
    case "SimulationEnded":
      return `The simulation ends after step ${event.step} with ${counted(event.episodes, "episode")}: ${
        ends[event.why]
      }`
    case "Posed":
      return `Question ${rowId(event.row)} for ${event.scenario}: ${
        event.question.harmful === true ? "a harmful request" : brief(event.question.question, most)
      }`
    case "Played":
      return played(event)
    case "Executed":
      return `Tests of a program: ${event.verification.verdict}${reasoned(event.verification.detail)}`
    case "Judged":
      return judged(event)
    case "Synthesised":
      return `Requirement ${event.requirement} ends with ${event.kept} of ${
        counted(event.wanted, "row")
      } after ${event.tried} of ${counted(event.candidates, "candidate")}: ${requirementEnds[event.end]}`
    case "Decided":
      return `A person decides about row ${event.example}: ${event.decision}${reasoned(event.note)}`
    case "Failed": {
      const agent = agentAt(event.place)
      return `${agent === undefined ? event.place.replace(/\/failed$/, "") : nameOf(world, agent)} came to nothing at ${
        brief(event.prompt, mostName)
      } (${event.kind})${reasoned(event.reason)}`
    }
    case "Saved":
      return `The data set is written: ${counted(event.rows, "row")} in ${counted(event.files.length, "file")}`
  }
}

/** How grave a fact is. */
export const levelOf = (event: Event): Entry["level"] => {
  switch (event._tag) {
    case "Failed":
      return "warning"
    case "Played":
      return event.end === "failed" ? "warning" : "info"
    case "LeftOut":
    case "SocietyFormed":
    case "Intervened":
    case "SimulationEnded":
    case "Synthesised":
    case "Decided":
    case "Saved":
      return "notice"
    default:
      return "info"
  }
}
