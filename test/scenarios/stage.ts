/** A small stage for one play: the rehearsal answers, or a script does, and everything that was asked is kept. */
import { type Draft, type Prompt, type Scenario, Seed, Stage, StageError, type StageMessage } from "@stoa/core"
import { Cause, Effect, Exit, Schema } from "effect"

/** One call of a play: who was asked what, the words of the prompt as the model sees them, and what came back. */
export interface Call {
  readonly role: string
  readonly prompt: string
  readonly temperature: number
  readonly input: Readonly<Record<string, unknown>>
  readonly seen: string
  readonly reply: string
}

/** What a play came to. */
export interface Played {
  readonly calls: ReadonlyArray<Call>
  readonly turns: ReadonlyArray<Draft.Turn>
  readonly notes: Readonly<Record<string, number>>
  readonly remarks: Readonly<Record<string, string>>
  /** Why it ended without a conversation; undefined where it did not. */
  readonly elsewhere: string | undefined
}

/** What a scripted model says; undefined leaves it to the rehearsal. */
export type Script = (call: Omit<Call, "reply">, nth: number) => string | undefined

/** Plays a scenario over a record, as `Play` does, without a society. */
export const play = (
  scenario: Scenario.Any,
  record: Readonly<Record<string, unknown>>,
  options: {
    readonly seed?: number
    readonly script?: Script
    readonly person?: (role: string) => string | undefined
  } = {}
): Played => {
  const seed = options.seed ?? 7
  const calls: Array<Call> = []
  const notes: Record<string, number> = {}
  const remarks: Record<string, string> = {}
  const place = (...parts: ReadonlyArray<string>) => Seed.chance(Seed.at(seed, parts.join("/")))
  const stage = Stage.of({
    ask: <I extends Prompt.PromptInput, O>(
      actor: { readonly id: string; readonly role: string },
      prompt: Prompt.Prompt<I, O>,
      input: I
    ) =>
      Effect.sync((): StageMessage<O> => {
        Schema.decodeUnknownSync(Schema.toType(prompt.input))(input)
        const seen = prompt.turns(input).map(({ content, role }) => `[${role}] ${content}`).join("\n\n")
        const asked = {
          role: actor.role,
          prompt: prompt.name,
          temperature: prompt.temperature,
          input: input as Call["input"],
          seen
        }
        const scripted = options.script?.(asked, calls.filter((call) => call.prompt === prompt.name).length)
        const reply = scripted ??
          prompt.rehearse(input, place(actor.id, prompt.name, JSON.stringify(input), String(calls.length)))
        const read = prompt.read(reply)
        if (read._tag === "Failure") throw new Error(`${prompt.name}: ${read.failure}\n${reply}`)
        calls.push({ ...asked, reply })
        return {
          id: `${actor.id}/${prompt.name}/${calls.length}`,
          from: actor as StageMessage<O>["from"],
          text: reply,
          output: read.success
        }
      }),
    tell: () => Effect.succeed([]),
    heard: () => Effect.succeed([]),
    choose: (label, items) => Effect.sync(() => place("choose", label).pick(items)),
    shuffle: (label, items) => Effect.sync(() => place("shuffle", label).shuffle(items)),
    note: (name, value) => Effect.sync(() => void (notes[name] = value)),
    remark: (name, value) => Effect.sync(() => void (remarks[name] = value)),
    elsewhere: (because) => Effect.fail(new StageError({ reason: { _tag: "Elsewhere", because } as never }))
  })
  const cast = Object.fromEntries(
    Object.keys(scenario.roles as object).map((role) => [
      role,
      { id: role, role, name: role, agent: undefined, person: options.person?.(role) }
    ])
  )
  const input = Schema.decodeUnknownSync(scenario.input as Schema.Codec<unknown>)(record)
  const exit = Effect.runSyncExit(
    (scenario.play({ cast, input }) as Effect.Effect<ReadonlyArray<Draft.Conversation>, StageError, Stage>).pipe(
      Effect.provideService(Stage, stage)
    )
  )
  if (Exit.isSuccess(exit)) return { calls, turns: exit.value[0]?.turns ?? [], notes, remarks, elsewhere: undefined }
  const error = Cause.squash(exit.cause)
  if (error instanceof StageError) return { calls, turns: [], notes, remarks, elsewhere: error.message }
  throw error
}
