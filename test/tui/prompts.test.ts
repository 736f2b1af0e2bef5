import { assert, describe, it } from "@effect/vitest"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder } from "../support/command.ts"
import { inside } from "../support/inside.ts"

const rowsOf = (folder: string, run: string) =>
  readFileSync(join(folder, run, "dataset", "examples.jsonl"), "utf8").trim().split("\n")
    .map((line) => JSON.parse(line) as { makings: ReadonlyArray<{ prompt: string; promptHash: string }> })

const hashesOf = (folder: string, run: string, prompt: string) => [
  ...new Set(
    rowsOf(folder, run).flatMap(({ makings }) =>
      makings.filter((making) => making.prompt === prompt).map(({ promptHash }) => promptHash)
    )
  )
]

const small = ["--agents", "8", "--count", "2"]

describe("stoa prompts", () => {
  it("lists all prompts with role, version and slots", async () => {
    const { code, stdout } = await inside(["prompts"])
    assert.strictEqual(code, 0)
    assert.match(stdout, /^follow-up +instruct +[0-9a-f]{12} {2}\[style\]|^follow-up +instruct +[0-9a-f]{12} /m)
    assert.match(stdout, /^respond +respond +[0-9a-f]{12} {2}instruction$/m)
    const all = JSON.parse((await inside(["prompts", "--json"])).stdout) as Array<Record<string, unknown>>
    assert.strictEqual(all.length, stdout.trim().split("\n").length)
    assert.isTrue(all.some(({ name, role }) => name === "respond-on" && role === "respond"))
  })

  it(
    "prints one as a file; edited, it makes another version of rows, which the run keeps without the file",
    () =>
      inFolder(async (folder) => {
        const { stdout } = await inside(["prompts", "respond"])
        assert.strictEqual(stdout, "# system\n\n\n\n# user\n\n{{instruction!}}\n")
        const file = join(folder, "my.md")
        writeFileSync(file, stdout.replace("# system\n", "# system\n\nBe brief."))
        writeFileSync(join(folder, "recipe.yaml"), "prompts: { respond: my.md }\n")
        const run = ["run", ...small, "--runs", folder, "--name"]
        assert.strictEqual((await inside([...run, "flag", "--prompt", `respond=${file}`])).code, 0)
        assert.strictEqual((await inside([...run, "recipe", join(folder, "recipe.yaml")])).code, 0)
        const known = JSON.parse((await inside(["prompts", "respond", "--json"])).stdout) as { hash: string }
        const mine = hashesOf(folder, "flag", "respond")
        assert.lengthOf(mine, 1)
        assert.notInclude(mine, known.hash)
        assert.deepStrictEqual(hashesOf(folder, "recipe", "respond"), mine)
        writeFileSync(file, "gone")
        const verified = await inside(["verify", "flag", "--runs", folder])
        assert.strictEqual(verified.code, 0, verified.stderr)
      }),
    180_000
  )

  it("says what is wrong with a name, a file or its slots, and nothing is begun", () =>
    inFolder(async (folder) => {
      const file = join(folder, "my.md")
      writeFileSync(file, "# user\n\n{{instruction!}} {{mood}}\n")
      const of = async (args: ReadonlyArray<string>) => {
        const { code, stderr } = await inside([...args])
        assert.strictEqual(code, 2, stderr)
        return stderr
      }
      assert.match(await of(["prompts", "respnd"]), /There is no prompt "respnd" \(perhaps respond/)
      const run = ["run", ...small, "--runs", folder, "--name", "one"]
      assert.match(
        await of([...run, "--prompt", `respond=${file}`]),
        /prompts\.respond\.user has the slot \{\{mood\}\}/
      )
      assert.match(await of([...run, "--prompt", `respnd=${file}`]), /there is no prompt "respnd"/)
      assert.match(await of([...run, "--prompt", "respond=none.md"]), /There is no prompt file/)
      const runs = await inside(["runs", "--runs", folder, "--json"])
      assert.strictEqual(runs.stdout.trim(), "[]", runs.stderr)
    }))
})
