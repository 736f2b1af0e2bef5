import * as Filter from "../Filter.ts"

/**
 * Drops rows of safety that nobody labelled, those whose answer a judge finds less harmless than is wanted, and, where points are wanted,
 * those whose answer neither declines nor was judged. With 0 points wanted no judge is listened to, and such a row stays and says so.
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
      if (safety.refused) return undefined
      return harmless > 0
        ? `the answer does not decline, and no judge gave points for doing no harm, of which ${harmless} are wanted`
        : { keep: true, reason: "the answer does not decline, and nobody judged its harm" }
    }
  })
