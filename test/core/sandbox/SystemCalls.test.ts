import { assert, describe, it } from "@effect/vitest"
import * as SystemCalls from "../../../packages/core/src/sandbox/SystemCalls.ts"

const audit = { x64: 0xc000003e, arm64: 0xc00000b7 }

/** What the kernel would answer to a call, by the rules of its classic filters. */
const answer = (filter: Uint8Array, call: { number: number; audit: number; argument?: number }): number => {
  const code = Buffer.from(filter)
  const memory = new Map([[0, call.number], [4, call.audit], [16, call.argument ?? 0]])
  let held = 0
  for (let at = 0; at < code.length; at += 8) {
    const value = code.readUInt32LE(at + 4)
    const jump = (holds: boolean) => {
      at += 8 * code.readUInt8(at + (holds ? 2 : 3))
    }
    switch (code.readUInt16LE(at)) {
      case 0x20:
        held = memory.get(value) as number
        break
      case 0x15:
        jump(held === value)
        break
      case 0x35:
        jump(held >= value)
        break
      case 0x45:
        jump((held & value) !== 0)
        break
      case 0x06:
        return value
      default:
        throw new Error("no such instruction")
    }
  }
  throw new Error("the filter runs out")
}

const allowed = 0x7fff0000
const refused = 0x00050001

describe.each(["x64", "arm64"] as const)("the filter of system calls on %s", (machine) => {
  const filter = SystemCalls.filter(machine) as Uint8Array
  const calls = {
    x64: { read: 0, openat: 257, exec: 59, clone: 56, ptrace: 101, mount: 165, unshare: 272, memory: 319 },
    arm64: { read: 63, openat: 56, exec: 221, clone: 220, ptrace: 117, mount: 40, unshare: 97, memory: 279 }
  }[machine]
  const ask = (number: number, argument?: number) =>
    answer(filter, { number, audit: audit[machine], ...(argument === undefined ? {} : { argument }) })

  it("lets a program read, open files and become another", () => {
    assert.deepStrictEqual([calls.read, calls.openat, calls.exec].map((call) => ask(call)), [allowed, allowed, allowed])
  })

  it("lets it have threads, and no further process", () => {
    assert.strictEqual(ask(calls.clone, 0x3d0f00), allowed)
    assert.strictEqual(ask(calls.clone, 0x01200011), refused)
    assert.strictEqual(ask(435), 0x00050026)
  })

  it("refuses to look into others, to mount, to leave its namespaces, and to take memory that nobody counts", () => {
    for (const call of [calls.ptrace, calls.mount, calls.unshare, calls.memory]) {
      assert.strictEqual(ask(call), refused)
    }
  })

  it("refuses calls by the numbers of other machines", () => {
    assert.strictEqual(ask(0x40000000 + 57), refused)
    assert.strictEqual(answer(filter, { number: calls.read, audit: 0x40000003 }), 0x80000000)
  })
})

describe("the filter of system calls", () => {
  it("is none for a machine whose calls are not known", () => {
    assert.isUndefined(SystemCalls.filter("riscv64"))
  })
})
