import { assert, describe, it } from "@effect/vitest"
import { ShareGptCheck } from "@stoa/core"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, start as startCommand, stoa } from "../support/command.ts"
import { inside } from "../support/inside.ts"
import { start } from "../support/server/ScriptedServer.ts"

const things = ["eggs", "rolls", "pears", "candles", "tiles", "pens"]

/** Questions of one's own, with one row that cannot be used. */
const write = (folder: string, count: number): string => {
  const file = join(folder, "questions.jsonl")
  const rows = Array.from({ length: count }, (_, nth) => {
    const [boxes, each, broken] = [nth + 3, 4 + (nth % 7), 1 + (nth % 3)]
    const thing = things[nth % things.length]
    return JSON.stringify({
      question:
        `A shop gets ${boxes} boxes with ${each} ${thing} each; ${broken} of the ${thing} are broken. How many are whole?`,
      answer: `There are ${boxes} * ${each} = ${boxes * each} ${thing}. ${boxes * each} - ${broken} = ${
        boxes * each - broken
      } are whole.`,
      result: String(boxes * each - broken)
    })
  })
  writeFileSync(file, `${[...rows, "{\"question\": \"Why?\"}"].join("\n")}\n`)
  return file
}

interface Told {
  readonly rows: number
  readonly class: { readonly scenarios: Readonly<Record<string, { readonly played: number; readonly kept: number }>> }
}

describe("stoa teach", () => {
  it("plays the three scenarios over a file, names the bad row, and is traced, verified and listed", () =>
    inFolder(async (folder) => {
      const file = write(folder, 24)
      const at = ["--runs", folder]
      const taught = await inside([
        "teach",
        "--questions",
        file,
        "--name",
        "c",
        "--sets",
        "original,ablation,noise",
        "--json",
        ...at
      ])
      assert.strictEqual(taught.code, 0, taught.stderr)
      assert.match(taught.stderr, /left out: questions\.jsonl line 25, field "answer": /)
      const { class: lessons, rows } = JSON.parse(taught.stdout) as Told
      assert.deepStrictEqual(Object.keys(lessons.scenarios).toSorted(), ["analogy", "debate", "error-correction"])
      const read = (name: string) => readFileSync(join(folder, "c", "dataset", name), "utf8")
      assert.deepStrictEqual(ShareGptCheck.check(read("sharegpt.json")), [])
      for (const set of ["original.json", "ablation/without-debate.json", "noise/random.json"]) {
        assert.lengthOf(JSON.parse(read(set)), rows, set)
      }
      const trace = await inside(["trace", "c", "1", ...at])
      for (const part of ["play", "question", "call"]) assert.match(trace.stdout, new RegExp(`^${part} `, "m"))
      const verified = await inside(["verify", "c", ...at])
      assert.match(verified.stdout, /comes out the same/)
      const again = await inside(["resume", "c", ...at])
      assert.match(again.stdout, /is finished/)
      assert.match((await inside(["runs", ...at])).stdout, /finished .* of 18|finished .* a class of/)
    }))

  it("is killed, goes on without its file, and comes to the same bytes; each role has its model", () =>
    inFolder(async (folder) => {
      const file = write(folder, 24)
      const server = await start({ latency: { median: 20, sigma: 0.5 } })
      const small = await start({ latency: { median: 20, sigma: 0.5 } })
      try {
        const args = (name: string) => [
          "teach",
          "--questions",
          file,
          "--runs",
          folder,
          "--name",
          name,
          "--model",
          "stoa-test",
          "--base-url",
          server.url,
          "--model-for",
          `weak=stoa-test@${small.url}`,
          "--concurrency",
          "8"
        ]
        // What an invented server says reaches no answer: that no conversation is kept is told, and is no matter here.
        await inside(args("whole"))
        assert.isAbove(small.stats().answered, 0)
        server.reset()
        small.reset()
        const running = startCommand(args("killed"))
        while (server.stats().answered < 25) await new Promise((resolve) => setTimeout(resolve, 5))
        running.signal("SIGKILL")
        await running.done
        writeFileSync(file, "")
        const resumed = await inside(["resume", "killed", "--runs", folder])
        assert.notMatch(resumed.stderr, /cannot|no usable/)
        const dataset = (name: string) => join(folder, name, "dataset")
        for (const name of readdirSync(dataset("whole")).filter((name) => name.includes("."))) {
          assert.strictEqual(
            readFileSync(join(dataset("killed"), name), "utf8"),
            readFileSync(join(dataset("whole"), name), "utf8"),
            name
          )
        }
      } finally {
        await server.close()
        await small.close()
      }
    }))

  it("stops a play that never yields, and goes on without it", () =>
    inFolder(async (folder) => {
      const file = write(folder, 4)
      const scenario = join(folder, "spin.ts")
      writeFileSync(
        scenario,
        `import { Draft, Scenario } from "@stoa/core"
import { Effect, Schema } from "effect"
export const spin = Scenario.make("spin", {
  summary: "Never yields over the second question.",
  roles: { pupil: "anyone" },
  input: Schema.Struct({ id: Schema.String, question: Schema.String, answer: Schema.String }),
  play: Effect.fn(function*({ input }) {
    yield* Effect.void
    while (input.id.endsWith(":2")) {}
    return [Draft.conversation([Draft.human(input.question), Draft.gpt(input.answer)])]
  })
})
`
      )
      writeFileSync(
        join(folder, "recipe.yaml"),
        `population: { agents: 0 }\nclass: { patience: 1, scenarios: { ./spin.ts: 1 }, questions: [{ file: questions.jsonl }] }\n`
      )
      const stuck = await stoa(["run", join(folder, "recipe.yaml"), "--runs", folder, "--name", "s"])
      assert.strictEqual(stuck.code, 1, stuck.stderr)
      assert.match(stuck.stderr, /The scenario spin never yields \(spin\.ts:9:\d+\), at class\/c1\/spin\./)
      const resumed = await stoa(["resume", "s", "--runs", folder])
      assert.strictEqual(resumed.code, 0, resumed.stderr)
      assert.match(resumed.stdout, /spin +3 of 4 plays kept, 1 failed/)
      assert.isTrue(existsSync(file))
    }))

  it.each([
    [["--questions", "nowhere.jsonl"], /nowhere\.jsonl/],
    [[], /nothing to teach: name a file of questions/],
    [["--questions", "q", "--scenario", "debate=none"], /--scenario takes names with weights above 0/],
    [["--questions", "q", "--scenario", "debat"], /debat.*debate/],
    [["--questions", "q", "--set", "debate=1"], /--set takes something like error-correction\.policy=keep/],
    [["--questions", "q", "--set", "debat.rounds=one"], /the class has no scenario "debat": did you mean debate\?/],
    [["--questions", "q", "--set", "debate.round=one"], /there is no setting "round": did you mean rounds\?/],
    [["--questions", "q", "--set", "debate.rounds=three"], /class\.settings\.debate\.rounds: Expected "one"/],
    [
      ["--questions", "q", "--model-for", "weka=rehearsal"],
      /nobody in the class is called "weka": did you mean weak\?/
    ],
    [["--questions", "q", "--model-for", "weak=strong", "--model-for", "strong=weak"], /leads in a circle/]
  ])("%j is refused in one sentence", (flags, sentence) =>
    inFolder(async (folder) => {
      const { code, stderr } = await inside(["teach", ...flags, "--runs", folder])
      assert.strictEqual(code, 2, stderr)
      assert.match(stderr, sentence)
      assert.notMatch(stderr, /\n\s+at /)
    }))
})
