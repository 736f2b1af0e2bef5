import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inside } from "../support/inside.ts"

let runs: string
beforeAll(() => {
  runs = mkdtempSync(join(tmpdir(), "stoa-finetune-questions-"))
})
afterAll(() => rmSync(runs, { recursive: true, force: true }))

const finetune = (...args: ReadonlyArray<string>) =>
  inside(["finetune", "--model", "rehearsal", "--trainer", "none", ...args, "--runs", runs])

const file = (name: string, rows: ReadonlyArray<object>): string => {
  const path = join(runs, name)
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join("\n"))
  return path
}

const asked = (from: number) => ({ question: `How many legs have ${from} cats?` })
const answered = (from: number) => ({ ...asked(from), answer: `#### ${4 * from}` })
const rows = <A>(row: (from: number) => A, [first, count]: readonly [number, number]) =>
  Array.from({ length: count }, (_, at) => row(first + at))

/** The questions that a finetuning has kept. */
const kept = (name: string, set: string): ReadonlyArray<{ readonly question: string; readonly unanswered?: true }> =>
  readFileSync(join(runs, name, "questions", `${set}.jsonl`), "utf8").trim().split("\n").map((line) => JSON.parse(line))

const small = ["--task", "gsm8k", "--train-count", "4", "--test-count", "3"]

describe("the questions of a finetuning", () => {
  it("to learn from need no reference answers, and one that is begun is gone on with; star is refused, now and then", async () => {
    const files = [
      "--train",
      file("unlabelled.jsonl", rows(asked, [1, 4])),
      "--test",
      file("labelled.jsonl", rows(answered, [50, 3]))
    ]
    const said = "The method star learns from reference answers, and 4 of the 4 questions"
    const refused = await finetune(...small, ...files, "--methods", "base,star", "--name", "taught")
    assert.strictEqual(refused.code, 2)
    assert.include(refused.stderr, `${said} drawn from train.files have none: leave star out of methods`)
    const { code, stderr, stdout } = await finetune(...small, ...files, "--methods", "base", "--name", "plain")
    assert.strictEqual(code, 0, stderr + stdout)
    assert.isTrue(kept("plain", "train").every(({ unanswered }) => unanswered === true))
    assert.isTrue(kept("plain", "test").every(({ unanswered }) => unanswered === undefined))
    const grown = await finetune(...small, ...files, "--methods", "base,star", "--name", "plain")
    assert.notStrictEqual(grown.code, 0)
    assert.include(grown.stderr, `${said} to learn from in `)
  })

  it("to learn from by star are those that have an answer", async () => {
    const mixed = file("mixed.jsonl", [...rows(asked, [1, 4]), ...rows(answered, [20, 4])])
    const { code, stderr } = await finetune(
      ...small,
      "--train",
      mixed,
      "--test",
      file("measured.jsonl", rows(answered, [60, 3])),
      "--methods",
      "star",
      "--forecast"
    )
    assert.strictEqual(code, 0, stderr)
  })

  it("of a transfer are none of those learnt from", async () => {
    const { code, stderr } = await finetune(
      ..."--train-count 40 --test-count 3 --methods none --name moved".split(" "),
      ..."--set transfer.task=arithmetic --set transfer.test.count=40".split(" ")
    )
    assert.strictEqual(code, 0, stderr)
    const questions = [...kept("moved", "train"), ...kept("moved", "transfer")].map(({ question }) => question)
    assert.strictEqual(new Set(questions).size, 80)
    const refused = await finetune(
      ..."--train-count 4 --test-count 3 --set transfer.task=gsm8k --set transfer.test.count=4 --name none".split(" ")
    )
    assert.include(refused.stderr, "name one or more in transfer.test.files")
  })
})
