import { assert, describe, it } from "@effect/vitest"
import { Bubblewrap, type Requirement, Sandbox } from "@stoa/core"
import { Effect } from "effect"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { usual } from "../../../packages/core/src/sandbox/Limits.ts"

// What a program must not see.
process.env["STOA_TEST_KEY"] = "sk-secret"

// The title of the tests of a language says what runs them, or why they are skipped.
const [python, javascript] = await Effect.runPromise(Bubblewrap.survey)

const sandbox = Bubblewrap.layer({ ...usual, cpu: 2, wall: 4, memory: 256 * 2 ** 20 })

const run = (programming: Requirement.Programming, ...lines: ReadonlyArray<string>) =>
  Sandbox.run({ programming, source: lines.join("\n") }, "tests")

/** A machine whose bubblewrap is this script. */
const withBubblewrap = (script: string) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const folder = mkdtempSync(join(tmpdir(), "stoa-bwrap-"))
      const path = process.env["PATH"]
      writeFileSync(join(folder, "bwrap"), script, { mode: 0o755 })
      process.env["PATH"] = `${folder}:${path}`
      return { folder, path }
    }),
    ({ folder, path }) =>
      Effect.sync(() => {
        process.env["PATH"] = path
        rmSync(folder, { recursive: true })
      })
  )

describe("where bubblewrap may not work", () => {
  it.effect("nothing is run, and the verdict says why", () =>
    Effect.gen(function*() {
      yield* withBubblewrap("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
      const { by, detail, verdict } = yield* run("javascript", "1").pipe(Effect.provide(Bubblewrap.layer()))
      assert.deepStrictEqual([verdict, by], ["unverified", ""])
      assert.match(detail, process.platform === "linux" ? /Node\.js here: bwrap: No permissions/ : /Linux only/)
    }).pipe(Effect.scoped))
})

it.layer(sandbox)("programs in bubblewrap", (it) => {
  describe.skipIf(python?.works !== true)(`in Python: ${python?.text}`, () => {
    it.effect("pass when they come to their last line", () =>
      Effect.gen(function*() {
        const { by, verdict } = yield* run("python", "def twice(n):", "    return 2 * n", "assert twice(2) == 4")
        assert.strictEqual(verdict, "passed")
        assert.match(by, /^bubblewrap \S+, Python 3\.\d+/)
      }))

    it.effect("fail with the test that failed, or the last line of the error", () =>
      Effect.gen(function*() {
        const wrong = yield* run("python", "def twice(n):", "    return n", "assert twice(2) == 4")
        assert.deepStrictEqual([wrong.verdict, wrong.detail], ["failed", "AssertionError: assert twice(2) == 4"])
        const broken = yield* run("python", "print(undefined_name)")
        assert.match(broken.detail, /^NameError: .*undefined_name/)
      }))

    it.effect("fail when they end before their last line, even in good order", () =>
      Effect.gen(function*() {
        const { detail, verdict } = yield* run("python", "import sys", "sys.exit(0)")
        assert.deepStrictEqual([verdict, detail], ["failed", "it ended before its last test"])
      }))

    it.effect("find no network", () =>
      Effect.gen(function*() {
        const { detail, verdict } = yield* run(
          "python",
          "import socket",
          "socket.create_connection(('192.0.2.1', 80), timeout=2)"
        )
        assert.strictEqual(verdict, "failed")
        assert.match(detail, /unreachable/)
      }))

    it.effect("find no home, no secrets of the system, no other process and no key", () =>
      Effect.gen(function*() {
        const { detail, verdict } = yield* run(
          "python",
          "import os",
          "gone = ['/etc/shadow', '/etc/passwd', '/root', '/home', '/proc', '/sys', '/run', '/var']",
          "assert not any(os.path.exists(one) for one in gone), gone",
          "assert os.getpid() < 5 and os.getppid() == 1",
          "assert set(os.environ) <= {'PATH', 'LANG', 'PWD', 'PYTHONHASHSEED', 'LC_CTYPE'}, list(os.environ)",
          `assert not os.path.exists(${JSON.stringify(process.cwd())})`
        )
        assert.deepStrictEqual([verdict, detail], ["passed", ""])
      }))

    it.effect("write nowhere but in two folders of their own, and little there", () =>
      Effect.gen(function*() {
        const name = "/tmp/stoa-was-here"
        const fine = yield* run("python", `open('${name}', 'w').write('x')`, "open('here', 'w').write('x')")
        assert.strictEqual(fine.verdict, "passed")
        assert.isFalse(existsSync(name))
        for (const place of ["/usr/x", "/x", "/dev/shm/x", "/bin/x"]) {
          const { detail } = yield* run("python", `open('${place}', 'w')`)
          assert.match(detail, /Read-only|Permission|No such/, place)
        }
        const full = yield* run("python", "for i in range(999): open(f'/tmp/{i}', 'wb').write(b'x' * 10**6)")
        assert.match(full.detail, /No space left/)
      }))

    it.effect("make no further process, and leave their namespaces never", () =>
      Effect.gen(function*() {
        for (const line of ["os.fork()", "os.system('ls') and 1/0", "__import__('subprocess').run(['ls'])"]) {
          assert.strictEqual((yield* run("python", "import os", `while True: ${line}`)).verdict, "failed", line)
        }
        const apart = yield* run(
          "python",
          "import ctypes",
          "assert ctypes.CDLL(None).unshare(0x10000000) == 0, 'refused'"
        )
        assert.strictEqual(apart.detail, "AssertionError: refused")
      }))

    it.effect("cannot end what runs them", () =>
      Effect.gen(function*() {
        const { verdict } = yield* run(
          "python",
          "import os",
          "os.kill(os.getppid(), 9)",
          "os.kill(1, 15)",
          "try: os.kill(-1, 9)",
          "except ProcessLookupError: pass"
        )
        assert.strictEqual(verdict, "passed")
      }))

    it.effect("come to an end of memory, of time and of output", () =>
      Effect.gen(function*() {
        const verdicts = yield* Effect.all([
          run("python", "a = []", "while True: a.append(bytearray(10**7))"),
          run(
            "python",
            "import mmap",
            "a = []",
            "while True: a.append(mmap.mmap(-1, 10**7)); a[-1].write(b'x' * 10**7)"
          ),
          run("python", "while True: pass"),
          run("python", "import signal", "signal.signal(signal.SIGXCPU, signal.SIG_IGN)", "while True: pass"),
          run("python", "import time", "time.sleep(1000)"),
          run("python", "while True: print('x' * 1000)")
        ])
        assert.deepStrictEqual(verdicts.map(({ verdict }) => verdict), [
          "memory",
          "memory",
          "timeout",
          "timeout",
          "timeout",
          "failed"
        ])
        assert.strictEqual(verdicts[5]?.detail, "it wrote more than 64 KB")
      }), 30_000)

    it.effect("are told without anything that steers a terminal", () =>
      Effect.gen(function*() {
        const { detail } = yield* run("python", "raise Exception('\\x1b[31mred\\x07')")
        assert.strictEqual(detail, "Exception: red")
      }))

    it.effect("may be many at once", () =>
      Effect.gen(function*() {
        const told = yield* Effect.forEach(
          Array.from({ length: 12 }, (_, nth) => nth),
          (nth) => run("python", `assert ${nth} % 3 != 0`),
          { concurrency: "unbounded" }
        )
        assert.deepStrictEqual(
          told.map(({ verdict }) => verdict),
          told.map((_, nth) => (nth % 3 === 0 ? "failed" : "passed"))
        )
      }))
  })

  describe.skipIf(javascript?.works !== true)(`in JavaScript: ${javascript?.text}`, () => {
    it.effect("pass in either way of modules, and in both at once", () =>
      Effect.gen(function*() {
        const told = yield* Effect.all([
          run("javascript", "const twice = (n) => 2 * n", "assert.strictEqual(twice(2), 4)"),
          run(
            "javascript",
            "const assert = require('assert')",
            "function f() { return 1 }",
            "assert(f())",
            "module.exports = { f }"
          ),
          run(
            "javascript",
            "import assert from 'node:assert'",
            "export const f = () => 1",
            "assert.equal(f(), 1)",
            "await f()"
          ),
          run("javascript", "export const f = () => 1", "require('assert')(f())", "module.exports = f")
        ])
        assert.deepStrictEqual(told.map(({ detail, verdict }) => [verdict, detail]), told.map(() => ["passed", ""]))
      }))

    it.effect("fail with what the assertion says, and when they end before their last line", () =>
      Effect.gen(function*() {
        const wrong = yield* run("javascript", "assert.strictEqual(1 + 1, 3)")
        assert.strictEqual(wrong.verdict, "failed")
        assert.match(wrong.detail, /^AssertionError .*2 !== 3$/)
        const broken = yield* run("javascript", "function (")
        assert.match(broken.detail, /^SyntaxError/)
        const late = yield* run("javascript", "Promise.reject(new Error('late'))")
        assert.deepStrictEqual([late.verdict, late.detail], ["failed", "Error: late"])
        assert.strictEqual((yield* run("javascript", "process.exit(0)")).detail, "it ended before its last test")
      }))

    it.effect("find no network, no home and no key, and make no further process", () =>
      Effect.gen(function*() {
        const { detail, verdict } = yield* run(
          "javascript",
          "const fs = require('node:fs')",
          "for (const name of ['/etc/shadow', '/root', '/home', '/proc']) assert(!fs.existsSync(name), name)",
          "assert.deepEqual(Object.keys(process.env).sort(), ['LANG', 'PATH', 'PWD', 'PYTHONHASHSEED'])",
          "assert.throws(() => require('node:child_process').execSync('ls'), /EPERM/)",
          "fetch('http://192.0.2.1').then(() => process.exit(1), () => undefined)"
        )
        assert.deepStrictEqual([verdict, detail], ["passed", ""])
      }))

    it.effect("come to an end of memory and of time", () =>
      Effect.gen(function*() {
        const verdicts = yield* Effect.all([
          run("javascript", "const a = []", "while (true) a.push(new Array(1e5).fill(1.5))"),
          run("javascript", "const a = []", "while (true) a.push(Buffer.alloc(1e7, 1))"),
          run("javascript", "while (true);"),
          run("javascript", "setInterval(() => undefined, 1000)")
        ])
        assert.deepStrictEqual(verdicts.map(({ verdict }) => verdict), ["memory", "memory", "timeout", "timeout"])
      }), 60_000)
  })
})
