import { isKeys } from "./schemaNodes.ts"

const roles: ReadonlyArray<unknown> = ["system", "developer", "user", "assistant", "tool"]

const lineFlaw = (line: string): string | undefined => {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return "is no JSON"
  }
  if (!isKeys(row) || !Array.isArray(row["messages"]) || row["messages"].length === 0) return "has no messages"
  let learnt = 0
  for (const message of row["messages"] as ReadonlyArray<unknown>) {
    if (!isKeys(message) || !roles.includes(message["role"])) return "has a message without a role"
    const { content, role, weight } = message
    if (typeof content !== "string" || content === "") return "has a message without content"
    if (weight !== undefined && (role !== "assistant" || (weight !== 0 && weight !== 1))) {
      return "has a weight that is not 0 or 1 of an assistant message"
    }
    if (role === "assistant" && weight !== 0) learnt++
  }
  return learnt === 0 ? "has no assistant message that is learnt" : undefined
}

/** What is wrong with a file of conversations in OpenAI's form, as its server would say it; undefined where nothing is. */
export const flawOf = (text: string, least: number): string | undefined => {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  for (const [index, line] of lines.entries()) {
    const flaw = lineFlaw(line)
    if (flaw !== undefined) return `Invalid file format: line ${index + 1} ${flaw}.`
  }
  return lines.length < least
    ? `Training file has ${lines.length} example(s), but must have at least ${least} examples.`
    : undefined
}
