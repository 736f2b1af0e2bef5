/** The files of a data set but for card and manifest: which rows stand in which. */
import type { Example } from "../domain/Example.ts"
import type * as Seed from "../domain/Seed.ts"
import type { Failure } from "./Failures.ts"
import { fits, type Format, pieces, type Uniform } from "./Format.ts"
import { canonical } from "./formats/canonical.ts"
import { code } from "./formats/code.ts"
import { messages } from "./formats/messages.ts"
import { openaiPreference } from "./formats/openaiPreference.ts"
import { sharegpt } from "./formats/sharegpt.ts"
import { sharegptPreference } from "./formats/sharegptPreference.ts"
import { trlPreference } from "./formats/trl.ts"
import { lay, type LayoutOptions } from "./Layout.ts"
import { datasetInfo, type Listed } from "./LlamaFactory.ts"
import { isSceneRow } from "./Pair.ts"
import * as Sets from "./Sets.ts"
import * as Training from "./Training.ts"
import * as Tuning from "./Tuning.ts"

/** A file of the data set, before it is written. */
export interface Planned {
  readonly name: string
  readonly content: () => Iterable<string>
  readonly rows?: number
}

/** What a data set is made of. */
export interface Material {
  readonly kept: ReadonlyArray<Example>
  readonly dropped: ReadonlyArray<Example>
  readonly failed: ReadonlyArray<Failure>
  readonly hasClass: boolean
}

/** How it is laid out. */
export interface FileOptions extends LayoutOptions {
  readonly run: string
  readonly seed: Seed.Seed
  readonly sets?: ReadonlyArray<Sets.Kind>
}

/** A file that holds rows of one sort. */
interface RowsFile {
  readonly format: Format
  readonly rows: ReadonlyArray<Example>
}

/** Conversations are all but pairs, which need formats of their own, and harmful requests, which stand apart. */
const isTalk = ({ kind }: Example): boolean => kind !== "preference" && kind !== "safety"

const safety: Format = { ...messages, file: "safety.jsonl" }

/** The files that trainers read, each with its rows; what a run has no rows of has no file. */
const rowsFiles = (rows: ReadonlyArray<Example>): Array<RowsFile> => {
  const talks = rows.filter(isTalk)
  const isEmpty = rows.length === 0
  const safe = rows.filter(({ kind }) => kind === "safety")
  const wanted: ReadonlyArray<RowsFile> = [
    { format: messages, rows: talks },
    { format: sharegpt, rows: talks },
    { format: { ...trlPreference, file: "preference.jsonl" }, rows },
    { format: openaiPreference, rows },
    { format: sharegptPreference, rows },
    { format: safety, rows: safe },
    { format: code, rows }
  ]
  return wanted
    .map(({ format, rows }) => ({ format, rows: rows.filter((row) => fits(format, row)) }))
    .filter(({ rows }, index) => rows.length > 0 || (isEmpty && index < 2))
}

/** What all rows of a file say because some do. */
const uniformOf = (rows: ReadonlyArray<Example>): Uniform => ({
  thinking: rows.some(({ turns }) => turns.some(({ reasoning }) => reasoning !== undefined)),
  rehearsal: rows.some(({ rehearsal }) => rehearsal),
  // A class says of each row whether its answers have weights; exports say it of all.
  weight: false
})

const file = ({ format, rows }: RowsFile): Planned => ({
  name: format.file,
  content: () => pieces(format, rows, format.container === "jsonl" ? { uniform: uniformOf(rows) } : {}),
  rows: rows.length
})

const stem = (name: string): string => name.replace(/\.[a-z]+$/, "")

/** The name of a file among LLaMA-Factory's data sets; the conversations have that of the data set itself. */
const nameOf = ({ format }: RowsFile): string | undefined => {
  if (format.file === sharegpt.file) return Training.name
  if (format.file === sharegptPreference.file) return Tuning.pairs
  return format.file === safety.file ? `${Training.name}-safety` : undefined
}

/** What LLaMA-Factory reads of them. */
const listed = (files: ReadonlyArray<RowsFile>): Array<Listed> =>
  files.flatMap((file) => {
    const name = nameOf(file)
    return name === undefined ? [] : [{ name, file: file.format.file, format: file.format.name }]
  })

const isMasked = ({ rows }: RowsFile): boolean => rows.some(({ turns }) => turns.some(({ train }) => train === false))

/** What is learnt first: the conversations, or harmful requests and their answers where there is nothing else. */
const learntOf = (files: ReadonlyArray<RowsFile>): Tuning.Learnt | undefined => {
  const file = [sharegpt, safety].flatMap((format) => files.find((file) => file.format.file === format.file) ?? [])
    .find(({ rows }) => rows.length > 0)
  const name = file === undefined ? undefined : nameOf(file)
  return file === undefined || name === undefined
    ? undefined
    : { name, file: file.format.file, format: file.format.name, masked: isMasked(file) }
}

const text = (name: string, content: () => string): Planned => ({ name, content: () => [content()] })

/** Trainings on what there is: of a class the paper's own, of rows of requirements those of the other paper. */
const trainings = (files: ReadonlyArray<RowsFile>, { hasClass, hasWishes, layout }: {
  readonly hasClass: boolean
  readonly hasWishes: boolean
  readonly layout: LayoutOptions
}): Array<Planned> => {
  const learnt = hasWishes ? learntOf(files) : undefined
  const hasPairs = files.some(({ format, rows }) => format === sharegptPreference && rows.length > 0)
  return [
    ...(hasClass
      ? [
        text("train/lora.yaml", () => Training.llamaFactory(layout)),
        text("train/axolotl.yaml", () => Training.axolotl(layout))
      ]
      : []),
    ...(learnt === undefined
      ? []
      : [
        text("train/sft.yaml", () => Tuning.sft(learnt)),
        text("train/sft-axolotl.yaml", () => Tuning.sftAxolotl(learnt))
      ]),
    ...(hasPairs
      ? [text("train/dpo.yaml", Tuning.dpo), text("train/dpo-axolotl.yaml", Tuning.dpoAxolotl)]
      : []),
    ...(learnt !== undefined || hasPairs ? [text("train/zero2.json", Tuning.zero2)] : [])
  ]
}

/** The files, those of them that are told as configurations, and the sets beside a class. */
export const plan = ({ dropped, failed, hasClass, kept }: Material, options: FileOptions) => {
  const { run, seed, sets: kinds = ["original"] } = options
  const laid = kept.map(lay(options))
  const scenes = laid.filter(isSceneRow)
  // Only where there is a class: what a run without one writes is what it always wrote.
  const sets = hasClass ? Sets.of(scenes, { kinds, seed }) : []
  const forTrainers = rowsFiles(laid)
  // The canonical rows are as they were made; trainers get them as the recipe wants them laid out.
  const examples = { format: canonical(run), rows: kept }
  const trained = trainings(forTrainers, { hasClass, hasWishes: scenes.length < laid.length, layout: options })
  const info = [
    ...listed(forTrainers),
    ...sets.map(({ file, name }): Listed => ({ name: `${Training.name}-${name}`, file, format: sharegpt.name }))
  ]
  const files: Array<Planned> = [
    ...[...forTrainers, examples].map(file),
    ...sets.map((set) => ({ name: set.file, content: () => pieces(sharegpt, set.rows()), rows: scenes.length })),
    file({ format: canonical(run, "rejected.jsonl"), rows: dropped }),
    { name: "failed.jsonl", content: () => failed.map((value) => `${JSON.stringify(value)}\n`), rows: failed.length },
    ...(trained.length === 0 ? [] : [text("dataset_info.json", () => datasetInfo(info))]),
    ...trained
  ]
  const configs = [
    ...[...forTrainers, examples].map(({ format }) => ({ name: stem(format.file), file: format.file })),
    ...sets.map(({ file, name }) => ({ name, file }))
  ]
  return { files, sets, rows: kept.length, configs }
}
