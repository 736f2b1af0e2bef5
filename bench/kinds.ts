// Every kind of data over HTTP: five hundred rows of each from a society of three hundred, against the scripted server, all gates on. Then
// every export of it is replayed by the rules of the trainers. Other numbers: node bench/kinds.ts --agents 60 --rows 50. Benchmark and
// reference files are those that are named (--benchmark FILE --reference FILE), each as often as wanted.
import { Lint } from "@stoa/core"
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { parseDocument } from "yaml"
import setup from "../test/support/bundle.ts"
import { type Ended, stoa } from "./command.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "300" },
    rows: { type: "string", default: "500" },
    keep: { type: "string" },
    benchmark: { type: "string", multiple: true, default: [] },
    reference: { type: "string", multiple: true, default: [] }
  }
})
const root = new URL("..", import.meta.url).pathname
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "stoa-kinds-"))
if (values.keep === undefined) process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
await setup()

const rows = Number(values.rows)
const kinds = ["sft", "preference", "reasoning", "code", "safety", "multi-turn"]
const recipe = {
  population: { agents: Number(values.agents) },
  simulation: { episodes: Math.max(20, Math.ceil(rows * 0.8)) },
  models: { reason: "stoa-thinks", reject: "stoa-small", judge: "stoa-judge" },
  requirements: kinds.map((kind) => ({
    kind,
    count: rows,
    complexity: kind === "preference" ? "specialised" : "simple",
    ...(kind === "code" ? { domain: "code", text: "small programs for work and home" } : {}),
    ...(kind === "preference" ? { margin: 0 } : {})
  })),
  quality: { judge: "report", harmless: 1, benchmarks: values.benchmark },
  dataset: { references: values.reference },
  operation: { allowSafety: true }
}
const file = join(folder, "recipe.json")
writeFileSync(file, JSON.stringify(recipe))

const server = spawn(process.execPath, [
  join(root, "test/support/server/main.ts"),
  "--models",
  "stoa-test,stoa-small,stoa-thinks,stoa-judge",
  "--thinkers",
  "stoa-thinks"
], { stdio: ["ignore", "pipe", "inherit"] })
const url = await new Promise<string>((resolve) =>
  server.stdout.once("data", (text: Buffer) => resolve(String(text).trim()))
)

const tell = (what: string, { code, cpu, megabytes, said, seconds }: Ended): void => {
  console.log(
    `${what}: exit ${code}, ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${
      megabytes.toFixed(0)
    } MB at most, load ${loadavg()[0]?.toFixed(1)}`
  )
  if (code !== 0) console.log(said.slice(-1500))
}

console.log(
  `node ${process.versions.node}, ${cpus().length} cores; ${values.agents} agents, ${rows} rows of each kind\n`
)
const run = await stoa([
  "run",
  file,
  "--model",
  "stoa-test",
  "--base-url",
  url,
  "--concurrency",
  "64",
  "--runs",
  folder,
  "--name",
  "kinds"
])
server.kill()
tell("run", run)

const dataset = join(folder, "kinds", "dataset")
interface Manifest {
  readonly rows: number
  readonly rejected: number
  readonly requirements: ReadonlyArray<
    {
      readonly kind: string
      readonly kept: number
      readonly tried: number
      readonly rejectedBy: Record<string, number>
    }
  >
}
const manifest = JSON.parse(readFileSync(join(dataset, "manifest.json"), "utf8")) as Manifest
for (const { kept, kind, rejectedBy, tried } of manifest.requirements) {
  const by = Object.entries(rejectedBy).map(([filter, count]) => `${filter} ${count}`).join(", ")
  console.log(`    ${kind.padEnd(11)} ${kept} of ${tried} candidates kept${by === "" ? "" : `; dropped by ${by}`}`)
}

const verdicts = new Map<string, number>()
for (const line of readFileSync(join(dataset, "code.jsonl"), "utf8").trim().split("\n")) {
  const { verification } = JSON.parse(line) as { readonly verification?: { readonly verdict: string } }
  const verdict = verification?.verdict ?? "none"
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
}
console.log(`    programs: ${[...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(", ")}`)

const [, front = ""] = readFileSync(join(dataset, "README.md"), "utf8").split(/^---$/m)
const card = parseDocument(front)
const fields = ["language", "license", "annotations_creators", "size_categories", "task_categories", "tags", "configs"]
const missing = fields.filter((field) => !card.has(field))
console.log(
  `    card: ${card.errors.length} errors in its YAML, ${
    missing.length === 0 ? "every field is there" : `${missing.join(", ")} missing`
  }`
)

const verify = await stoa(["verify", "kinds", "--runs", folder])
tell("verify", verify)
const out = join(folder, "out")
tell(
  "export --format all",
  await stoa([
    "export",
    "kinds",
    "--runs",
    folder,
    "--format",
    "all",
    "--out",
    out,
    "--provenance",
    "sidecar",
    "--strict"
  ])
)
for (
  const name of readdirSync(out).filter((name) =>
    /\.jsonl?$/.test(name) && !/provenance|examples|manifest|info|code/.test(name)
  )
) {
  const path = join(out, name)
  const summary = await Effect.runPromise(Lint.file(path, { tell: () => undefined }))
  console.log(
    `    ${name}: ${summary.rows} rows, ${(statSync(path).size / 1e6).toFixed(1)} MB; by the rules of ${
      summary.trainers.join(", ")
    } ${summary.errors} errors, ${summary.warnings} warnings`
  )
}
