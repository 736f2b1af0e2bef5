import { assert, describe, it } from "@effect/vitest"
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundle, compiled } from "../support/bundle.ts"
import { inFolder, type Outcome } from "../support/command.ts"

const main = fileURLToPath(new URL(`../../${bundle}/main.js`, import.meta.url))

/** Runs `stoa` in a folder, where nothing is installed. */
const stoa = (cwd: string, ...args: ReadonlyArray<string>): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, NO_COLOR: "1", NODE_COMPILE_CACHE: compiled }
    const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
    let stdout = ""
    let stderr = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
    child.on("close", (code) => resolve({ code, stdout, stderr }))
  })

const fails = (outcome: Outcome, sentence: RegExp) => {
  assert.match(outcome.stderr, sentence)
  assert.notMatch(outcome.stderr, /\n\s+at |\[object/)
  assert.strictEqual(outcome.stdout, "")
  assert.strictEqual(outcome.code, 2)
}

const rowsOf = (
  folder: string,
  run: string
): ReadonlyArray<{ readonly messages: ReadonlyArray<{ content: string }> }> =>
  readFileSync(join(folder, "runs", run, "dataset", "messages.jsonl"), "utf8").trim().split("\n").map((line) =>
    JSON.parse(line)
  )

describe.concurrent("a scenario of one's own, in an empty folder", () => {
  it("is written, run, traced and tested in four commands", () =>
    inFolder(async (folder) => {
      const made = await stoa(folder, "new", "scenario", "second-look")
      assert.strictEqual(made.code, 0, made.stderr)
      assert.deepStrictEqual(readdirSync(folder).toSorted(), [
        "questions.jsonl",
        "second-look.test.ts",
        "second-look.ts",
        "second-look.yaml"
      ])
      assert.match(made.stderr, /stoa run second-look\.yaml\n\s+stoa test second-look\.test\.ts/)
      assert.isAtMost(readFileSync(join(folder, "second-look.ts"), "utf8").trimEnd().split("\n").length, 40)

      const played = await stoa(folder, "run", "second-look.yaml")
      assert.strictEqual(played.code, 0, played.stderr)
      const rows = rowsOf(folder, "run-001")
      assert.strictEqual(rows.length, 3)
      assert.match(
        rows[0]?.messages[3]?.content ?? "",
        /^I went too fast there; step by step it is this\. .*The answer is 26\.$/
      )

      const traced = await stoa(folder, "trace", "run-001", "1")
      assert.match(traced.stdout, /second-look-correct/)

      const tested = await stoa(folder, "test", "second-look.test.ts")
      assert.strictEqual(tested.code, 0, `${tested.stdout}${tested.stderr}`)
      assert.match(
        tested.stdout,
        /second-look hides answer from pupil[\s\S]*second-look shows the teacher[\s\S]*pass 10\n/
      )
    }))

  it("that breaks a promise fails its tests, with the sentence and the runner's exit code", () =>
    inFolder(async (folder) => {
      await stoa(folder, "new", "scenario", "second-look")
      const file = join(folder, "second-look.ts")
      writeFileSync(file, readFileSync(file, "utf8").replace("{ question })", "{ question: question + answer })"))
      const tested = await stoa(folder, "test", "second-look.test.ts")
      assert.strictEqual(tested.code, 1)
      assert.match(
        tested.stdout,
        /answer is hidden from pupil, and pupil is shown it by the prompt second-look-attempt\./
      )
      assert.match(tested.stdout, /fail 1\n/)
      assert.strictEqual(tested.stderr, "")
    }))

  it("lies in a folder that is named, and is run and told of from elsewhere", () =>
    inFolder(async (folder) => {
      assert.strictEqual((await stoa(folder, "new", "scenario", "first", "--dir", "mine/own")).code, 0)
      const second = await stoa(folder, "new", "scenario", "second", "--dir", "mine/own")
      assert.strictEqual(second.code, 0)
      assert.match(second.stderr, /questions\.jsonl was there already and stays as it is/)
      assert.strictEqual((await stoa(folder, "run", "mine/own/second.yaml")).code, 0)
      assert.strictEqual(rowsOf(folder, "run-001").length, 3)
      const told = await stoa(folder, "scenarios", "./mine/own/second.ts", "--json")
      const { file, name, prompts, question, recipe, roles, settings } = JSON.parse(told.stdout)
      assert.deepStrictEqual([name, file.endsWith("mine/own/second.ts")], ["second", true])
      assert.deepStrictEqual(roles, [
        { name: "pupil", cast: "anyone", model: "weak" },
        { name: "teacher", cast: "neighbour" }
      ])
      assert.deepStrictEqual(question.map(({ name }: { name: string }) => name), ["question", "answer"])
      assert.deepStrictEqual(settings, [{
        name: "doubt",
        type: "text",
        optional: true,
        standard: "Are you sure? Look at it again, step by step.",
        description: "How one is told to look again"
      }])
      assert.deepStrictEqual(prompts, [
        { role: "pupil", names: ["second-attempt"] },
        { role: "teacher", names: ["second-correct"] }
      ])
      assert.strictEqual(recipe, `class: { scenarios: { "./mine/own/second.ts": 1 } }`)
    }))

  it("is written over nothing, and not at all where one of its files cannot be", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "mine.yaml"), "seed: 7\n")
      fails(await stoa(folder, "new", "scenario", "mine"), /mine\.yaml is there already, and nothing is written over/)
      assert.deepStrictEqual(readdirSync(folder), ["mine.yaml"])
      // What a file is written to before it has its name.
      mkdirSync(join(folder, "yours.test.ts.partial"))
      const broken = await stoa(folder, "new", "scenario", "yours")
      assert.strictEqual(broken.code, 1)
      assert.match(broken.stderr, /Cannot write yours\.test\.ts/)
      assert.notInclude(readdirSync(folder).join(" "), "yours.ts")
      assert.isFalse(existsSync(join(folder, "questions.jsonl")))
      const there = await stoa(folder, "new", "scenario", "yours", "--dir", "mine.yaml")
      assert.match(there.stderr, /The folder mine\.yaml cannot be made/)
    }))

  it("has a name that is proper and its own", () =>
    inFolder(async (folder) => {
      fails(
        await stoa(folder, "new", "scenario", "SecondLook"),
        /lower-case words with dashes, as in second-look; found "SecondLook"/
      )
      fails(await stoa(folder, "new", "scenario", "class"), /"class" is a word of the language: .* my-class/)
      fails(await stoa(folder, "new", "scenario", "socratic-tutoring"), /comes with Stoa: give yours another/)
      fails(
        await stoa(folder, "test", "mine.test.ts"),
        /There is no file mine\.test\.ts: check its name and its folder/
      )
      assert.deepStrictEqual(readdirSync(folder), [])
    }))

  it("with a mistake in it stops a run before anything is made of it, with the place", () =>
    inFolder(async (folder) => {
      await stoa(folder, "new", "scenario", "mine")
      const file = join(folder, "mine.ts")
      const text = readFileSync(file, "utf8")
      writeFileSync(file, text.replace("teacher: \"neighbour\"", "teacher: \"neighbor\""))
      fails(
        await stoa(folder, "run", "mine.yaml"),
        /^stoa: mine\.ts:23:54: the role teacher is cast as "neighbor": did you mean neighbour\?\n$/
      )
      writeFileSync(file, text.replace("import { Effect, Schema }", "import { Effect, Shcema as Schema }"))
      fails(
        await stoa(folder, "run", "mine.yaml"),
        /^stoa: mine\.ts:3:18: effect exports no Shcema: did you mean Schema/
      )
      writeFileSync(file, text.replace("doubt: setting(", "doubt: settings("))
      fails(
        await stoa(folder, "run", "mine.yaml"),
        /^stoa: mine\.ts:27:12 throws when it is loaded: ReferenceError: settings is not defined/
      )
      assert.isFalse(existsSync(join(folder, "runs", "run-001")))
    }))
})

describe.concurrent("the scenarios there are", () => {
  it("are listed with who plays in them and what they take", () =>
    inFolder(async (folder) => {
      const { code, stdout } = await stoa(folder, "scenarios")
      assert.strictEqual(code, 0)
      assert.match(
        stdout,
        /^socratic-tutoring\n {2}A tutor who knows[^\n]*\n {2}roles {7}tutor \(neighbour, model strong\)/m
      )
      assert.match(stdout, /exchanges: whole number, 2 to 4, default 3: /)
      const all: ReadonlyArray<{ name: string; roles: ReadonlyArray<unknown> }> = JSON.parse(
        (await stoa(folder, "scenarios", "--json")).stdout
      )
      assert.include(all.map(({ name }) => name), "peer-instruction")
      for (const { roles } of all) assert.isAbove(roles.length, 0)
    }))

  it("are told one by one, with their prompts and how a recipe calls them", () =>
    inFolder(async (folder) => {
      const { stdout } = await stoa(folder, "scenarios", "socratic-tutoring")
      assert.match(stdout, /^ {2}takes {7}question: text\. The question in full/m)
      assert.match(stdout, /^ {2}prompts {5}learner: socratic-think, /m)
      assert.match(stdout, /^ {2}recipe {6}class: \{ scenarios: \{ socratic-tutoring: 1 \} \}$/m)
      fails(await stoa(folder, "scenarios", "socratic-tutorin"), /did you mean socratic-tutoring\?/)
    }))
})
