/** The formats there are, by name. */
import { nearest } from "../source/Nearest.ts"
import type { Format } from "./Format.ts"
import { alpaca } from "./formats/alpaca.ts"
import { axolotlPreference } from "./formats/axolotlPreference.ts"
import { canonical } from "./formats/canonical.ts"
import { code } from "./formats/code.ts"
import { messages } from "./formats/messages.ts"
import { openaiPreference } from "./formats/openaiPreference.ts"
import { parquet, parquetPreference } from "./formats/parquet.ts"
import { sharegpt } from "./formats/sharegpt.ts"
import { sharegptPreference } from "./formats/sharegptPreference.ts"
import { promptOnly, trlPreference, trlPromptCompletion } from "./formats/trl.ts"

/** Every format that rows can be exported to. */
export const all: ReadonlyArray<Format> = [
  messages,
  openaiPreference,
  sharegpt,
  sharegptPreference,
  alpaca,
  trlPromptCompletion,
  trlPreference,
  promptOnly,
  axolotlPreference,
  code,
  parquet,
  parquetPreference,
  canonical("")
]

/** The names of all formats. */
export const names: ReadonlyArray<string> = all.map(({ name }) => name)

/** A format by its name; for a name that none has, those it may be meant for. */
export const find = (name: string): { readonly format?: Format; readonly near: ReadonlyArray<string> } => {
  const format = all.find((format) => format.name === name)
  return format === undefined ? { near: nearest(name, names) } : { format, near: [] }
}
