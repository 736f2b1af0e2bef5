/** dataset_info.json: files of a data set as LLaMA-Factory reads them. */

/** A file under the name it has among LLaMA-Factory's data sets, and the name of its format. */
export interface Listed {
  readonly name: string
  readonly file: string
  readonly format: string
}

// LLaMA-Factory takes a column or a tag that is not named for one that is not there, once any of its kind is named: so name all.
// The system turn is the first of a conversation; there is no column of it.
const said = {
  role_tag: "from",
  content_tag: "value",
  user_tag: "human",
  assistant_tag: "gpt",
  observation_tag: "observation",
  function_tag: "function_call",
  system_tag: "system"
}
const messages = {
  role_tag: "role",
  content_tag: "content",
  user_tag: "user",
  assistant_tag: "assistant",
  observation_tag: "tool",
  function_tag: "function_call",
  system_tag: "system"
}
const pair = { chosen: "chosen", rejected: "rejected" }

const entries: Readonly<Record<string, object>> = {
  sharegpt: { formatting: "sharegpt", columns: { messages: "conversations" }, tags: said },
  "sharegpt-preference": {
    formatting: "sharegpt",
    ranking: true,
    columns: { messages: "conversations", ...pair },
    tags: said
  },
  messages: { formatting: "sharegpt", columns: { messages: "messages" }, tags: messages },
  "axolotl-preference": {
    formatting: "sharegpt",
    ranking: true,
    columns: { messages: "messages", ...pair },
    tags: messages
  },
  parquet: { formatting: "sharegpt", columns: { messages: "messages" }, tags: messages },
  alpaca: {
    formatting: "alpaca",
    columns: { prompt: "instruction", query: "input", response: "output", system: "system", history: "history" }
  }
}

/** True for a format that LLaMA-Factory reads. */
export const reads = (format: string): boolean => Object.hasOwn(entries, format)

/** dataset_info.json of the files that LLaMA-Factory reads. */
export const datasetInfo = (files: ReadonlyArray<Listed>): string => {
  const listed = files.filter(({ format }) => reads(format)).map(({ file, format, name }) => [
    name,
    { file_name: file, ...entries[format] }
  ])
  return `${JSON.stringify(Object.fromEntries(listed), null, 2)}\n`
}
