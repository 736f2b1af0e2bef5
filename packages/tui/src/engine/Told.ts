/** What a detached engine tells whoever started it, as long as they are there: where its run is, and how it ended. */
import type { Runs } from "@stoa/core"

/** The variable of the environment that makes a process an engine. */
export const variable = "STOA_ENGINE"

/** What is told. */
export type Told =
  | { readonly _tag: "Folder"; readonly folder: Runs.RunFolder }
  | { readonly _tag: "Ended"; readonly code: number; readonly sentence: string }

// Processes that the engine starts are none.
const isOne = process.env[variable] !== undefined && process.send !== undefined
if (isOne) delete process.env[variable]

/** True in a process that was started as an engine: it has no terminal, and goes on without whoever started it. */
export const isEngine = (): boolean => isOne

/** Milliseconds that the end is told for at most: whoever does not listen must not keep a finished engine. */
const patience = 1000

const send = (told: Told): Promise<void> =>
  new Promise((resolve) => {
    if (!isOne || process.connected !== true || process.send === undefined) return resolve()
    const late = setTimeout(resolve, patience)
    const done = () => {
      clearTimeout(late)
      resolve()
    }
    // Whoever started it may be gone in this very moment.
    try {
      process.send(told, undefined, undefined, done)
    } catch {
      done()
    }
  })

/** The run's folder is there, and its log is open. */
export const folder = ({ database, dataset, name, path, recipe }: Runs.RunFolder): void =>
  void send({ _tag: "Folder", folder: { name, path, database, recipe, dataset } })

/** The end, with the sentence of a failure. */
export const ended = (code: number, sentence: string): Promise<void> => send({ _tag: "Ended", code, sentence })
