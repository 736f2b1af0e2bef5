/** A fire drill: a share of the attempts meets an invented fault, so that one sees what a run makes of it. */
import { Effect, Layer } from "effect"
import * as Seed from "../domain/Seed.ts"
import { Embedder } from "./Embedder.ts"
import { Model, ModelError, type ModelReply, type ReplyForm, Transient } from "./Model.ts"

/** Faults that pass: nothing is sent, and the next attempt may succeed. */
export const passing = ["429", "500", "503", "reset", "hang", "half", "garbage"] as const

/** Faults in what a reply says: the model is asked, and its reply is spoilt. */
export const spoiling = ["empty", "cut", "refusal", "schema", "fence"] as const

export type Passing = (typeof passing)[number]
export type Spoiling = (typeof spoiling)[number]

/** A call, as far as its faults depend on it. */
export interface Call {
  readonly place: string
  readonly seed: Seed.Seed
  /** The model asked: another one meets faults of its own. */
  readonly model: string
  /** The form of the reply; none for embeddings, in which there is nothing to spoil. */
  readonly form?: ReplyForm
}

// A text has no schema to break, and a fence is no fault of it.
const spoilingFor = (form: ReplyForm | undefined): ReadonlyArray<Spoiling> =>
  form === undefined
    ? []
    : form.kind === "object"
    ? spoiling
    : spoiling.filter((kind) => kind !== "schema" && kind !== "fence")

const chanceOf = ({ model, place, seed }: Call, what: string | number) =>
  Seed.chance(Seed.at(seed, `drill/${model}/${place}/${what}`))

/** The part of the share that passes: all kinds of fault are equally frequent. */
const passingShare = (share: number, { form }: Call): number =>
  (share * passing.length) / (passing.length + spoilingFor(form).length)

/**
 * The fault that keeps an attempt from a reply, if it meets one: by seed, place and the number of the attempt there, from 0. Every
 * eighth is spared, so that none meets eight in a row.
 */
export const passingAt = (share: number, call: Call, nth: number): Passing | undefined => {
  if (nth % 8 === 7) return undefined
  const chance = chanceOf(call, nth)
  return chance.flip(passingShare(share, call)) ? chance.pick(passing) : undefined
}

/**
 * The fault in the reply to a call, if it has one: by seed and place alone. How many attempts it took, and whether the run was
 * resumed in between, changes no row.
 */
export const spoilingAt = (share: number, call: Call): Spoiling | undefined => {
  const kinds = spoilingFor(call.form)
  const before = passingShare(share, call)
  const chance = chanceOf(call, "reply")
  return kinds.length > 0 && chance.flip((share - before) / (1 - before)) ? chance.pick(kinds) : undefined
}

/** What a server in this trouble would have come to. */
const trouble = (fault: Passing, call: Call, nth: number): Effect.Effect<never, ModelError> => {
  const fail = (reason: Omit<ConstructorParameters<typeof Transient>[0], "_tag">) =>
    Effect.fail(
      new ModelError({
        model: call.model,
        endpoint: "The drill",
        reason: new Transient({ ...reason, detail: `drill: ${reason.detail}` })
      })
    )
  const retryAfter = 50 + chanceOf(call, `wait/${nth}`).int(450)
  switch (fault) {
    case "429":
      return fail({ detail: "429 asked too often", status: 429, limited: true, retryAfter })
    case "500":
      return fail({ detail: "500 an error of the server", status: 500 })
    case "503":
      return fail({ detail: "503 overloaded", status: 503, retryAfter })
    case "reset":
      return fail({ detail: "the connection broke (ECONNRESET)" })
    case "half":
      return fail({ detail: "the reply broke off, or is no JSON" })
    case "garbage":
      return fail({ detail: "the reply is no chat completion" })
    case "hang":
      // No longer than one has patience for in a drill; a shorter time limit comes first.
      return Effect.delay(fail({ detail: "no answer" }), "5 seconds")
  }
}

/** A reply without its first field; without any where it is no object. */
const broken = (text: string): string => {
  try {
    const [, ...rest] = Object.entries(JSON.parse(text) as object)
    return JSON.stringify(Object.fromEntries(rest))
  } catch {
    return "{}"
  }
}

/** The reply as the fault leaves it, with the drill named beside the model: a row made of it says so. */
const spoil = (fault: Spoiling, reply: ModelReply): ModelReply => {
  const { text } = reply
  const marked = { ...reply, model: `${reply.model} (drill: ${fault})` }
  switch (fault) {
    case "empty":
      return { ...marked, text: "" }
    case "cut":
      return {
        ...marked,
        text: text.slice(0, Math.floor(text.length / 2)).replace(/[\ud800-\udbff]$/, ""),
        finish: "length"
      }
    case "refusal":
      return { ...marked, text: "I'm sorry, but I can't help with that.", finish: "refusal" }
    case "schema":
      return { ...marked, text: broken(text) }
    case "fence":
      return { ...marked, text: `Sure, here it is:\n\n\`\`\`json\n${text}\n\`\`\`\n\nAnything else?` }
  }
}

/** Counts the attempts at each place until one of them is answered. */
const counter = () => {
  const tried = new Map<string, number>()
  return {
    next: (place: string): number => {
      const nth = tried.get(place) ?? 0
      tried.set(place, nth + 1)
      return nth
    },
    done: (place: string): void => void tried.delete(place)
  }
}

/**
 * Wraps the raw model below; `share` of its attempts meet a fault. It stands between the ledger and the endpoint, so that all
 * that deals with faults deals with these.
 */
export const layer = (share: number): Layer.Layer<Model, never, Model> =>
  Layer.effect(
    Model,
    Effect.map(Model, (model) => {
      const attempts = counter()
      return Model.of({
        name: model.name,
        ask: Effect.fnUntraced(function*(request) {
          const { form, place, seed } = request
          const call = { place, seed, form, model: model.name }
          const nth = attempts.next(place)
          const met = passingAt(share, call, nth)
          if (met !== undefined) return yield* trouble(met, call, nth)
          const reply = yield* model.ask(request)
          attempts.done(place)
          const flaw = spoilingAt(share, call)
          return flaw === undefined ? reply : spoil(flaw, reply)
        })
      })
    })
  )

/** Wraps the raw embedder below. Vectors come as they are or not at all. */
export const embedder = (share: number): Layer.Layer<Embedder, never, Embedder> =>
  Layer.effect(
    Embedder,
    Effect.map(Embedder, (inner) => {
      const attempts = counter()
      return Embedder.of({
        ...inner,
        embed: Effect.fnUntraced(function*(texts, place) {
          const call = { place, seed: Seed.at(yield* Seed.Root, place), model: inner.name }
          const nth = attempts.next(place)
          const met = passingAt(share, call, nth)
          if (met !== undefined) return yield* trouble(met, call, nth)
          const vectors = yield* inner.embed(texts, place)
          attempts.done(place)
          return vectors
        })
      })
    })
  )
