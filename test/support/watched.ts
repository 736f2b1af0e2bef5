/** Runs as they are watched, made by hand: always the same, for everything that is drawn. */
import { Result } from "effect"
import type { Event } from "../../packages/core/src/domain/Event.ts"
import * as Fold from "../../packages/core/src/log/Fold.ts"
import * as Health from "../../packages/core/src/log/Health.ts"
import type { Pulse } from "../../packages/core/src/log/Pulse.ts"
import * as Recipe from "../../packages/core/src/Recipe.ts"
import type { Lookup, Spending, Spent, Watched } from "../../packages/core/src/watch/Watched.ts"
import { unicode } from "../../packages/tui/src/ui/state/Glyphs.ts"
import { initial } from "../../packages/tui/src/ui/state/State.ts"
import type { Scene } from "../../packages/tui/src/ui/state/View.ts"
import { chronicle, factEvery } from "./watched/chronicle.ts"
import * as Facts from "./watched/facts.ts"
import { began } from "./watched/story.ts"

/** When it is looked at. */
export const now = began + 120_000

const spent = (calls: number, more: Partial<Spent> = {}): Spent => ({
  calls,
  failed: 0,
  inputTokens: calls * 700,
  outputTokens: calls * 60,
  cachedTokens: calls * 200,
  cost: calls * 0.0004,
  ...more
})

const spending: Spending = {
  total: spent(64, { failed: 3 }),
  byModel: new Map([["rehearsal", spent(50)], ["openai/gpt-5-mini", spent(14, { failed: 3, cost: 0.0211 })]]),
  byPhase: new Map([["population", spent(24)], ["simulation", spent(32, { failed: 3 })], ["synthesis", spent(8)]]),
  byPrompt: new Map([["act", spent(11)], ["react", spent(8)], ["route", spent(12)], ["receive", spent(3)]]),
  byScenario: new Map(),
  byAgent: new Map([["a0000", spent(6)], ["a0001", spent(3)], ["a0011", spent(4)]]),
  seconds: Array.from({ length: 120 }, (_, second) => {
    const calls = second < 20 ? 0 : Math.round(3 + 3 * Math.sin(second / 7))
    return {
      at: Math.floor(began / 1000) + second,
      calls,
      failed: second % 41 === 40 ? 1 : 0,
      inputTokens: calls * 700,
      outputTokens: calls * 60,
      cost: calls * 0.0004,
      p50: calls === 0 ? undefined : 300 + (second % 9) * 20,
      p95: calls === 0 ? undefined : 900 + (second % 7) * 90
    }
  }),
  spans: Array.from({ length: 30 }, (_, nth) => ({
    id: nth + 1,
    place: `simulation/${Math.floor(nth / 8)}/g00${nth % 3}/a000${nth % 8}`,
    model: nth % 5 === 0 ? "openai/gpt-5-mini" : "rehearsal",
    state: nth === 29 ? "open" as const : nth % 13 === 12 ? "lost" as const : "answered" as const,
    began: began + nth * 1100,
    ended: nth === 29 ? undefined : began + nth * 1100 + 400 + (nth % 4) * 300
  }))
}

const pulse = (phase: string): Pulse => ({
  pid: 4242,
  phase,
  state: "running",
  inFlight: 3,
  retries: 1,
  calls: 64,
  known: 0,
  endpoints: [
    { name: "openai/gpt-5-mini", limit: 8, inFlight: 3, waiting: 2, cuts: 1, circuit: "closed" }
  ],
  lag: 4,
  forecast: { calls: 180, tokens: 140_000, cost: 0.08 },
  waits: {
    a0001: { on: "call", since: now - 1400, place: "simulation/3/g000/a0001" },
    a0002: { on: "slot", since: now - 300, place: "simulation/3/g000/a0002" },
    a0005: { on: "rate", until: now + 9000, since: now - 1000, place: "simulation/3/g001/a0005" },
    a0008: {
      on: "retry",
      attempt: 2,
      until: now + 4000,
      reason: "the server is overloaded",
      since: now - 6000,
      place: "simulation/3/g002/a0008"
    },
    g001: { on: "neighbour", group: "g000", since: now - 2000, place: "simulation/3/g001" }
  }
})

const of = (facts: ReadonlyArray<Event>, phase: string): Watched => {
  const meter = Health.measure(facts)
  return {
    run: {
      name: "harbour-street",
      path: "./runs/harbour-street",
      recipe: Result.getOrThrow(
        Recipe.decode({
          population: { agents: 12 },
          simulation: { episodes: 3 },
          requirements: [{ count: 6 }],
          operation: { maxCost: 0.5 }
        })
      )
    },
    mode: "live",
    loaded: 1,
    version: facts.length,
    world: Fold.fold(facts),
    chronicle: chronicle(facts),
    health: meter.read(),
    alerts: [{
      kind: "repetition",
      step: 3,
      sentence:
        "38 % of the 16 acts of steps 1 to 3 are nearly the same words as one of the agent's last ten: the society repeats itself. Give the prompts act and react a higher temperature (sampling), or try another model."
    }],
    spending,
    pulse: pulse(phase),
    observations: [],
    commands: [],
    log: [
      { at: new Date(began).toISOString(), level: "INFO", text: "the phase begins, phase=population" },
      {
        at: new Date(began + 60_000).toISOString(),
        level: "WARN",
        text: "an answer could not be used, place=simulation/2/g002/a0008"
      }
    ],
    replay: undefined
  }
}

/** A run whose rows are being written: everything there is of a run is in it. */
export const watched = (overrides: Partial<Watched> = {}): Watched => ({
  ...of(Facts.writing, "synthesis"),
  ...overrides
})

/** A run whose society lives its fourth step. */
export const living = (overrides: Partial<Watched> = {}): Watched => ({
  ...of(Facts.living, "simulation"),
  ...overrides
})

/** A run that is over. */
export const finished = (overrides: Partial<Watched> = {}): Watched => ({
  ...of(Facts.finished, "dataset"),
  mode: "finished",
  pulse: undefined,
  alerts: [],
  ...overrides
})

/** A run that has just begun: nobody is there yet. */
export const empty = (overrides: Partial<Watched> = {}): Watched => ({
  ...of([], "population"),
  alerts: [],
  log: [],
  spending: {
    ...spending,
    total: spent(0),
    byModel: new Map(),
    byPhase: new Map(),
    byPrompt: new Map(),
    byAgent: new Map(),
    seconds: [],
    spans: []
  },
  ...overrides
})

/** What can be looked up in a run without a log: its messages, and one call. */
export const look: Lookup = {
  calls: (place) => [{
    place,
    prompt: "act",
    model: "rehearsal",
    turns: [{ role: "system", content: "You are somebody." }, { role: "user", content: "What do you do?" }],
    parts: [{ name: "system", tokens: 120 }, { name: "person", tokens: 310 }, { name: "memory", tokens: 210 }],
    reply: "{\"text\":\"Somebody does something.\"}"
  }],
  lastTurn: (agent) => `simulation/3/g000/${agent}`,
  message: () => undefined
}

/** A run, looked at. */
export const scene = (overrides: Partial<Scene> = {}): Scene => ({
  watched: watched(),
  look,
  state: initial,
  glyphs: unicode,
  now,
  ...overrides
})

export { factEvery }
