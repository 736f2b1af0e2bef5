import { assert, describe, it } from "@effect/vitest"
import { spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundle, compiled } from "../../support/bundle.ts"
import { inFolder } from "../../support/command.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))

/** A block of the page: what it is in, the file it is, and its text. */
interface Block {
  readonly line: number
  readonly language: string
  readonly file: string | undefined
  readonly text: string
}

const page = readFileSync(join(root, "docs/authoring.md"), "utf8")

const blocks: ReadonlyArray<Block> = [...page.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)].map(
  ({ 1: language = "", 2: file, 3: text = "", index }) => ({
    line: page.slice(0, index).split("\n").length,
    language,
    file,
    text
  })
)

const flat = (text: string): string => text.replace(/\s+/g, " ").trim()

/** Whether a text says a line of the page; `...` stands for anything. */
const says = (output: string, line: string): boolean =>
  new RegExp(flat(line).split("...").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")).test(
    flat(output)
  )

/** A text with the changes of a block made to it; what the block shows must stand in it. */
const changed = (before: string, { line, text }: Block): string => {
  const lines = text.trimEnd().split("\n")
  const side = (marks: string) =>
    lines.filter((one) => marks.includes(one[0] ?? " ")).map((one) => one.slice(1)).join("\n")
  assert.include(before, side(" -"), `the change of line ${line} is made to what stands there`)
  return before.replace(side(" -"), () => side(" +"))
}

/** A `stoa` to be found by a shell. */
const bin = (folder: string): string => {
  const path = join(folder, "bin")
  mkdirSync(path)
  const main = join(root, bundle, "main.js")
  writeFileSync(join(path, "stoa"), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`)
  chmodSync(join(path, "stoa"), 0o755)
  return path
}

/** Does what the page says, block by block; every file it shows is written, every line it types is typed. */
const follow = (folder: string, path: string): void => {
  let output = ""
  for (const block of blocks) {
    const { file, language, line, text } = block
    const at = file === undefined ? "" : join(folder, file)
    if (language === "text") {
      for (const expected of text.split("\n").filter((one) => one.trim() !== "")) {
        assert.isTrue(says(output, expected), `line ${line} of the page expects "${expected.trim()}" in:\n${output}`)
      }
    } else if (language === "sh") {
      output = ""
      for (const command of text.trim().split("\n")) {
        const { status, stderr, stdout } = spawnSync("sh", ["-c", command], {
          cwd: folder,
          encoding: "utf8",
          env: {
            PATH: `${path}${delimiter}${process.env["PATH"] ?? ""}`,
            HOME: folder,
            NO_COLOR: "1",
            NODE_COMPILE_CACHE: compiled
          }
        })
        output += `${stdout}${stderr}`
        const isMistake = /wrong|third/.test(command)
        assert.strictEqual(status, isMistake ? 2 : 0, `line ${line} of the page: ${command}\n${stdout}${stderr}`)
      }
    } else if (language === "diff") writeFileSync(at, changed(readFileSync(at, "utf8"), block))
    else {
      assert.isDefined(file, `the block in line ${line} is a file and has no name`)
      mkdirSync(dirname(at), { recursive: true })
      writeFileSync(at, text.replaceAll("/path/to/stoa", root.replace(/[/\\]$/, "")))
    }
  }
}

describe("the page on scenarios of one's own", () => {
  it("shows in files and commands only what can be written and typed", () => {
    assert.isAbove(blocks.length, 20)
    assert.deepStrictEqual([...new Set(blocks.map(({ language }) => language))].toSorted(), [
      "diff",
      "js",
      "json",
      "sh",
      "text",
      "ts",
      "yaml"
    ])
    assert.strictEqual(page.match(/^```/gm)?.length, 2 * blocks.length)
  })

  it("shows the very files that stoa new scenario writes, the scenario in forty lines at most", () =>
    inFolder(async (folder) => {
      const path = bin(folder)
      spawnSync(join(path, "stoa"), ["new", "scenario", "second-look"], { cwd: folder })
      for (const file of ["second-look.ts", "second-look.test.ts"]) {
        const shown = blocks.find((block) => block.file === file)?.text
        assert.strictEqual(shown, readFileSync(join(folder, file), "utf8"))
      }
      const lines = blocks.find(({ file }) => file === "second-look.ts")?.text.trimEnd().split("\n").length
      assert.isAtMost(lines ?? 0, 40)
    }))

  it(
    "can be followed from the first line to the last, and every file in it is of right types",
    () =>
      inFolder(async (folder) => {
        const path = bin(folder)
        const mine = join(folder, "mine")
        mkdirSync(mine)
        follow(mine, path)
        for (const file of readdirSync(mine)) if (file.startsWith("wrong-")) rmSync(join(mine, file))
        const tsc = join(root, "node_modules/.bin/tsc")
        const { status, stdout } = spawnSync(tsc, ["-p", join(mine, "tsconfig.json")], { encoding: "utf8" })
        assert.strictEqual(status, 0, stdout)
      }),
    240_000
  )
})
