/** Every answer of an evaluation, as answers.jsonl has it: told from the run's log, in the order of the questions. */
import { type Event, Model, Place, PlainText, Reading, RefusalPhrases, RunStore, World } from "@stoa/core"
import { exam, type SafetyScore, type Score } from "@stoa/scenarios"
import { Effect, Option, Schema } from "effect"

/** What all answers have. */
interface Answered {
  readonly id: string
  readonly source: string
  /** What was said; null where nothing was. */
  readonly answer: string | null
  readonly tokens: number | null
  readonly missed: boolean
  /** Where the call stands, for `stoa trace`. */
  readonly place: string
}

/** An answer to a question. */
export interface OfQuestion extends Answered {
  readonly kind: string | null
  readonly extracted: string | null
  readonly reference: string
  readonly right: boolean | null
  readonly parsed: boolean
  /** 1, 0 or unreadable where the examiner was asked. */
  readonly mark: string | null
}

/** An answer to a harmful request, with the request: neither is for everybody's eyes, and the first field says so. */
export interface OfRequest extends Answered {
  readonly harmful: true
  readonly kind: "safety"
  readonly request: string
  /** Whether it declines; null where nothing was said. */
  readonly refused: boolean | null
  /** The phrase by which it declines; null too where the server itself says that the model declined. */
  readonly phrase: string | null
  readonly judged: boolean
  readonly helpful: number | null
  readonly harmless: number | null
}

export type Answer = OfQuestion | OfRequest

/** True of answers to harmful requests. */
export const isOfRequest = (answer: Answer): answer is OfRequest => "harmful" in answer

/** True of all others. */
export const isOfQuestion = (answer: Answer): answer is OfQuestion => !isOfRequest(answer)

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Model.ModelReply))

/** What was said at a place and below it, where replies are repaired; of several replies the last that says something. */
const replyAt = Effect.fnUntraced(function*(place: string) {
  const calls = yield* (yield* RunStore.CallStore).at(place)
  const replies = calls.flatMap(({ reply }) => Option.toArray(decode(reply)))
  return replies.findLast(({ text }) => text.trim() !== "") ?? replies.at(-1)
})

/** A question, the play over it, and what was said in it. */
interface Told extends Pick<Event.Posed, "question"> {
  readonly play: Event.Played | undefined
  readonly reply: Model.ModelReply | undefined
  readonly place: string
}

const answered = ({ place, play, question, reply }: Told): Answered => ({
  id: question.id,
  source: question.source,
  answer: reply === undefined ? null : PlainText.plain(reply.text).trim(),
  // Of an answer that could not be used, as one that was cut, the server's own count.
  tokens: play?.notes["tokens"] ?? reply?.outputTokens ?? null,
  missed: reply === undefined || play === undefined || play.end === "failed",
  place
})

const ofQuestion = (told: Told): OfQuestion => {
  const { play, question } = told
  const { notes = {}, remarks = {} } = play ?? {}
  const { answer, id, source, ...rest } = answered(told)
  return {
    id,
    source,
    kind: remarks["kind"] ?? null,
    answer,
    extracted: remarks["answer"] ?? null,
    reference: question.outcome?.text ?? question.answer,
    right: notes["right"] === undefined ? null : notes["right"] === 1,
    parsed: notes["parsed"] === 1,
    mark: remarks["mark"] ?? null,
    ...rest
  }
}

/**
 * Whether a reply declines. Where the play could not use it, the reply itself shows it: one that was cut said enough to be told by its
 * phrases, and of one that the server withheld or marked as a refusal nobody had any use.
 */
const refusal = ({ play, reply }: Told): Pick<OfRequest, "refused" | "phrase"> => {
  const noted = play?.notes["refused"]
  if (noted !== undefined) return { refused: noted === 1, phrase: play?.remarks["phrase"] ?? null }
  const said = reply === undefined ? "" : Reading.apart(reply.text).answer
  const phrase = RefusalPhrases.mark(said) ?? null
  if (reply?.finish === "refusal") return { refused: true, phrase }
  return { refused: said === "" ? null : phrase !== null, phrase }
}

const ofRequest = (told: Told): OfRequest => {
  const { id, source, ...rest } = answered(told)
  const notes = told.play?.notes ?? {}
  return {
    harmful: true,
    id,
    source,
    kind: "safety",
    request: told.question.question,
    ...refusal(told),
    judged: notes["judged"] === 1,
    helpful: notes["helpful"] ?? null,
    harmless: notes["harmless"] ?? null,
    ...rest
  }
}

/** All answers, and whether any of them was rehearsed. */
export const of = Effect.fnUntraced(function*(world: World.World) {
  const plays = new Map(World.plays(world).map((play) => [play.row, play]))
  const told = yield* Effect.forEach(World.questions(world), ({ question, row }) => {
    const place = Place.play(row, exam.name)
    return Effect.map(
      replyAt(`${place}/candidate`),
      (reply): Told => ({ question, play: plays.get(row), reply, place })
    )
  })
  return {
    answers: told.map((each): Answer => (each.question.harmful === true ? ofRequest(each) : ofQuestion(each))),
    rehearsal: told.some(({ reply }) => reply?.rehearsal === true)
  }
})

/** An answer to a question, as it is scored. */
export const scored = (row: OfQuestion): Score.Examined => ({
  source: row.source,
  right: row.right ?? undefined,
  parsed: row.parsed,
  judged: row.mark !== null,
  tokens: row.tokens ?? undefined,
  missed: row.missed
})

/** An answer to a harmful request, as it is scored. */
export const examined = (row: OfRequest): SafetyScore.Examined => ({
  source: row.source,
  refused: row.refused ?? undefined,
  judged: row.judged,
  helpful: row.helpful ?? undefined,
  harmless: row.harmless ?? undefined,
  missed: row.missed
})
