import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, stoa } from "../support/command.ts"

describe.concurrent("commands", () => {
  it("every command has help with an example", async () => {
    for (const command of [[], ["run"], ["runs"], ["trace"], ["doctor"]]) {
      const { code, stdout } = await stoa([...command, "--help"])
      assert.strictEqual(code, 0)
      assert.match(stdout, /EXAMPLES\s+# .+\n\s+stoa/)
    }
    assert.match((await stoa(["--version"])).stdout, /^stoa v\d+\.\d+\.\d+\n$/)
  })

  it("run --json prints the result alone on standard output; runs and trace find it again", () =>
    inFolder(async (folder) => {
      const run = await stoa(["run", "--agents", "12", "--count", "4", "--runs", folder, "--name", "one", "--json"])
      assert.strictEqual(run.code, 0)
      const result = JSON.parse(run.stdout) as Record<string, unknown>
      assert.strictEqual(result["rows"], 4)
      assert.strictEqual(result["run"], "one")
      assert.isTrue(result["rehearsal"])
      assert.match(run.stderr, /dataset +· .*4\/4 examples/)

      const runs = JSON.parse((await stoa(["runs", "--runs", folder, "--json"])).stdout) as Array<
        Record<string, unknown>
      >
      assert.deepInclude(runs[0], { run: "one", state: "finished", agents: 12, model: "rehearsal" })

      const row = JSON.parse(
        readFileSync(join(folder, "one", "dataset", "examples.jsonl"), "utf8").split("\n")[0] ?? ""
      ) as {
        id: string
        sources: { messages: Array<string>; agents: Array<string> }
      }
      const back = await stoa(["trace", "one", "1", "--runs", folder])
      assert.strictEqual(back.code, 0)
      for (const id of [row.id, ...row.sources.messages, ...row.sources.agents]) assert.include(back.stdout, id)
      assert.match(back.stdout, /from (work-and-craft|knowledge-and-care)\.jsonl, line \d+/)
      const forth = await stoa(["trace", "one", row.sources.messages[0] ?? "", "--runs", folder, "--json"])
      const hops = JSON.parse(forth.stdout) as Array<{ kind: string; id: string }>
      assert.isTrue(hops.some((hop) => hop.kind === "row" && hop.id === row.id))
    }))

  it("the rehearsal says what it is: in the row, in the data, on the card", () =>
    inFolder(async (folder) => {
      await stoa(["run", "--agents", "8", "--count", "2", "--runs", folder, "--name", "one"])
      const read = (name: string) => readFileSync(join(folder, "one", "dataset", name), "utf8")
      assert.match(read("examples.jsonl"), /"rehearsal":true/)
      assert.match(read("messages.jsonl"), /"rehearsal":true/)
      assert.match(read("sharegpt.json"), /"rehearsal":true/)
      assert.match(read("README.md"), /This is a rehearsal/)
    }))

  it("the demo lives, ends with a data set, and takes no key", () =>
    inFolder(async (folder) => {
      const { code, stderr, stdout } = await stoa(["--runs", folder])
      assert.strictEqual(code, 0)
      assert.match(stdout, /20 examples in /)
      assert.match(stderr, /g00\d /)
    }))

  it("doctor names what works", async () => {
    const { code, stdout } = await stoa(["doctor"])
    assert.strictEqual(code, 0)
    for (const part of ["node", "log", "embedder", "disk"]) assert.match(stdout, new RegExp(`ok +${part} `))
    const away = await stoa(["doctor", "--model", "m", "--base-url", "http://127.0.0.1:9/v1"])
    assert.strictEqual(away.code, 1)
    assert.match(away.stdout, /FAULT +model m +No model server answers/)
  })
})
