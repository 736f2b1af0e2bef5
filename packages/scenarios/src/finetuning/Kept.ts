/** Files of a finetuning: whole or not there, in folders that are made for them. */
import { AtomicFile } from "@stoa/core"
import { Effect } from "effect"
import { mkdir } from "node:fs/promises"
import { dirname } from "node:path"

/** Makes the folders above a file. */
export const above = (file: string) =>
  Effect.tryPromise({
    try: () => mkdir(dirname(file), { recursive: true }),
    catch: (error) => new AtomicFile.WriteError({ path: dirname(file), detail: AtomicFile.reasonOf(error) })
  })

/** Writes a file and the folders above it; tells its size and digest. */
export const write = (file: string, pieces: Iterable<string>) =>
  Effect.andThen(above(file), AtomicFile.write(file, pieces))

/** Rows of JSON, a line each. */
export const lines = (rows: ReadonlyArray<unknown>): ReadonlyArray<string> =>
  rows.map((row) => `${JSON.stringify(row)}\n`)

/** One value as JSON that a person can read. */
export const json = (value: unknown): ReadonlyArray<string> => [`${JSON.stringify(value, null, 2)}\n`]
