/** A small task, and a model that says what a test has written, after so long as it likes. */
import { Model, type Question, Seed } from "@stoa/core"
import { Clock, Effect } from "effect"
import * as Debate from "../../../../packages/scenarios/src/finetuning/debate/Debate.ts"
import type { DebateOptions } from "../../../../packages/scenarios/src/finetuning/debate/Options.ts"
import type { Transcript, Utterance } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import type { Task } from "../../../../packages/scenarios/src/finetuning/task/Task.ts"

/** Boxed numbers, compared by value. */
export const task: Task = {
  name: "sums",
  summary: "Sums",
  form: "End with the result alone in \\boxed{}.",
  extract: (text) => /\\boxed\{([^{}]*)\}(?![^]*\\boxed)/.exec(text)?.[1],
  same: (a, b) => Number(a) === Number(b),
  right: (answer, { outcome }) => Number(answer) === Number(outcome?.text),
  rehearse: (question, chance) => `Of ${question.length} letters.\n\\boxed{${chance.int(3)}}`
}

/** A question whose reference answer is like nothing else. */
export const question: Question.Question = {
  id: "sum-1",
  source: "test",
  question: "How much is 17 and 25?\n\nSay it in figures.",
  answer: "REFERENCE 770077 in full",
  outcome: { kind: "number", text: "770077" }
}

/** Options of a debate of so many agents, each with models of its own. */
export const options = (agents: number, more: Partial<DebateOptions> = {}): DebateOptions => ({
  task,
  generators: Array.from({ length: agents }, (_, index) => `generates-${index + 1}`),
  critics: Array.from({ length: agents }, (_, index) => `criticises-${index + 1}`),
  rounds: 2,
  summaries: "base",
  base: "base",
  style: "debate",
  identified: false,
  peers: 5,
  tie: "random",
  ...more
})

/** What the model does with a request: it says something, perhaps not to its end, or comes to grief. */
export type Reply = string | { readonly cut: string } | Model.ModelError["reason"]
export type Script = (request: Model.ModelRequest) => Reply

/** A request, when it came and when it was answered, in milliseconds. */
export interface Heard extends Model.ModelRequest {
  readonly at: number
  readonly until: number
}

/** What came of a debate. */
export interface Staged {
  readonly transcript: Transcript
  readonly requests: ReadonlyArray<Heard>
}

const answering = (requests: Array<Heard>, { reply, takes }: Required<Scripted>) => (request: Model.ModelRequest) =>
  Effect.gen(function*() {
    const at = yield* Clock.currentTimeMillis
    yield* Effect.sleep(takes(request))
    requests.push({ ...request, at, until: yield* Clock.currentTimeMillis })
    const said = reply(request)
    if (typeof said === "object" && "_tag" in said) {
      return yield* new Model.ModelError({ model: request.model ?? "", endpoint: "test", reason: said })
    }
    return {
      text: typeof said === "string" ? said : said.cut,
      model: "served",
      finish: typeof said === "string" ? "stop" as const : "length" as const,
      inputTokens: 100,
      outputTokens: 10,
      estimated: false,
      rehearsal: false
    }
  })

/** How the model behaves. */
export interface Scripted {
  readonly reply?: Script
  readonly takes?: (request: Model.ModelRequest) => number
}

/** What every call says by default: where it stands, and a number of its own place. */
export const whereabouts: Script = ({ place }) => `Said at ${place}.\n\\boxed{${Seed.at(1, place)}}`

/** A model for a test, and what it was asked. */
export const model = ({ reply = whereabouts, takes = () => 0 }: Scripted = {}) => {
  const requests: Array<Heard> = []
  return { requests, model: Model.Model.of({ name: "test", ask: answering(requests, { reply, takes }) }) }
}

/** Plays a debate at the place "d". */
export const play = Effect.fnUntraced(function*(
  setting: DebateOptions,
  scripted: Scripted & { readonly seed?: number; readonly question?: Question.Question } = {}
) {
  const stage = model(scripted)
  const transcript = yield* Debate.play(setting, { question: scripted.question ?? question, place: "d" }).pipe(
    Effect.provideService(Model.Model, stage.model),
    Effect.provideService(Seed.Root, scripted.seed ?? 7)
  )
  return { transcript, requests: stage.requests } satisfies Staged
})

/** The last turn of the user in a request. */
export const lastTurn = ({ turns }: Pick<Model.ModelRequest, "turns">): string => turns.at(-1)?.content ?? ""

/** The request at a place. */
export const at = ({ requests }: Pick<Staged, "requests">, place: string): Heard => {
  const found = requests.find((each) => each.place === place)
  if (found === undefined) {
    throw new Error(`nothing was asked at ${place}: ${requests.map((each) => each.place).join()}`)
  }
  return found
}

/** What was said at a place. */
export const said = ({ transcript }: Pick<Staged, "transcript">, place: string): Utterance => {
  const found = transcript.said.find((each) => each.place === place)
  if (found === undefined) throw new Error(`nothing was said at ${place}`)
  return found
}
