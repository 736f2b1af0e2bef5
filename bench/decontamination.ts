// Benchmark items hidden in rows, with light edits, and rows that only look like them: how many the gate finds and how many it calls hits
// that are none, beside any 13 words in common (as for GPT-3) and any 8, in one run; what a row costs. Needs ../shared/data.
import { Effect } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { chance } from "../packages/core/src/domain/Seed.ts"
import * as Benchmark from "../packages/core/src/quality/contamination/Benchmark.ts"
import * as Contamination from "../packages/core/src/quality/contamination/Contamination.ts"
import { edits, permuted, renumbered } from "../test/core/quality/contamination/plant.ts"

const folder = fileURLToPath(new URL("../../shared/data/", import.meta.url))
if (!existsSync(folder)) {
  console.log("This needs real benchmarks in ../shared/data, and they are not there.")
  process.exit(0)
}

const files = {
  GSM8K: "math/gsm8k_train_first1500.jsonl",
  "MATH-500": "math/math500.jsonl",
  HumanEval: "code/humaneval.jsonl",
  MBPP: "code/mbpp_sanitized_399.jsonl",
  MMLU: "knowledge/mmlu_dev.jsonl",
  "MT-bench": "decontamination/mt_bench_questions.jsonl"
}
type Name = keyof typeof files
const names = Object.keys(files) as Array<Name>

const load = (...paths: ReadonlyArray<string>) =>
  Effect.runPromise(Effect.map(Benchmark.load(paths.map((path) => folder + path)), ({ items }) => items))
const itemsOf = (...of: ReadonlyArray<Name>) => load(...of.map((name) => files[name]))
const field = (file: string, name: string): ReadonlyArray<string> =>
  readFileSync(folder + file, "utf8").trim().split("\n").map((line) => String(JSON.parse(line)[name]))

/** Whether a text is a hit. */
type Gate = (text: string) => boolean
type Gates = (items: ReadonlyArray<Benchmark.Item>) => Gate

/** The plain way: so many words in common with any item, one after the other; of shorter items all of them. */
const grams = (size: number): Gates => (items) => {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const all = new Map<number, Set<string>>()
  for (const { text } of items) {
    const words = wordsOf(text)
    const length = Math.min(size, words.length)
    if (length < 4) continue
    const known = all.get(length) ?? new Set()
    all.set(length, known)
    for (let at = 0; at + length <= words.length; at++) known.add(words.slice(at, at + length).join(" "))
  }
  return (text) => {
    const words = wordsOf(text)
    for (const [length, known] of all) {
      for (let at = 0; at + length <= words.length; at++) {
        if (known.has(words.slice(at, at + length).join(" "))) return true
      }
    }
    return false
  }
}

const ways: Readonly<Record<string, Gates>> = {
  "this gate": (items) => {
    const { find } = Contamination.make({ items, coverage: 0.7 })
    return (text) => find(text) !== undefined
  },
  "13 words": grams(13),
  "8 words": grams(8)
}
const wayNames = Object.keys(ways)
const gatesOver = (items: ReadonlyArray<Benchmark.Item>): ReadonlyArray<Gate> =>
  Object.values(ways).map((way) => way(items))

const cell = (value: string, width = 16) => value.padStart(width)
const line = (name: string, cells: ReadonlyArray<string>) =>
  console.log(name.padEnd(44) + cells.map((text) => cell(text)).join(""))
const share = (part: number, whole: number) => `${part} of ${whole}`

/** Items of fewer words must be there as they are. */
const isLong = (text: string) => (text.match(/\p{L}+|\d+/gu)?.length ?? 0) >= 10
const isProse = (text: string) => !/def |\n.*\n/.test(text)

console.log(
  "Planted items found, by kind of edit (an edit of words changes one word of ten, at least one, at most three)\n"
)
line("", wayNames)
const totals = new Map<string, { planted: number; found: Array<number>; missed: Array<string> }>()
const gates = new Map<Name, ReadonlyArray<Gate>>()
for (const name of names) {
  const items = await itemsOf(name)
  gates.set(name, gatesOver(items))
  const draw = chance(21)
  for (const [edit, change] of Object.entries(edits)) {
    const total = totals.get(edit) ?? { planted: 0, found: wayNames.map(() => 0), missed: [] }
    totals.set(edit, total)
    for (const { text } of items) {
      if (/words|typing|sentences/.test(edit) && edit !== "words around it" && !isLong(text)) continue
      if (edit === "sentences exchanged" && !isProse(text)) continue
      const planted = change(text, draw)
      total.planted++
      gates.get(name)!.forEach((gate, way) => {
        const isFound = gate(planted)
        if (isFound) total.found[way]!++
        else if (way === 0) total.missed.push(`${name}: ${text}`)
      })
    }
  }
}
for (const [edit, { found, planted }] of totals) line(edit, found.map((count) => share(count, planted)))
const missed = [...new Set([...totals.values()].flatMap(({ missed }) => missed))]
if (missed.length > 0) {
  console.log(`\nMissed by this gate:\n  ${missed.map((text) => JSON.stringify(text.slice(0, 100))).join("\n  ")}`)
}

console.log("\nCalled hits, of rows that are none\n")
line("", wayNames)
const falseAlarms = (what: string, rows: ReadonlyArray<string>, gates: ReadonlyArray<Gate>) =>
  line(what, gates.map((gate) => share(rows.filter(gate).length, rows.length)))
const codegen = "code/gpteacher_codegen_every3rd.jsonl"
const others = {
  "GPTeacher code instructions": field(codegen, "instruction"),
  "GPTeacher code answers": field(codegen, "response"),
  "Self-Instruct seeds": field("instructions/self_instruct_seed_tasks.jsonl", "instruction")
}
const draw = chance(22)
for (const name of ["GSM8K", "MATH-500"] as const) {
  const items = await itemsOf(name)
  const known = new Set(items.map(({ text }) => text))
  const other = items.map(({ text }) => renumbered(text, draw)).filter((text) => !known.has(text))
  const mixed = items.flatMap(({ text }) => permuted(text, draw) ?? []).filter((text) => !known.has(text))
  falseAlarms(`${name} with other numbers`, other, gates.get(name)!)
  falseAlarms(`${name}, numbers in another order`, mixed, gates.get(name)!)
}
const gsm8k = await itemsOf("GSM8K")
falseAlarms(
  "GSM8K, its second half in its first",
  gsm8k.slice(750).map(({ text }) => text),
  gatesOver(gsm8k.slice(0, 750))
)
const overSums = gatesOver(await itemsOf("GSM8K", "MATH-500"))
for (const [what, rows] of Object.entries(others)) falseAlarms(`${what} in GSM8K, MATH-500`, rows, overSums)
falseAlarms("MBPP and HumanEval in the same", (await itemsOf("MBPP", "HumanEval")).map(({ text }) => text), overSums)
const overCode = gatesOver(await itemsOf("MBPP", "HumanEval"))
falseAlarms("GSM8K in MBPP, HumanEval", gsm8k.map(({ text }) => text), overCode)
console.log("\nOf the same kind, so that some are true: short tasks of which the other has many\n")
falseAlarms("GPTeacher code instructions in MBPP, HumanEval", others["GPTeacher code instructions"], overCode)
falseAlarms("MMLU in MATH-500 (one is)", (await itemsOf("MMLU")).map(({ text }) => text), gates.get("MATH-500")!)

const every = await load(
  ...Object.values(files),
  "decontamination/arena_hard_v0.1_questions.jsonl",
  "decontamination/ifeval_prompts.jsonl",
  "decontamination/self_instruct_user_oriented.jsonl",
  "decontamination/vicuna_bench_questions.jsonl"
)
console.log("\nWhat it costs\n")
for (const items of [itemsOf("MATH-500"), Promise.resolve(every)]) {
  globalThis.gc?.()
  const before = { cpu: process.cpuUsage(), memory: process.memoryUsage().rss }
  const gate = Contamination.make({ items: await items, coverage: 0.7 })
  const built = process.cpuUsage(before.cpu).user
  const texts = Object.values(others).flat()
  for (const text of texts.slice(0, 1000)) gate.find(text)
  const began = process.cpuUsage()
  for (const text of texts) gate.find(text)
  const each = process.cpuUsage(began).user / texts.length
  console.log(
    `${gate.items} items (${gate.tooShort} too short): made in ${(built / 1000).toFixed(0)} ms of CPU, ${
      each.toFixed(0)
    } us of CPU a text, ` +
      `${Math.round(1e6 / each).toLocaleString("en")} texts/s, ${
        ((process.memoryUsage().rss - before.memory) / 2 ** 20).toFixed(0)
      } MB`
  )
}
