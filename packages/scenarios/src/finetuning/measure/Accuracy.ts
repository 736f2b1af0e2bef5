/** How often answers are right, and how sure that is. */

export interface Accuracy {
  /** Share of right answers; 0 where there are none. */
  readonly accuracy: number
  /** Its standard error: the deviation of 0 and 1 (of the population, over n) over the root of n. */
  readonly error: number
}

/** The accuracy of answers. One that could not be read is not right, and counts. */
export const of = (scores: ReadonlyArray<{ readonly right: boolean }>): Accuracy => {
  const n = scores.length
  if (n === 0) return { accuracy: 0, error: 0 }
  const accuracy = scores.filter(({ right }) => right).length / n
  return { accuracy, error: Math.sqrt(accuracy * (1 - accuracy) / n) }
}
