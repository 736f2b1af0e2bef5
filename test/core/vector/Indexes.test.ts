import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFileSync, spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Indexes } from "../../../packages/core/src/vector/Indexes.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))

/** What a process says of an index, in which requiring its library fails. */
const without = (library: string, kind: string, error: string): string =>
  execFileSync(process.execPath, [
    "--input-type=module",
    "--eval",
    `import Module from "node:module"
     const load = Module._load
     Module._load = (name, ...rest) => {
       if (name === "${library}") throw new Error(${JSON.stringify(error)})
       return load(name, ...rest)
     }
     const { flip, runSync } = await import(${
      JSON.stringify(new URL("../../../node_modules/effect/dist/Effect.js", import.meta.url).href)
    })
     const { load: index } = await import(${
      JSON.stringify(new URL("../../../packages/core/src/vector/Indexes.ts", import.meta.url).href)
    })
     console.log(runSync(flip(index("${kind}"))).message)`
  ], { encoding: "utf8" }).trim()

describe("the index of a run", () => {
  it.effect("is the exact one where nobody says otherwise", () =>
    Effect.gen(function*() {
      const make = yield* Indexes
      const index = make<string>()
      index.add([{ id: "a", vector: Float32Array.of(1, 0) }])
      assert.deepStrictEqual(index.search(Float32Array.of(0.6, 0.8), 1), [{ id: "a", similarity: 0.6 }])
    }))

  it("that cannot be had is told of in a sentence that says what to do", () => {
    const remedy =
      "run npm run build:faiss, for which libfaiss-dev and g++ must be installed, or take the index usearch or exact."
    assert.strictEqual(
      without("faiss-node", "faiss", "Could not locate the bindings file. Tried:\n -> /somewhere"),
      `The index faiss cannot be used here (the addon of faiss-node is not built): ${remedy}`
    )
    assert.strictEqual(
      without("faiss-node", "faiss", "Cannot find module 'faiss-node'\nRequire stack:"),
      `The index faiss cannot be used here (faiss-node is not installed): ${remedy}`
    )
    assert.strictEqual(
      without("usearch", "usearch", "No native build was found for platform=none\n    loaded from: here"),
      "The index usearch cannot be used here (No native build was found for platform=none): run npm install again, or take the index exact."
    )
  })

  it("needs an addon whose build says in a sentence what it misses", () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ["build-faiss.mjs", "--again"], {
      cwd: root,
      env: { ...process.env, CXX: "no-such-compiler" },
      encoding: "utf8"
    })
    assert.strictEqual(status, 1)
    assert.strictEqual(stdout, "")
    assert.match(stderr, /^[^\n]* (is|are) not (here|installed): [^\n]*(run npm install|apt-get install)[^\n]*\.\n$/)
  })
})
