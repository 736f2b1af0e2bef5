import type { Draft } from "../../../packages/core/src/domain/Draft.ts"

/** A draft that says what is given and is otherwise beyond reproach. */
export const draftOf = (
  instruction: string,
  response = "Write down what you spend in a week, then decide.",
  id = "r1/w0/0"
): Draft => ({
  id,
  kind: "sft",
  requirement: 1,
  domain: "general",
  complexity: "simple",
  turns: [{ role: "user", content: instruction }, { role: "assistant", content: response }],
  sources: { episode: "g000/e1", agents: ["a0000"], messages: ["g000/0/a0000/1"], profiles: ["p1"] },
  makings: []
})
