/** Where a row came from and where a message went: the walk through a run's world, in both directions. */
import { HashMap, Option } from "effect"
import { text } from "../domain/Draft.ts"
import type { Episode } from "../domain/Episode.ts"
import { type Example, isKept } from "../domain/Example.ts"
import { isNews, type Message } from "../domain/Message.ts"
import * as Profile from "../domain/Profile.ts"
import * as EpisodeView from "./EpisodeView.ts"
import { counted, type Hop, nameOf } from "./Hop.ts"
import { lesson, turnLine } from "./LessonHops.ts"
import * as World from "./World.ts"

export type { Hop }

const find = <K, V>(map: HashMap.HashMap<K, V>, key: K): V | undefined => Option.getOrUndefined(HashMap.get(map, key))

const profileHop = (profile: Profile.Profile): Hop => ({
  kind: "profile",
  id: profile.id,
  text: Profile.oneLine(profile),
  details: [
    profile.origin.kind === "file"
      ? `from ${profile.origin.file}, line ${profile.origin.line}`
      : `drawn from the census, draw ${profile.origin.draw}`,
    `licence: ${profile.licence ?? "not stated"}`
  ]
})

const agentHop = (state: World.AgentState): Hop => ({
  kind: "agent",
  id: state.agent.id,
  text: `${state.agent.profile.name}, ${state.agent.personality}`,
  details: [
    `life goal: ${state.agent.lifeGoal}`,
    `group: ${state.group ?? "none"}`,
    `plan: ${state.plan.steps.filter((step) => step.done).length} of ${state.plan.steps.length} steps done`
  ]
})

const messageHop = (world: World.World, message: Message): Hop => ({
  kind: "message",
  id: message.id,
  text: isNews(message) ? `News: ${message.text}` : `${nameOf(world, message.from)} [${message.act}]: ${message.text}`,
  details: [
    isNews(message)
      ? `brought in from outside in step ${message.step}`
      : message.kind === "plan"
      ? "on its plan"
      : `because of ${message.becauseOf.join(", ")}`,
    ...(message.heardBy.length === 0
      ? ["heard by nobody"]
      : message.heardBy.map((hearer) => `heard by ${nameOf(world, hearer.agent)}: ${hearer.reason}`)),
    ...(message.sentTo.length === 0 ? [] : [`passed on to ${message.sentTo.join(", ")}`])
  ]
})

/** What one of those who act in an episode did in it and knows of the others' acts. */
const knowledge = (world: World.World, episode: Episode) => (agent: string): string => {
  const { deeds, missed, witnessed } = EpisodeView.of(world, episode, agent)
  const others = missed.length + witnessed.length
  const heard = others === 0 ? "" : `, came to know of ${witnessed.length} of ${counted(others, "act")} of others`
  const not = missed.length === 0 ? "" : `, never of ${missed.map(({ id }) => id).join(", ")}`
  return `${nameOf(world, agent)} did ${counted(deeds.length, "act")}${heard}${not}`
}

const episodeHop = (world: World.World, episode: Episode): Hop => ({
  kind: "episode",
  id: episode.id,
  text: episode.summary,
  details: [
    `group ${episode.group}, step ${episode.step}`,
    `agents: ${episode.agents.map((agent) => nameOf(world, agent)).join(", ")}`,
    `messages: ${episode.messages.join(", ")}`,
    ...(episode.tokens === undefined
      ? []
      : [`${episode.tokens.input} tokens in, ${episode.tokens.output} out for its acts and its summary`]),
    ...episode.agents.map(knowledge(world, episode))
  ]
})

/** What a stop quotes of a row of safety; nothing for any other row. */
const quoting = ({ safety }: Pick<Example, "safety">, quotes: ReadonlyArray<string>): Pick<Hop, "harm" | "quotes"> =>
  safety === undefined ? {} : { harm: safety.harm, quotes: quotes.filter((quote) => quote.trim() !== "") }

/**
 * The kind of harm of the row that a call is about: `safety` where that is known of its prompt alone, undefined for calls about
 * anything else.
 */
export const harmAt = (
  world: World.World,
  call: { readonly place: string; readonly prompt: string }
): string | undefined => {
  const [, id] = /^synthesis\/(r\d+\/w\d+\/\d+)(?:\/|$)/.exec(call.place) ?? []
  const example = id === undefined ? undefined : find(world.examples, id)
  if (example !== undefined) return example.safety?.harm
  return /^(?:instruct-safety|respond-safe|exam-safety|helpful|harmless)$/.test(call.prompt) ? "safety" : undefined
}

const rowHop = (example: Example): Hop => ({
  kind: "row",
  id: example.id,
  text: text(example, "user"),
  details: [
    isKept(example) ? "kept" : "dropped",
    example.requirement === undefined
      ? example.domain
      : `requirement ${example.requirement}, ${example.domain}, ${example.complexity ?? ""}`,
    ...(example.rehearsal ? ["written in rehearsal"] : []),
    ...(example.scene === undefined ? [`response: ${text(example, "assistant")}`] : example.turns.map(turnLine))
  ],
  ...quoting(example, example.turns.map(({ content }) => content))
})

const rowsOf = (world: World.World, fits: (example: Example) => boolean): Array<Hop> =>
  World.examples(world).filter(fits).map(rowHop)

const messagesOf = (world: World.World, ids: ReadonlyArray<string>): Array<Hop> =>
  ids.flatMap((id) => {
    const message = find(world.messages, id)
    return message === undefined ? [] : [messageHop(world, message)]
  })

const agentAndProfile = (world: World.World, ids: ReadonlyArray<string>): Array<Hop> =>
  ids.flatMap((id) => {
    const state = find(world.agents, id)
    return state === undefined ? [] : [agentHop(state), profileHop(state.agent.profile)]
  })

const traceRow = (world: World.World, example: Example): Array<Hop> => {
  const episode = example.sources.episode === undefined ? undefined : find(world.episodes, example.sources.episode)
  return [
    rowHop(example),
    ...example.verdicts.map((verdict): Hop => ({
      kind: "verdict",
      id: verdict.filter,
      // A filter may report what it keeps; so may a person who accepts a row.
      text: `${verdict.keep ? "keep" : "drop"}${verdict.reason === "" ? "" : `: ${verdict.reason}`}`,
      details: [],
      // A reason may quote what it found.
      ...quoting(example, [verdict.reason])
    })),
    ...example.makings.map((making): Hop => ({
      kind: "call",
      id: making.place,
      text: `prompt ${making.prompt} ${making.promptHash}, model ${making.model}`,
      details: [
        `${
          making.seed === undefined ? "" : `seed ${making.seed}, `
        }${making.inputTokens} tokens in, ${making.outputTokens} out`
      ]
    })),
    ...(example.scene === undefined ? [] : lesson(world, example.scene.row)),
    ...(episode === undefined ? [] : [episodeHop(world, episode)]),
    ...messagesOf(world, example.sources.messages),
    ...agentAndProfile(world, [...new Set([...example.sources.agents, ...episode?.agents ?? []])])
  ]
}

const traceMessage = (world: World.World, message: Message): Array<Hop> => {
  const answers = [...HashMap.values(world.messages)].filter((other) => other.becauseOf.includes(message.id))
  const episode = World.episodes(world).find((candidate) => candidate.messages.includes(message.id))
  return [
    messageHop(world, message),
    ...messagesOf(world, message.becauseOf),
    ...messagesOf(world, answers.map((answer) => answer.id).toSorted()),
    ...(episode === undefined ? [] : [episodeHop(world, episode)]),
    ...rowsOf(world, (example) => example.sources.messages.includes(message.id)),
    ...agentAndProfile(world, [message.from])
  ]
}

const traceEpisode = (world: World.World, episode: Episode): Array<Hop> => [
  episodeHop(world, episode),
  ...messagesOf(world, episode.messages),
  ...rowsOf(world, (example) => example.sources.episode === episode.id),
  ...agentAndProfile(world, episode.agents)
]

const traceAgent = (world: World.World, state: World.AgentState): Array<Hop> => {
  const { id } = state.agent
  const said = [...HashMap.values(world.messages)].filter((message) => message.from === id)
  return [
    ...agentAndProfile(world, [id]),
    ...messagesOf(world, said.toSorted((a, b) => a.step - b.step).map((message) => message.id)),
    ...rowsOf(world, (example) => example.sources.agents.includes(id))
  ]
}

const traceGroup = (world: World.World, state: World.GroupState): Array<Hop> => [
  {
    kind: "group",
    id: state.group.id,
    text: state.group.members.map((member) => nameOf(world, member)).join(", "),
    details: [`neighbours: ${state.neighbours.join(", ") || "none"}`]
  },
  ...state.episodes.flatMap((id) => {
    const episode = find(world.episodes, id)
    return episode === undefined ? [] : [episodeHop(world, episode)]
  })
]

/**
 * The walk from any id of a run: a row (by id, or by its number in the data set, counted from 1), a message, an episode, an
 * agent, a profile, a group, a question of the class or a play over it. Undefined when the run knows no such thing.
 */
export const trace = (world: World.World, id: string): Array<Hop> | undefined => {
  const example = find(world.examples, id) ??
    (/^\d+$/.test(id) ? World.examples(world).filter(isKept)[Number(id) - 1] : undefined)
  if (example !== undefined) return traceRow(world, example)
  const message = find(world.messages, id)
  if (message !== undefined) return traceMessage(world, message)
  const episode = find(world.episodes, id)
  if (episode !== undefined) return traceEpisode(world, episode)
  const agent = find(world.agents, id) ?? World.agents(world).find((state) => state.agent.profile.id === id)
  if (agent !== undefined) return traceAgent(world, agent)
  const group = find(world.groups, id)
  if (group !== undefined) return traceGroup(world, group)
  const row = /^(?:class\/)?c(\d+)(?:\/[a-z0-9-]+)?$/.exec(id)?.[1]
  const hops = row === undefined ? [] : lesson(world, Number(row))
  if (hops.length > 0) {
    return [...hops, ...rowsOf(world, ({ scene }) => scene?.row === Number(row))]
  }
  return undefined
}
