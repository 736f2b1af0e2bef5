/** What a row is written from: a person of an episode, what they did and heard in it, and what is wanted. */
import type { Effect } from "effect"
import type { Agent } from "../domain/Agent.ts"
import type { Draft } from "../domain/Draft.ts"
import type { Episode } from "../domain/Episode.ts"
import { isNews, type Message } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import * as Profile from "../domain/Profile.ts"
import { explain, type Requirement } from "../domain/Requirement.ts"
import * as EpisodeView from "../log/EpisodeView.ts"
import type * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Asked from "../model/Asked.ts"
import type { ModelError } from "../model/Model.ts"
import type * as Prompt from "../model/Prompt.ts"
import type { Candidate } from "./Retrieve.ts"

/** What every prompt that speaks as the person is told. */
export type Told = {
  readonly name: string
  readonly person: string
  readonly personality: string
  /** What came to their ears of others, and what they did; oldest first. */
  readonly witnessed: ReadonlyArray<string>
  readonly deeds: ReadonlyArray<string>
  readonly requirement: string
  readonly domain: string
  readonly complexity: string
  readonly style: string
  readonly language: string
}

/** Where a row is written, from what, and for which requirement. */
export interface Situation {
  /** Id of the row to be, as in r1/w0/17, and its place in the run. */
  readonly id: string
  readonly place: string
  readonly requirement: Requirement
  /** Number of the requirement in the recipe, counted from 1. */
  readonly nth: number
  readonly episode: Episode
  readonly agent: Agent
  readonly told: Told
}

/** Writes a row of one kind; none when a model step came to nothing, which is recorded. */
export type Writer = (
  situation: Situation
) => Effect.Effect<Draft | undefined, ModelError | EventLog.LogError, Prompt.Needed | EventLog.EventLog>

/** What another did, or what news there was, as the person came to know of it. */
const report = (world: World.World) => (message: Message): string =>
  isNews(message)
    ? `News: ${message.text}`
    : `${Profile.mark(World.agent(world, message.from).agent.profile)}: ${message.text}`

/** The situation of a candidate, as the world has it. */
export const of = (
  world: World.World,
  { agent: who, episode }: Candidate,
  { id, nth, requirement }: Pick<Situation, "id" | "nth" | "requirement">
): Situation => {
  const { agent } = World.agent(world, who)
  const { causes, deeds, witnessed } = EpisodeView.of(world, episode, who)
  return {
    id,
    nth,
    requirement,
    place: Place.join("synthesis", id),
    episode,
    agent,
    told: {
      name: agent.profile.name,
      person: Profile.toText(agent.profile),
      personality: agent.personality,
      witnessed: [...causes, ...witnessed].toSorted((a, b) => Place.compareMessages(a.id, b.id)).map(report(world)),
      deeds: deeds.map((message) => message.text),
      requirement: requirement.text,
      domain: requirement.domain,
      complexity: explain(requirement.complexity),
      style: requirement.style,
      language: requirement.language
    }
  }
}

/** Asks a prompt about a row; an answer of no use is recorded, and there is none. `step` is the last part of the call's place. */
export const ask = <I extends Prompt.PromptInput, O>(
  { place }: Pick<Situation, "place">,
  prompt: Prompt.Prompt<I, O>,
  { input, step }: { readonly input: I; readonly step: string }
) => Asked.ask(prompt, { input, place: Place.join(place, step) })

/** The draft of a situation, from what its kind wrote. */
export const draft = (
  { agent, episode, id, nth, requirement }: Situation,
  written: Pick<Draft, "turns" | "makings"> & Pick<Partial<Draft>, "rejected" | "program" | "safety">
): Draft => ({
  id,
  kind: requirement.kind,
  requirement: nth,
  domain: requirement.domain,
  complexity: requirement.complexity,
  language: requirement.language,
  ...written,
  sources: {
    episode: episode.id,
    agents: [agent.id],
    messages: episode.messages,
    profiles: [agent.profile.id]
  }
})
