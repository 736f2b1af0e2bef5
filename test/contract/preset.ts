import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { Question } from "../../packages/core/src/domain/Question.ts"
import * as Questions from "../../packages/core/src/scenario/Questions.ts"
import type { Name } from "../../packages/core/src/scenario/questions/Presets.ts"
import { sentence } from "../../packages/core/src/source/RowProblem.ts"

const fixtures = join(import.meta.dirname, "../fixtures/questions")

/** A file of questions as a recipe names it. */
export const fileOf = (name: string, options: Partial<Questions.QuestionFile> = {}): Questions.QuestionFile => ({
  file: join(fixtures, name),
  preset: "auto",
  mapping: {},
  ...options
})

/** Reads one file. */
export const readOne = (file: Questions.QuestionFile) =>
  Effect.map(Questions.read([file]), ({ files: [only], problems }) => ({
    ...(only as Questions.Read),
    problems: problems.map(sentence)
  }))

/** A preset, a file of its kind with good and bad rows, and what is to be found in it. */
export interface PresetCase {
  readonly preset: Exclude<Name, "auto">
  readonly file: string
  readonly domain: string
  readonly questions: ReadonlyArray<Partial<Question>>
  readonly problems: ReadonlyArray<string>
}

/** What every preset promises. */
export const presetContract = ({ domain, file, preset, problems, questions }: PresetCase): void => {
  describe(`the preset ${preset} with ${file}`, () => {
    it.live("makes the questions that stand there, and lists the rows that are none", () =>
      Effect.gen(function*() {
        const found = yield* readOne(fileOf(file, { preset }))
        assert.deepStrictEqual(found.problems, [...problems])
        assert.deepStrictEqual([found.rows, found.bad], [questions.length + problems.length, problems.length])
        assert.strictEqual(found.questions.length, questions.length)
        for (const [index, wanted] of questions.entries()) assert.deepInclude(found.questions[index], wanted)
      }))

    it.live("is found out from the rows", () =>
      Effect.gen(function*() {
        const found = yield* readOne(fileOf(file))
        assert.strictEqual(found.preset, preset)
        assert.deepStrictEqual(found.questions, (yield* readOne(fileOf(file, { preset }))).questions)
      }))

    it.live("gives whole questions, each with an id of its own, its file and its field of knowledge", () =>
      Effect.gen(function*() {
        const { questions: all } = yield* readOne(fileOf(file, { preset }))
        assert.isTrue(all.every(Schema.is(Question)))
        assert.strictEqual(new Set(all.map(({ id }) => id)).size, all.length)
        assert.deepStrictEqual([...new Set(all.map(({ source }) => source))], [file])
        assert.deepStrictEqual([...new Set(all.map((each) => each.domain))], [domain])
      }))

    it.live("leaves field of knowledge and licence to the recipe, and keeps the ids wherever the file lies", () =>
      Effect.gen(function*() {
        const folder = mkdtempSync(join(tmpdir(), "stoa-questions-"))
        yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true })))
        copyFileSync(join(fixtures, file), join(folder, file))
        const there = { file: join(folder, file), preset, mapping: {}, domain: "letters", licence: "CC0-1.0" } as const
        const here = (yield* readOne(fileOf(file, { preset }))).questions
        const moved = (yield* readOne(there)).questions
        assert.deepStrictEqual(moved, here.map((each) => ({ ...each, domain: "letters", licence: "CC0-1.0" })))
        assert.isTrue(moved.every(({ id }) => !id.includes(basename(folder))))
      }).pipe(Effect.scoped))
  })
}
