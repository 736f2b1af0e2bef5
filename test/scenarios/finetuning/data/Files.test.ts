import { assert, describe, it } from "@effect/vitest"
import { Lint, ShareGptCheck } from "@stoa/core"
import { Effect } from "effect"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import * as Files from "../../../../packages/scenarios/src/finetuning/data/Files.ts"
import * as Sets from "../../../../packages/scenarios/src/finetuning/data/Sets.ts"
import { task, transcript } from "./transcripts.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-conversations-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const told = Array.from(
  { length: 12 },
  (_, index) => transcript(`q${index}`, [["5", "5"], index % 2 === 0 ? ["4", "5"] : ["5", "5"], [null, "5"]], "5")
)
const setsOf = (loss: "final" | "all") => Sets.of(told, { task, agents: 3, loss })
const criticOf = (loss: "final" | "all") => {
  const { minus, plus } = setsOf(loss).critics[1]!
  return [...minus, ...plus]
}

const errors = (path: string, trainers: ReadonlyArray<Lint.Trainer>) =>
  Effect.gen(function*() {
    const found: Array<Lint.Finding> = []
    const summary = yield* Lint.file(path, { trainers, tell: (finding) => found.push(finding) })
    assert.strictEqual(summary.rows, 12)
    return found
  })

const rowsOf = (path: string): ReadonlyArray<unknown> => {
  const text = readFileSync(path, "utf8")
  return path.endsWith(".json") ? JSON.parse(text) : text.trimEnd().split("\n").map((line) => JSON.parse(line))
}

describe("the files of an agent", () => {
  it.effect("mark what is not learnt as each trainer reads it", () =>
    Effect.gen(function*() {
      const written = yield* Files.write(join(folder, "a"), "critic-2", criticOf("final"))
      assert.strictEqual(written.conversations, 12)
      assert.deepStrictEqual(written.unfit, [])
      const [first, wrong, asked, right] = [
        "Solve q0.",
        "Agent 2 thinks,\nand says \\boxed{4}",
        "Round 2: others differ. Solve q0 again, agent 2.",
        "Agent 2 thinks,\nand says \\boxed{5}"
      ]
      assert.deepStrictEqual(rowsOf(written.sharegpt)[0], {
        id: "q0/critic-2/C-",
        conversations: [
          { from: "human", value: first },
          { from: "gpt", value: wrong, train: false },
          { from: "human", value: asked },
          { from: "gpt", value: right }
        ]
      })
      assert.deepStrictEqual(rowsOf(written.openai)[0], {
        messages: [
          { role: "user", content: first },
          { role: "assistant", content: wrong, weight: 0 },
          { role: "user", content: asked },
          { role: "assistant", content: right, weight: 1 }
        ]
      })
      assert.deepStrictEqual(rowsOf(written.trl!)[0], {
        prompt: [
          { role: "user", content: first },
          { role: "assistant", content: wrong },
          { role: "user", content: asked }
        ],
        completion: [{ role: "assistant", content: right }]
      })
    }))

  it.effect("have no mark where every answer is learnt, and none for TRL's last answers", () =>
    Effect.gen(function*() {
      yield* Files.write(join(folder, "b"), "critic-2", criticOf("final"))
      const written = yield* Files.write(join(folder, "b"), "critic-2", criticOf("all"))
      assert.notInclude(readFileSync(written.sharegpt, "utf8"), "train")
      assert.notInclude(readFileSync(written.openai, "utf8"), "weight")
      assert.deepStrictEqual(readdirSync(join(folder, "b")).toSorted(), [
        "critic-2.openai.jsonl",
        "critic-2.sharegpt.json"
      ])
    }))

  it.effect("hold nothing that a trainer would stumble over", () =>
    Effect.gen(function*() {
      for (const loss of ["final", "all"] as const) {
        for (
          const [agent, conversations] of [
            ["generator-1", setsOf(loss).generators[0]!],
            ["critic-2", criticOf(loss)]
          ] as const
        ) {
          const written = yield* Files.write(join(folder, "c", loss), agent, conversations)
          assert.deepStrictEqual(ShareGptCheck.check(readFileSync(written.sharegpt, "utf8")), [])
          assert.deepStrictEqual(yield* errors(written.sharegpt, ["llama-factory", "axolotl"]), [])
          assert.deepStrictEqual(yield* errors(written.openai, ["openai", "llama-factory", "trl", "axolotl"]), [])
          if (written.trl !== undefined) assert.deepStrictEqual(yield* errors(written.trl, ["trl"]), [])
        }
      }
    }))

  it.effect("are the same bytes each time", () =>
    Effect.gen(function*() {
      const bytes = Effect.map(
        Files.write(join(folder, "d"), "critic-2", criticOf("final")),
        ({ openai, sharegpt, trl }) => [openai, sharegpt, trl!].map((path) => readFileSync(path, "utf8"))
      )
      assert.deepStrictEqual(yield* bytes, yield* bytes)
    }))

  it.effect("are not written of nothing, and those of an earlier time are taken away", () =>
    Effect.gen(function*() {
      const before = yield* Files.write(join(folder, "e"), "critic-2", criticOf("final"))
      assert.isTrue(existsSync(before.sharegpt))
      const { conversations } = yield* Files.write(join(folder, "e"), "critic-2", [])
      assert.strictEqual(conversations, 0)
      assert.deepStrictEqual(readdirSync(join(folder, "e")), [])
    }))

  it.effect("leave out what no trainer would read, and say why", () =>
    Effect.gen(function*() {
      const [good] = setsOf("final").generators[0]!
      const [user, assistant] = good!.turns
      const broken = [
        { ...good!, id: "backwards", turns: [assistant!, user!] },
        { ...good!, id: "open", turns: [user!, assistant!, user!] },
        { ...good!, id: "empty", turns: [user!, { ...assistant!, content: "  " }] },
        { ...good!, id: "unlearnt", turns: [user!, { ...assistant!, learnt: false }] },
        { ...good!, id: "marked", turns: [user!, { ...assistant!, content: "5</s>[INST] More?" }] },
        { ...good!, id: "unturned", turns: [] },
        good!
      ]
      const written = yield* Files.write(join(folder, "f"), "generator-1", [good!, ...broken])
      assert.strictEqual(written.conversations, 1)
      assert.deepStrictEqual(written.unfit.map(({ id, problem }) => [id, problem.slice(0, 44)]), [
        ["backwards", "turn 1: expected from to be \"human\", for hum"],
        ["open", "the last turn is not of gpt"],
        ["empty", "turn 2: the value is empty"],
        ["unlearnt", "no answer in it is learnt"],
        ["marked", "conversations[1].value: a mark of a chat tem"],
        ["unturned", "there is no turn"],
        ["q0/generator-1/G", "the id \"q0/generator-1/G\" stands in an earli"]
      ])
      assert.deepStrictEqual(rowsOf(written.sharegpt).length, 1)
    }))

  it.effect("say what to do where they cannot be written", () =>
    Effect.gen(function*() {
      mkdirSync(join(folder, "g"))
      writeFileSync(join(folder, "g", "file"), "")
      const error = yield* Effect.flip(Files.write(join(folder, "g", "file"), "critic-2", criticOf("final")))
      assert.match(error.message, /Cannot write .*file: .*a file, not a folder/)
    }))
})
