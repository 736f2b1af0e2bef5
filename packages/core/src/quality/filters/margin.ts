import * as Filter from "../Filter.ts"

/** Drops pairs of which a judge finds the chosen response not so much better as is wanted. */
export const margin = Filter.ofRows(
  "margin",
  "A judge finds the chosen response better by the margin wanted.",
  ({ rejected }) => {
    const { margin, scores } = rejected ?? {}
    if (margin === undefined) return undefined
    const [chosen, other] = [scores?.chosen[0], scores?.rejected[0]]
    if (chosen === undefined || other === undefined) return `no judge gave points, and a margin of ${margin} is wanted`
    return chosen - other < margin
      ? `the chosen response has ${chosen} points of ten and the rejected ${other}; ${margin} more are wanted`
      : undefined
  }
)
