/** What trainers are told of exported files: entries for LLaMA-Factory and for Axolotl. */
import * as Axolotl from "../Axolotl.ts"
import { datasetInfo, reads } from "../LlamaFactory.ts"
import type { ExportedFile } from "./Outlet.ts"

/** A file of text beside the rows. */
export interface Text {
  readonly name: string
  readonly content: string
}

const stem = (name: string): string => name.replace(/\.[a-z]+$/, "")

const llamaFactory = (files: ReadonlyArray<ExportedFile>): Array<Text> => {
  const known = files.filter(({ format }) => reads(format))
  const listed = known.map(({ format, name }) => ({ name: `stoa-${stem(name)}`, file: name, format }))
  return known.length === 0 ? [] : [{ name: "dataset_info.json", content: datasetInfo(listed) }]
}

const entries = (files: ReadonlyArray<ExportedFile>): string =>
  files.map(({ format, masked, name }) => Axolotl.entry({ file: name, format, masked: masked === true })).join("\n")

const section = (key: string, files: ReadonlyArray<ExportedFile>): string =>
  files.length === 0 ? "" : `${key}:\n${entries(files)}\n`

// What is not called train is to be tested on.
const yaml = (
  files: ReadonlyArray<ExportedFile>,
  { format, head }: { readonly format: string; readonly head: string }
) => {
  const mine = files.filter((file) => file.format === format)
  const train = mine.filter(({ split = "train" }) => split === "train")
  const test = mine.filter(({ split = "train" }) => split !== "train")
  return `${head}${section("datasets", train)}${section("test_datasets", test)}`
}

const axolotl = (files: ReadonlyArray<ExportedFile>): Array<Text> => {
  const { preference, sft } = Axolotl.choose(files.map(({ format }) => format))
  const head = "# For the YAML of a training with Axolotl, which is started in this folder.\n"
  return [
    ...(sft === undefined ? [] : [{ name: "axolotl.yaml", content: yaml(files, { format: sft, head }) }]),
    ...(preference === undefined
      ? []
      : [{ name: "axolotl-dpo.yaml", content: yaml(files, { format: preference, head: `${head}rl: dpo\n` }) }])
  ]
}

/** The files for trainers that go with exported ones. */
export const of = (files: ReadonlyArray<ExportedFile>): Array<Text> => [...llamaFactory(files), ...axolotl(files)]
