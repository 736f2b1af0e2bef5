/** Watches a run in progress and tells of it in calm lines. */
import { type Event, EventLog, type Models, Recipe, type Signals, World } from "@stoa/core"
import { Effect, HashMap, Layer } from "effect"
import * as Screen from "./Screen.ts"

/** What is counted while a run runs; signals, not facts. */
export interface Tally {
  phase: Signals.Phase
  calls: number
  inFlight: number
  retries: number
  /** Why the last call had to be tried again; empty once an answer came. */
  trouble: string
  inputTokens: number
  outputTokens: number
  estimated: boolean
  world: World.World
}

/** A watcher: counts calls for the model's layers, follows the log, and writes lines. */
export interface Watcher {
  readonly tally: Tally
  readonly models: Models.Watch
  readonly signals: Signals.Signals
  readonly log: Layer.Layer<EventLog.EventLog, never, EventLog.EventLog>
  /** Writes the state: on a terminal in place several times a second, elsewhere a line every five seconds. */
  readonly follow: Effect.Effect<never>
}

// Calls a whole run is likely to make: grounding, three acts and a summary an episode, routing for about every second one.
const expectedCalls = (recipe: Recipe.Recipe, agents: number): number =>
  agents + Recipe.episodesWanted(recipe) * (recipe.simulation.window + 1.6) + Recipe.wanted(recipe) * 2.2

const lowestStep = (world: World.World): number => {
  let lowest = Number.POSITIVE_INFINITY
  for (const group of HashMap.values(world.groups)) lowest = Math.min(lowest, group.step + 1)
  return Number.isFinite(lowest) ? lowest : 0
}

const describe = (tally: Tally, recipe: Recipe.Recipe, agents: number, seconds: number): string => {
  const { world } = tally
  const rate = tally.calls / Math.max(seconds, 0.1)
  const left = (expectedCalls(recipe, agents) - tally.calls) / rate
  const episodes = HashMap.size(world.episodes)
  const done = world.ended === undefined
    ? `step ${lowestStep(world)} · ${Math.min(episodes, Recipe.episodesWanted(recipe))}/${
      Recipe.episodesWanted(recipe)
    } episodes`
    : `${world.ended.episodes} episodes · ${world.kept}/${Recipe.wanted(recipe)} examples`
  return [
    tally.phase.padEnd(10),
    tally.phase === "population" ? `${HashMap.size(world.agents)}/${agents} agents` : done,
    `${Screen.short(tally.calls)} calls (${rate.toFixed(rate < 10 ? 1 : 0)}/s, ${tally.inFlight} in flight)`,
    `${Screen.short(tally.inputTokens + tally.outputTokens)} tokens`,
    ...(tally.retries === 0 ? [] : [`${tally.retries} retries`]),
    ...(HashMap.size(world.failures) === 0 ? [] : [`${HashMap.size(world.failures)} failures`]),
    ...(tally.trouble !== ""
      ? [`waiting for the server: ${Screen.quote(tally.trouble, 60)}`]
      : Number.isFinite(left) && left > 1
      ? [`about ${Screen.duration(left)} left`]
      : [])
  ].join(" · ")
}

/** Messages a spectator can read in a second, at most. */
const readable = 3

/** The text with its actor set apart; an actor it does not name stands before it. */
const named = (text: string, name: string): string => {
  const spoken = [name, name.split(" ")[0] ?? name].find((part) => text.includes(part))
  return spoken === undefined
    ? `${Screen.style.bold(Screen.quote(name, 40))}: ${text}`
    : text.replace(spoken, () => Screen.style.bold(spoken))
}

const storyteller = () => {
  let last = 0
  return (event: Event.Event, world: World.World): void => {
    if (event._tag !== "Acted") return
    const now = Date.now()
    if (now - last < 1000 / readable) return
    last = now
    const { message } = event
    const { name } = World.agent(world, message.from).agent.profile
    Screen.say(
      Screen.hang(`${String(message.step).padStart(2)} ${message.group}`, named(Screen.quote(message.text, 500), name))
    )
  }
}

/** A watcher for a run of `agents` profiles; `tell` also shows what people do. */
export const make = (
  recipe: Recipe.Recipe,
  agents: number,
  options: { readonly tell: boolean; readonly verbose: boolean }
): Watcher => {
  const began = Date.now()
  const tally: Tally = {
    phase: "population",
    calls: 0,
    inFlight: 0,
    retries: 0,
    trouble: "",
    inputTokens: 0,
    outputTokens: 0,
    estimated: false,
    world: World.empty
  }
  const line = () => describe(tally, recipe, agents, (Date.now() - began) / 1000)
  const tell = storyteller()
  return {
    tally,
    models: {
      onStart: () => {
        tally.inFlight++
      },
      onEnd: () => {
        tally.inFlight--
      },
      onRetry: (place, reason) => {
        tally.retries++
        tally.trouble = reason
        if (options.verbose) Screen.say(Screen.style.dim(`${place} is tried again: ${Screen.quote(reason, 200)}`))
      },
      onReply: (reply) => {
        tally.trouble = ""
        tally.calls++
        tally.inputTokens += reply.inputTokens
        tally.outputTokens += reply.outputTokens
        tally.estimated ||= reply.estimated
      }
    },
    signals: {
      waiting: () => undefined,
      phase: (phase) => {
        tally.phase = phase
        if (!Screen.isTerminal()) Screen.say(line())
      }
    },
    log: Layer.effect(
      EventLog.EventLog,
      Effect.map(EventLog.EventLog, (log) =>
        EventLog.EventLog.of({
          ...log,
          append: (event) =>
            Effect.flatMap(log.append(event), () =>
              Effect.map(log.world, (world) => {
                tally.world = world
                if (options.tell) tell(event, world)
                if (options.verbose && event._tag === "Failed") {
                  Screen.say(
                    Screen.style.yellow(`${event.place} failed (${event.kind}): ${Screen.quote(event.reason, 300)}`)
                  )
                }
              }))
        }))
    ),
    follow: Effect.suspend(() => {
      if (Screen.isTerminal()) Screen.setStatus(line())
      else Screen.say(line())
      return Effect.sleep(Screen.isTerminal() ? 250 : 5000)
    }).pipe(
      Effect.forever,
      Effect.delay(Screen.isTerminal() ? 100 : 5000),
      Effect.ensuring(Effect.sync(() => Screen.setStatus("")))
    )
  }
}
