/** Files of a data set as Axolotl reads them: entries of `datasets` in its YAML. */

/** A file, and the name of its format. */
export interface AxolotlFile {
  readonly file: string
  readonly format: string
  /** True where answers are marked that are not to be learnt. */
  readonly masked?: boolean
}

const template = "chat_template: tokenizer_default_fallback_chatml # the model's own, or ChatML where it has none"

const said = [
  "field_messages: conversations",
  "message_property_mappings:",
  "  role: from",
  "  content: value"
]
const saidRoles = ["roles:", "  user: [human]", "  assistant: [gpt]", "  system: [system]"]
const roles = ["roles:", "  user: [user]", "  assistant: [assistant]", "  system: [system]"]
const mapped = ["message_property_mappings:", "  role: role", "  content: content"]
const pair = ["field_chosen: chosen", "field_rejected: rejected"]
const trained = "roles_to_train: [assistant]"

/** What is said of each format, those first that carry most. */
const forSft: Readonly<Record<string, ReadonlyArray<string>>> = {
  sharegpt: ["type: chat_template", template, ...said, trained],
  messages: ["type: chat_template", template, "field_messages: messages", ...mapped, trained],
  parquet: ["type: chat_template", template, "field_messages: messages", ...mapped, trained],
  alpaca: ["type: alpaca"]
}
const forPreference: Readonly<Record<string, ReadonlyArray<string>>> = {
  "axolotl-preference": [
    "type: chat_template.default",
    template,
    "field_messages: messages",
    ...pair,
    ...mapped,
    ...roles
  ],
  "sharegpt-preference": ["type: chat_template.default", template, ...said, ...pair, ...saidRoles],
  "trl-preference": ["type: chat_template.default", template, "field_messages: prompt", ...pair, ...mapped, ...roles]
}

const kindOf = (file: string): string => (file.endsWith(".parquet") ? "parquet" : "json")

/** The entry of a file; undefined where Axolotl has no type for its format. */
export const entry = ({ file, format, masked = false }: AxolotlFile): string | undefined => {
  const lines = forSft[format] ?? forPreference[format]
  if (lines === undefined) return undefined
  const all = [
    `ds_type: ${kindOf(file)}`,
    "split: train",
    ...lines,
    ...(masked ? ["message_field_training: train # answers with \"train\": false are read and not learnt"] : [])
  ]
  return [`  - path: ${file}`, ...all.map((line) => `    ${line}`)].join("\n")
}

const firstOf = (known: Readonly<Record<string, unknown>>, formats: ReadonlyArray<string>): string | undefined =>
  Object.keys(known).find((name) => formats.includes(name))

/** Of several formats, in which the same rows stand, the one to train from: for conversations and for pairs. */
export const choose = (formats: ReadonlyArray<string>) => ({
  sft: firstOf(forSft, formats),
  preference: firstOf(forPreference, formats)
})
