/** What a command of one's own came to, in a sentence. */
import type { Commands } from "@stoa/core"
import { codes } from "../cli/CommandError.ts"
import type * as Own from "./Own.ts"

/** How it ended, and what it said. */
export interface Ended {
  readonly state: Commands.Answer["state"]
  readonly answer: string
}

/** A refusal with its sentence. */
export const refused = (answer: string): Ended => ({ state: "refused", answer })

/** True where what was asked for was wrong. */
export const isRefusal = ({ code }: Own.Outcome): boolean => code === codes.usage

/** What it says: in its first line where it went well, else in the last that is a complaint. */
export const of = ({ code, stderr, stdout }: Own.Outcome): Ended => {
  const said = `${stderr}\n${stdout}`.split("\n").map((line) => line.trim()).filter((line) => line !== "")
  if (code === 0) return { state: "done", answer: said[0] ?? "Done." }
  return refused(
    (said.findLast((line) => line.startsWith("stoa:")) ?? said.at(-1) ?? "It failed.").replace(/^stoa: /, "")
  )
}
