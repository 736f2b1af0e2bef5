/** MATH: competition problems whose answer is a formula in LaTeX. */
import { Answer } from "@stoa/core"
import * as Attempt from "../../rehearse/Attempt.ts"
import { astray, boxed, guess } from "./rehearse.ts"
import type { Task } from "./Task.ts"

export const math: Task = {
  name: "math",
  summary: "competition problems whose answer is a formula, from files such as those of MATH, by level where wanted",
  form: "End with the answer alone, in LaTeX, as \\boxed{answer}.",
  preset: "plain",
  extract: (text) => Answer.final(text, "expression"),
  same: Answer.equal,
  right: (answer, { outcome }) => answer !== undefined && outcome !== undefined && Answer.equal(answer, outcome.text),
  rehearse: (question, chance) => {
    if (chance.flip(0.04)) return astray(chance)
    const steps = Attempt.sentences(question, chance).join("\n")
    const told = Answer.final(steps, "number") ?? guess(question, chance)
    return `${steps}\n${boxed(chance.flip(0.1) ? `\\frac{${told.replace(/[^\d]/g, "") || "1"}}{2}` : told)}`
  }
}
