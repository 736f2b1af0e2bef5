import * as Filter from "../Filter.ts"

/** Drops rows of several turns that came to one exchange, as where the person would not go on: those are no conversations. */
export const exchanges = Filter.ofKind("exchanges", {
  kind: "multi-turn",
  summary: "A conversation goes on after its first answer.",
  judge: ({ turns }) =>
    turns.filter(({ role }) => role === "assistant").length > 1
      ? undefined
      : "the conversation has one exchange, and two are the fewest"
})
