import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Terminal from "../../../../packages/tui/src/ui/terminal/Terminal.ts"

let folder = ""
let written = ""

/** A program of which the arguments, the mode of its file and the text in it are known after; it may change the text. */
const program = (change: string): string => {
  const file = join(folder, "program.mjs")
  writeFileSync(
    file,
    `import { readFileSync, statSync, writeFileSync } from "node:fs"
const path = process.argv.at(-1)
writeFileSync(${JSON.stringify(join(folder, "seen.json"))}, JSON.stringify({
  path, mode: statSync(path).mode & 0o777, text: readFileSync(path, "utf8"), flag: process.argv[2]
}))
${change}`
  )
  return `${process.execPath} ${file} --flag`
}

const seen = () =>
  JSON.parse(readFileSync(join(folder, "seen.json"), "utf8")) as Readonly<Record<"path" | "text" | "flag", string>> & {
    readonly mode: number
  }

const make = (signal = new AbortController().signal) => {
  const steps: Array<string> = []
  const stdout = {
    write: (text: string) => (written += text),
    writableNeedDrain: false
  } as unknown as NodeJS.WriteStream
  const host = Terminal.make({
    run: "a/run",
    stdout,
    signal,
    hands: {
      suspend: async (program) => {
        steps.push("away")
        await program()
        steps.push("back")
      },
      repaint: () => steps.push("repaint")
    }
  })
  return { host, steps }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stoa-terminal-"))
  written = ""
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

describe("The terminal", () => {
  it("gives a text to the editor in a file that nobody else can read, and takes it away after", async () => {
    vi.stubEnv("VISUAL", program("writeFileSync(path, 'changed')"))
    const { host, steps } = make()
    expect(await host.edit("secret")).toBe("changed")
    expect(steps).toEqual(["away", "back"])
    expect(seen()).toMatchObject({ mode: 0o600, text: "secret", flag: "--flag" })
    expect(existsSync(seen().path)).toBe(false)
  })

  it("knows a text that was left as it is", async () => {
    vi.stubEnv("VISUAL", program(""))
    expect(await make().host.edit("same")).toBeUndefined()
  })

  it("runs an editor as a shell would, with its quotes and blanks", async () => {
    const odd = join(folder, "an editor")
    symlinkSync(process.execPath, odd)
    vi.stubEnv("VISUAL", program("writeFileSync(path, 'changed')").replace(process.execPath, `"${odd}"`))
    expect(await make().host.edit("text")).toBe("changed")
    expect(seen().text).toBe("text")
  })

  it("leaves a text as it is where the editor ends with an error", async () => {
    vi.stubEnv("VISUAL", program("writeFileSync(path, 'changed'); process.exit(1)"))
    expect(await make().host.edit("text")).toBeUndefined()
  })

  it("ends the program and takes its file away when the screen is ended", async () => {
    vi.stubEnv("PAGER", program("setInterval(() => {}, 1000)"))
    const ending = new AbortController()
    const reading = make(ending.signal).host.read("x", "y")
    await vi.waitUntil(() => existsSync(join(folder, "seen.json")), 10_000)
    ending.abort()
    await reading
    expect(existsSync(seen().path)).toBe(false)
  })

  it("lets nothing through to a pager or a file that steers a terminal", async () => {
    vi.stubEnv("PAGER", program(""))
    await make().host.read("x", "a\u001b[2J\u009b5n\u202eb\n\tc")
    expect(seen().text).toBe("ab\n\tc\n")
    vi.spyOn(process, "cwd").mockReturnValue(folder)
    const name = await make().host.save("a\u001b]0;title\u0007b")
    expect(readFileSync(join(folder, name), "utf8")).toBe("ab")
  })

  it("gives a text to the pager, and says what to do where a program cannot be started", async () => {
    vi.stubEnv("PAGER", program(""))
    await make().host.read("a0001/calls", "much")
    expect(seen().text).toBe("much\n")
    expect(seen().path).toMatch(/a0001-calls\.txt$/)
    vi.stubEnv("PAGER", "no-such-program-anywhere")
    await expect(make().host.read("x", "y")).rejects.toThrow(/could not be started.*EDITOR=nano/)
  })

  it("takes the editor that a person names, and vi and less where they name none", () => {
    expect(Terminal.programs({})).toEqual({ editor: "vi", pager: "less" })
    expect(Terminal.programs({ EDITOR: "nano", VISUAL: " " })).toEqual({ editor: "nano", pager: "nano" })
    expect(Terminal.programs({ EDITOR: "nano", VISUAL: "code -w", PAGER: "most" })).toEqual({
      editor: "code -w",
      pager: "most"
    })
  })

  it("copies by way of the terminal, whatever the text holds", () => {
    make().host.copy("小\u001b[2J\n")
    // oxlint-disable-next-line no-control-regex -- the sequence is what a terminal reads
    const [, text = ""] = /^\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007$/.exec(written) ?? []
    expect(Buffer.from(text, "base64").toString()).toBe("小\u001b[2J\n")
  })

  it("saves screens one beside the other, under the name of the run", async () => {
    vi.spyOn(process, "cwd").mockReturnValue(folder)
    const { host } = make()
    const names = [await host.save("one"), await host.save("two")]
    expect(names).toEqual(["a-run-screen-1.txt", "a-run-screen-2.txt"])
    expect(readdirSync(folder).toSorted()).toEqual(names)
    expect(readFileSync(join(folder, "a-run-screen-2.txt"), "utf8")).toBe("two")
  })
})
