import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as borrowed from "../../packages/tui/src/cli/evaluation/borrowed.ts"
import { inFolder } from "../support/command.ts"
import { inside } from "../support/inside.ts"

/** One finetuning for all tests: four sums each, answered by the rehearsal, and nobody trains. */
const args =
  "--model rehearsal --trainer none --train-count 4 --test-count 4 --methods none --iterations 2 --name school --json"

let runs: string
beforeAll(async () => {
  runs = mkdtempSync(join(tmpdir(), "stoa-finetuned-"))
  const { code, stderr } = await inside(["finetune", ...args.split(" "), "--runs", runs])
  assert.strictEqual(code, 0, stderr)
})
afterAll(() => rmSync(runs, { recursive: true, force: true }))

describe("what other commands make of a finetuning", () => {
  it("lists it beside the runs", async () => {
    const { stdout } = await inside(["runs", "--runs", runs])
    assert.match(stdout, /^school +finished +2 of 2 +\d+\.\d ± \d+\.\d % \(iteration \d\) +rehearsal \/ arithmetic$/m)
    const all = JSON.parse((await inside(["runs", "--runs", runs, "--json"])).stdout) as ReadonlyArray<object>
    assert.isTrue(all.some((each) => "kind" in each && "run" in each && each.run === "school"))
  })

  it("says what it is where a run is wanted", async () => {
    for (const command of [["trace", "school", "1"], ["verify", "school"], ["watch", "school"], ["replay", "school"]]) {
      const { code, stderr } = await inside([...command, "--runs", runs])
      assert.strictEqual(code, 2)
      assert.match(stderr, /school is a finetuning and no run of a society: stoa resume school/)
    }
  })

  it("has its debates exported as scenes that trainers can read", async () => {
    const out = join(runs, "scenes")
    const { code, stderr, stdout } = await inside(["export", "school", "--out", out, "--runs", runs])
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, /debate\.sharegpt\.json: (\d+) scenes?, \1 of them as trainers want them/)
    const scenes = JSON.parse(readFileSync(join(out, "debate.sharegpt.json"), "utf8")) as ReadonlyArray<{ id: string }>
    assert.strictEqual(new Set(scenes.map(({ id }) => id)).size, scenes.length)
    const again = await inside(["export", "school", "--out", out, "--runs", runs])
    assert.strictEqual(again.code, 2)
    assert.match(again.stderr, /is not empty/)
  })
})

describe("stoa evaluate --method", () => {
  const evaluate = (...args: ReadonlyArray<string>) => inside(["evaluate", ...args, "--runs", runs])

  it("measures a method that trains nothing, on questions that the task makes", async () => {
    const { code, stderr, stdout } = await evaluate(
      ..."--method majority --task arithmetic --model rehearsal --rows 5 --agents 4".split(" ")
    )
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, /majority of rehearsal over 5 questions of arithmetic/)
    assert.match(stdout, /accuracy +\d+\.\d ± \d+\.\d %/)
    assert.match(stdout, /calls +20,/)
    assert.isTrue(existsSync(join(runs, "evaluation-001", "result.json")))
  })

  it("measures the agents of a finetuning, and goes on where it was stopped", async () => {
    const args = ["--trained", "school", "--iteration", "1", "--rows", "4", "--name", "exam", "--json"]
    const cut = await evaluate(...args, "--max-calls", "5")
    assert.strictEqual(cut.code, 3, cut.stderr)
    const { code, stderr, stdout } = await evaluate(...args, "--max-calls", "500")
    assert.strictEqual(code, 0, stderr)
    assert.deepInclude(JSON.parse(stdout), { method: "debate", trained: { finetuning: "school", iteration: 1 } })
    const other = await evaluate("--method", "base", "--model", "rehearsal", "--name", "exam")
    assert.strictEqual(other.code, 2)
    assert.match(other.stderr, /exam is an evaluation of something else/)
  })

  it("borrows the models of a finetuning as copies, and never touches its own", () =>
    inFolder(async (folder) => {
      const [from, to] = [join(folder, "from"), join(folder, "to")]
      const write = (part: string) => {
        mkdirSync(join(from, part), { recursive: true })
        writeFileSync(join(from, part, "weights.bin"), part)
      }
      for (const part of ["start", "finetuned/1/critic-1", "finetuned/1/critic-2"]) write(part)
      const models = ["abacus", "abacus:finetuned/1/critic-2", "openai/gpt"].map(borrowed.named)
      assert.deepStrictEqual(models, ["abacus:base", "abacus:finetuned/1/critic-2", "openai/gpt"])
      await Effect.runPromise(borrowed.copy(models, { finetuning: "school", from, to }))
      assert.strictEqual(readFileSync(join(to, "base", "weights.bin"), "utf8"), "start")
      assert.strictEqual(readFileSync(join(to, "finetuned/1/critic-2/weights.bin"), "utf8"), "finetuned/1/critic-2")
      assert.isFalse(existsSync(join(to, "finetuned/1/critic-1")))
      assert.isFalse(existsSync(join(to, "start")))
      for (
        const [model, sentence] of [
          ["abacus:finetuned/2/critic-1", /weights of abacus:finetuned\/2\/critic-1 of the finetuning school are lost/],
          ["abacus:../../secret", /There is no model abacus:\.\.\/\.\.\/secret/]
        ] as const
      ) {
        const failed = await Effect.runPromise(Effect.flip(borrowed.copy([model], { finetuning: "school", from, to })))
        assert.match(failed.message, sentence)
      }
    }))

  const asked = (file: string) =>
    readFileSync(file, "utf8").trim().split("\n").map((line) => (JSON.parse(line) as { question: string }).question)

  it("puts to trained agents no question that they have learnt from or were measured with", async () => {
    const { code, stderr, stdout } = await evaluate("--trained", "school", "--rows", "4", "--name", "fresh")
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, /debate of school, (iteration \d|before any training), over 4 questions of arithmetic/)
    assert.match(stdout, /none is among those that school has learnt from or was measured with/)
    const own = ["train", "test"].flatMap((set) => asked(join(runs, "school", "questions", `${set}.jsonl`)))
    assert.isEmpty(asked(join(runs, "fresh", "questions", "test.jsonl")).filter((each) => own.includes(each)))
  })

  it("leaves such questions of a file out and says how many, and takes all others", () =>
    inFolder(async (folder) => {
      const sums = (file: string, from: number, count: number) => {
        const rows = Array.from(
          { length: count },
          (_, nth) => JSON.stringify({ question: `What is ${from + nth} + 1?`, answer: `#### ${from + nth + 1}` })
        )
        writeFileSync(join(folder, file), rows.join("\n"))
        return join(folder, file)
      }
      const [train, test, mixed] = [sums("one.jsonl", 1, 4), sums("two.jsonl", 50, 4), sums("mixed.jsonl", 3, 10)]
      const made = await inside([
        ..."finetune --task gsm8k --model rehearsal --trainer none --methods none --name filed --runs".split(" "),
        runs,
        "--train",
        train,
        "--test",
        test,
        ..."--train-count 4 --test-count 4".split(" ")
      ])
      assert.strictEqual(made.code, 0, made.stderr)
      const { code, stderr, stdout } = await evaluate("--trained", "filed", "--questions", mixed)
      assert.strictEqual(code, 0, stderr)
      assert.match(stdout, /over 8 questions of gsm8k/)
      assert.match(stdout, /2 of 10 rows were left out: 2 that filed has learnt from or was measured with\./)
      const none = await evaluate("--trained", "filed", "--questions", test)
      assert.strictEqual(none.code, 2)
      assert.match(none.stderr, /All 4 questions of --questions are such that filed has learnt from/)
      const few = await evaluate("--trained", "filed", "--questions", mixed, "--rows", "9")
      assert.strictEqual(few.code, 2)
      assert.match(few.stderr, /--rows is 9, and there are 8 questions/)
    }))

  it("goes on with an evaluation by resume, with its limits, and lists it", async () => {
    const args = ["--method", "majority", "--model", "rehearsal", "--rows", "4", "--name", "halted"]
    const cut = await evaluate(...args, "--max-calls", "5")
    assert.match(cut.stderr, /Go on with: npx stoa resume halted/)
    assert.strictEqual((await evaluate(...args)).code, 3)
    assert.match(
      (await inside(["runs", "--runs", runs])).stdout,
      /^halted +unfinished +majority .*rehearsal \/ arithmetic$/m
    )
    const { code, stderr, stdout } = await inside(["resume", "halted", "--max-calls", "500", "--runs", runs])
    assert.strictEqual(code, 0, stderr)
    assert.match(stdout, /majority of rehearsal over 4 questions of arithmetic/)
    assert.match((await inside(["runs", "--runs", runs])).stdout, /^halted +finished +majority +\d.* %/m)
    const traced = await inside(["trace", "halted", "1", "--runs", runs])
    assert.match(traced.stderr, /halted is the evaluation of a method/)
  })

  it("says where there are only finetunings that it knows no such run", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "mine"))
      writeFileSync(join(folder, "mine", "finetuning.json"), "{}")
      const { code, stderr } = await inside(["resume", "nosuch", "--runs", folder])
      assert.strictEqual(code, 2)
      assert.match(stderr, /There is no run and no finetuning "nosuch"\. .* its finetunings are: mine\./)
    }))

  it("says what does not go together", async () => {
    for (
      const [args, sentence] of [
        [["--trained", "nobody"], /There is no finetuning "nobody"/],
        [["--agents", "3"], /--agents is of a method: name one with --method/],
        [["--method", "debate", "--iteration", "2"], /--iteration is of a finetuning/],
        [["--method", "debate", "--model", "rehearsal", "--models", "critic-9=x"], /there is no agent "critic-9"/],
        [["--method", "debate", "--safety", "x.jsonl"], /leave --safety/]
      ] as ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]>
    ) {
      const { code, stderr } = await evaluate(...args)
      assert.strictEqual(code, 2, args.join(" "))
      assert.match(stderr, sentence)
    }
  })
})
