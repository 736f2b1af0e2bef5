import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Answer from "../../../packages/core/src/answer/Answer.ts"

// Real data stands beside the repository on some machines; where it does not, these tests say that they skip.
const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url))
const rowsOf = <Row>(file: string): Array<Row> =>
  readFileSync(`${data}${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)

describe.skipIf(!existsSync(`${data}math/gsm8k_train_first1500.jsonl`))("fifteen hundred word problems", () => {
  const rows = () => rowsOf<{ question: string; answer: string }>("math/gsm8k_train_first1500.jsonl")

  it("each has the outcome behind its mark, and its reference comes to it", () => {
    for (const { answer } of rows()) {
      const outcome = Answer.outcomeOf(answer)!
      assert.deepStrictEqual(outcome, { kind: "number", text: answer.split("####")[1]!.trim() })
      assert.strictEqual(Answer.judge(answer, { outcome }), "right")
    }
  })

  it("nearly all worked solutions come to it without their mark", () => {
    const right = rows().filter(({ answer }) =>
      Answer.judge(answer.split("####")[0]!, { outcome: Answer.outcomeOf(answer)! }) === "right"
    )
    assert.isAtLeast(right.length, 1485)
  })

  it("the reference gives the answer away, with its mark and without, and the question never does", () => {
    for (const { answer, question } of rows()) {
      const asked = { question, answer, outcome: Answer.outcomeOf(answer)! }
      assert.isDefined(Answer.givesAway(answer, asked), answer)
      assert.isDefined(Answer.givesAway(answer.split("####")[0]!, asked), answer)
      assert.isUndefined(Answer.givesAway(question, asked), question)
    }
  })

  it("the question of another row hardly ever does, even where the answer is a small number", () => {
    const all = rows()
    const alarms = all.filter(({ answer, question }, index) =>
      Answer.givesAway(all[(index + 7) % all.length]!.question, {
        question,
        answer,
        outcome: Answer.outcomeOf(answer)!
      }) !== undefined
    )
    assert.isAtMost(alarms.length, 30)
  })
})

describe.skipIf(!existsSync(`${data}math/math500.jsonl`))("five hundred problems in LaTeX", () => {
  const rows = () =>
    rowsOf<{ problem: string; solution: string; answer: string }>("math/math500.jsonl").map((row) => ({
      ...row,
      outcome: Answer.outcomeOf(`\\boxed{${row.answer}}`)!
    }))

  it("each solution comes to the answer of its row, and gives it away, as its problem does not", () => {
    for (const { answer, outcome, problem, solution } of rows()) {
      const found = Answer.extract(solution, outcome.kind)
      assert.isDefined(found, answer)
      assert.isTrue(Answer.same({ kind: outcome.kind, text: found }, { kind: outcome.kind, text: answer }), answer)
      assert.isTrue(Answer.same(Answer.outcomeOf(solution)!, outcome), answer)
      const asked = { question: problem, answer: solution, outcome }
      assert.isDefined(Answer.givesAway(solution, asked), solution)
      assert.isUndefined(Answer.givesAway(problem, asked), problem)
    }
  })

  it("tells the answers of different rows apart, unless they are equal but for units and order", () => {
    const written = (answer: string) =>
      [
        ...answer.replace(/^x ?=|\\(?:text|mbox) ?\{[^}]*\}(?:\^2)?|\^\\circ|\\[$!]|[{}\s,]/g, "").replaceAll("x=", "")
      ].toSorted().join("")
    const outcomes = [...new Map(rows().map(({ answer, outcome }) => [written(answer), { answer, outcome }])).values()]
    const different = outcomes.flatMap((a, index) =>
      outcomes.slice(index + 1).filter((b) =>
        written(a.answer) !== written(b.answer) && Answer.same(a.outcome, b.outcome)
      )
        .map((b) => `${a.answer} ~ ${b.answer}`)
    )
    assert.deepStrictEqual(different, [])
  })
})

describe.skipIf(!existsSync(`${data}knowledge/mmlu_dev.jsonl`))("questions with a choice", () => {
  it("each answer is told from its letter, and given away by it; the question gives nothing away", () => {
    for (
      const row of rowsOf<{ question: string; choices: Array<string>; answer: string }>("knowledge/mmlu_dev.jsonl")
    ) {
      const outcome = Answer.outcomeOf(row.answer)!
      assert.deepStrictEqual(outcome, { kind: "option", text: row.answer })
      const question = `${row.question}\n${
        row.choices.map((choice, index) => `${"ABCD"[index]}. ${choice}`).join("\n")
      }`
      const right = row.choices["ABCD".indexOf(row.answer)]
      assert.isUndefined(Answer.givesAway(question, { question, answer: row.answer, outcome }), question)
      for (
        const text of [
          `The answer is (${row.answer}) ${right}.`,
          `${row.answer}. ${right}`,
          `The correct option is ${row.answer}, because it fits.`,
          `I would pick ${row.answer}.`
        ]
      ) {
        assert.strictEqual(Answer.judge(text, { outcome }), "right", text)
        assert.isDefined(Answer.givesAway(text, { question, answer: row.answer, outcome }), text)
      }
    }
  })
})
