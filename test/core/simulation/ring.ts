/** A society of groups in a ring, each linked to the one before and after it, and a model whose answers hang on the question alone. */
import { type Event, EventLog, Model, Place, Seed } from "@stoa/core"
import { Effect, Layer } from "effect"
import { people } from "../../support/people.ts"

/** Its size. */
export const ring = { agents: 5, groups: 4 }

/** Its groups. */
export const groupIds = Array.from({ length: ring.groups }, (_, group) => Place.groupId(group))

/** How large a ring is. */
export interface Size {
  readonly agents: number
  readonly groups: number
}

/** The people of a ring, each with a plan of so many steps, and the society they make. */
export const foundOf = ({ agents, groups, plan = 3 }: Size & { readonly plan?: number }) =>
  Effect.gen(function*() {
    const ids = Array.from({ length: groups }, (_, group) => Place.groupId(group))
    const members = (group: number) =>
      Array.from({ length: agents }, (_, agent) => agent).filter((agent) => agent % groups === group)
        .map(Place.agentId)
    for (const [index, profile] of people(agents).entries()) {
      const agent = Place.agentId(index)
      yield* EventLog.append({ _tag: "Enrolled", place: `population/${agent}/profile`, agent, profile })
      const steps = ["first", "second", "third"].slice(0, plan).map((title) => ({ title, detail: "", done: false }))
      yield* EventLog.append({
        _tag: "AgentJoined",
        place: `population/${agent}`,
        agent,
        personality: "calm",
        lifeGoal: "to be done",
        plan: { steps }
      })
    }
    // Of two groups there is one link, of one none.
    const links = ids.length < 3 ? ids.slice(1) : ids
    yield* EventLog.append({
      _tag: "SocietyFormed",
      place: "society",
      groups: ids.map((id, group) => ({ id, members: members(group) as [string, ...Array<string>] })),
      links: links.map((a) => ({
        a,
        b: ids[(ids.indexOf(a) + 1) % ids.length]!,
        kind: "near" as const,
        similarity: 1
      }))
    })
  })

/** The people of the ring, and the society they make. */
export const found = foundOf(ring)

const replies: Readonly<Record<string, (seed: number, name: string) => string>> = {
  act: (seed, name) => JSON.stringify({ act: "do", text: `${name} turns to thing ${seed}.`, stepDone: seed % 2 === 0 }),
  react: (seed, name) => JSON.stringify({ act: "say", text: `${name} answers ${seed}.`, stepDone: seed % 3 === 0 }),
  replan: (seed) =>
    // Some plans are of no use, and asked for again.
    JSON.stringify({
      plan: seed % 4 === 0 ? [] : [1, 2, 3].map((nth) => ({ title: `Part ${nth}`, detail: "Do it." }))
    }),
  renew: (seed) =>
    JSON.stringify({
      lifeGoal: `to reach thing ${seed}`,
      plan: [1, 2, 3].map((nth) => ({ title: `Part ${nth}`, detail: "Do it." }))
    }),
  "route-members": (seed) => JSON.stringify({ members: [1 + (seed % 2)], reason: "near" }),
  "route-groups": (seed) => JSON.stringify({ groups: seed % 3 === 0 ? [] : [1 + (seed % 2)], reason: "near" }),
  route: (seed) =>
    JSON.stringify({
      routes: [1, 2].map((action) => ({
        action,
        members: [1 + ((seed + action) % 2)],
        groups: seed % 5 === 0 ? [] : [1 + ((seed >> action) % 2)],
        reason: "near"
      }))
    }),
  receive: (seed) =>
    JSON.stringify({
      receptions: [1, 2, 3].map((item) => ({ item, members: [1 + ((seed + item) % 2)], reason: "told" }))
    }),
  summarise: (seed) => `What happened is told in ${seed} words.`
}

/** Answers that depend on the question and the model alone, each after as many turns of the event loop as chance will have. */
export const answering = (
  chance: Seed.Chance | undefined,
  onAsk: (request: Model.ModelRequest) => void = () => undefined
): Layer.Layer<Model.Model> =>
  Layer.succeed(
    Model.Model,
    Model.Model.of({
      name: "stub",
      ask: (request) =>
        Effect.gen(function*() {
          onAsk(request)
          // Most are quick, a few are very slow.
          const turns = chance === undefined ? 0 : Math.floor(chance.next() ** 6 * 60)
          for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
          const said = request.turns.at(-1)?.content ?? ""
          const name = /What does (.+?) do (?:next|now)/.exec(said)?.[1] ?? "Somebody"
          // The words of the question count too: whoever heard something else says something else.
          const seed = Seed.at(request.seed, `${said}${request.model ?? ""}`)
          return {
            text: replies[request.prompt]?.(seed, name) ?? "",
            model: request.model ?? "stub",
            finish: "stop" as const,
            inputTokens: 1,
            outputTokens: 1,
            estimated: false,
            rehearsal: false
          }
        })
    })
  )

/** The facts that count, in place order, as text. */
export const told = (facts: ReadonlyArray<Event.Event>, last: number): string =>
  facts
    .filter(({ place }) => !place.startsWith("simulation/") || !(Number(place.split("/")[1]) > last))
    .toSorted((a, b) => Place.compareInRun(a.place, b.place))
    .map((fact) => JSON.stringify(fact))
    .join("\n")
