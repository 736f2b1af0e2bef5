/** The independent check of a finetuning, in Python, which shares no code with what it checks. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const script = fileURLToPath(new URL("check.py", import.meta.url))

/** What the check said, and of each check that did not hold the first thing that differs; "skipped" where there is no python3 to run it. */
export type Checked =
  | {
    readonly outcome: "holds" | "differs"
    readonly lines: ReadonlyArray<string>
    readonly faults: ReadonlyArray<string>
  }
  | { readonly outcome: "skipped"; readonly why: string }

// The program itself: what is found under its name may be a slow script that looks for it each time.
const python = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).stdout?.trim()

/** Why the check cannot be run here; undefined where it can. */
export const missing: string | undefined = python
  ? undefined
  : "skipped: there is no python3 here, and the independent check of a finetuning is written in it"

/** Checks the folder of a finetuning. A check that ends with neither answer is an error of its own. */
export const checkFinetuning = (folder: string): Checked => {
  if (missing !== undefined || !python) return { outcome: "skipped", why: missing ?? "" }
  const { status, stderr, stdout } = spawnSync(python, ["-ES", script, folder], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024
  })
  if (status !== 0 && !(status === 1 && /\d+ faults in \d+ checks/.test(stdout))) {
    throw new Error(`the check of ${folder} broke off: ${stderr || stdout}`)
  }
  const lines = stdout.trimEnd().split("\n")
  const faults = lines.flatMap((line, at) =>
    line.startsWith("FAULT") ? [`${line.slice(9).replace(/ \(\d+\)$/, "")}: ${lines[at + 1]?.trim()}`] : []
  )
  return { outcome: status === 0 ? "holds" : "differs", lines, faults }
}
