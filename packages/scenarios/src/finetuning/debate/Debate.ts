/** A debate over a question: first answers, then rounds in which every agent hears of the others' and answers again, and a vote. */
import { type Model, type Question, Seed } from "@stoa/core"
import { Effect } from "effect"
import * as Fence from "./Fence.ts"
import type { DebateOptions } from "./Options.ts"
import * as prompts from "./prompts.ts"
import { nameOf, type Part, type Transcript, type Utterance } from "./Transcript.ts"
import { answers } from "./Transcripts.ts"
import { type Speaker, utter } from "./Utter.ts"
import * as Vote from "./Vote.ts"

/** What is debated, and where. */
export interface Asked {
  readonly question: Question.Question
  readonly place: string
}

/** Calls that a debate makes over a question where none of them comes to nothing. */
export const calls = (
  { agents, rounds, summaries }: Pick<DebateOptions, "rounds" | "summaries"> & { readonly agents: number }
): number => (summaries === "off" || agents === 1 ? agents * rounds : agents + (rounds - 1) * 2 * agents)

/** One agent in one round of a debate. */
interface Turn extends Asked {
  readonly number: number
  readonly round: number
  readonly root: Seed.Seed
  /** All that was said in the rounds before, and nothing of this one. */
  readonly before: ReadonlyArray<Utterance>
}

/** What every prompt to an agent says. */
const posed = ({ generators, identified, task }: DebateOptions, { number, question }: Turn, part: Part) => ({
  question: question.question,
  form: task.form,
  ...(identified ? { who: `You are ${part} ${number} of ${generators.length}.` } : {})
})

const speaker = ({ number, place, round }: Turn, part: Part, model: string): Speaker => ({
  part,
  number,
  round,
  model,
  place: `${place}/${round}/${nameOf(part, number)}`
})

const modelOf = (models: ReadonlyArray<string>, number: number): string => {
  const model = models[number - 1]
  if (model === undefined) throw new RangeError(`A debate needs a model for each agent; agent ${number} has none`)
  return model
}

/** What the others answered in the round before, as far as something came, shuffled by the seed, and no more than a critic gets. */
const heardBy = (
  { peers }: DebateOptions,
  { before, number, place, root, round }: Turn
): ReadonlyArray<Fence.Fenced> => {
  const others = before.flatMap((said) =>
    said.part !== "summariser" && said.round === round - 1 && said.number !== number && said.text !== null
      ? [{ label: Fence.agent(said.number), text: said.text }]
      : []
  )
  return Seed.chance(Seed.at(root, `${place}/${round}/${nameOf("critic", number)}/peers`)).sample(others, peers)
}

/** What an agent was asked and said, but for what came to nothing. */
const talkOf = ({ before, number }: Turn): ReadonlyArray<string> =>
  before.flatMap((said) =>
    said.part !== "summariser" && said.number === number && said.text !== null ? [said.asked, said.text] : []
  )

/** What is said for an agent and by it in a round: perhaps a summary, and its answer. */
type Said = Effect.Effect<ReadonlyArray<Utterance>, Model.ModelError, Model.Model>

const generate = (options: DebateOptions, turn: Turn, part: Part): Said => {
  const { critics, generators, task } = options
  const model = modelOf(part === "generator" ? generators : critics, turn.number)
  return Effect.map(
    utter(prompts.of(task).generate, posed(options, turn, part), {
      ...speaker(turn, part, model),
      extract: task.extract
    }),
    (said) => [said]
  )
}

const criticise = Effect.fnUntraced(function*(options: DebateOptions, turn: Turn) {
  const { base, critics, style, summaries, task } = options
  const texts = prompts.of(task)
  const history = talkOf(turn)
  // Who has said nothing yet begins with the question, as a generator does.
  if (history.length === 0) return yield* generate(options, turn, "critic")
  const model = modelOf(critics, turn.number)
  const critic = { ...speaker(turn, "critic", model), extract: task.extract }
  const asked = { ...posed(options, turn, "critic"), history }
  const heard = heardBy(options, turn)
  if (heard.length === 0) return [yield* utter(texts.recheck, asked, critic)]
  const others = Fence.write(heard)
  const summary = summaries === "off"
    ? undefined
    : yield* utter(
      texts.summarise,
      { question: turn.question.question, others },
      speaker(turn, "summariser", summaries === "own" ? model : base)
    )
  const isTeam = style === "cooperative"
  // Where no summary came the critic reads what it should have been made of.
  const answer = summary === undefined || summary.text === null
    ? yield* utter(isTeam ? texts.criticiseAnswersTogether : texts.criticiseAnswers, { ...asked, others }, critic)
    : yield* utter(
      isTeam ? texts.criticiseTogether : texts.criticise,
      { ...asked, summary: Fence.write([{ label: Fence.summary, text: summary.text }]) },
      critic
    )
  return summary === undefined ? [answer] : [summary, answer]
})

/**
 * Debates a question. The agents of a round speak at the same time and know only what was said in the rounds before it; a call that
 * comes to nothing is written down, and its agent is not heard by others in the next round.
 */
export const play = Effect.fn("Debate.play")(function*(
  options: DebateOptions,
  asked: Asked
): Effect.fn.Return<Transcript, Model.ModelError, Model.Model> {
  const { generators, rounds, task, tie } = options
  const { place, question } = asked
  const root = yield* Seed.Root
  const numbers = generators.map((_, index) => index + 1)
  let said: ReadonlyArray<Utterance> = []
  for (let round = 1; round <= rounds; round++) {
    const before = said
    const parts = yield* Effect.forEach(
      numbers,
      (number) => {
        const turn = { ...asked, number, round, root, before }
        return round === 1 ? generate(options, turn, "generator") : criticise(options, turn)
      },
      { concurrency: "unbounded" }
    )
    const isSummary = ({ part }: Utterance) => part === "summariser"
    const now = parts.flat()
    said = [...before, ...now.filter(isSummary), ...now.filter((each) => !isSummary(each))]
  }
  const played = { question: question.id, text: question.question, rounds, said }
  const vote = Vote.count(answers(played), {
    same: task.same,
    tie,
    chance: Seed.chance(Seed.at(root, `${place}/vote`))
  })
  return { ...played, vote }
})
