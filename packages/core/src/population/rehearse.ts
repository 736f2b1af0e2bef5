/** What the rehearsal model says when a person is grounded. */
import type { Chance } from "../domain/Seed.ts"
import type { Grounding } from "./prompts.ts"

/** A personality, a life goal and a plan out of a person's own words. */
export const rehearseGround = (
  input: { readonly person: string; readonly past: ReadonlyArray<string> },
  chance: Chance
): Grounding => {
  const name = (input.person.split(/[.\n]/)[0] ?? "").trim() || "This person"
  return {
    personality: `${name} is ${chance.pick(["careful", "stubborn", "warm"])} and shows it in work.`,
    lifeGoal: `${name} wants to bring one piece of work to a good end.`,
    plan: ["Take stock", "Ask a neighbour", "Try it out", "Show the result", "Write it down"].map((title) => ({
      title,
      detail: `${title} of the work at hand.`
    }))
  }
}
