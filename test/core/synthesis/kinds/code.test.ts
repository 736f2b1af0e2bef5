import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Draft, type Verification } from "../../../../packages/core/src/domain/Draft.ts"
import type { Requirement } from "../../../../packages/core/src/domain/Requirement.ts"
import * as EventLog from "../../../../packages/core/src/log/EventLog.ts"
import * as Rehearsal from "../../../../packages/core/src/model/Rehearsal.ts"
import { tests as gate } from "../../../../packages/core/src/quality/filters/tests.ts"
import * as Sandbox from "../../../../packages/core/src/sandbox/Sandbox.ts"
import { code } from "../../../../packages/core/src/synthesis/kinds/code.ts"
import { answering, naming, situationOf } from "./situation.ts"

const fence = "```"
const task = {
  instruction: "A Python function, please: `loaves(sacks)` gives 40 loaves for each sack.",
  entryPoint: "loaves",
  signature: "loaves(sacks)"
}
const program = "def loaves(sacks):\n    return 40 * sacks"
const answer = `Here it is:\n\n${fence}python\n${program}\n${fence}\n\nCall it with a number.`
const cases = ["assert loaves(0) == 0", "assert loaves(1) == 40", "assert loaves(3) == 120"]

const answers = {
  "instruct-code": JSON.stringify(task),
  "respond-code": answer,
  "test-code": JSON.stringify({ cases })
}

/** A sandbox that says a verdict, and what it was given. */
const sandboxOf = (verdict: Verification) => {
  const given: Array<Sandbox.Runnable & { readonly place: string }> = []
  const run: Sandbox.Sandbox["run"] = (runnable, place) =>
    Effect.sync(() => {
      given.push({ ...runnable, place })
      return verdict
    })
  return { given, provided: Effect.provideService(Sandbox.Sandbox, { run }) }
}

const passed = { verdict: "passed", detail: "", by: "a test" } as const

const write = (given: Partial<Requirement> = {}, models: Readonly<Record<string, string>> = {}) =>
  code(situationOf({ kind: "code", ...given })).pipe(naming(models))

const over = (model: ReturnType<typeof answering>) => Effect.provide([model.layer, EventLog.EventLog.memory])

const judge = (draft: Draft | undefined) => gate.start()(draft as Draft, { clean: true })

describe("a row of code", () => {
  it.effect("is a task and an answer as turns, and the program with its tests and its verdict apart", () =>
    Effect.gen(function*() {
      const { given, provided } = sandboxOf(passed)
      const draft = yield* write().pipe(provided, over(answering(answers)))
      assert.deepStrictEqual(draft?.turns, [
        { role: "user", content: task.instruction },
        { role: "assistant", content: answer }
      ])
      assert.deepStrictEqual(draft?.program, {
        programming: "python",
        entryPoint: "loaves",
        solution: program,
        tests: cases.join("\n"),
        verification: passed
      })
      assert.deepStrictEqual(given.map(({ place }) => place), ["synthesis/r1/w0/0/tests"])
      assert.isTrue(given[0]?.source.startsWith(program))
      assert.isTrue(given[0]?.source.trimEnd().endsWith(cases.join("\n")))
      assert.isUndefined(judge(draft))
    }))

  it.effect("has its answer written from the bare task, and its tests from the task without the answer", () =>
    Effect.gen(function*() {
      const model = answering(answers)
      const draft = yield* write({}, { instruct: "writer", respond: "strong", test: "tester" }).pipe(over(model))
      assert.deepStrictEqual(draft?.makings.map(({ model, prompt }) => [prompt, model]), [
        ["instruct-code", "writer"],
        ["respond-code", "strong"],
        ["test-code", "tester"]
      ])
      const asked = (prompt: string) => model.asked.find((request) => request.prompt === prompt)?.turns
      assert.deepStrictEqual(asked("respond-code"), [{ role: "user", content: task.instruction }])
      const tested = asked("test-code")?.map(({ content }) => content).join("\n") ?? ""
      assert.include(tested, task.instruction)
      assert.notInclude(tested, "40 * sacks")
    }))

  it.effect("stays where nothing could run its tests, and says so", () =>
    Effect.gen(function*() {
      const draft = yield* write().pipe(over(answering(answers)))
      assert.strictEqual(draft?.program?.verification.verdict, "unverified")
      const finding = judge(draft)
      assert.isTrue(typeof finding === "object" && finding.keep)
    }))

  it.effect("is dropped when its tests fail, take too long or too much", () =>
    Effect.gen(function*() {
      for (const verdict of ["failed", "timeout", "memory"] as const) {
        const { provided } = sandboxOf({ verdict, detail: "", by: "a test" })
        assert.isString(judge(yield* write().pipe(provided, over(answering(answers)))), verdict)
      }
    }))

  it.effect("fails without a run where the answer does not define the function, or no test calls it", () =>
    Effect.gen(function*() {
      const { given, provided } = sandboxOf(passed)
      const prose = yield* write().pipe(
        provided,
        over(answering({ ...answers, "respond-code": "Forty times as many." }))
      )
      assert.deepStrictEqual(prose?.program?.verification, {
        verdict: "failed",
        detail: "the answer has no code that defines loaves",
        by: ""
      })
      const others = JSON.stringify({ cases: ["assert True", "assert 1 == 1", "assert not False"] })
      const idle = yield* write().pipe(provided, over(answering({ ...answers, "test-code": others })))
      assert.strictEqual(idle?.program?.verification.detail, "no test calls loaves")
      assert.deepStrictEqual(given, [])
    }))

  it.effect("tells the function's head where the message forgot it", () =>
    Effect.gen(function*() {
      const forgot = JSON.stringify({ ...task, instruction: "Forty loaves from each sack, as a function." })
      const draft = yield* write().pipe(over(answering({ ...answers, "instruct-code": forgot })))
      assert.strictEqual(draft?.turns[0]?.content, "Forty loaves from each sack, as a function.\n\n`loaves(sacks)`")
    }))

  it.effect("comes to nothing when a step does, and says where", () =>
    Effect.gen(function*() {
      const few = JSON.stringify({ cases: ["assert loaves(0) == 0"] })
      for (const broken of [{ "instruct-code": "{}" }, { "respond-code": " " }, { "test-code": few }]) {
        assert.isUndefined(
          yield* Effect.gen(function*() {
            const draft = yield* write()
            const events = yield* (yield* EventLog.EventLog).events
            assert.deepStrictEqual(events.map(({ _tag }) => _tag), ["Failed"])
            return draft
          }).pipe(over(answering({ ...answers, ...broken })))
        )
      }
    }))

  it.effect("is rehearsed in either language", () =>
    Effect.gen(function*() {
      for (const programming of ["python", "javascript"] as const) {
        const draft = yield* write({ programming })
        assert.isDefined(Schema.encodeSync(Draft)(draft as Draft))
        assert.strictEqual(draft?.program?.programming, programming)
        assert.include(draft?.program?.solution ?? "", draft?.program?.entryPoint ?? "?")
      }
    }).pipe(Effect.provide([Rehearsal.layer(), EventLog.EventLog.memory])))
})
