/** All that whoever watches a run knows of it at one moment: what screens and reports are drawn from. Never changes once made. */
import type { HashMap } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Message, MessageId } from "../domain/Message.ts"
import type { Alert, Health } from "../log/Health.ts"
import type { Observation } from "../log/Observation.ts"
import type { Pulse } from "../log/Pulse.ts"
import type { World } from "../log/World.ts"
import type { Recipe } from "../Recipe.ts"

/** What is counted of an agent along the facts. */
export interface AgentTally {
  /** Messages it came to hear, and others who came to hear its own, each hearer of each message counted. */
  readonly heard: number
  readonly reached: number
  /** Tokens of its own acts. */
  readonly tokens: { readonly input: number; readonly output: number }
  /** Turns that came to nothing, and the reason of the last. */
  readonly failures: number
  readonly lastFailure: string | undefined
  /** The step of the last turn that came to nothing; absent for none. */
  readonly lastFailedStep?: number
  /** The step of its last act and when it was told, epoch milliseconds; undefined before the first. */
  readonly lastStep: number | undefined
  readonly lastAt: number | undefined
  /** The place of its last turn, whatever came of it; absent before the first. */
  readonly lastPlace?: string
  /** How often each other agent came to hear it. */
  readonly audience: HashMap.HashMap<AgentId, number>
}

/** What is counted of a step over all groups. */
export interface StepTally {
  readonly step: number
  readonly acted: number
  readonly reactions: number
  /** Hearers of messages, decided on in this step. */
  readonly heard: number
  /** Of these, those in another group than the sender's. */
  readonly between: number
  readonly episodes: number
  readonly failures: number
  /** Groups that have ended the step. */
  readonly ended: number
  /** When its first and its last fact was told, epoch milliseconds; undefined in logs without times. */
  readonly began: number | undefined
  readonly last: number | undefined
}

/** A line of the log as a person reads it: a fact in one sentence. */
export interface Entry {
  /** Number of the fact in run.db. */
  readonly id: number
  readonly at: number | undefined
  readonly level: "info" | "notice" | "warning" | "error"
  readonly place: string
  readonly tag: string
  readonly text: string
  readonly agent?: AgentId
  readonly message?: MessageId
}

/** What is counted along the facts beside the world: pure, and the same for live runs, finished ones and replays. */
export interface Chronicle {
  readonly facts: number
  readonly agents: HashMap.HashMap<AgentId, AgentTally>
  readonly steps: ReadonlyArray<StepTally>
  /** How often a message of one group was heard in another, by "g000>g001". */
  readonly flow: HashMap.HashMap<string, number>
  /** The latest messages in the order in which they were told, oldest first; of more than there may be the last. */
  readonly messages: ReadonlyArray<MessageId>
  /** The latest facts, oldest first, and before them the latest notices, warnings and errors of those that are older. */
  readonly entries: ReadonlyArray<Entry>
  /** Who did something in a step and when it was told: the latest turns, for the timeline. */
  readonly turns: ReadonlyArray<{
    readonly agent: AgentId
    readonly group: string
    readonly step: number
    readonly at: number | undefined
  }>
}

/** Attempts that were answered or failed in one second. */
export interface Second {
  /** Epoch seconds. */
  readonly at: number
  readonly calls: number
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost: number | undefined
  /** Milliseconds from request to answer; undefined where none was answered. */
  readonly p50: number | undefined
  readonly p95: number | undefined
}

/** What was spent on calls that have something in common. Those that are open count once they are answered, refused or lost. */
export interface Spent {
  readonly calls: number
  /** Of the calls, those that the server refused and those of which no answer came. */
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedTokens: number
  /** Dollars; undefined where no price is known. */
  readonly cost: number | undefined
}

/** One call as the timeline shows it. */
export interface CallSpan {
  readonly id: number
  readonly place: string
  readonly model: string
  readonly state: "open" | "answered" | "free" | "lost" | "cut"
  readonly began: number
  /** Epoch milliseconds; undefined while it is open. */
  readonly ended: number | undefined
}

/** What the calls of a run came to. */
export interface Spending {
  readonly total: Spent
  readonly byModel: ReadonlyMap<string, Spent>
  /** By phase of the run: population, society, simulation, class, synthesis; trial and interview for calls beside it. */
  readonly byPhase: ReadonlyMap<string, Spent>
  /** By prompt: act, react, route, respond ...; calls that nobody answered are in none. */
  readonly byPrompt: ReadonlyMap<string, Spent>
  readonly byScenario: ReadonlyMap<string, Spent>
  readonly byAgent: ReadonlyMap<AgentId, Spent>
  /** The latest two minutes, second by second, the seconds without calls among them. */
  readonly seconds: ReadonlyArray<Second>
  /** The latest calls, at most a few thousand, oldest first. */
  readonly spans: ReadonlyArray<CallSpan>
}

/** A line of run.log. */
export interface LogLine {
  readonly at: string
  readonly level: string
  readonly text: string
}

/** Where a replay stands. Times are those of the log, epoch milliseconds. */
export interface Replay {
  readonly playing: boolean
  readonly speed: number
  /** Facts told so far and in all. */
  readonly fact: number
  readonly facts: number
  readonly at: number | undefined
  /** The last step that all groups have finished at this moment, and the last there is. */
  readonly step: number
  readonly steps: number
}

/** What came of a command. */
export interface CommandState {
  readonly id: number
  readonly state: "waiting" | "done" | "refused"
  readonly answer: string
}

/** A run as it is seen at one moment. */
export interface Watched {
  readonly run: {
    readonly name: string
    readonly path: string
    readonly recipe: Recipe
  }
  /** live: an engine works on it; finished: it has its data set; stopped: neither; replay: the past is played. */
  readonly mode: "live" | "finished" | "stopped" | "replay"
  /** Share of the log that was read, while it is opened; 1 after. */
  readonly loaded: number
  /** Counts up with every change of what follows: the same number, the same run. */
  readonly version: number
  /** The world, but for messages that are long past: those are in run.db. */
  readonly world: World
  readonly chronicle: Chronicle
  readonly health: Health
  readonly alerts: ReadonlyArray<Alert>
  readonly spending: Spending
  readonly pulse: Pulse | undefined
  /** Questions people asked agents, oldest first. */
  readonly observations: ReadonlyArray<Observation & { readonly id: number; readonly at: number }>
  readonly commands: ReadonlyArray<CommandState>
  readonly log: ReadonlyArray<LogLine>
  readonly replay: Replay | undefined
  /** Why the run, or part of it, cannot be read, or that its engine is gone, in a sentence; absent where all is well. */
  readonly trouble?: string
  /** True where that is the engine's end alone: it was killed, or the power went, and another one may go on. */
  readonly isUnexpected?: boolean
}

/** One call in full, read from run.db when somebody looks at it. */
export interface CallText {
  readonly place: string
  readonly prompt: string
  readonly model: string
  readonly turns: ReadonlyArray<{ readonly role: string; readonly content: string }>
  /** The parts of the prompt and their tokens, where they were kept. */
  readonly parts: ReadonlyArray<{ readonly name: string; readonly tokens: number }>
  readonly reply: string
  /** Kind of harm of the row of safety that the call is about: its texts are withheld unless they were asked for. */
  readonly harm?: string
}

/** What can be looked up beside what is always there. All of it is quick: a few rows of run.db. */
export interface Lookup {
  /** The calls at a place and below it, first to last. */
  readonly calls: (place: string, options?: { readonly showSafety?: boolean }) => ReadonlyArray<CallText>
  /** The place of an agent's last turn that asked a model. */
  readonly lastTurn: (agent: AgentId) => string | undefined
  /** A message, also one that is long past. */
  readonly message: (id: MessageId) => Message | undefined
}
