/** The files an agent is trained from: the same conversations for every trainer, each with the mark of what is not learnt. */
import { AtomicFile } from "@stoa/core"
import { Effect } from "effect"
import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import * as Check from "./Check.ts"
import type { Conversation } from "./Conversation.ts"
import * as Rows from "./Rows.ts"

/** What an agent's files are called. */
export const namesOf = (agent: string) => ({
  sharegpt: `${agent}.sharegpt.json`,
  openai: `${agent}.openai.jsonl`,
  trl: `${agent}.trl.jsonl`
})

/** Where an agent's conversations lie. Of none there is no file, and `conversations` is 0. */
export interface Written {
  /** For LLaMA-Factory and Axolotl: an answer that is not learnt has "train": false, which only Axolotl reads. */
  readonly sharegpt: string
  /** For OpenAI and its like: where an answer is not learnt, all have a weight of 0 or 1. */
  readonly openai: string
  /** For TRL, which reads no weights: prompt and completion, where nothing but last answers is learnt; else absent. */
  readonly trl?: string
  /** How many are in the files. */
  readonly conversations: number
  /** Those that no trainer would have read, each with the reason; they are in no file. */
  readonly unfit: ReadonlyArray<Check.Problem>
}

const ready = (folder: string, stale: ReadonlyArray<string>) =>
  Effect.tryPromise({
    try: async () => {
      await mkdir(folder, { recursive: true })
      for (const path of stale) await rm(path, { force: true })
    },
    catch: (error) => new AtomicFile.WriteError({ path: folder, detail: AtomicFile.reasonOf(error) })
  })

/**
 * Writes an agent's conversations in the order given, those that fail the check left out. Of none nothing is written, and what an
 * earlier time has left under these names is taken away.
 */
export const write = Effect.fn("finetuning.data.write")(function*(
  folder: string,
  agent: string,
  conversations: ReadonlyArray<Conversation>
) {
  const { fit, unfit } = Check.sift(conversations)
  const names = namesOf(agent)
  const sharegpt = join(folder, names.sharegpt)
  const openai = join(folder, names.openai)
  const trl = join(folder, names.trl)
  const forTrl = fit.length > 0 && fit.every(Rows.isFinal)
  if (fit.length === 0) yield* ready(folder, [sharegpt, openai, trl])
  else {
    yield* ready(folder, forTrl ? [] : [trl])
    yield* AtomicFile.write(sharegpt, Rows.pieces(Rows.formats.sharegpt, fit))
    yield* AtomicFile.write(openai, Rows.pieces(Rows.formats.openai, fit))
    if (forTrl) yield* AtomicFile.write(trl, Rows.pieces(Rows.formats.trl, fit))
  }
  const written: Written = { sharegpt, openai, ...(forTrl ? { trl } : {}), conversations: fit.length, unfit }
  return written
})
