import { afterEach, assert, describe, it, vi } from "@effect/vitest"
import { Cause, Effect } from "effect"
import * as fc from "fast-check"
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as LogFile from "../../packages/tui/src/cli/LogFile.ts"
import { inFolder } from "../support/command.ts"

type Given = Partial<LogFile.LogFileOptions>

/** Logs into a file until it is closed; gives what it holds. */
const logged = async (path: string, effect: Effect.Effect<unknown>, given: Given = {}): Promise<string> => {
  await Effect.runPromise(
    effect.pipe(Effect.provide(LogFile.layer({ path, verbose: false, environment: {}, ...given })))
  )
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, "utf8") : ""
}

const inLog = (use: (path: string) => Promise<void>) => inFolder((folder) => use(join(folder, "run.log")))

/** Standard error while something runs. */
const stderr = () => {
  const said: Array<string> = []
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  return said
}

afterEach(() => void vi.restoreAllMocks())

describe("the log of a run", () => {
  it("is one line for each thing said: time, level, what, and fields", () =>
    inLog(async (path) => {
      const text = await logged(
        path,
        Effect.gen(function*() {
          yield* Effect.logInfo("the phase begins", { phase: "simulation", agents: 40 })
          yield* Effect.logWarning("a place failed", { place: "simulation/3/g001", reason: "no = sign, \"no\" JSON" })
          yield* Effect.logDebug("tried again")
          yield* Effect.logError("the run ends").pipe(Effect.annotateLogs({ code: 1, nothing: undefined }))
        })
      )
      const lines = text.split("\n")
      const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /
      assert.isTrue(lines.slice(0, 3).every((line) => time.test(line)))
      assert.deepStrictEqual(lines.map((line) => line.replace(time, "")), [
        "info  the phase begins phase=simulation agents=40",
        "warn  a place failed place=simulation/3/g001 reason=\"no = sign, \\\"no\\\" JSON\"",
        "error the run ends code=1",
        ""
      ])
    }))

  it("says more with --verbose, and then shows warnings and errors, dimmed, on standard error", () =>
    inLog(async (path) => {
      const said = stderr()
      const all = Effect.all([
        Effect.logDebug("one"),
        Effect.logInfo("two"),
        Effect.logWarning("three", { why: "rye" })
      ])
      assert.match(await logged(path, all, { verbose: true }), /debug one\n.*info {2}two\n.*warn {2}three why=rye\n$/)
      assert.deepStrictEqual(said, ["warn: three why=rye\n"])
      await logged(path, all)
      assert.strictEqual(said.length, 1)
    }))

  it("is continued when the run goes on, also after a line that a crash cut", () =>
    inLog(async (path) => {
      await logged(path, Effect.logInfo("first"))
      writeFileSync(path, `${readFileSync(path, "utf8")}half a li`)
      const lines = (await logged(path, Effect.logInfo("second"))).split("\n")
      assert.match(lines[0] ?? "", /first$/)
      assert.strictEqual(lines[1], "half a li")
      assert.match(lines[2] ?? "", /second$/)
    }))

  it("never holds the value of a secret, wherever it stands", () => {
    const secret = fc.string({ minLength: 2, maxLength: 20, unit: "grapheme" }).map((text) => `sk-${text.trim()}!`)
    return fc.assert(
      fc.asyncProperty(
        secret,
        fc.string(),
        fc.constantFrom("A_KEY", "B_TOKEN", "C_SECRET", "DB_PASSWORD"),
        (key, text, name) =>
          inLog(async (path) => {
            const held = await logged(
              path,
              Effect.all([
                Effect.logInfo(`${text}${key}${text}`, key, {
                  [key]: key,
                  deep: { list: [key] },
                  error: new Error(key)
                }),
                Effect.logError("it failed", Cause.fail(new Error(`with ${key}`))),
                Effect.logInfo(`https://host/?q=${encodeURIComponent(key.toWellFormed())}`),
                Effect.logInfo("said").pipe(Effect.annotateLogs({ [name]: key }))
              ]),
              { environment: { [name]: key, OTHER: "plain", [`EMPTY_${name}`]: "" } }
            )
            assert.notInclude(held, key)
            assert.notInclude(held, encodeURIComponent(key.toWellFormed()))
            assert.include(held, "(key)")
          })
      ),
      { numRuns: 60 }
    )
  })

  it("never holds what the collector's headers say, nor a key of several lines", () =>
    inLog(async (path) => {
      const environment = {
        OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20abcdefgh12,x-team=blue",
        SIGNING_KEY: "-----BEGIN-----\nrye rye rye\n-----END-----"
      }
      const text = await logged(
        path,
        Effect.logInfo("sent Bearer abcdefgh12 and abcdefgh12 by team blue", { pem: environment.SIGNING_KEY }),
        { environment }
      )
      assert.match(text, /sent \(key\) and \(key\) by team blue pem=\(key\)\n$/)
    }))

  it("holds no control character and exactly one line a statement, whatever is said", () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\n", "\r", "\u001b[31m", "\u0007", "\u2028", "\u202e", "\ud800"),
        fc.string({ minLength: 1, maxLength: 1, unit: "binary" })
      )
    })
    return fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(nasty, nasty, nasty), { maxLength: 5 }), (said) =>
        inLog(async (path) => {
          const text = await logged(
            path,
            Effect.forEach(said, ([what, name, value]) => Effect.logInfo(what, { [`f${name}`]: value }))
          )
          assert.strictEqual(text.split("\n").length, said.length + 1)
          // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
          assert.notMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/)
        })),
      { numRuns: 60 }
    )
  })

  it("keeps its size: a full file becomes run.log.1, and the one before that goes", () =>
    inLog(async (path) => {
      const most = 2000
      for (let nth = 0; nth < 12; nth++) {
        await logged(path, Effect.logInfo(`${nth}`.padEnd(300, "."), { nth }), { most })
      }
      const [now, before] = [path, `${path}.1`].map((file) => readFileSync(file, "utf8"))
      assert.isAtMost(now?.length ?? 0, most)
      assert.isAtMost(before?.length ?? 0, most)
      assert.include(now, "nth=11")
      assert.notInclude(`${now}${before}`, "nth=0\n")
      assert.isTrue(`${before}${now}`.split("\n").every((line) => line === "" || /nth=\d+$/.test(line)))
    }))

  it("a very long text is cut, its secret not in two", () =>
    inLog(async (path) => {
      const key = "sk-0123456789"
      const text = await logged(path, Effect.logInfo(`${"x".repeat(1994)}${key}${"y".repeat(9000)}`), {
        environment: { A_KEY: key }
      })
      assert.isBelow(text.length, 2100)
      assert.notInclude(text, "sk-")
    }))

  it("a folder that is gone and a disk that is full end no run, and are told once where more is to be said", () =>
    inLog(async (path) => {
      const said = stderr()
      const speak = Effect.forEach(
        [1, 2, 3],
        (nth) => Effect.andThen(Effect.logInfo("said", { nth }), Effect.sleep(5))
      )
      assert.strictEqual(await logged(join(path, "gone", "run.log"), speak, { wait: 1 }), "")
      assert.deepStrictEqual(said, [])
      await logged(join(path, "gone", "run.log"), speak, { wait: 1, verbose: true })
      assert.strictEqual(said.length, 1)
      assert.match(said[0] ?? "", /run\.log cannot be written: its folder does not exist/)
      if (existsSync("/dev/full")) await logged("/dev/full", speak, { wait: 1, verbose: true })
      assert.match(said.at(-1) ?? "", existsSync("/dev/full") ? /the disk is full/ : /./)
    }))

  it("gathers what is said and writes it by and by, without the end of the run", () =>
    inLog(async (path) => {
      await Effect.runPromise(
        Effect.gen(function*() {
          yield* Effect.logInfo("early")
          assert.isFalse(existsSync(path), "nothing is written while the run is busy")
          while (!existsSync(path) || readFileSync(path, "utf8") === "") yield* Effect.sleep(2)
          assert.match(readFileSync(path, "utf8"), /early\n$/)
        }).pipe(Effect.provide(LogFile.layer({ path, verbose: false, environment: {}, wait: 1 })))
      )
    }))

  it("holds the last words of a process that crashed", () =>
    inLog(async (path) => {
      const source = fileURLToPath(new URL("../../packages/tui/src/cli/LogFile.ts", import.meta.url))
      const script = `
        import { Effect } from "effect"
        import * as LogFile from ${JSON.stringify(source)}
        Effect.runFork(Effect.andThen(Effect.logInfo("the last words"), Effect.sync(() => {
          setImmediate(() => { throw new Error("crash") })
        })).pipe(
          Effect.andThen(Effect.never),
          Effect.provide(LogFile.layer({ path: ${JSON.stringify(path)}, verbose: false, environment: {} }))
        ))`
      const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: fileURLToPath(new URL("../../packages/tui", import.meta.url))
      })
      assert.notStrictEqual(status, 0)
      assert.match(readFileSync(path, "utf8"), /the last words\n$/)
    }))

  it("without it, what is logged goes nowhere", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined)
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined)
    await Effect.runPromise(
      Effect.andThen(Effect.logInfo("hello"), Effect.logError("hello")).pipe(Effect.provide(LogFile.silent))
    )
    assert.strictEqual(log.mock.calls.length + error.mock.calls.length, 0)
  })
})
