import { assert, describe, it } from "@effect/vitest"
import * as Solution from "../../../packages/core/src/synthesis/kinds/Solution.ts"

const fence = "```"
const answer = (...blocks: ReadonlyArray<string>) =>
  blocks.map((block) => `Some words.\n\n${fence}python\n${block}\n${fence}`).join("\n\n")

describe("the program in an answer", () => {
  it("is the block that defines the function, not the one that shows how to call it", () => {
    assert.strictEqual(
      Solution.find(answer("print(twice(2))", "def twice(n):\n    return 2 * n"), "twice"),
      "def twice(n):\n    return 2 * n"
    )
  })

  it("may be a function, a class or a value, exported or not", () => {
    for (
      const code of [
        "def f(a):\n    return a",
        "async def f(a):\n    return a",
        "f = lambda a: a",
        "function f(a) {}",
        "export default function f(a) {}",
        "export const f = (a) => a",
        "let f = 1",
        "class f {}"
      ]
    ) assert.strictEqual(Solution.find(answer(code), "f"), code, code)
  })

  it("is none where the function is only called, compared or named alike", () => {
    for (const code of ["f(1)", "f == 1", "def ff(a): pass", "x = f", "    def f(self): pass"]) {
      assert.isUndefined(Solution.find(answer(code), "f"), code)
    }
  })

  it("is the whole answer where that is a bare program, and is read from a fence that nobody closed", () => {
    assert.strictEqual(Solution.find("def f(a):\n    return a", "f"), "def f(a):\n    return a")
    assert.strictEqual(Solution.find(`Here:\n${fence}python\ndef f(a):\n    return a`, "f"), "def f(a):\n    return a")
  })

  it("is run without what begins only when it is run by itself", () => {
    const source = Solution.withTests(
      "def f(a):\n    return a\n\nif __name__ == \"__main__\":\n    n = int(input())\n\n    print(f(n))",
      "assert f(1) == 1",
      "python"
    )
    assert.notInclude(source, "input")
    assert.match(source, /return a[\s\S]*assert f\(1\) == 1/)
  })
})

describe("the tests of a program", () => {
  it("bring the assert they speak of, in the way of modules that the program has", () => {
    const tests = (solution: string, ...cases: ReadonlyArray<string>) =>
      Solution.tests(cases, { programming: "javascript", solution }).split("\n")[0]
    assert.strictEqual(tests("const f = 1", "assert(f)"), "const assert = require(\"node:assert/strict\")")
    assert.strictEqual(tests("export const f = 1", "assert(f)"), "import assert from \"node:assert/strict\"")
    assert.strictEqual(
      tests("const f = 1", "const assert = require('assert')", "assert(f)"),
      "const assert = require('assert')"
    )
    assert.strictEqual(Solution.tests(["assert f"], { programming: "python", solution: "" }), "assert f")
  })
})
