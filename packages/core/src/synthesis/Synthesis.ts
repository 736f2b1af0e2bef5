/** From episodes to drafts: an instruction in an agent's voice, and the response to it (MATRIX-Gen section 4.1). */
import { Effect, Fiber } from "effect"
import type { Draft } from "../domain/Draft.ts"
import { type Example, isKept } from "../domain/Example.ts"
import type { Message } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { plain } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import { explain, type Requirement } from "../domain/Requirement.ts"
import * as EpisodeView from "../log/EpisodeView.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import { instruct, respond } from "./prompts.ts"
import * as Retrieve from "./Retrieve.ts"
import * as Waves from "./Waves.ts"

/** What another did, as the person came to know of it. */
const report = (world: World.World) => ({ from, text }: Message): string =>
  `${Profile.mark(World.agent(world, from).agent.profile)}: ${text}`

/** Writes the draft of one candidate; none when a model step came to nothing (recorded). */
export const write = Effect.fnUntraced(function*(
  { agent, episode }: Retrieve.Candidate,
  options: { readonly requirement: Requirement; readonly nth: number; readonly id: string }
) {
  const { id, nth, requirement } = options
  const world = yield* EventLog.currentWorld
  const person = World.agent(world, agent).agent
  const { causes, deeds, witnessed } = EpisodeView.of(world, episode, agent)
  const place = Place.join("synthesis", id)
  const asked = yield* Prompt.ask(instruct, {
    name: person.profile.name,
    person: Profile.toText(person.profile),
    personality: person.personality,
    witnessed: [...causes, ...witnessed].toSorted((a, b) => Place.compareMessages(a.id, b.id)).map(report(world)),
    deeds: deeds.map((message) => message.text),
    requirement: requirement.text,
    domain: requirement.domain,
    complexity: explain(requirement.complexity),
    language: requirement.language
  }, Place.join(place, "instruct"))
  if (asked._tag === "Unusable") {
    yield* EventLog.append(Prompt.failed(Place.join(place, "instruct"), asked))
    return undefined
  }
  const instruction = plain(asked.output.instruction).trim()
  const answered = yield* Prompt.ask(respond, { instruction }, Place.join(place, "respond"))
  if (answered._tag === "Unusable") {
    yield* EventLog.append(Prompt.failed(Place.join(place, "respond"), answered))
    return undefined
  }
  const draft: Draft = {
    id,
    kind: requirement.kind,
    requirement: nth,
    domain: requirement.domain,
    complexity: requirement.complexity,
    turns: [
      { role: "user", content: instruction },
      { role: "assistant", content: plain(answered.output).trim() }
    ],
    sources: {
      episode: episode.id,
      agents: [agent],
      messages: episode.messages,
      profiles: [person.profile.id]
    },
    makings: [asked.making, answered.making]
  }
  return draft
})

/** Judges drafts in place order. `room` is false once as many are kept as are wanted. */
export type Judge = (draft: Draft, room: boolean) => Example

/**
 * Writes examples until as many are kept as the requirement wants, or no candidate is left. Two waves may be under way at once;
 * they are judged in place order, each after the one before.
 */
export const run = Effect.fn("Synthesis.run")(function*(
  requirement: Requirement,
  options: { readonly nth: number; readonly episodes: ReadonlyArray<Retrieve.Found>; readonly judge: Judge }
) {
  const { episodes, judge, nth } = options
  const ranked = yield* Retrieve.rank(requirement, episodes, Place.join("synthesis", `r${nth}`))
  const queue = Retrieve.candidates(ranked, requirement.perEpisode)
  const results: Array<Waves.WaveResult> = []
  let taken = 0
  let kept = 0

  const start = Effect.fnUntraced(function*(wave: number, pending: number) {
    const known = results.slice(0, Math.max(0, wave - 1))
    const size = Waves.size({ wanted: requirement.count, available: queue.length - taken, known, pending }, wave)
    const chosen = queue.slice(taken, taken + size)
    taken += size
    const drafts = yield* Effect.forEach(
      chosen,
      (candidate, rank) =>
        Effect.forkChild(write(candidate, { requirement, nth, id: Place.candidateId(nth, wave, rank) }))
    )
    return { drafts, size }
  })

  let current = yield* start(0, 0)
  let next = yield* start(1, current.size)
  for (let wave = 0;; wave++) {
    const before = kept
    // Each as soon as all before it are judged: a run that is stopped has judged as much as it could.
    for (const written of current.drafts) {
      const draft = yield* Fiber.join(written)
      if (draft === undefined) continue
      const example = judge(draft, kept < requirement.count)
      if (isKept(example)) kept++
      yield* EventLog.append({ _tag: "Judged", place: Place.join("synthesis", draft.id, "judged"), example })
    }
    results.push({ tried: current.size, kept: kept - before })
    const finished = (kept >= requirement.count || taken >= queue.length) && next.size === 0
    if (finished) return { wanted: requirement.count, kept, tried: taken, candidates: queue.length }
    current = next
    next = yield* start(wave + 2, current.size)
  }
})

/** The episodes, ready to be looked through for any number of requirements. */
export const prepare = Retrieve.embed
