// Rows with a planted truth: texts that are each a first half and a second half of real ones, and among them repeats, edits of one to
// three words, and the same said otherwise, each of an earlier row.
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Profile from "../../packages/core/src/domain/Profile.ts"
import { type Chance, chance } from "../../packages/core/src/domain/Seed.ts"
import * as Census from "../../packages/core/src/population/Census.ts"

/** What a row is: a text of its own, or made from an earlier one. */
export type Sort = "original" | "repeat" | "edit" | "otherwise"

/** A row, and the number of the row it was made from. */
export interface Row {
  readonly text: string
  readonly sort: Sort
  readonly of: number
}

const files: ReadonlyArray<readonly [file: string, field: string]> = [
  ["math/gsm8k_train_first1500.jsonl", "question"],
  ["math/math500.jsonl", "problem"],
  ["code/gpteacher_codegen_every3rd.jsonl", "instruction"],
  ["code/mbpp_sanitized_399.jsonl", "prompt"],
  ["decontamination/ifeval_prompts.jsonl", "prompt"],
  ["instructions/self_instruct_seed_tasks.jsonl", "instruction"]
]

/** Real texts where they lie beside the project, else what is told of invented people. */
export const texts = (): { readonly from: string; readonly texts: ReadonlyArray<string> } => {
  const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url))
  if (!existsSync(folder)) {
    return {
      from: "what is told of 3,000 invented people (no ../shared/data)",
      texts: Array.from({ length: 3000 }, (_, index) => Profile.toText(Census.draw(1, index + 1)))
    }
  }
  const texts = files.flatMap(([file, field]) =>
    readFileSync(folder + file, "utf8").trim().split("\n").map((line) => String(JSON.parse(line)[field]))
  )
  return { from: `halves of ${texts.length} texts of ../shared/data`, texts }
}

const others = ["object", "alternative", "greatly", "perhaps", "someone", "various", "present", "notion", "harbour"]

const edited = (text: string, { int, pick }: Chance): string => {
  const words = text.split(" ")
  for (let left = 1 + int(3); left > 0; left--) words[int(words.length)] = pick(others)
  return words.join(" ")
}

const repeated = (text: string, { flip }: Chance): string =>
  flip(0.5) ? text.toUpperCase() : `  ${text.replace(/[.,?!]/g, " ")} !`

/** The same with little words changed, and its halves exchanged now and then: for vectors of words nearly the same. */
const otherwise = (text: string, { flip }: Chance): string => {
  const said = text.replace(/\b(?:the|a|an)\b/gi, (word) => flip(0.5) ? "that" : word)
    .replace(/\b(?:is|are|was|were)\b/gi, (word) => flip(0.5) ? "would be" : word)
  const sentences = said.split(/(?<=[.?!]) /)
  return flip(0.5) && sentences.length > 1
    ? [...sentences.slice(1), sentences[0]].join(" ")
    : `Could you please help me with this: ${said}`
}

const makers: Readonly<Record<Exclude<Sort, "original">, (text: string, chance: Chance) => string>> = {
  repeat: repeated,
  edit: edited,
  otherwise
}

/** Halves of about one length, so that two texts with one half in common are no twins. */
const spliced = (texts: ReadonlyArray<ReadonlyArray<string>>, { pick }: Chance): string => {
  for (;;) {
    const [one, other] = [pick(texts), pick(texts)]
    if (Math.max(one.length, other.length) > 1.4 * Math.min(one.length, other.length)) continue
    return [...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.floor(other.length / 2))].join(" ")
  }
}

/** So many rows, always the same; of any number, the first are those of a greater one. */
export const rows = (count: number): Array<Row> => {
  const draw = chance(5)
  const halves = texts().texts.map((text) => text.split(" ")).filter((words) => words.length >= 6)
  const originals: Array<number> = []
  const seen = new Set<string>()
  const made: Array<Row> = []
  while (made.length < count) {
    const number = made.length
    const kind = draw.next()
    if (number < 100 || kind < 0.7) {
      const text = spliced(halves, draw)
      if (seen.has(text)) continue
      seen.add(text)
      originals.push(number)
      made.push({ text, sort: "original", of: number })
    } else {
      const sort = kind < 0.8 ? "repeat" : kind < 0.9 ? "edit" : "otherwise"
      const of = draw.pick(originals)
      made.push({ text: makers[sort](made[of]!.text, draw), sort, of })
    }
  }
  return made
}
