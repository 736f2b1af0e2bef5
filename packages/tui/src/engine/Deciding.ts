/** Decisions about rows of a run that nobody works on: by `stoa review`, all that are there on one sheet. */
import type { Command, Runs } from "@stoa/core"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import * as Batch from "./Batch.ts"
import * as Ended from "./Ended.ts"
import * as Own from "./Own.ts"

type Decide = Extract<Command.Command, { readonly _tag: "Decide" }>

/** Where decisions are handed in. */
export interface Deciding {
  readonly add: (asked: Decide) => Promise<Ended.Ended>
  /** True while a process of this screen puts some on record and writes the data set. */
  readonly isBusy: () => boolean
  /** Nobody waits for them any more: those that are begun with, and those that wait, are put on record all the same. */
  readonly leave: () => void
}

const line = ({ decision, note, row, turns }: Decide): string =>
  JSON.stringify({
    row,
    decision,
    note,
    ...(decision !== "edit" || turns === undefined
      ? {}
      : {
        messages: turns.map(({ content, reasoning, role }) => ({
          role,
          content,
          ...(reasoning === undefined ? {} : { reasoning })
        }))
      })
  })

/** Puts decisions about a run on record. */
export const make = ({ name, path }: Runs.RunFolder): Deciding => {
  let current: Own.Running | undefined
  let isLeft = false

  const begin = (all: ReadonlyArray<Decide>, more: ReadonlyArray<string> = []) => {
    const place = mkdtempSync(join(tmpdir(), "stoa-sheet-"))
    const sheet = join(place, "sheet.jsonl")
    writeFileSync(sheet, all.map((one) => `${line(one)}\n`).join(""), { mode: 0o600 })
    const running = Own.run(["review", "--runs", dirname(path), "--file", sheet, ...more, "--", name])
    return { running, remove: () => rmSync(place, { recursive: true, force: true }) }
  }

  /** A sheet with a flaw is refused as a whole: its halves are tried, so that only what is wrong is refused. */
  const record = async (all: ReadonlyArray<Decide>): Promise<ReadonlyArray<Ended.Ended>> => {
    const { remove, running } = begin(all)
    current = running
    try {
      const done = await running.done
      if (done.code === 0 || all.length === 1 || !Ended.isRefusal(done)) return all.map(() => Ended.of(done))
    } finally {
      current = undefined
      if (!isLeft) remove()
    }
    const middle = Math.ceil(all.length / 2)
    return [...await record(all.slice(0, middle)), ...await record(all.slice(middle))]
  }

  const batch = Batch.make(record)
  return {
    add: batch.add,
    isBusy: batch.isBusy,
    leave: () => {
      isLeft = true
      current?.leave()
      const left = batch.takeBack()
      // The one before may still have the lock: this one waits for it.
      if (left.length > 0) begin(left, ["--wait"]).running.leave()
    }
  }
}
