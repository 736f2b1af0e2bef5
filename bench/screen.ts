// What the screen takes while a society of 1,000 agents tells 500 facts a second: CPU, bytes, memory, and how soon a key is painted.
import { type ChildProcess, fork, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import setup, { bundle } from "../test/support/bundle.ts"

const seconds = Number(process.argv[2] ?? 30)
const minutes = Number(process.argv[3] ?? 0)
const [agents, rate, columns, rows] = [1000, 500, 120, 40]
const root = new URL("..", import.meta.url).pathname

setup()
const runs = mkdtempSync(join(tmpdir(), "stoa-screen-"))
const children: Array<ChildProcess> = []
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL")
  rmSync(runs, { recursive: true, force: true })
})

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const writer = fork(join(root, "bench/screen/writer.ts"), [runs, "life", String(agents), String(rate)], {
  stdio: ["ignore", "inherit", "inherit", "ipc"]
})
children.push(writer)
await new Promise((resolve) => writer.once("message", resolve))
await wait(3000)

/** A screen in a terminal of its own, all that it writes counted, with the time of each piece. */
const open = (args: ReadonlyArray<string>) => {
  const quoted = [process.execPath, join(root, bundle, "main.js"), ...args].map((arg) => `'${arg}'`).join(" ")
  const began = performance.now()
  const child = spawn("script", ["-qfec", `stty rows ${rows} cols ${columns}; exec ${quoted}`, "/dev/null"], {
    stdio: ["pipe", "pipe", "inherit"],
    // What Node compiled is kept from one start to the next, as the command does for its users.
    env: { ...process.env, TERM: "xterm-256color", COLORTERM: "", NODE_COMPILE_CACHE: join(runs, "compiled") }
  })
  children.push(child)
  const screen = { bytes: 0, last: 0, first: 0, text: "", onPaint: undefined as ((at: number) => void) | undefined }
  child.stdout.on("data", (data: Buffer) => {
    screen.bytes += data.length
    screen.last = performance.now()
    if (screen.text.length < 200_000) screen.text += String(data)
    if (screen.first === 0 && screen.text.includes("Overview")) screen.first = screen.last - began
    // A key moves the cursor, whose line is set off by reversed colours; what else is repainted is not its doing.
    if (data.includes("\u001b[7m")) screen.onPaint?.(screen.last)
  })
  return { child, screen, press: (key: string) => child.stdin.write(key) }
}

/** The process of the screen: the one under `script` whose command line names the bundle. */
const pidOf = (parent: number): number => {
  for (let pid = parent;;) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean)
    if (children.length === 0) return pid
    pid = Number(children[0])
  }
}

const used = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) / 100,
    megabytes: Number(fields[21]) * 4096 / 1e6
  }
}

const quantile = (values: ReadonlyArray<number>, share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

console.log(
  `node ${process.versions.node}, ${cpus().length} cores; ${agents} agents, ${rate} facts a second, ${columns}x${rows}, ${seconds} s each\n`
)

const firsts: Array<number> = []
for (let nth = 0; nth < 5; nth++) {
  const { child, press, screen } = open(["watch", "life", "--runs", runs])
  while (screen.first === 0) await wait(5)
  firsts.push(screen.first)
  press("q")
  await wait(200)
  press("l")
  await Promise.race([new Promise((resolve) => child.once("close", resolve)), wait(3000)])
  child.kill("SIGKILL")
}
console.log(
  `first frame, from the start of the process, the first time with nothing compiled: ${
    firsts.map((ms) => ms.toFixed(0)).join(", ")
  } ms`
)

const { child, press, screen } = open(["watch", "life", "--runs", runs])
while (screen.first === 0) await wait(5)
await wait(4000)
const pid = pidOf(child.pid ?? 0)

console.log("\nview        % of a core    kB/s    MB")
for (
  const [key, view] of [
    ["1", "Overview"],
    ["2", "Agents"],
    ["3", "Stream"],
    ["4", "Graph"],
    ["5", "Timeline"],
    ["7", "Data"],
    ["8", "Costs"],
    ["9", "Logs"]
  ] as const
) {
  press(key)
  await wait(1500)
  const before = { ...used(pid), bytes: screen.bytes }
  await wait(seconds * 1000)
  const after = used(pid)
  console.log(
    `${view.padEnd(11)} ${(100 * (after.cpu - before.cpu) / seconds).toFixed(1).padStart(11)} ${
      ((screen.bytes - before.bytes) / 1000 / seconds).toFixed(1).padStart(7)
    } ${after.megabytes.toFixed(0).padStart(5)}`
  )
}

press("2")
await wait(1000)
const times: Array<number> = []
for (let nth = 0; nth < 200; nth++) {
  // Between two ticks, so that what is painted next is the key's: the cursor moves on.
  await wait(120 + (nth * 37) % 60)
  const pressed = performance.now()
  const painted = new Promise<number>((resolve) => (screen.onPaint = resolve))
  press(nth % 20 < 10 ? "j" : "k")
  times.push(await painted - pressed)
}
screen.onPaint = undefined
console.log(
  `\nkey to paint, 200 keys: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${
    quantile(times, 0.95).toFixed(1)
  } ms, most ${Math.max(...times).toFixed(1)} ms`
)

if (minutes > 0) {
  console.log("\nminute   MB of the screen (Overview)")
  press("1")
  for (let minute = 0; minute <= minutes; minute += 2) {
    console.log(`${String(minute).padStart(6)} ${used(pid).megabytes.toFixed(0).padStart(5)}`)
    await wait(120_000)
  }
}
process.exit(0)
