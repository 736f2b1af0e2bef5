/** A stage for tests: prompts are answered in rehearsal, or as a test says, and everything asked is kept. */
import {
  type Actor,
  type Draft,
  type Prompt,
  type Scenario,
  Seed,
  Stage,
  StageError,
  type StageMessage
} from "@stoa/core"
import { Effect, Result, Schema } from "effect"

/** A call as it was asked. */
export interface Asked {
  readonly actor: string
  readonly prompt: string
  readonly input: Readonly<Record<string, unknown>>
  /** All a model would read. */
  readonly text: string
}

/** How a stage differs from one of rehearsal where everybody hears everything. */
export interface StageOptions {
  readonly seed?: number
  /** Another answer than that of the rehearsal; undefined for the latter. */
  readonly answer?: (asked: Asked) => string | undefined
  /** Whether an actor hears what another says. */
  readonly hears?: (actor: Actor, from: Actor) => boolean
}

/** What a play came to, and all that was done in it. */
export interface Played {
  readonly conversations: ReadonlyArray<Draft.Conversation>
  readonly asked: ReadonlyArray<Asked>
  readonly notes: Readonly<Record<string, number>>
  readonly remarks: Readonly<Record<string, string>>
}

const names = ["Ada", "Ben", "Chidi", "Dilan", "Elif", "Femi"]

/** Bare models in all roles of a scenario. */
export const castOf = (scenario: Scenario.Any): Record<string, Actor | Array<Actor>> =>
  Object.fromEntries(
    Object.entries(scenario.roles as Record<string, Scenario.Role>).map(([role, { cast, size = 4 }]) => {
      const actor = (id: string, name: string): Actor => ({ id, role, name, agent: undefined, person: undefined })
      return [
        role,
        cast === "group"
          ? Array.from({ length: size }, (_, at) => actor(`${role}.${at + 1}`, names[at] ?? `Pupil ${at}`))
          : actor(role, role)
      ]
    })
  )

/** Plays a scenario over a record. */
export const play = Effect.fnUntraced(function*(
  scenario: Scenario.Any,
  record: Readonly<Record<string, unknown>>,
  { answer, hears = () => true, seed = 1, cast = castOf(scenario) }: StageOptions & {
    readonly cast?: Record<string, Actor | Array<Actor>>
  } = {}
) {
  const asked: Array<Asked> = []
  const notes: Record<string, number> = {}
  const remarks: Record<string, string> = {}
  const told: Array<{ readonly message: StageMessage<unknown>; readonly by: ReadonlyArray<Actor> }> = []
  const times = new Map<string, number>()
  const everybody = Object.values(cast).flat()
  const chance = (label: string) => Seed.chance(Seed.at(seed, label))

  const stage = Stage.of({
    ask: <I extends Prompt.PromptInput, O>(actor: Actor, prompt: Prompt.Prompt<I, O>, input: I) =>
      Effect.suspend(() => {
        Schema.decodeUnknownSync(Schema.toType(prompt.input))(input)
        const base = `${actor.id}/${prompt.name}/${Seed.digest(JSON.stringify(input)).slice(0, 8)}`
        const nth = (times.get(base) ?? 0) + 1
        times.set(base, nth)
        const id = `${base}/${nth}`
        const call: Asked = {
          actor: actor.id,
          prompt: prompt.name,
          input,
          text: prompt.turns(input).map(({ content }) => content).join("\n\n")
        }
        asked.push(call)
        const read = prompt.read(answer?.(call) ?? prompt.rehearse(input, chance(id)))
        if (Result.isFailure(read)) {
          return Effect.fail(
            new StageError({
              reason: {
                _tag: "Unanswered",
                prompt: prompt.name,
                actor: actor.id,
                place: id,
                detail: read.failure
              } as never
            })
          )
        }
        const output = read.success
        return Effect.succeed({ id, from: actor, text: String(output), output } as StageMessage<O>)
      }),
    tell: (message) =>
      Effect.sync(() => {
        const by = everybody.filter((actor) => actor.id !== message.from.id && hears(actor, message.from))
        told.push({ message, by })
        return by
      }),
    heard: (actor) => Effect.sync(() => told.filter(({ by }) => by.includes(actor)).map(({ message }) => message)),
    choose: (label, items) => Effect.sync(() => chance(label).pick(items)),
    shuffle: (label, items) => Effect.sync(() => chance(label).shuffle(items)),
    note: (name, value) => Effect.sync(() => void (notes[name] = value)),
    remark: (name, value) => Effect.sync(() => void (remarks[name] = value)),
    elsewhere: (because) => Effect.fail(new StageError({ reason: { _tag: "Elsewhere", because } as never }))
  })
  const input = yield* Schema.decodeUnknownEffect(scenario.input as Schema.Codec<unknown, unknown>)(record)
  const conversations: ReadonlyArray<Draft.Conversation> = yield* scenario.play({ cast, input }).pipe(
    Effect.provideService(Stage, stage)
  )
  return { conversations, asked, notes, remarks } satisfies Played
})
