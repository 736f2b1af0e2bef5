/** The YAML at the head of the card of an export, as the Hugging Face hub reads it. */
import { stringify } from "yaml"
import { sizeCategory } from "../FrontMatter.ts"
import type { ExportedFile } from "./Outlet.ts"

/** What is told of the export. */
export interface Head {
  readonly title: string
  readonly licence: string
  readonly rows: number
  readonly rehearsal: boolean
  readonly files: ReadonlyArray<ExportedFile>
}

const one = <A>(items: ReadonlyArray<A>): A | ReadonlyArray<A> => (items.length === 1 ? items[0] as A : items)

// The hub reads all files of a data set with one reader: Parquet where there is any, which holds the same rows, else JSON.
const readable = (files: ReadonlyArray<ExportedFile>): ReadonlyArray<ExportedFile> => {
  const columns = files.filter(({ name }) => name.endsWith(".parquet"))
  return columns.length === 0 ? files : columns
}

/** A configuration for each format: its parts, each with its files. */
const configs = (files: ReadonlyArray<ExportedFile>) =>
  [...Map.groupBy(readable(files), ({ format }) => format)].map(([name, files], index) => ({
    config_name: name,
    ...(index === 0 ? { default: true } : {}),
    data_files: [...Map.groupBy(files, ({ split = "train" }) => split)].map(([split, files]) => ({
      split,
      path: one(files.map(({ name }) => name))
    }))
  }))

/** The front matter. */
export const write = ({ files, licence, rehearsal, rows, title }: Head): string =>
  stringify({
    pretty_name: title,
    license: licence,
    annotations_creators: ["machine-generated"],
    language_creators: ["machine-generated"],
    size_categories: [sizeCategory(rows)],
    source_datasets: ["original"],
    task_categories: ["text-generation"],
    tags: ["synthetic", "multi-agent", "stoa", ...(rehearsal ? ["rehearsal"] : [])],
    configs: configs(files)
  })
