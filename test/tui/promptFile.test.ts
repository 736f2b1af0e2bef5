import { assert, describe, it } from "@effect/vitest"
import { Prompts } from "@stoa/core"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as promptFile from "../../packages/tui/src/cli/promptFile.ts"

const parsed = (text: string) => Result.getOrThrow(promptFile.parse(text))
const sentence = (text: string) => {
  const read = promptFile.parse(text)
  return Result.isFailure(read) ? read.failure : ""
}

describe("a prompt file", () => {
  it("holds every prompt of the product as it is", () => {
    for (const { texts } of Prompts.all) assert.deepStrictEqual(parsed(promptFile.print(texts)), texts)
  })

  it("holds any texts that have no heading of its own in the system text", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        const texts = { system: a.replaceAll("\r", "").trim(), user: `${b}\n# user\n${a}`.replaceAll("\r", "").trim() }
        assert.deepStrictEqual(parsed(promptFile.print(texts)), texts)
      })
    ))

  it("may have one part only, and leave the other as it is in the prompt", () => {
    assert.deepStrictEqual(parsed("# user\n\nHello, {{name}}.\n"), { user: "Hello, {{name}}." })
    assert.deepStrictEqual(parsed("\n# System \nBe brief."), { system: "Be brief." })
    assert.deepStrictEqual(parsed("# system\n\n# user\nHello."), { system: "", user: "Hello." })
  })

  it("may come from an editor that ends lines and begins files in its own way", () => {
    assert.deepStrictEqual(parsed("\ufeff# system\r\nBe brief.\r\n\r\n# user\r\nHello,\r\nyou.\r\n"), {
      system: "Be brief.",
      user: "Hello,\nyou."
    })
  })

  it("may have other headings in its texts", () => {
    assert.deepStrictEqual(parsed("# system\nA\n## user\n# users\nB\n# user\nC\n# user\nD"), {
      system: "A\n## user\n# users\nB",
      user: "C\n# user\nD"
    })
  })

  it("that is none says what was expected, and where", () => {
    assert.match(sentence("Hello."), /expected a line "# system" or "# user"/)
    assert.match(sentence(""), /expected a line/)
    assert.match(sentence("\n\nHello.\n# user\nx"), /line 3 stands before the first heading/)
  })
})

/** Runs in a folder with a file of this content. */
const inFolderWith = <A, E>(content: string, run: (folder: string) => Effect.Effect<A, E>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const folder = mkdtempSync(join(tmpdir(), "stoa-prompts-"))
      writeFileSync(join(folder, "my.md"), content)
      return folder
    }),
    run,
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true }))
  )

describe("a recipe with prompt files", () => {
  it.live("holds their texts, beside those it gives itself", () =>
    inFolderWith("# user\nQ: {{instruction!}}", (folder) =>
      Effect.gen(function*() {
        const settings = { seed: 3, prompts: { respond: "my.md", reject: { system: "Be brief." } } }
        assert.deepStrictEqual(yield* promptFile.inline(settings, folder), {
          seed: 3,
          prompts: { respond: { user: "Q: {{instruction!}}" }, reject: { system: "Be brief." } }
        } as never)
        assert.deepStrictEqual(yield* promptFile.ofFlags([`respond=${join(folder, "my.md")}`]), {
          respond: { user: "Q: {{instruction!}}" }
        })
        assert.isUndefined(yield* promptFile.ofFlags([]))
        assert.deepStrictEqual(yield* promptFile.inline({ seed: 3 }, folder), { seed: 3 })
      })))

  it.live("that leads nowhere, or to no such file, is told in a sentence", () =>
    inFolderWith("Hello.", (folder) =>
      Effect.gen(function*() {
        const sentenceOf = (given: ReadonlyArray<string>) =>
          Effect.map(Effect.flip(promptFile.ofFlags(given)), ({ message }) => message)
        assert.match(
          yield* sentenceOf([`respond=${join(folder, "none.md")}`]),
          /^There is no prompt file .*none\.md: check the path, or begin one with "stoa prompts NAME/
        )
        assert.match(yield* sentenceOf([`respond=${join(folder, "my.md")}`]), /^my\.md: expected a line "# system"/)
        assert.match(
          yield* sentenceOf(["respond"]),
          /--prompt takes something like instruct=my\.md, and found "respond"/
        )
        assert.match(yield* sentenceOf([`respond=${folder}`]), /cannot be read/)
      })))
})
