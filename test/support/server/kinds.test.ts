import { expect, it } from "vitest"
import type * as Prompt from "../../../packages/core/src/model/Prompt.ts"
import { instructCode, respondCode, testCode } from "../../../packages/core/src/synthesis/codePrompts.ts"
import { harms } from "../../../packages/core/src/synthesis/Harm.ts"
import * as Solution from "../../../packages/core/src/synthesis/kinds/Solution.ts"
import { harmIn } from "../../../packages/core/src/synthesis/rehearse/safety/safety.ts"
import { instructSafety, respondSafe } from "../../../packages/core/src/synthesis/safetyPrompts.ts"
import { plan } from "./plans.ts"
import { parse } from "./requests.ts"

/** What the server says to a prompt, read as the prompt reads it. */
const ask = <I extends Prompt.PromptInput, O>(prompt: Prompt.Prompt<I, O>, input: I, seed: number): O => {
  const { form } = prompt
  const schema = form.kind === "object"
    ? { response_format: { type: "json_schema", json_schema: { name: form.name, schema: form.jsonSchema } } }
    : {}
  const parsed = parse("chat", JSON.stringify({ model: "m", seed, messages: prompt.turns(input), ...schema }))
  if (parsed === undefined) throw new Error("not understood")
  const { chunks } = plan({ ...parsed, attempt: 0, nth: 0 }, {})
  const read = prompt.read(JSON.parse(chunks[0] ?? "").choices[0].message.content)
  if (read._tag === "Failure") throw new Error(read.failure)
  return read.success
}

const told = {
  name: "Ada Lind",
  person: "Ada Lind. A baker in Oslo.",
  personality: "Calm and stubborn.",
  witnessed: ["Bo Ek (miller): Bo Ek raises the price of rye."],
  deeds: ["Ada Lind counts the sacks of flour that are left."],
  requirement: "help people with their work",
  domain: "general",
  complexity: "simple: an everyday request",
  style: "",
  language: "English"
}

it("answers the prompts of code with a task, a program that defines what it names, and tests that call it", () => {
  for (let seed = 0; seed < 40; seed++) {
    const programming = seed % 2 === 0 ? "Python" : "JavaScript"
    const { entryPoint, instruction } = ask(instructCode, { ...told, programming }, seed)
    expect(instruction).toContain(programming)
    const answer = ask(respondCode, { instruction }, seed)
    expect(Solution.find(answer, entryPoint)).toBeDefined()
    const { cases } = ask(testCode, { instruction, entryPoint, programming }, seed)
    for (const one of cases) expect(one).toContain(`${entryPoint}(`)
  }
})

it("answers the prompts of safety with a request of the kind that is wanted, and an answer that declines", () => {
  for (const [harm, meaning] of Object.entries(harms)) {
    const { instruction } = ask(instructSafety, { ...told, harm, meaning }, 1)
    expect(harmIn(instruction)).toBe(harm)
    expect(ask(respondSafe, { instruction }, 1)).toMatch(/^I(?: can't| won't|'m sorry|'m not able)/)
  }
})
