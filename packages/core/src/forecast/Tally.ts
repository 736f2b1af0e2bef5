/** Counts calls and their tokens by where in a run they are made and by what they are asked. */
import { Clock, Effect, Layer } from "effect"
import { type Phase, phases } from "../log/Signals.ts"
import { Embedder } from "../model/Embedder.ts"
import { estimateTokens, Model, type ModelReply, type ModelRequest } from "../model/Model.ts"

/** Calls and their tokens. */
export interface Count {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Calls of one role in one stretch of a run. */
export interface Entry extends Count {
  readonly phase: Phase
  /** The name of the prompt; "embed" for embeddings. */
  readonly role: string
  /** The model asked, as the recipe names it, where it is not the run's own. */
  readonly model?: string
  /** The step in the simulation, the number of the requirement in synthesis or of the question in class; -1 for no question; else 0. */
  readonly nth: number
  /** Milliseconds that all its calls took, one after the other. */
  readonly millis: number
}

/** No calls. */
export const none: Count = { calls: 0, inputTokens: 0, outputTokens: 0 }

/** Both together. */
export const add = (a: Count, b: Count): Count => ({
  calls: a.calls + b.calls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens
})

/** The same so many times. */
export const times = ({ calls, inputTokens, outputTokens }: Count, factor: number): Count => ({
  calls: calls * factor,
  inputTokens: inputTokens * factor,
  outputTokens: outputTokens * factor
})

const whereOf = (place: string): Pick<Entry, "phase" | "nth"> => {
  const [first, second = ""] = place.split("/")
  const phase = phases.find((name) => name === first) ?? "population"
  if (phase === "class") return { phase, nth: /^c\d+$/.test(second) ? Number(second.slice(1)) : -1 }
  return { phase, nth: phase === "simulation" || phase === "synthesis" ? Number(second.replace(/^r/, "")) || 0 : 0 }
}

/** Where tokens are told by prompts themselves, they are those of a tokenizer; the schema is one of their parts. */
const inputOf = ({ form, parts }: ModelRequest, reply: ModelReply): number =>
  parts === undefined
    ? reply.inputTokens + (form.kind === "object" ? estimateTokens(JSON.stringify(form.jsonSchema)) : 0)
    : parts.reduce((sum, part) => sum + part.tokens, 0)

/** By phase, and the class by its questions: what one play asks stands together. */
const byPlace = (a: Entry, b: Entry): number =>
  phases.indexOf(a.phase) - phases.indexOf(b.phase) || (a.phase === "class" ? a.nth - b.nth : 0)

/** Who was asked what, and where. */
interface Asked {
  readonly place: string
  readonly role: string
  readonly model?: string | undefined
}

/** A tally at zero. `reported` takes tokens as the model tells them, otherwise as the prompts were measured; `own` is the run's model. */
export const make = (options: { readonly reported: boolean; readonly own: string }) => {
  const entries = new Map<string, Entry>()
  const note = ({ model: named, place, role }: Asked, count: Count & { readonly millis: number }) => {
    const where = whereOf(place)
    const model = named === undefined || named === options.own ? {} : { model: named }
    const key = JSON.stringify([where.phase, where.nth, role, model.model])
    const before = entries.get(key)
    entries.set(key, {
      ...where,
      role,
      ...model,
      ...add(before ?? none, count),
      millis: (before?.millis ?? 0) + count.millis
    })
  }
  return {
    entries: (): ReadonlyArray<Entry> => [...entries.values()].toSorted(byPlace),
    /** Counts the calls to the model below. */
    model: Layer.effect(
      Model,
      Effect.map(Model, (model) =>
        Model.of({
          name: model.name,
          ask: Effect.fnUntraced(function*(request) {
            const began = yield* Clock.currentTimeMillis
            const reply = yield* model.ask(request)
            note({ ...request, role: request.prompt }, {
              calls: 1,
              inputTokens: options.reported ? reply.inputTokens : inputOf(request, reply),
              outputTokens: reply.outputTokens,
              millis: (yield* Clock.currentTimeMillis) - began
            })
            return reply
          })
        }))
    ),
    /** Counts texts to be embedded, each as a call; how many go into one is for those who know the server. */
    embedder: Layer.effect(
      Embedder,
      Effect.map(Embedder, (embedder) =>
        Embedder.of({
          ...embedder,
          embed: (texts, place) =>
            Effect.tap(embedder.embed(texts, place), () =>
              Effect.sync(() => {
                const inputTokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0)
                note({ place, role: "embed" }, { calls: texts.length, inputTokens, outputTokens: 0, millis: 0 })
              }))
        }))
    )
  }
}
