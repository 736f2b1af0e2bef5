import { difficulties, qualities, type Ratings } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

/** The grades that may stay: the worst quality, and the easiest and the hardest. */
export interface Grades {
  readonly quality: Ratings["quality"]
  readonly easiest: Ratings["difficulty"]
  readonly hardest: Ratings["difficulty"]
}

/** Drops rows whose instruction a judge graded below or beyond what is wanted; rows without ratings stay. */
export const grades = ({ easiest, hardest, quality }: Grades) =>
  Filter.ofRows(
    "grades",
    "The instruction is as good and as demanding as wanted, by a judge's grades.",
    ({ ratings }) => {
      if (ratings === undefined) return undefined
      if (qualities.indexOf(ratings.quality) < qualities.indexOf(quality)) {
        return `the judge finds the instruction ${ratings.quality}, and ${quality} is the worst that may stay`
      }
      const grade = difficulties.indexOf(ratings.difficulty)
      if (grade < difficulties.indexOf(easiest)) {
        return `the judge finds it ${ratings.difficulty}, and ${easiest} is the easiest that may stay`
      }
      return grade > difficulties.indexOf(hardest)
        ? `the judge finds it ${ratings.difficulty}, and ${hardest} is the hardest that may stay`
        : undefined
    }
  )
