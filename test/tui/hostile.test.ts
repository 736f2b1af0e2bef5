import { assert, describe, it } from "@effect/vitest"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, type Outcome, stoa } from "../support/command.ts"
import { type ParsedRequest, type Scripted, start } from "../support/server/ScriptedServer.ts"

// oxlint-disable-next-line no-control-regex -- what a terminal would obey; line breaks are the command's own
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

const unseen =
  "\u001b[2J\u001b]0;owned\u0007\u001b]8;;http://evil.example\u001b\\\u001b[31m\u009b1m\u0000\u0008\r\u202e\u2066\u0085"

const isCalm = ({ stderr, stdout }: Outcome): void => {
  assert.notMatch(stdout, steering)
  assert.notMatch(stderr, steering)
}

const person = (index: number) =>
  JSON.stringify({
    name: `Ann${unseen} ${index}`,
    description: `Keeps the books of ${unseen} shop number ${index} and walks to work.`,
    [`trade${unseen}`]: `clerk${unseen}`
  })

const spoilt = (text: string) => JSON.stringify({ model: `m${unseen}`, choices: [{ message: { content: text } }] })

/** Answers with what a terminal would obey in every text, and errs in the same words now and then. */
const hostile = ({ attempt, digest, schema, seed }: ParsedRequest): Partial<Scripted> | undefined => {
  if (seed === 1) return undefined
  const draw = digest.charCodeAt(0) % 5
  const raw = JSON.stringify({ error: { message: `${unseen}no${unseen}`, code: unseen } })
  if (attempt === 0 && draw === 0) return { status: 503, raw }
  const asks = (field: string) => JSON.stringify(schema ?? {}).includes(`"${field}"`)
  const texts = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ title: `${unseen}Part ${n}`, detail: `Go.${unseen}` }))
  if (asks("lifeGoal")) {
    return {
      raw: spoilt(JSON.stringify({ personality: `${unseen}Calm.`, lifeGoal: `Rest.${unseen}`, plan: texts(4) }))
    }
  }
  if (draw === 1 && schema !== undefined) return { status: 400, raw }
  if (asks("stepDone")) {
    return { raw: spoilt(JSON.stringify({ act: "say", text: `${unseen}Tells of flour.`, stepDone: false })) }
  }
  if (asks("routes")) return { raw: spoilt(JSON.stringify({ routes: unseen })) }
  if (asks("instruction")) {
    return { raw: spoilt(JSON.stringify({ instruction: `${unseen}How do I keep the ledger ${digest}?` })) }
  }
  return { raw: spoilt(`${unseen}Write it down each evening, line by line: ${digest}${unseen}`) }
}

describe("what files and servers say steers no terminal", () => {
  it("in a run, its list, its trace and its doctor", () =>
    inFolder(async (folder) => {
      const file = join(folder, "people.jsonl")
      const rows = Array.from({ length: 10 }, (_, index) => person(index))
      writeFileSync(
        file,
        [...rows, `{"name": "${"\\u001b[31m"}", "description": "x"}`, `{broken${unseen}`, ""].join("\n")
      )
      const server = await start({ script: hostile, models: ["stoa-test", `other${unseen}`] })
      try {
        const reach = ["--model", "stoa-test", "--base-url", server.url]
        const ran = await stoa(["run", "--profiles", file, "--count", "3", "--runs", folder, "--verbose", ...reach])
        isCalm(ran)
        assert.match(ran.stderr, /left out: people\.jsonl line 11/)
        assert.match(ran.stderr, /The server refused: 400 no/)
        assert.isTrue(existsSync(join(folder, "run-001", "dataset", "manifest.json")), ran.stderr)
        for (const what of ["runs", "trace run-001 1", "trace run-001 a0001", "trace run-001 g000"]) {
          const shown = await stoa([...what.split(" "), "--runs", folder])
          assert.strictEqual(shown.code, 0, shown.stderr)
          isCalm(shown)
        }
        isCalm(await stoa(["doctor", "--model", "stoa-none", "--base-url", server.url]))
        isCalm(await stoa(["run", "--model", "stoa-none", "--base-url", server.url, "--runs", folder]))
      } finally {
        await server.close()
      }
    }))

  it("nor do words on the command line", () =>
    inFolder(async (folder) => {
      // No argument of a command can hold this one.
      const word = unseen.replaceAll("\u0000", "")
      const all = [
        ["run", "--profiles", `${word}.jsonl`],
        ["run", "--model", word],
        ["run", "--name", word],
        ["trace", word, "1"],
        [`--${word}`]
      ]
      for (const args of all) {
        const outcome = await stoa([...args, "--runs", folder])
        assert.notStrictEqual(outcome.code, 0)
        isCalm(outcome)
      }
    }))
})
