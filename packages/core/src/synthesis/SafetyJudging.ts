/** Whether judges look at the answers to harmful requests. */
import { Context } from "effect"

/** True where a recipe wants the points of judges for rows of safety; false by default. */
export const SafetyJudging = Context.Reference<boolean>("@stoa/core/synthesis/SafetyJudging", {
  defaultValue: () => false
})
