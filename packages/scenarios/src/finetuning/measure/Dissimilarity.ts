/** How differently agents put what they agree on (MAFT, section 4.5), by whatever embedder the recipe names. */
import { Embedder, type Model, Vectors } from "@stoa/core"
import { Effect } from "effect"
import * as Course from "../data/Course.ts"
import { spoken, type Transcript } from "../debate/Transcript.ts"
import type { Task } from "../task/Task.ts"

/** Questions that are looked at, the first in order: the mean moves little with more, and servers are paid by the text. */
export const most = 200

/** How texts are embedded. */
export interface DissimilarityOptions {
  readonly task: Pick<Task, "same">
  /** Where the calls of the embedder stand. */
  readonly place: string
}

/** The last replies that come to the vote, in the order of agents. */
const agreeing = (transcript: Transcript, task: Pick<Task, "same">): ReadonlyArray<string> => {
  const { rounds, said } = transcript
  const agrees = Course.agrees(transcript, task)
  const numbers = [...new Set(said.map(({ number }) => number))].toSorted((a, b) => a - b)
  return numbers.flatMap((number) => {
    const last = spoken(transcript, number, rounds)
    return last === undefined || last.text === null || !agrees(last) ? [] : [last.text]
  })
}

const mean = (all: ReadonlyArray<number>): number => all.reduce((sum, each) => sum + each, 0) / all.length

/** 1 - cosine of every two of these vectors, averaged. */
const between = (vectors: ReadonlyArray<Vectors.Vector>): number =>
  mean(vectors.flatMap((a, at) => vectors.slice(at + 1).map((b) => 1 - Vectors.cosine(a, b))))

/**
 * 1 - cosine between the last replies that come to the vote, averaged over pairs of agents, then over questions with such a pair, of
 * which the first two hundred count; undefined where there is none.
 */
export const dissimilarity = Effect.fn("Diversity.dissimilarity")(function*(
  transcripts: ReadonlyArray<Transcript>,
  { place, task }: DissimilarityOptions
): Effect.fn.Return<number | undefined, Model.ModelError, Embedder.Embedder> {
  const questions = transcripts.map((transcript) => agreeing(transcript, task)).filter((texts) => texts.length > 1)
    .slice(0, most)
  if (questions.length === 0) return undefined
  const vectors = yield* Embedder.embedAll(questions.flat(), place)
  let at = 0
  return mean(questions.map(({ length }) => between(vectors.slice(at, at += length))))
})
