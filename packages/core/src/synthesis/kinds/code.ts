import { Effect } from "effect"
import type { Verification } from "../../domain/Draft.ts"
import * as Place from "../../domain/Place.ts"
import { plain } from "../../domain/PlainText.ts"
import type { Programming } from "../../domain/Requirement.ts"
import * as Sandbox from "../../sandbox/Sandbox.ts"
import { instructCode, respondCode, testCode } from "../codePrompts.ts"
import * as Situation from "../Situation.ts"
import * as Solution from "./Solution.ts"

/** The languages as people call them. */
const names: Readonly<Record<Programming, string>> = { python: "Python", javascript: "JavaScript" }

/** A verdict that needs no run. */
const failed = (detail: string): Verification => ({ verdict: "failed", detail, by: "" })

/** The task, with the function's head where the message forgot it: whoever answers sees nothing else. */
const whole = (instruction: string, { entryPoint, signature }: { entryPoint: string; signature: string }): string =>
  // A word that happens to be the same is no name.
  new RegExp(`\\b${entryPoint}\\b\\s*\\(|\`${entryPoint}\``).test(instruction)
    ? instruction
    : `${instruction}\n\n\`${signature.includes(entryPoint) ? signature : entryPoint}\``

/**
 * A programming task in the person's voice, a program for it, and tests that are written from the task alone (MATRIX-Gen section
 * 4.2). The tests are run; what came of it stands in the row, and a gate goes by it.
 */
export const code: Situation.Writer = Effect.fnUntraced(function*(situation) {
  const programming = situation.requirement.programming ?? "python"
  const asked = yield* Situation.ask(situation, instructCode, {
    input: { ...situation.told, programming: names[programming] },
    step: "instruct"
  })
  if (asked === undefined) return undefined
  const { entryPoint } = asked.output
  const instruction = whole(plain(asked.output.instruction).trim(), {
    entryPoint,
    signature: plain(asked.output.signature).trim()
  })
  const [answered, tested] = yield* Effect.all([
    Situation.ask(situation, respondCode, { input: { instruction }, step: "respond" }),
    Situation.ask(situation, testCode, {
      input: { instruction, entryPoint, programming: names[programming] },
      step: "test"
    })
  ], { concurrency: "unbounded" })
  if (answered === undefined || tested === undefined) return undefined
  const answer = plain(answered.output).trim()
  const found = Solution.find(answer, entryPoint)
  const solution = found ?? ""
  const tests = Solution.tests(tested.output.cases.map((one) => plain(one).trimEnd()), { programming, solution })
  const verification = found === undefined
    ? failed(`the answer has no code that defines ${entryPoint}`)
    : !tests.includes(entryPoint)
    ? failed(`no test calls ${entryPoint}`)
    : yield* Sandbox.run(
      { programming, source: Solution.withTests(solution, tests, programming) },
      Place.join(situation.place, "tests")
    )
  return Situation.draft(situation, {
    turns: [{ role: "user", content: instruction }, { role: "assistant", content: answer }],
    program: { programming, entryPoint, solution, tests, verification },
    makings: [asked.making, answered.making, tested.making]
  })
})
