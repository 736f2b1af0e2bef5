// A class over many questions: offline on the rehearsal model, then over HTTP without and with faults (every fifth attempt), on what
// came of them. Takes a file of questions (node bench/class.ts FILE), else writes fifteen hundred sums of its own.
import { ShareGptCheck } from "@stoa/core"
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { basename, join } from "node:path"
import setup from "../test/support/bundle.ts"
import { type Ended, stoa } from "./command.ts"

const root = new URL("..", import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), "stoa-class-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
await setup()

const sums = (): string => {
  const file = join(folder, "sums.jsonl")
  const things = ["eggs", "rolls", "pears", "candles", "tiles", "pens", "stamps", "cups", "bolts", "maps"]
  const rows = Array.from({ length: 1500 }, (_, nth) => {
    const [boxes, each, broken] = [3 + (nth % 41), 4 + (nth % 17), 1 + (nth % 3)]
    const thing = things[nth % things.length]
    return {
      question: `Shop ${
        nth + 1
      } gets ${boxes} boxes with ${each} ${thing} each. On the way ${broken} of the ${thing} are broken. How many ${thing} can it sell?`,
      answer: `There are ${boxes} * ${each} = ${boxes * each} ${thing}. Of these ${boxes * each} - ${broken} = ${
        boxes * each - broken
      } can be sold.`,
      result: String(boxes * each - broken)
    }
  })
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""))
  return file
}

const questions = process.argv[2] ?? sums()
if (!existsSync(questions)) throw new Error(`There is no file ${questions}.`)

interface Manifest {
  readonly rows: number
  readonly rejected: number
  readonly class: { readonly scenarios: Readonly<Record<string, { readonly played: number; readonly kept: number }>> }
}

const report = (what: string, name: string, { code, cpu, megabytes, said, seconds }: Ended): void => {
  console.log(
    `${what}: exit ${code}, ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${
      megabytes.toFixed(0)
    } MB at most, load ${loadavg()[0]?.toFixed(1)}`
  )
  const file = join(folder, name, "dataset", "manifest.json")
  if (!existsSync(file)) return console.log(said.slice(-600))
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest
  const scenarios = Object.entries(manifest.class.scenarios).map(([name, { kept, played }]) =>
    `${name} ${kept}/${played}`
  )
  const problems = ShareGptCheck.check(readFileSync(join(folder, name, "dataset", "sharegpt.json"), "utf8"))
  console.log(
    `    ${manifest.rows} conversations kept, ${manifest.rejected} dropped (${
      scenarios.join(", ")
    }); ${problems.length} problems in sharegpt.json`
  )
}

console.log(`node ${process.versions.node}, ${cpus().length} cores; ${basename(questions)}\n`)
const args = (name: string) => ["teach", "--questions", questions, "--runs", folder, "--name", name]
report("the rehearsal model", "rehearsed", await stoa(args("rehearsed")))

for (
  const [what, name, faults] of [["over HTTP", "calm", "0"], [
    "over HTTP, a fault in every fifth attempt",
    "faulty",
    "0.2"
  ]]
) {
  const server = spawn(process.execPath, [
    join(root, "test/support/server/main.ts"),
    ...(faults === "0" ? [] : ["--faults", faults as string])
  ], { stdio: ["ignore", "pipe", "ignore"] })
  const url = await new Promise<string>((resolve) =>
    server.stdout.once("data", (text: Buffer) => resolve(String(text).trim()))
  )
  const model = ["--model", "stoa-test", "--base-url", url, "--concurrency", "64", "--timeout", "5"]
  report(what as string, name as string, await stoa([...args(name as string), ...model]))
  server.kill()
}
