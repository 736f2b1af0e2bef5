/** The stage of a play as it is: every ask a recorded call at a place of its own, everything told and noted kept. */
import { Effect, Result, Schema } from "effect"
import type { Making } from "../domain/Draft.ts"
import type { Told } from "../domain/Event.ts"
import { plain } from "../domain/PlainText.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import { type Model, ModelError } from "../model/Model.ts"
import * as Prompt from "../model/Prompt.ts"
import type { Actor } from "./Actor.ts"
import { complaints } from "./Blame.ts"
import { everybody, type Filled } from "./Casting.ts"
import type { Activity } from "./Patience.ts"
import type { PlayOptions } from "./Play.ts"
import { hear } from "./prompts.ts"
import { Elsewhere, type Message, Stage, StageError, TooManyCalls, Unanswered, Unordered, WrongInput } from "./Stage.ts"

/** A stage, and what was done on it. */
export interface Played {
  readonly stage: Stage["Service"]
  readonly calls: () => number
  readonly notes: ReadonlyMap<string, number>
  readonly remarks: ReadonlyMap<string, string>
  readonly told: ReadonlyArray<Told>
  readonly makings: ReadonlyMap<string, Making>
  /** What concerns the whole run, if anything did: whatever the play made of it. */
  readonly aborted: () => ModelError | EventLog.LogError | undefined
}

/** The text of an output: itself, its field `text`, or all of it. */
const textOf = (output: unknown): string => {
  if (typeof output === "string") return plain(output).trim()
  const text = typeof output === "object" && output !== null && "text" in output ? output.text : undefined
  return typeof text === "string" ? plain(text).trim() : JSON.stringify(output) ?? ""
}

const notSaid = new WrongInput({ prompt: "tell", detail: "only a message that ask gave can be told" })

const fail = (reason: StageError["reason"]) => Effect.fail(new StageError({ reason }))

/** How a person is shown to those who decide who hears what. */
const inList = ({ name, person, role }: Actor): string =>
  `${name}, ${role}${person === undefined ? "" : `: ${person.split("\n")[0] ?? ""}`}`

/** Sets the stage of a play. */
export const make = Effect.fnUntraced(function*(
  { activity, cast, maxCalls, modelOf, place, scenario, social }: Omit<PlayOptions, "cast"> & {
    readonly cast: Filled
    readonly place: string
    readonly activity: Activity
  }
): Effect.fn.Return<Played, never, Model | EventLog.EventLog> {
  const context = yield* Effect.context<Model | EventLog.EventLog>()
  const root = yield* Seed.Root
  const actors = everybody(cast)
  const notes = new Map<string, number>()
  const remarks = new Map<string, string>()
  const told: Array<Told> = []
  const spoken = new Map<string, { readonly from: Actor; readonly text: string }>()
  const makings = new Map<string, Making>()
  const repetitions = new Map<string, number>()
  let calls = 0
  let inFlight = 0
  let aborted: ModelError | EventLog.LogError | undefined

  const abort = (error: ModelError | EventLog.LogError) => {
    aborted ??= error
    return Effect.die(aborted)
  }
  /** Errors of the run, failed with or thrown by whatever stands below the model, end it; all others are the play's own. */
  const orAbort = <A, E extends ModelError | EventLog.LogError, R>(effect: Effect.Effect<A, E, R>) =>
    effect.pipe(
      Effect.catch(abort),
      Effect.catchDefect((defect) =>
        defect instanceof EventLog.LogError || defect instanceof ModelError ? abort(defect) : Effect.die(defect)
      )
    )

  /** The same question of the same actor, put again, stands at the next place. */
  const placeOf = (actor: string, prompt: string, input: unknown): string => {
    const base = `${place}/${actor}/${prompt}/${Seed.digest(JSON.stringify(input) ?? "").slice(0, 8)}`
    const nth = (repetitions.get(base) ?? 0) + 1
    repetitions.set(base, nth)
    return `${base}/${nth}`
  }

  const waiting = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      inFlight++
      activity.begin()
      return Effect.ensuring(
        effect,
        Effect.sync(() => {
          inFlight--
          activity.end()
        })
      )
    })

  const call = Effect.fnUntraced(function*<I extends Prompt.PromptInput, O>(
    { id, role }: Pick<Actor, "id" | "role">,
    prompt: Prompt.Prompt<I, O>,
    input: I
  ) {
    if (++calls > maxCalls) return yield* fail(new TooManyCalls({ most: maxCalls }))
    const at = placeOf(id, prompt.name, input)
    const answer = yield* orAbort(
      Prompt.ask(prompt, input, at).pipe(Effect.provideService(Prompt.ModelName, modelOf(role)))
    )
    if (answer._tag === "Answered") {
      makings.set(at, answer.making)
      return { at, output: answer.output }
    }
    yield* orAbort(EventLog.append(Prompt.failed(at, answer)))
    return yield* fail(new Unanswered({ prompt: prompt.name, actor: id, place: at, detail: answer.reason }))
  })

  const ask = Effect.fnUntraced(function*<I extends Prompt.PromptInput, O>(
    actor: Actor,
    prompt: Prompt.Prompt<I, O>,
    input: I
  ) {
    if (!actors.some(({ id }) => id === (actor as Actor | undefined)?.id)) {
      return yield* fail(new WrongInput({ prompt: prompt.name, detail: "nobody of the cast was asked" }))
    }
    const checked = Schema.decodeUnknownResult(Schema.toType(prompt.input), { errors: "all" })(input)
    if (Result.isFailure(checked)) {
      return yield* fail(new WrongInput({ prompt: prompt.name, detail: complaints(checked.failure) }))
    }
    const { at, output } = yield* call(actor, prompt, input)
    const message: Message<O> = { id: at, from: actor, text: textOf(output), output }
    spoken.set(at, message)
    return message
  })

  /** Who of a society's people hears it. */
  const hearers = Effect.fnUntraced(function*({ from, text }: Message<unknown>) {
    const others = actors.filter(({ id }) => id !== from.id)
    if (!social || others.length === 0) return { others, reason: "all in the room hear it" }
    const { output } = yield* call({ id: "modulator", role: "modulator" }, hear, {
      scene: scenario.summary,
      speaker: from.name,
      members: actors.map(inList),
      said: text
    })
    const chosen = new Set(output.members.map((number) => actors[number - 1]?.id))
    return { others: others.filter(({ id }) => chosen.has(id)), reason: plain(output.reason).trim() }
  })

  const tell = Effect.fnUntraced(function*(message: Message<unknown>) {
    const { others, reason } = yield* hearers(message)
    const heardBy = others.map(({ id }) => id)
    told.push({ message: message.id, from: message.from.id, heardBy, reason })
    return others
  })

  const chanceOf = (label: string) => Seed.chance(Seed.at(root, `${place}/choose/${label}`))
  const within = <A>(effect: Effect.Effect<A, StageError, Model | EventLog.EventLog>) =>
    waiting(Effect.provideContext(effect, context))

  /** Keeps the last that was said of a name; while answers are awaited, which is the last would hang on which comes first. */
  const put = <A>(kept: Map<string, A>, name: string, value: A) =>
    Effect.suspend((): Effect.Effect<void> => {
      if (inFlight > 0 && kept.has(name) && kept.get(name) !== value) {
        return Effect.die(
          new TypeError(`"${name}" is noted twice while answers are awaited: note it once they are there`)
        )
      }
      kept.set(name, value)
      return Effect.void
    })

  const stage = Stage.of({
    ask: (actor, prompt, input) => within(ask(actor, prompt, input)),
    tell: (message) =>
      Effect.suspend(() => {
        if (!spoken.has((message as Partial<Message<unknown>> | undefined)?.id ?? "")) return fail(notSaid)
        // Who hears what first would hang on which answer came first.
        return inFlight > 0 ? fail(new Unordered({ what: "something is told" })) : within(tell(message))
      }),
    heard: (actor) =>
      Effect.sync(() =>
        told.filter(({ heardBy }) => heardBy.includes(actor.id)).flatMap(({ message }) => spoken.get(message) ?? [])
      ),
    choose: (label, items) => Effect.sync(() => chanceOf(label).pick(items)),
    shuffle: (label, items) => Effect.sync(() => chanceOf(label).shuffle(items)),
    note: (name, value) =>
      Number.isFinite(value)
        ? put(notes, name, value)
        : Effect.die(new TypeError(`the note ${name} is no number: ${value}`)),
    remark: (name, value) => put(remarks, name, plain(String(value))),
    elsewhere: (because) => fail(new Elsewhere({ because }))
  })
  return { aborted: () => aborted, stage, calls: () => Math.min(calls, maxCalls), notes, remarks, told, makings }
})
