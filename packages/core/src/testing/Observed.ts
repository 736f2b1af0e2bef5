/** A scenario that is watched while it is played: who is asked what, what the prompts show, and what was left empty in them. */
import { Effect, Schema } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { Prompt, PromptInput } from "../model/Prompt.ts"
import type { Actor } from "../scenario/Actor.ts"
import type { Any } from "../scenario/Scenario.ts"
import { Stage, type StageError } from "../scenario/Stage.ts"

/** Something that was asked in a play. */
export interface Call {
  /** The place of the call: the id of the message it gave; undefined where no answer came. */
  readonly id: string | undefined
  readonly actor: string
  readonly role: string
  readonly prompt: string
  readonly input: PromptInput
  /** All that the prompt showed, its turns one after the other. */
  readonly shown: string
  /** What was said; empty where no answer came. */
  readonly text: string
  readonly output: unknown
  /** Slots of the prompt's texts for which the input has no field. */
  readonly unfilled: ReadonlyArray<string>
}

/** What was seen of a play. */
export interface Watch {
  readonly calls: Array<Call>
  /** Why an ask came to nothing, in order. */
  readonly errors: Array<StageError>
}

/** A prompt that is answered instead of another. */
export type Answering = <I extends PromptInput, O>(asked: {
  readonly actor: Actor
  readonly prompt: Prompt<I, O>
  readonly input: I
}) => Prompt<I, O>

/** The fields that the input of a prompt may have; undefined where it may have any. */
const fieldsOf = (input: Schema.Top): ReadonlySet<string> | undefined => {
  const { ast } = Schema.toType(input)
  return ast._tag === "Objects" && ast.indexSignatures.length === 0
    ? new Set(ast.propertySignatures.map(({ name }) => String(name)))
    : undefined
}

/** The turns of a prompt, and the slots that its input has no field for. */
const look = <I extends PromptInput, O>(prompt: Prompt<I, O>, input: I) => {
  const unfilled = new Set<string>()
  const declared = fieldsOf(prompt.input)
  const seen = new Proxy(input, {
    get: (fields, key) => {
      if (typeof key === "string" && !(key in fields) && declared?.has(key) === false) unfilled.add(key)
      return Reflect.get(fields, key)
    }
  })
  let turns: ReadonlyArray<Turn> = []
  try {
    turns = prompt.turns(seen)
  } catch {
    // What the prompt does not take is refused by the stage, with a sentence of its own.
  }
  return { unfilled: [...unfilled], shown: turns.map(({ content }) => content).join("\n\n") }
}

/** The scenario with its stage watched, and its prompts answered as is wished. */
export const observed = (scenario: Any, { answering, watch }: {
  readonly watch: Watch
  readonly answering: Answering
}): Any => {
  const around = (stage: Stage["Service"]): Stage["Service"] => ({
    ...stage,
    ask: Effect.fnUntraced(function*(actor, prompt, input) {
      const { shown, unfilled } = look(prompt, input)
      const about = { actor: actor?.id ?? "nobody", role: actor?.role ?? "nobody", prompt: prompt.name, input, shown }
      const nth = watch.calls.push({ ...about, unfilled, id: undefined, text: "", output: undefined }) - 1
      const message = yield* stage.ask(actor, answering({ actor, prompt, input }), input).pipe(
        Effect.tapError((error) => Effect.sync(() => watch.errors.push(error)))
      )
      watch.calls[nth] = { ...about, unfilled, id: message.id, text: message.text, output: message.output }
      return message
    })
  })
  return {
    ...scenario,
    play: (given) => {
      const play = scenario.play(given)
      return Effect.isEffect(play)
        ? Effect.flatMap(Stage, (stage) => Effect.provideService(play, Stage, around(stage)))
        : play
    }
  }
}
