/** The top of a card: the YAML that the Hugging Face hub reads. */
import { stringify } from "yaml"
import type { Summary } from "./Manifest.ts"

/** What the recipe says of it. */
export interface FrontOptions {
  readonly title: string
  readonly licence: string
  readonly configs: ReadonlyArray<{ readonly name: string; readonly file: string }>
}

const sizes = [[1e3, "n<1K"], [1e4, "1K<n<10K"], [1e5, "10K<n<100K"], [1e6, "100K<n<1M"], [1e7, "1M<n<10M"]] as const

/** The size of a data set in the words of the hub. */
export const sizeCategory = (rows: number): string => sizes.find(([limit]) => rows < limit)?.[1] ?? "10M<n<100M"

const languages = new Map(Object.entries({
  english: "en",
  german: "de",
  french: "fr",
  spanish: "es",
  portuguese: "pt",
  italian: "it",
  dutch: "nl",
  polish: "pl",
  russian: "ru",
  turkish: "tr",
  arabic: "ar",
  hindi: "hi",
  chinese: "zh",
  japanese: "ja",
  korean: "ko"
}))

// A name the table lacks may be a code already; anything else is "und", the code for undetermined.
const languageCode = (name: string): string =>
  languages.get(name.toLowerCase()) ?? (/^[a-z]{2,3}$/.test(name) ? name : "und")

// The scenarios that come with Stoa are played in English.
const languagesOf = (summary: Summary): Array<string> => [
  ...new Set([
    // The rehearsal writes English, whatever is wanted of it.
    ...summary.requirements.map(({ language }) => summary.rehearsal ? "en" : languageCode(language)),
    ...(summary.class === undefined ? [] : ["en"])
  ])
]

/** Rows that stand on questions of a file are no work of their own alone. */
const sourceSets = (summary: Summary): Array<string> =>
  summary.class?.questions.some(({ source }) => source !== "episodes") === true
    ? ["original", "extended|other"]
    : ["original"]

/** What rows of a kind are good for, in the words of the hub. */
const tagsOfKinds: Readonly<Record<string, ReadonlyArray<string>>> = {
  preference: ["preference", "dpo"],
  reasoning: ["reasoning"],
  code: ["code"],
  safety: ["safety", "red-teaming", "not-for-all-audiences"],
  "multi-turn": ["multi-turn", "conversational"],
  scene: ["multi-turn", "education"]
}

/** The kinds of the rows; a conversation of a class is a scene. */
export const kindsOf = ({ portions }: Summary): ReadonlyArray<string> => [...new Set(portions.map(({ kind }) => kind))]

const tags = (summary: Summary): Array<string> => [
  ...new Set([
    "synthetic",
    "multi-agent",
    "stoa",
    ...(summary.class === undefined ? [] : tagsOfKinds["scene"] ?? []),
    ...kindsOf(summary).flatMap((kind) => tagsOfKinds[kind] ?? []),
    ...(summary.rehearsal ? ["rehearsal"] : [])
  ])
]

/** Who labelled rows, and who wrote them: people too where they decided about rows, or wrote some anew. */
const creators = (people: boolean): Array<string> => [
  "machine-generated",
  ...(people ? ["expert-generated"] : [])
]

/** The block of YAML at the top. */
export const frontMatter = (summary: Summary, options: FrontOptions): string =>
  stringify({
    pretty_name: options.title,
    language: languagesOf(summary),
    license: options.licence,
    annotations_creators: creators(summary.decisions !== undefined),
    language_creators: creators(summary.decisions?.["edit"] !== undefined),
    size_categories: [sizeCategory(summary.rows)],
    source_datasets: sourceSets(summary),
    task_categories: ["text-generation", "question-answering"],
    tags: tags(summary),
    configs: options.configs.map(({ file, name }, index) => ({
      config_name: name,
      ...(index === 0 ? { default: true } : {}),
      data_files: [{ split: "train", path: file }]
    }))
  })
