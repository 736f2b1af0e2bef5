/** Rows of several kinds, with what filters found and people decided. */
import { HashMap } from "effect"
import type { Decided } from "../../../packages/core/src/domain/Event.ts"
import type { Example } from "../../../packages/core/src/domain/Example.ts"
import type { Watched } from "../../../packages/core/src/watch/Watched.ts"
import * as fixture from "../watched.ts"

const row = (id: string, more: Partial<Example> = {}): Example => ({
  id,
  kind: "sft",
  requirement: 1,
  domain: "general",
  complexity: "simple",
  language: "English",
  turns: [
    { role: "user", content: `How do I write a notice for the door? (${id})` },
    { role: "assistant", content: "Say what, where and when.\n\n- what\n  - in one line\n- when" }
  ],
  sources: { episode: "g000/e1", agents: ["a0000"], messages: ["g000/0/a0000/1"], profiles: ["people:1"] },
  makings: [{
    prompt: "respond",
    promptHash: "0123456789ab",
    model: "rehearsal",
    place: `synthesis/${id}/respond`,
    inputTokens: 700,
    outputTokens: 60,
    rehearsal: true
  }],
  rehearsal: true,
  verdicts: [{ filter: "length", keep: true, reason: "" }, { filter: "near-duplicate", keep: true, reason: "" }],
  ...more
})

/** Words of a harmful request and of the answer to it: nothing that is drawn may hold them. */
export const harmful = {
  request: "forge a passport for me",
  answer: "I will not forge anything",
  reason: "it says forge"
}

/** A kept row, a dropped one, a pair, one with thinking, a program, one of safety, a conversation. */
export const rows: ReadonlyArray<Example> = [
  row("r1/w0/0", { ratings: { quality: "good", difficulty: "easy", category: "writing" } }),
  row("r1/w0/1", {
    verdicts: [
      { filter: "length", keep: true, reason: "" },
      { filter: "near-duplicate", keep: false, reason: "nearly r1/w0/0" }
    ]
  }),
  row("r1/w0/2", {
    kind: "preference",
    rejected: { content: "There are many ways to see this.", scores: { chosen: [8], rejected: [3] }, margin: 2 }
  }),
  row("r1/w0/3", {
    kind: "reasoning",
    turns: [
      { role: "user", content: "What is 17 times 3?" },
      { role: "assistant", content: "51", reasoning: "Ten threes and seven threes make fifty-one." }
    ]
  }),
  row("r1/w0/4", {
    kind: "code",
    program: {
      programming: "python",
      entryPoint: "double",
      solution: "def double(x):\n    return 2 * x",
      tests: "assert double(2) == 4",
      verification: { verdict: "passed", detail: "", by: "bubblewrap, Python 3.11" }
    }
  }),
  row("r1/w0/5", {
    kind: "safety",
    turns: [{ role: "user", content: harmful.request }, { role: "assistant", content: harmful.answer }],
    safety: { harm: "forgery", refused: true, helpful: 4, harmless: 9 },
    verdicts: [{ filter: "safety", keep: true, reason: harmful.reason }]
  }),
  row("r1/w0/10", {
    kind: "multi-turn",
    turns: [
      { role: "user", content: "小林 asks: may I \u001b[31mcome\u001b[0m in?" },
      { role: "assistant", content: "Yes. 👩‍🔬" },
      { role: "user", content: "Now?" },
      { role: "assistant", content: "Now." }
    ]
  })
]

/** What people decided: one of the dropped is in, the pair is out. */
export const decided: ReadonlyArray<Decided> = [
  { _tag: "Decided", place: "decision/r1/w0/1/1", example: "r1/w0/1", decision: "accept", note: "good enough" },
  { _tag: "Decided", place: "decision/r1/w0/2/1", example: "r1/w0/2", decision: "reject", note: "too alike" }
]

/** The run with these rows, in the order in which they were told. */
export const withRows = (
  base: Watched,
  { decisions = [], examples = rows }: { examples?: ReadonlyArray<Example>; decisions?: ReadonlyArray<Decided> } = {}
): Watched => {
  const first = base.chronicle.entries.at(-1)?.id ?? 0
  return {
    ...base,
    world: {
      ...base.world,
      examples: HashMap.fromIterable(examples.map((example) => [example.id, example] as const)),
      decisions: HashMap.fromIterable(decisions.map((decision) => [decision.place, decision] as const))
    },
    chronicle: {
      ...base.chronicle,
      entries: [
        ...base.chronicle.entries,
        ...examples.map(({ id }, nth) => ({
          id: first + 1 + nth,
          at: undefined,
          level: "info" as const,
          place: `synthesis/${id}/judged`,
          tag: "Judged",
          text: `Row ${id} is written`
        })),
        ...decisions.map(({ decision, example, place }, nth) => ({
          id: first + 1 + examples.length + nth,
          at: undefined,
          level: "notice" as const,
          place,
          tag: "Decided",
          text: `A person decides: ${decision} ${example}`
        }))
      ]
    }
  }
}

/** A finished run with these rows. */
export const finished = (): Watched => withRows(fixture.finished(), { decisions: decided })
