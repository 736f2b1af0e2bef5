import { assert, describe, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { inFolder } from "../support/command.ts"

const bin = fileURLToPath(new URL("../../packages/tui/bin/stoa.js", import.meta.url))

const start = (environment: Readonly<Record<string, string>>): string =>
  execFileSync(process.execPath, [bin, "--version"], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    encoding: "utf8"
  })

describe("the start of the command", () => {
  it("keeps what was compiled in the user's folder for such things, unless that is turned off", () =>
    inFolder(async (folder) => {
      const kept = () => existsSync(join(folder, "stoa")) ? readdirSync(join(folder, "stoa")).length : 0
      assert.match(start({ XDG_CACHE_HOME: folder, NODE_DISABLE_COMPILE_CACHE: "1" }), /^stoa v/)
      assert.strictEqual(kept(), 0)
      assert.match(start({ XDG_CACHE_HOME: folder }), /^stoa v/)
      assert.isAbove(kept(), 0)
    }))

  it("does without where there is no such folder", () => {
    assert.match(start({ HOME: "/dev/null" }), /^stoa v/)
  })
})
