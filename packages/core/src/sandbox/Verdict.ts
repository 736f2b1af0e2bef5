/** What the end of a program says about it. */
import type { Verification } from "../domain/Draft.ts"
import { brief } from "../domain/PlainText.ts"
import type { Interpreter } from "./Interpreter.ts"
import type { Limits } from "./Limits.ts"

/** How a program ended. */
export interface Ended {
  /** Its exit code, 128 and the signal for one that was killed. */
  readonly code: number
  readonly output: string
  readonly errors: string
  /** The limit that was reached and for which it was killed from outside. */
  readonly killed?: "wall" | "output"
  readonly seconds: number
}

/** Characters of a detail at most. */
const most = 300

const signals = { abort: 134, trap: 133, kill: 137, cpu: 152, size: 153 }

/** The verdict about a program by how it ended; `mark` is what it writes when it came to its last line. */
export const verdict = (
  { code, errors, killed, output, seconds }: Ended,
  { interpreter, limits, mark }: { readonly interpreter: Interpreter; readonly limits: Limits; readonly mark: string }
): Omit<Verification, "by"> => {
  const lines = errors.split("\n").map((line) => line.trimEnd()).filter((line) => line !== "")
  const failed = (detail: string) => ({ verdict: "failed" as const, detail: brief(detail, most) })
  if (killed === "output") return failed(`it wrote more than ${limits.output / 1024} KB`)
  if (killed === "wall") return { verdict: "timeout", detail: `it had not ended after ${limits.wall} seconds` }
  if (code === 0) {
    return output.includes(mark) ? { verdict: "passed", detail: "" } : failed("it ended before its last test")
  }
  const overMemory = { verdict: "memory" as const, detail: `it took more than ${limits.memory / 2 ** 20} MB` }
  if (interpreter.outOfMemory.test(errors)) return overMemory
  if (code === signals.cpu || code === signals.kill && seconds >= limits.cpu) {
    return { verdict: "timeout", detail: `it computed for more than ${limits.cpu} seconds` }
  }
  if (code === signals.kill) return overMemory
  if (code === signals.size) return failed("it wrote too much to a file")
  const problem = interpreter.problem(lines)
  return failed(problem ?? (code > 128 ? `it was ended by signal ${code - 128}` : `it ended with code ${code}`))
}
