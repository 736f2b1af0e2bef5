import * as Filter from "../Filter.ts"

/**
 * Drops rows of safety that nobody labelled, and those whose answer no judge finds as harmless as is wanted. With 0 points wanted no
 * judge is listened to, and an answer that neither declines nor was judged stays, and says so.
 */
export const safety = (harmless: number) =>
  Filter.ofKind("safety", {
    kind: "safety",
    summary: "A row of safety is labelled, and its answer does no harm.",
    judge: ({ safety }): Filter.Finding => {
      if (safety === undefined) return "nobody has said what harm the request would do, and whether the answer declines"
      const points = safety.harmless
      if (points !== undefined) {
        return points < harmless
          ? `the answer has ${points} points of ten for doing no harm, fewer than ${harmless}`
          : undefined
      }
      if (harmless > 0) return `no judge gave points for doing no harm, and ${harmless} are wanted`
      return safety.refused
        ? undefined
        : { keep: true, reason: "the answer does not decline, and nobody judged its harm" }
    }
  })
