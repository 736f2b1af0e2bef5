// What a finetuning takes and comes to: the arithmetic example in full, for several seeds, each a process of its own with a folder of its own.
import { Finetuning } from "@stoa/scenarios"
import { Schema } from "effect"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { stoa } from "./command.ts"

const seeds = (process.argv[2] ?? "1,2,3").split(",").map(Number)
const example = new URL("../examples/arithmetic", import.meta.url).pathname
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Finetuning.Result.Result))

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

/** Plays the example with a seed; what it took, and what it came to. */
const played = async (seed: number) => {
  const runs = mkdtempSync(join(tmpdir(), "stoa-bench-"))
  const { code, cpu, megabytes, seconds } = await stoa([
    "finetune",
    example,
    "--seed",
    String(seed),
    "--runs",
    runs,
    "--name",
    "bench"
  ])
  if (code !== 0) throw new Error(`stoa finetune ended with ${code}`)
  const folder = join(runs, "bench")
  const result = decode(readFileSync(join(folder, "result.json"), "utf8"))
  const took = { seconds, cpu, megabytes, folder: sizeOf(folder) / 1e6 }
  rmSync(runs, { recursive: true, force: true })
  return { result, took }
}

const percent = (share: number): string => (100 * share).toFixed(1)

const rows = new Map<string, Array<string>>()
for (const seed of seeds) {
  const { result, took } = await played(seed)
  console.log(
    `seed ${seed}: ${took.seconds.toFixed(0)} s, ${took.cpu.toFixed(0)} s of CPU, peak memory ${
      took.megabytes.toFixed(0)
    } MB, folder ${took.folder.toFixed(0)} MB; load ${loadavg()[0]?.toFixed(1)}`
  )
  for (const { accuracy, iteration, method } of result.measured) {
    const name = `${method}${iteration === 0 ? "" : `, iteration ${iteration}`}`
    rows.set(name, [...(rows.get(name) ?? []), percent(accuracy)])
  }
}
console.log(`\n| method | ${seeds.map((seed) => `seed ${seed}`).join(" | ")} | mean |`)
console.log(`| --- | ${seeds.map(() => "---").join(" | ")} | --- |`)
for (const [name, accuracies] of rows) {
  const mean = accuracies.reduce((sum, accuracy) => sum + Number(accuracy), 0) / accuracies.length
  console.log(`| ${name} | ${accuracies.join(" | ")} | ${mean.toFixed(1)} |`)
}
