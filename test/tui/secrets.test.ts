import { assert, describe, it } from "@effect/vitest"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, type Outcome, stoa } from "../support/command.ts"
import { inside } from "../support/inside.ts"
import { type ParsedRequest, type Scripted, start } from "../support/server/ScriptedServer.ts"

const key = "sk-planted-4f9c2d7e1b0a5583"
const password = "pa55word-4f9c2d7e"

/** How a secret may stand in a file or a line: as it is, in an address, coded, or half of it. */
const forms = (secret: string): ReadonlyArray<string> => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64").replaceAll("=", ""),
  secret.slice(0, 16),
  secret.slice(-12)
]

/** Every file below a folder, as bytes. */
const filesOf = (folder: string): ReadonlyArray<{ readonly name: string; readonly bytes: Buffer }> =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const name = join(entry.parentPath, entry.name)
        return { name, bytes: readFileSync(name) }
      })
    : []

const tellsNothing = (secret: string, { stderr, stdout }: Outcome, folder?: string): void => {
  for (const form of forms(secret)) {
    assert.notInclude(stdout, form)
    assert.notInclude(stderr, form)
    for (const { bytes, name } of folder === undefined ? [] : filesOf(folder)) {
      assert.isFalse(bytes.includes(form), `${name} holds the secret`)
    }
  }
}

const headers = { "x-request-id": key, "x-echo": `Bearer ${key}`, "set-cookie": `token=${key}` }

const complaint = (status: number): Partial<Scripted> => ({
  status,
  headers: { ...headers, "retry-after-ms": "20" },
  raw: JSON.stringify({ error: { message: `Bearer ${key} may not do this now (${key})`, code: key, type: key } })
})

/** A server that says the key wherever it can: in errors, half errors, pages, replies, names and headers. */
const echoing = ({ attempt, digest, schema, seed }: ParsedRequest): Partial<Scripted> | undefined => {
  // The trial is let through, or there were no run to look at.
  if (seed === 1) return { headers }
  const draw = digest.charCodeAt(0) % 8
  if (attempt === 0) {
    if (draw === 1) return complaint(500)
    if (draw === 2) return complaint(429)
    if (draw === 3) return { raw: `<html>${key}</html>`, headers: { ...headers, "content-type": "text/html" } }
    if (draw === 4) return { raw: `{"id":"${key}","choices":[{"message":{"content":"${key}`, headers }
    if (draw === 5) return { raw: JSON.stringify({ error: { message: key, code: 502 } }), headers }
  }
  if (draw === 6 && schema !== undefined) return complaint(400)
  if (schema !== undefined) return { headers }
  const message = { content: `Your key is ${key}; so I was sent Bearer ${key} and shall say more of it. ${digest}` }
  return { raw: JSON.stringify({ model: `m-${key}`, choices: [{ message, finish_reason: "stop" }] }), headers }
}

describe("a key is told to its server and to nobody else", () => {
  const asked = (url: string, runs: string, ...more: ReadonlyArray<string>) =>
    ["run", "--model", "stoa-test", "--base-url", url, "--agents", "8", "--count", "3", "--runs", runs].concat(more)
  const run = (url: string, runs: string, ...more: ReadonlyArray<string>) =>
    inside(asked(url, runs, ...more), { OPENAI_API_KEY: key })

  it("by a run whose server echoes it everywhere: not on the screen, not in any file of the run", () =>
    inFolder(async (runs) => {
      const server = await start({ apiKey: key, script: echoing })
      try {
        const outcome = await stoa(asked(server.url, runs, "--verbose"), { OPENAI_API_KEY: key })
        tellsNothing(key, outcome, runs)
        assert.isAbove(server.stats().answered, 20)
        const written = filesOf(runs).map(({ name }) => name)
        for (const file of ["run.db", "recipe.json", "manifest.json", "examples.jsonl"]) {
          assert.isTrue(written.some((name) => name.endsWith(file)), file)
        }
        // It was echoed indeed, and what stands in its place says so.
        assert.match(
          `${outcome.stderr}${filesOf(runs).map(({ bytes }) => bytes.toString("latin1")).join("")}`,
          /\(key\)/
        )

        const listed = await inside(["runs", "--runs", runs], { OPENAI_API_KEY: key })
        const traced = await inside(["trace", "run-001", "1", "--runs", runs, "--json"], { OPENAI_API_KEY: key })
        for (const shown of [listed, traced]) tellsNothing(key, shown)
      } finally {
        await server.close()
      }
    }))

  it.each([400, 401, 402, 403, 404, 429, 500])(
    "when the server refuses with %i, in full words",
    (status) =>
      inFolder(async (runs) => {
        // Passing trouble is waited out; then the key is refused after all.
        const script = ({ nth }: ParsedRequest) => complaint(status >= 429 && nth > 1 ? 401 : status)
        const server = await start({ script })
        try {
          const outcome = await run(server.url, runs, "--verbose", "--timeout", "2")
          assert.notStrictEqual(outcome.code, 0)
          assert.notStrictEqual(outcome.stderr, "")
          tellsNothing(key, outcome, runs)
        } finally {
          await server.close()
        }
      })
  )

  it("when the key is withdrawn in the middle of a run", () =>
    inFolder(async (runs) => {
      const server = await start({ script: ({ nth }) => (nth < 12 ? { headers } : complaint(401)) })
      try {
        const outcome = await run(server.url, runs, "--verbose", "--json")
        assert.notStrictEqual(outcome.code, 0)
        assert.match(outcome.stderr, /refuses the key for model "stoa-test"/)
        tellsNothing(key, outcome, runs)
      } finally {
        await server.close()
      }
    }))

  it("when the server sends the request on to somebody else", () =>
    inFolder(async (runs) => {
      const other = await start({ script: () => ({ content: "Thank you for the key." }) })
      const location = `${other.url}/chat/completions?key=${key}`
      const server = await start({ script: () => ({ status: 307, raw: "", headers: { ...headers, location } }) })
      try {
        const outcome = await run(server.url, runs, "--verbose")
        assert.match(outcome.stderr, /it sends requests on to /)
        tellsNothing(key, outcome, runs)
        assert.strictEqual(other.stats().requests, 0)
      } finally {
        await Promise.all([server.close(), other.close()])
      }
    }))

  it("by the doctor, whose server names its models by it", async () => {
    const server = await start({ models: ["stoa-test", `m-${key}`], apiKey: key })
    try {
      for (const model of ["stoa-test", "stoa-other"]) {
        const asked = ["doctor", "--model", model, "--base-url", server.url]
        tellsNothing(key, await inside(asked, { OPENAI_API_KEY: key }))
        tellsNothing(key, await inside([...asked, "--json"], { OPENAI_API_KEY: key }))
      }
      const refused = await inside(["doctor", "--model", "stoa-test", "--base-url", server.url], {
        OPENAI_API_KEY: `${key}-old`
      })
      assert.strictEqual(refused.code, 1)
      tellsNothing(key, refused)
    } finally {
      await server.close()
    }
  })
})

describe("an address with a password in it is refused, and the password not repeated", () => {
  const isRefused = (outcome: Outcome) => {
    assert.notStrictEqual(outcome.code, 0)
    assert.match(`${outcome.stderr}${outcome.stdout}`, /holds a key, a password or a query/)
    tellsNothing(password, outcome)
  }

  it("whichever way it is given", () =>
    inFolder(async (runs) => {
      const address = `http://me:${password}@127.0.0.1:9/v1`
      const model = ["--model", "stoa-test", "--runs", runs, "--verbose"]
      const recipe = join(runs, "mine.yaml")
      writeFileSync(recipe, `model: stoa-test\noperation:\n  baseUrl: "${address}"\n`)
      isRefused(await stoa(["run", "--base-url", address, ...model]))
      isRefused(await inside(["run", ...model], { OPENAI_BASE_URL: address }))
      isRefused(await inside(["run", recipe, "--runs", runs, "--verbose"]))
      isRefused(await inside(["doctor", "--model", "stoa-test", "--base-url", address]))
      // Only the recipe that its owner wrote.
      assert.deepStrictEqual(filesOf(runs).map(({ name }) => name), [recipe])
    }))

  it.each([`https://${password}@api.example.org/v1`, `http://127.0.0.1:9/v1?key=${password}`])(
    "%s",
    (address) =>
      inFolder(async (runs) => {
        const outcome = await inside(["run", "--model", "m", "--base-url", address, "--runs", runs])
        assert.strictEqual(outcome.code, 2)
        isRefused(outcome)
      })
  )
})
