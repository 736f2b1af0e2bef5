// The benchmarks of the society in short form, one after the other: engine, slots, memory and calls, scale. Each alone takes its full
// form: node bench/engine.ts, bench/slots.ts, bench/memory.ts, bench/scale.ts.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const short: ReadonlyArray<readonly [name: string, title: string, args: ReadonlyArray<string>]> = [
  ["engine", "Engine CPU of a model call", ["--agents", "200,1000", "--runs", "1", "--limit", "60"]],
  ["slots", "Slots kept busy", ["--steps", "5"]],
  ["memory", "Memory of an idle agent, calls of an episode", ["--agents", "1000,10000"]],
  ["scale", "Scale", ["--agents", "1000,10000"]]
]

for (const [name, title, args] of short) {
  console.log(`\n## ${title} (bench:${name}${args.length === 0 ? "" : `, short: ${args.join(" ")}`})\n`)
  const { status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(`${name}.ts`, import.meta.url)), ...args],
    { stdio: ["ignore", "inherit", "ignore"] }
  )
  if (status !== 0) process.exitCode = 1
}
