// Takes the pictures in docs/screen: a real run, watched in two terminals of tmux, every view in turn as text and as PNG.
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { png } from "./picture.ts"

const root = new URL("../..", import.meta.url).pathname
const out = join(root, "docs/screen")
const runs = mkdtempSync(join(tmpdir(), "stoa-captures-"))
const stoa = `'${process.execPath}' '${join(root, "packages/tui/bin/stoa.js")}'`
const sizes = [{ columns: 80, rows: 24 }, { columns: 160, rows: 50 }] as const
const server = `stoa-captures-${process.pid}`

const tmux = (...args: ReadonlyArray<string>) =>
  execFileSync("tmux", ["-L", server, ...args], { encoding: "utf8", env: { ...process.env, TERM: "xterm-256color" } })
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
process.on("exit", () => {
  try {
    tmux("kill-server")
  } catch {
    // It is gone with its last session.
  }
  rmSync(runs, { recursive: true, force: true })
})

const nameOf = ({ columns, rows }: { columns: number; rows: number }) => `${columns}x${rows}`
const begin = (size: { columns: number; rows: number }, command: string) =>
  tmux(
    "new-session",
    "-d",
    "-s",
    nameOf(size),
    "-x",
    String(size.columns),
    "-y",
    String(size.rows),
    `cd '${root}'; ${command}; cat`
  )
const press = (...keys: ReadonlyArray<string>) => {
  for (const size of sizes) {
    for (const key of keys) {
      tmux("send-keys", "-t", nameOf(size), ...(key.length > 1 && key.startsWith("=") ? ["-l", key.slice(1)] : [key]))
    }
  }
}
const shown = (size: { columns: number; rows: number }) => tmux("capture-pane", "-p", "-t", nameOf(size))
const until = async (what: string, patience = 180_000) => {
  for (const began = Date.now(); Date.now() - began < patience; await wait(200)) {
    if (sizes.some((size) => shown(size).includes(what))) return
  }
  throw new Error(`"${what}" never came up; the last screen:\n${shown(sizes[1])}`)
}
const take = async (name: string) => {
  await wait(1200)
  for (const size of sizes) {
    const file = join(out, `${name}-${nameOf(size)}`)
    writeFileSync(`${file}.txt`, shown(size).split("\n").map((line) => line.trimEnd()).join("\n"))
    writeFileSync(`${file}.png`, await png(tmux("capture-pane", "-e", "-p", "-t", nameOf(size)), size))
  }
  console.log(name)
}

mkdirSync(out, { recursive: true })
begin(sizes[1], `${stoa} run bench/captures/recipe.yaml --runs '${runs}' --name village`)
await wait(4000)
begin(sizes[0], `${stoa} watch village --runs '${runs}'`)
await until("step 4")
await take("overview")
press("2", "j", "j", "j")
await take("agents")
press("Enter")
await take("agent")
press("Escape", "4")
await take("graph")
press("v")
await take("heat-map")
press("v", "5")
await take("timeline")
press("3")
await take("stream")
press("k", "k", "Enter")
await take("message")
press("2", "i", "=What are you working on, and who helps you?")
await take("ask")
press("Enter")
await wait(5000)
await take("interview")
press("2", "x")
await take("intervene")
press("Escape", "?")
await take("help")
press("Escape")
press("8")
await take("costs")
press("9")
await take("logs")
await until("▸  class")
press("6")
await wait(4000)
await take("scenario")
await until("▸  synthesis")
press("7")
await wait(8000)
await take("data")
press("Enter")
await take("row")
process.exit(0)
