import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"

const ends = {
  failed: "the program fails its tests",
  timeout: "the program does not come to an end in time",
  memory: "the program takes more memory than it may"
}

const because = (what: string, detail: string): string => {
  const why = brief(detail, 300)
  return why === "" ? what : `${what}: ${why}`
}

/** Drops rows of code whose program fails its tests. Where nothing could run them the row stays, and says so. */
export const tests = Filter.ofKind("tests", {
  kind: "code",
  summary: "The program of a row of code passes its tests.",
  judge: ({ program }): Filter.Finding => {
    if (program === undefined) return "the row has no program"
    const { detail, verdict } = program.verification
    if (verdict === "passed") return undefined
    return verdict === "unverified"
      ? { keep: true, reason: because("unverified", detail || "nothing ran its tests") }
      : because(ends[verdict], detail)
  }
})
