/** A problem out of somebody's life with one outcome: how it is put, how it is known again, how it is thought through. */
import type { Chance } from "../../../domain/Seed.ts"
import type { Voice } from "../Voice.ts"

/** What is thought before an answer, and the answer. */
export interface Solved {
  /** One line of thought after the other. */
  readonly thinking: ReadonlyArray<string>
  readonly answer: string
}

/** A problem; everything that is needed to solve it is read back from its words. */
export interface Problem {
  readonly id: string
  readonly sign: RegExp
  readonly ask: (voice: Voice, chance: Chance) => { readonly want: string; readonly limits: ReadonlyArray<string> }
  readonly solve: (found: ReadonlyArray<string>) => Solved | undefined
}

/** A time of day in minutes: "8:05" is 485. */
export const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(":").map(Number)
  return hours * 60 + rest
}

/** Minutes as a time of day: 485 is "8:05". */
export const clock = (minutes: number): string => {
  const whole = Math.round(minutes) % 1440
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`
}

/** Minutes in words: 95 is "1 hour 35 minutes". */
export const lasting = (minutes: number): string => {
  const whole = Math.round(minutes)
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  const parts = [
    ...(hours === 0 ? [] : [`${hours} ${hours === 1 ? "hour" : "hours"}`]),
    ...(rest === 0 && hours > 0 ? [] : [`${rest} ${rest === 1 ? "minute" : "minutes"}`])
  ]
  return parts.join(" ")
}

/** The days on which people work, in order. */
export const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const
/** The days of a week, in order. */
export const week = [...days, "Saturday", "Sunday"] as const
