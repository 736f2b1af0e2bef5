/** The life of a small society with names of every width: twelve people in three groups, four steps, two episodes, four rows. */
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { Example } from "../../../packages/core/src/domain/Example.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import { type Act, people, receptions, steps } from "./story.ts"

const groupOf = (agent: number): number => Math.floor(agent / 4)
const idOf = (agent: number, step: number): string =>
  Place.messageId(Place.groupId(groupOf(agent)), step, Place.agentId(agent), 1)

const planOf = (occupation: string) => ({
  steps: [
    { title: "Talk to the neighbours", detail: `Ask who knows a ${occupation}.`, done: false },
    { title: "Find a room for Tuesdays", detail: "Ask the library for a key.", done: false },
    { title: "Invite everybody", detail: "Write a notice for the door.", done: false }
  ]
})

const joining = people.flatMap(([name, occupation], index): Array<Event> => {
  const agent = Place.agentId(index)
  const profile = {
    id: `people:${index + 1}`,
    name,
    description: `${name} is a ${occupation}.`,
    pastActions: [`${name} moved into Harbour Street.`],
    attributes: { occupation, place: "Harbour Street" },
    origin: { kind: "census" as const, draw: index + 1 }
  }
  return [
    { _tag: "Enrolled", place: `population/${agent}/enrolled`, agent, profile },
    {
      _tag: "AgentJoined",
      place: `population/${agent}`,
      agent,
      personality: "Patient, and curious about others.",
      lifeGoal: `To make Harbour Street a place where every ${occupation} is known by name.`,
      plan: planOf(occupation)
    }
  ]
})

const formed: Event = {
  _tag: "SocietyFormed",
  place: "society",
  groups: [0, 1, 2].map((group) => ({
    id: Place.groupId(group),
    members: [0, 1, 2, 3].map((nth) => Place.agentId(4 * group + nth)) as [string, string, string, string]
  })),
  links: [
    { a: "g000", b: "g001", kind: "near", similarity: 0.61 },
    { a: "g001", b: "g002", kind: "far", similarity: 0.18 }
  ]
}

const acted = (step: number, { act, agent, because, done = false, text }: Act): Event => ({
  _tag: "Acted",
  place: `simulation/${step}/${Place.groupId(groupOf(agent))}/${Place.agentId(agent)}`,
  stepDone: done,
  message: {
    id: idOf(agent, step),
    from: Place.agentId(agent),
    group: Place.groupId(groupOf(agent)),
    step,
    kind: because === undefined ? "plan" : "reaction",
    act,
    text,
    becauseOf: because === undefined ? [] : [idOf(...because)],
    tokens: { input: 640 + 10 * agent, output: 40 + agent },
    heardBy: [],
    sentTo: []
  }
})

const stepOf = (step: number): Array<Event> =>
  [0, 1, 2].flatMap((group): Array<Event> => {
    const acts = (steps[step] ?? []).filter(({ agent }) => groupOf(agent) === group)
    const id = Place.groupId(group)
    const came = receptions.filter((each) => each.step === step && each.group === group)
    return [
      ...(came.length === 0 ? [] : [{
        _tag: "Received" as const,
        place: `simulation/${step}/${id}/receive`,
        group: id,
        step,
        receptions: came.map(({ agents, of, why }) => ({
          message: idOf(...of),
          agents: agents.map(Place.agentId),
          reason: why
        }))
      }]),
      ...acts.map((act) => acted(step, act)),
      {
        _tag: "Routed",
        place: `simulation/${step}/${id}/route`,
        group: id,
        step,
        routes: acts.map(({ agent, heard, told = [], why }) => ({
          message: idOf(agent, step),
          agents: heard.map(Place.agentId),
          groups: told.map(Place.groupId),
          reason: why
        }))
      },
      { _tag: "StepEnded", place: `simulation/${step}/${id}/end`, group: id, step, acted: acts.length }
    ]
  })

const failed: Event = {
  _tag: "Failed",
  place: "simulation/2/g002/a0008",
  prompt: "act",
  kind: "undecodable",
  reason: "the answer holds no text of an act",
  raw: "I'm sorry"
}

const episode = (group: number, messages: ReadonlyArray<readonly [number, number]>, summary: string): Event => ({
  _tag: "EpisodeClosed",
  place: `simulation/2/${Place.groupId(group)}/e1`,
  episode: {
    id: `${Place.groupId(group)}/e1`,
    group: Place.groupId(group),
    step: 2,
    agents: [...new Set(messages.map(([agent]) => Place.agentId(agent)))] as [string, ...Array<string>],
    messages: messages.map((of) => idOf(...of)) as [string, ...Array<string>],
    summary,
    tokens: { input: 900, output: 120 }
  }
})

const making = (place: string, prompt: string) => ({
  prompt,
  promptHash: "0123456789ab",
  model: "rehearsal",
  place,
  inputTokens: 800,
  outputTokens: 150,
  rehearsal: true
})

const row = (
  rank: number,
  agent: number,
  { ask, because = "", tell }: { ask: string; tell: string; because?: string }
): Event => {
  const id = Place.candidateId(1, 0, rank)
  const group = groupOf(agent)
  const example: Example = {
    id,
    kind: "sft",
    requirement: 1,
    domain: "general",
    complexity: "intermediate",
    turns: [{ role: "user", content: ask }, { role: "assistant", content: tell }],
    sources: {
      episode: `${Place.groupId(group)}/e1`,
      agents: [Place.agentId(agent)],
      messages: [idOf(agent, 0)],
      profiles: [`people:${agent + 1}`]
    },
    makings: [making(`synthesis/${id}/instruct`, "instruct"), making(`synthesis/${id}/respond`, "respond")],
    rehearsal: true,
    verdicts: [
      { filter: "length", keep: true, reason: "" },
      { filter: "twins", keep: because === "", reason: because }
    ]
  }
  return { _tag: "Judged", place: `synthesis/${id}/judged`, example }
}

/** The facts up to the last whole step but one: the fourth is being lived. */
export const living: ReadonlyArray<Event> = [
  ...joining,
  formed,
  ...stepOf(0),
  ...stepOf(1),
  ...stepOf(2),
  failed,
  episode(
    0,
    [[0, 0], [1, 0], [0, 1], [2, 1], [0, 2]],
    "Ada Okafor asks who would come; Zoë O'Neill sees to the tram; 小林 さくら bakes."
  ),
  episode(1, [[4, 0], [5, 1], [7, 1], [6, 2]], "A class, a crate of herring, a free room, and a table that grows."),
  ...stepOf(3).filter(({ _tag }) => _tag === "Acted")
]

/** The facts while rows are written: three kept, one dropped. */
export const writing: ReadonlyArray<Event> = [
  ...living,
  ...stepOf(3).filter(({ _tag }) => _tag !== "Acted"),
  { _tag: "SimulationEnded", place: "simulation/end", step: 3, episodes: 2, why: "episodes" },
  row(0, 0, { ask: "How do I plan an evening for sick neighbours?", tell: "Begin with a list of who can come." }),
  row(1, 1, { ask: "東京のパン屋さんは何時に開きますか。", tell: "Most open at seven; 小林 さくら opens at six." }),
  row(2, 4, {
    ask: "How do I plan an evening for my sick neighbours?",
    tell: "Begin with a list.",
    because: "asks what r1/w0/0 asks"
  }),
  row(3, 7, { ask: "What does a reading room need?", tell: "Light, chairs, and a rule about herring." })
]

/** The facts of the whole run. */
export const finished: ReadonlyArray<Event> = [
  ...writing,
  {
    _tag: "Synthesised",
    place: "synthesis/r1/end",
    requirement: 1,
    wanted: 3,
    kept: 3,
    tried: 4,
    candidates: 9,
    end: "full"
  },
  { _tag: "Saved", place: "dataset", rows: 3, files: [{ name: "data.jsonl", sha256: "00" }] }
]
