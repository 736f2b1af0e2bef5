// What an export costs: a million rows of Stoa's own, to messages and to Parquet, each in a process of its own; seconds and peak memory.
import "effect/schema/SchemaJITCompiler/enable"
import { Export, Formats } from "@stoa/core"
import { Effect } from "effect"
import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const [formats, from, out] = process.argv.slice(2)

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

/** The child: one export, and what it took. */
const measured = async (
  names: ReadonlyArray<string>,
  { from, out }: { readonly from: string; readonly out: string }
) => {
  const began = performance.now()
  const { rows } = await Effect.runPromise(
    Export.write({ from, out, force: false, formats: names.flatMap((name) => Formats.find(name).format ?? []) })
  )
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${names.join(" and ").padEnd(22)} ${rows.toLocaleString("en").padStart(9)} rows  ${
      seconds.toFixed(1).padStart(6)
    } s  ${Math.round(rows / seconds).toLocaleString("en").padStart(8)} rows/s  peak memory ${
      megabytes(process.resourceUsage().maxRSS * 1024)
    }`
  )
}

const digits = (number: number, wide: number): string => String(number).padStart(wide, "0")

const row = (nth: number): string =>
  JSON.stringify({
    id: `r1/w${Math.floor(nth / 32)}/${nth % 32}`,
    run: "0123456789ab",
    rehearsal: false,
    kind: "sft",
    domain: "general",
    turns: [
      { role: "user", content: `How long does bread of sort ${nth} have to rise in a kitchen of ${nth % 30} degrees?` },
      { role: "assistant", content: `About ${nth % 97} minutes; press it with a finger and see whether it comes back.` }
    ],
    sources: {
      episode: `g${digits(nth % 1000, 3)}/e${Math.floor(nth / 3000)}`,
      agents: [`a${digits(nth % 5000, 4)}`],
      messages: [],
      profiles: []
    },
    makings: [],
    verdicts: [{ filter: "length", keep: true, reason: "" }]
  })

const write = async (path: string, rows: number): Promise<void> => {
  const file = createWriteStream(path)
  for (let nth = 0; nth < rows; nth += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - nth) }, (_, index) => row(nth + index))
    if (!file.write(`${lines.join("\n")}\n`)) await once(file, "drain")
  }
  file.end()
  await once(file, "finish")
}

if (formats !== undefined && from !== undefined && out !== undefined) await measured(formats.split(","), { from, out })
else {
  const folder = mkdtempSync(join(tmpdir(), "stoa-bench-export-"))
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
  const sizes = process.argv.includes("--short") ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]
  for (const rows of sizes) {
    const path = join(folder, `${rows}.jsonl`)
    await write(path, rows)
    console.log(`${rows.toLocaleString("en")} rows of Stoa's own, ${megabytes(statSync(path).size)}`)
    for (const names of ["messages", "parquet"]) {
      const place = join(folder, `${rows}-${names}`)
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), names, path, place], { stdio: "inherit" })
      if (!existsSync(place)) throw new Error(`Nothing was written to ${place}`)
      rmSync(place, { recursive: true })
    }
    rmSync(path)
  }
}
