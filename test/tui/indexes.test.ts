import { assert, describe, it } from "@effect/vitest"
import { stoa } from "../support/command.ts"

describe("the doctor", () => {
  it("searches an index of each library, and says how to have the one that need not be there", async () => {
    const { code, stdout } = await stoa(["doctor"])
    assert.strictEqual(code, 0)
    assert.match(stdout, /^ok +usearch +finds vectors among many$/m)
    assert.match(stdout, /^(ok +faiss +finds vectors among many|note +faiss +.*npm run build:faiss.*)$/m)
  })
})
