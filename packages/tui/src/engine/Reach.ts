/** Asks something of a run: of the engine that works on it, or, where nobody does, by the command that does the same. */
import { type Command, Commands, Notes, RunLock, type Runs, RunStore } from "@stoa/core"
import { Effect, Option } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import * as Own from "./Own.ts"

/** The number of a command that an engine has been asked, or what came of it at once. */
export type Asked =
  | { readonly id: number }
  | { readonly state: Commands.Answer["state"]; readonly answer: string }

/** True while an engine works on a run. */
export const isAtWork = (folder: Runs.RunFolder): boolean => Effect.runSync(RunLock.isHeld(folder))

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

const refused = (answer: string): Asked => ({ state: "refused", answer })

/** What a command came to: what it says in its last line. */
const outcome = ({ code, stderr, stdout }: Own.Outcome, answer?: string): Asked => {
  const said = `${stderr}\n${stdout}`.split("\n").map((line) => line.trim()).filter((line) => line !== "")
  if (code === 0) return { state: "done", answer: answer ?? said[0] ?? "Done." }
  return refused(
    (said.findLast((line) => line.startsWith("stoa:")) ?? said.at(-1) ?? "It failed.").replace(/^stoa: /, "")
  )
}

const runsOf = ({ path }: Runs.RunFolder): ReadonlyArray<string> => ["--runs", dirname(path)]

/** An edit has no flag: it stands on a sheet. */
const bySheet = async (folder: Runs.RunFolder, { note, row, turns = [] }: Command.Command & { _tag: "Decide" }) => {
  const place = await mkdtemp(join(tmpdir(), "stoa-sheet-"))
  try {
    const sheet = join(place, "sheet.jsonl")
    const messages = turns.map(({ content, reasoning, role }) => ({
      role,
      content,
      ...(reasoning === undefined ? {} : { reasoning })
    }))
    await writeFile(sheet, `${JSON.stringify({ row, decision: "edit", note, messages })}\n`)
    return await Own.run(["review", folder.name, "--file", sheet, ...runsOf(folder)])
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

const decide = async (folder: Runs.RunFolder, asked: Command.Command & { _tag: "Decide" }): Promise<Asked> => {
  const { decision, note, row } = asked
  const because = note === "" ? [] : [`--note=${note}`]
  return outcome(
    decision === "edit"
      ? await bySheet(folder, asked)
      : await Own.run(["review", folder.name, `--${decision}=${row}`, ...because, ...runsOf(folder)])
  )
}

/** The one answer among the observations that were printed. */
const answerIn = (printed: string): string | undefined => {
  try {
    const { observations } = JSON.parse(printed) as { observations?: ReadonlyArray<{ readonly answer?: string }> }
    return observations?.[0]?.answer
  } catch {
    return undefined
  }
}

const interview = async (folder: Runs.RunFolder, asked: Command.Command & { _tag: "Interview" }): Promise<Asked> => {
  const { agent, question } = asked
  const done = await Own.run(["interview", ...runsOf(folder), "--json", "--", folder.name, agent, question])
  return outcome(done, answerIn(done.stdout))
}

/** Asks it. While nobody works on the run, only what leaves its course alone can be had. */
export const ask = async (folder: Runs.RunFolder, command: Command.Command): Promise<Asked> => {
  if (isAtWork(folder)) return { id: await Effect.runPromise(Commands.post(folder.database, command)) }
  switch (command._tag) {
    case "Decide":
      return await decide(folder, command)
    case "Interview":
      return await interview(folder, command)
    default:
      return refused(`Nobody works on ${folder.name}: go on with stoa resume ${folder.name}`)
  }
}
