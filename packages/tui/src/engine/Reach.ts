/** Asks something of a run: of the engine that works on it, or, where nobody does, by the command that does the same. */
import { type Command, Commands, Notes, RunLock, type Runs, RunStore } from "@stoa/core"
import { Effect, Option } from "effect"
import * as Again from "../ui/state/Again.ts"
import * as Asking from "./Asking.ts"
import * as Deciding from "./Deciding.ts"
import * as Ended from "./Ended.ts"

/** The number of a command that an engine has been asked, or what came of it at once. */
export type Asked = { readonly id: number } | Ended.Ended

/** Somebody who asks things of a run. */
export interface Reach {
  readonly ask: (command: Command.Command) => Promise<Asked>
  /** True while a process of its own has the run's lock: it writes the data set as people decided. */
  readonly isWriting: () => boolean
  /** Waits for nothing any more: decisions are put on record all the same, questions are given up. */
  readonly leave: () => void
}

/** True while an engine works on a run. */
export const isAtWork = (folder: Runs.RunFolder): boolean => RunLock.isHeldNow(folder)

/** The number of the process that works on a run; undefined where none does. */
export const pid = (folder: Runs.RunFolder): Promise<number | undefined> =>
  isAtWork(folder)
    ? Effect.runPromise(
      Effect.flatMap(Notes.Notes, (notes) => notes.get("owner")).pipe(
        Effect.provide(RunStore.layer(folder.database, { readonly: true })),
        Effect.map((owner) => Option.getOrUndefined(owner)?.pid),
        Effect.orElseSucceed(() => undefined)
      )
    )
    : Promise.resolve(undefined)

/** Reaches a run. While nobody works on it, only what leaves its course alone can be had. */
export const make = (folder: Runs.RunFolder): Reach => {
  const deciding = Deciding.make(folder)
  const asking = Asking.make(folder)
  return {
    ask: async (command) => {
      // A lock that a process of this screen has is no engine's.
      if (!deciding.isBusy() && isAtWork(folder)) {
        return { id: await Effect.runPromise(Commands.post(folder.database, command)) }
      }
      switch (command._tag) {
        case "Decide":
          return await deciding.add(command)
        case "Interview":
          return await asking.add(command)
        default:
          return Ended.refused(
            deciding.isBusy()
              ? "The data set is being written: that takes a few seconds."
              : `Nobody works on ${folder.name}: go on with ${Again.of("resume", folder)}`
          )
      }
    },
    isWriting: deciding.isBusy,
    leave: () => {
      deciding.leave()
      asking.leave()
    }
  }
}
