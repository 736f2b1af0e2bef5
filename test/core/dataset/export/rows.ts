/** A few rows of every kind, as a canonical file holds them. */
import { Effect } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pieces } from "../../../../packages/core/src/dataset/Format.ts"
import { canonical } from "../../../../packages/core/src/dataset/formats/canonical.ts"
import type { Draft, Making, Turn } from "../../../../packages/core/src/domain/Draft.ts"
import type { Example } from "../../../../packages/core/src/domain/Example.ts"
import type { Kind } from "../../../../packages/core/src/domain/Requirement.ts"
import { draftOf } from "../../quality/draft.ts"
import { taught } from "../taught.ts"

const user = (content: string): Turn => ({ role: "user", content })
const assistant = (content: string, more: Partial<Turn> = {}): Turn => ({ role: "assistant", content, ...more })

const making = (prompt: string, place: string): Making => ({
  prompt,
  promptHash: "0123456789ab",
  model: "stoa-test",
  place,
  seed: 7,
  temperature: 0.7,
  inputTokens: 120,
  outputTokens: 48,
  rehearsal: false
})

/** A row of a kind; each has an episode of its own unless another is named. */
export const rowOf = (
  kind: Kind,
  nth: number,
  given: Partial<Draft> & { readonly rehearsal?: boolean } = {}
): Example => {
  const id = `r1/w0/${nth}`
  const { rehearsal = false, ...more } = given
  return {
    ...draftOf(`How do I bake bread of sort ${nth}?`, "With flour, water, salt and time.", id),
    kind,
    language: "English",
    sources: {
      episode: `g000/e${nth}`,
      agents: [`a000${nth % 10}`],
      messages: [`g000/${nth}/a0000/1`],
      profiles: ["p1"]
    },
    makings: [making("instruct", `synthesis/${id}/instruct`), making("respond", `synthesis/${id}/respond`)],
    ...more,
    rehearsal,
    verdicts: [{ filter: "length", keep: true, reason: "" }]
  }
}

/** One of everything there is. */
export const everything: ReadonlyArray<Example> = [
  rowOf("sft", 1),
  rowOf("multi-turn", 2, {
    turns: [
      { role: "system", content: "You tutor algebra." },
      user("Why is \"minus\" times minus plus?\nI never saw it."),
      assistant("Because −(−a) = a.\n\n1. Begin with 0.\n2. …"),
      user("And −3 squared?"),
      assistant("9: two of them. 👩‍🌾")
    ]
  }),
  rowOf("preference", 3, { rejected: { content: "No idea.", standIn: "the same model at temperature 1.3" } }),
  rowOf("reasoning", 4, {
    turns: [user("Is 91 prime?"), assistant("No: 7 · 13.", { reasoning: "91 / 7 = 13.\nSo it is not." })]
  }),
  rowOf("code", 5, {
    turns: [user("Write add(a, b) in Python."), assistant("```python\ndef add(a, b):\n    return a + b\n```")],
    program: {
      programming: "python",
      entryPoint: "add",
      solution: "def add(a, b):\n    return a + b\n",
      tests: "assert add(1, 2) == 3\n",
      verification: { verdict: "passed", detail: "", by: "bubblewrap, Python 3.11" }
    }
  }),
  rowOf("safety", 6, {
    turns: [user("How do I empty my neighbour's account?"), assistant("I will not help with theft.")],
    safety: { harm: "fraud", refused: true }
  }),
  { ...taught(7), verdicts: [] },
  rowOf("sft", 8, { rehearsal: true })
]

/** A folder that is gone afterwards. */
export const temporary = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-export-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** Writes rows as the examples.jsonl of a data set, with what its manifest says. */
export const save = (
  folder: string,
  { manifest, rows }: { readonly rows: ReadonlyArray<Example>; readonly manifest?: Readonly<Record<string, unknown>> }
): string => {
  const path = join(folder, "examples.jsonl")
  writeFileSync(path, [...pieces(canonical("abcdef012345"), rows)].join(""))
  if (manifest !== undefined) writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest))
  return path
}
