/** GSM8K: word problems of grade school whose answer is one number. */
import { Answer } from "@stoa/core"
import * as Attempt from "../../rehearse/Attempt.ts"
import { numbers } from "./numbers.ts"
import { astray, boxed, guess } from "./rehearse.ts"
import type { Task } from "./Task.ts"

export const gsm8k: Task = {
  ...numbers,
  name: "gsm8k",
  summary: "word problems whose answer is one number, from files such as those of GSM8K",
  preset: "gsm8k",
  rehearse: (question, chance) => {
    if (chance.flip(0.04)) return astray(chance)
    const steps = Attempt.sentences(question, chance).join("\n")
    return `${steps}\n${boxed(Answer.final(steps, "number") ?? guess(question, chance))}`
  }
}
