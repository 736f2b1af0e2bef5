import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Changes, type Event, Example, Fold, type Intervention, type Message, Place, Seed, World } from "@stoa/core"
import { Effect, HashMap, Option } from "effect"
import { type Flow, modelsOf, play, recipeOf, shuffled } from "../support/flow.ts"
import { people } from "../support/people.ts"

const recipe = recipeOf({
  society: { near: 2, far: 1, meanGroup: 4 },
  simulation: { episodes: 60 },
  requirements: [{ count: 20 }]
})

const changes: ReadonlyArray<Intervention.Intervention> = [
  { _tag: "News", to: "g001", text: "The bridge is closed." },
  // Some are linked already, and some are not.
  ...["g001", "g002", "g003", "g004", "g005"].flatMap((b): ReadonlyArray<Intervention.Intervention> => [
    { _tag: "Link", a: "g000", b, linked: false },
    { _tag: "Link", a: "g000", b, linked: true }
  ]),
  { _tag: "Mute", agent: "a0004", muted: true },
  { _tag: "News", to: "everybody", text: "A flood is coming." },
  { _tag: "Goal", agent: "a0007", lifeGoal: "To open a school." },
  { _tag: "News", to: "a0007", text: "There is a house to let." },
  { _tag: "RoleModel", role: "act", model: "rehearsal" },
  { _tag: "Mute", agent: "a0004", muted: false }
]

/** A life in which people change something every now and then. */
const changed = Effect.gen(function*() {
  const way = yield* Changes.make
  yield* Effect.forkChild(Effect.gen(function*() {
    const first: Intervention.Intervention = { _tag: "News", to: "g000", text: "The mill stands still." }
    while (!("step" in (yield* way.propose(first)))) yield* Effect.sleep("1 millis")
    for (const change of changes) {
      yield* Effect.sleep("1 millis")
      yield* way.propose(change)
    }
  }))
  return yield* Effect.provideService(play(recipe, people(30), shuffled(4)), Changes.Changes, way)
})

let flow: Flow
let altered: Flow

beforeAll(async () => {
  flow = await Effect.runPromise(play(recipe, people(30), modelsOf(recipe)))
  altered = await Effect.runPromise(changed)
}, 120_000)

const messages = (): Array<Message.Message> => [...HashMap.values(flow.world.messages)]
const message = (id: string): Message.Message => World.message(flow.world, id)

describe("laws of a lived society", () => {
  it("every agent is in exactly one group, of a size allowed", () => {
    const groups = World.groups(flow.world)
    const members = groups.flatMap(({ group }) => group.members)
    assert.deepStrictEqual(members.toSorted(), World.agents(flow.world).map(({ agent }) => agent.id).toSorted())
    for (const { group } of groups) assert.isTrue(group.members.length >= 1 && group.members.length <= 10)
  })

  it("links are symmetric", () => {
    for (const { group, neighbours } of World.groups(flow.world)) {
      for (const neighbour of neighbours) assert.include(World.group(flow.world, neighbour).neighbours, group.id)
    }
  })

  it("an agent acts at most once in a step", () => {
    const turns = messages().map(({ from, step }) => `${from}/${step}`)
    assert.strictEqual(new Set(turns).size, turns.length)
  })

  it("nobody reacts to what was not sent to them in an earlier step", () => {
    const reactions = messages().filter(({ kind }) => kind === "reaction")
    assert.isNotEmpty(reactions)
    for (const reaction of reactions) {
      for (const cause of reaction.becauseOf.map(message)) {
        assert.isBelow(cause.step, reaction.step)
        assert.isTrue(cause.heardBy.some(({ agent }) => agent === reaction.from))
      }
    }
  })

  it("a message is heard by its own group and by linked groups it was sent to, never by its sender", () => {
    for (const { from, group, heardBy, sentTo } of messages()) {
      const linked = World.group(flow.world, group).neighbours
      assert.includeMembers([...linked], [...sentTo])
      for (const { agent } of heardBy) {
        const home = World.agent(flow.world, agent).group
        assert.isTrue(home === group || sentTo.includes(home ?? ""))
        assert.notStrictEqual(agent, from)
      }
    }
  })

  it("messages pass between groups, and thoughts pass to nobody", () => {
    assert.isTrue(
      messages().some(({ group, heardBy }) =>
        heardBy.some(({ agent }) => World.agent(flow.world, agent).group !== group)
      )
    )
    for (const thought of messages().filter(({ act }) => act === "think")) assert.isEmpty(thought.heardBy)
  })

  it("the episodes of a group are its messages in order, each in one", () => {
    for (const state of World.groups(flow.world)) {
      const inside = World.episodes(flow.world).filter((episode) => episode.group === state.group.id)
        .toSorted((a, b) => Place.compare(a.id, b.id)).flatMap((episode) => episode.messages)
      const all = messages().filter(({ group }) => group === state.group.id).map(({ id }) => id)
      assert.deepStrictEqual([...inside, ...state.window], all.toSorted(Place.compareMessages))
    }
  })

  it("no more episodes count than were wanted: the first in place order", () => {
    const closed = World.closedEpisodes(flow.world)
    assert.strictEqual(closed.length, 60)
    const [last] = closed.slice(-1)
    for (const state of World.groups(flow.world)) assert.isAtLeast(state.step, last?.step ?? 0)
    const sources = World.examples(flow.world).map((example) => example.sources.episode)
    const allowed = new Set<string | undefined>(closed.map((episode) => episode.id))
    assert.isTrue(sources.every((id) => allowed.has(id)))
  })

  it("exactly as many rows as wanted, each traceable, no instruction twice", () => {
    const kept = World.examples(flow.world).filter(Example.isKept)
    assert.strictEqual(kept.length, 20)
    assert.strictEqual(new Set(kept.map((row) => row.turns[0]?.content)).size, 20)
    for (const { sources } of kept) {
      const episode = Option.getOrThrow(HashMap.get(flow.world.episodes, sources.episode ?? ""))
      assert.deepStrictEqual([...sources.messages], [...episode.messages])
      assert.includeMembers([...episode.agents], [...sources.agents])
      const profile = World.agent(flow.world, sources.agents[0] ?? "").agent.profile.id
      assert.deepStrictEqual([...sources.profiles], [profile])
    }
  })

  it("places are unique", () => {
    const places = flow.events.map((event) => event.place)
    assert.strictEqual(new Set(places).size, places.length)
  })
})

/** The messages a fact speaks of: it cannot stand before they were sent and routed. */
const mentions = (event: Event.Event): ReadonlyArray<string> => {
  switch (event._tag) {
    case "Acted":
      return event.message.becauseOf
    case "Received":
      return event.receptions.map((reception) => reception.message)
    default:
      return []
  }
}

/** A change itself, and the news that it brings. */
const newsOf = ({ change, group = "g000", place, step }: Event.Intervened): ReadonlyArray<string> => [
  place,
  ...(change._tag === "News"
    ? [Place.newsId(group, step, { isForAll: change.to === "everybody", nth: Number(place.split("/").at(-1)) })]
    : [])
]

const homeOf = (event: Event.Event): string => {
  switch (event._tag) {
    case "AgentJoined":
      return event.place
    case "SocietyFormed":
    case "SimulationEnded":
    case "Saved":
      return event._tag
    case "Acted":
      return event.message.group
    case "EpisodeClosed":
      return event.episode.group
    case "Intervened":
      return event.group ?? event.place
    case "Renewed":
      return event.place.split("/")[2] ?? ""
    case "Routed":
    case "Received":
    case "StepEnded":
      return event.group
    default:
      return event.place
  }
}

/** The same facts in another order that respects their causes: groups keep their own order, and what is spoken of came before. */
const reordered = (events: ReadonlyArray<Event.Event>, chance: Seed.Chance): Array<Event.Event> => {
  const formed = events.findIndex((event) => event._tag === "SocietyFormed")
  const ended = events.findIndex((event) => event._tag === "SimulationEnded")
  const queues = new Map<string, Array<Event.Event>>()
  for (const event of events.slice(formed + 1, ended)) {
    const queue = queues.get(homeOf(event))
    if (queue === undefined) queues.set(homeOf(event), [event])
    else queue.push(event)
  }
  // What concerns everybody comes before their facts of its step.
  const forAll = events.filter((event) => event._tag === "Intervened" && event.group === undefined)
  const before = (event: Event.Event): ReadonlyArray<string> => {
    const step = event._tag === "Intervened" && event.group === undefined ? undefined : Place.stepOf(event.place)
    return forAll.flatMap(({ place }) => (step !== undefined && Number(Place.stepOf(place)) <= step ? [place] : []))
  }
  const routed = new Set<string>()
  const middle: Array<Event.Event> = []
  while (queues.size > 0) {
    const ready = [...queues].filter(([, [head]]) =>
      head !== undefined && [...mentions(head), ...before(head)].every((id) => routed.has(id))
    )
    const [home, queue] = chance.pick(ready)
    const event = queue.shift() as Event.Event
    if (event._tag === "Intervened") { for (const id of newsOf(event)) routed.add(id) }
    if (event._tag === "Routed") { for (const route of event.routes) routed.add(route.message) }
    if (queue.length === 0) queues.delete(home)
    middle.push(event)
  }
  const enrolled = events.filter((event) => event._tag === "Enrolled")
  return [
    ...chance.shuffle(enrolled),
    ...chance.shuffle(events.slice(enrolled.length, formed)),
    events[formed] as Event.Event,
    ...middle,
    events[ended] as Event.Event,
    ...chance.shuffle(events.slice(ended + 1))
  ]
}

/** Everything of a world in place order, as plain data. */
const plain = (world: World.World): unknown => ({
  ...world,
  profiles: World.agents(world).map(({ agent }) => Option.getOrThrow(HashMap.get(world.profiles, agent.id))),
  agents: World.agents(world),
  groups: World.groups(world),
  messages: [...HashMap.values(world.messages)].toSorted((a, b) => Place.compareMessages(a.id, b.id)),
  episodes: World.episodes(world),
  examples: World.examples(world),
  failures: World.failures(world)
})

describe("the world", () => {
  it.prop("is that also where people changed something", [Seed.Seed], ([seed]) => {
    const kinds = new Set(altered.world.interventions.map(({ change }) => change._tag))
    assert.strictEqual(kinds.size, 5)
    const other = reordered(altered.events, Seed.chance(seed))
    assert.deepStrictEqual(plain(Fold.fold(other)), plain(altered.world))
  }, { arbitrary: { runs: 25 } })

  it.prop("is the same for every arrival order that respects causes", [Seed.Seed], ([seed]) => {
    const other = reordered(flow.events, Seed.chance(seed))
    assert.notDeepEqual(other.map((event) => event.place), flow.events.map((event) => event.place))
    assert.deepStrictEqual(plain(Fold.fold(other)), plain(flow.world))
  }, { arbitrary: { runs: 25 } })
})
