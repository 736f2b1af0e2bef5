import { assert, describe, it } from "@effect/vitest"
import { Samples } from "../../../packages/scenarios/src/exam/index.ts"

const program = "def f(x):\n    return x"

describe("samples for harnesses", () => {
  it("are completions of HumanEval, which begin on a line of their own behind the head of the function", () => {
    assert.deepStrictEqual(Samples.of({ id: "HumanEval/7", source: "humaneval.jsonl", program }), {
      task_id: "HumanEval/7",
      completion: `\n${program}\n`
    })
  })

  it("are solutions of MBPP under its number, however the id of the row was made unique", () => {
    for (const id of ["602", "mbpp:602", "Mbpp/602"]) {
      const sample = Samples.of({ id, source: "mbpp_sanitized.jsonl", program })
      assert.deepStrictEqual(sample, { task_id: "Mbpp/602", solution: program })
    }
  })

  it("are solutions under the question's own id elsewhere", () => {
    assert.deepStrictEqual(Samples.of({ id: "mine:3", source: "mine.jsonl", program }), {
      task_id: "mine:3",
      solution: program
    })
  })

  it("stand in one file, or in one for each source where there are several", () => {
    const one = { id: "HumanEval/0", source: "humaneval.jsonl", program }
    const other = { id: "2", source: "mbpp ../x.jsonl.gz", program }
    assert.deepStrictEqual(Samples.files([]), [])
    assert.deepStrictEqual(Samples.files([one]).map(({ name }) => name), ["samples.jsonl"])
    const files = Samples.files([one, other, { ...one, id: "HumanEval/1" }])
    assert.deepStrictEqual(files.map(({ name, samples }) => [name, samples.length]), [
      ["samples-1-humaneval.jsonl", 2],
      ["samples-2-mbpp-..-x.jsonl", 1]
    ])
  })
})
