/** Conversations and pairs in columns, for the Hugging Face hub, TRL and whatever reads Parquet. */
import { Schema } from "effect"
import type { Turn } from "../../domain/Draft.ts"
import type { Example } from "../../domain/Example.ts"
import { type Format, type RowOptions, type Style, styleOf } from "../Format.ts"
import type { Column } from "../Parquet.ts"
import { Message, toMessage, toTurn } from "./Message.ts"
import * as Shape from "./Shape.ts"

// A column has all its fields in every row; null stands where a message has none.
const Messages = Schema.Array(
  Schema.Struct({ ...Message.fields, train: Schema.optionalKey(Schema.NullishOr(Schema.Boolean)) })
)
const decodeConversation = Schema.decodeUnknownSync(Schema.Struct({ messages: Messages }))
const decodePair = Schema.decodeUnknownSync(
  Schema.Struct({ prompt: Messages, chosen: Messages, rejected: Messages })
)

const message = { role: "text", content: "text", thinking: "text", train: "truth" } as const

const about: ReadonlyArray<Column> = ["id", "kind", "domain"].map((name) => ({ name, of: "text" }))
const rehearsal: Column = { name: "rehearsal", of: "truth" }

const columns = (names: ReadonlyArray<string>) => (options: RowOptions = {}): Array<Column> => {
  const lists = names.map((name): Column => ({ name, of: message }))
  return options.strict === true ? lists : [...about, ...lists, rehearsal]
}

const say = (style: Style) => (turn: Turn) => ({
  ...toMessage(turn, style),
  ...(turn.role === "assistant" && turn.train === false ? { train: false } : {})
})

const told = ({ domain, id, kind, rehearsal }: Example, options: RowOptions | undefined) =>
  options?.strict === true ? {} : { id, kind, domain, rehearsal }

const toTurns = (messages: typeof Messages.Type): Array<Turn> =>
  messages.map(({ train, ...message }) => ({ ...toTurn(message), ...(train === false ? { train } : {}) }))

/** Conversations in columns. */
export const parquet: Format = {
  name: "parquet",
  file: "conversations.parquet",
  summary: "Conversations as messages in a Parquet file, with their kind and domain",
  container: "parquet",
  thinking: ["key", "inline", "drop"],
  misfit: Shape.conversation,
  columns: columns(["messages"]),
  row: (example, options) => ({
    ...told(example, options),
    messages: example.turns.map(say(styleOf(parquet, options)))
  }),
  read: (row) => ({ turns: toTurns(decodeConversation(row).messages) })
}

/** Pairs in columns. */
export const parquetPreference: Format = {
  name: "parquet-preference",
  file: "preference.parquet",
  summary: "Prompt, chosen and rejected as messages in a Parquet file, with their kind and domain",
  container: "parquet",
  thinking: ["key", "inline", "drop"],
  misfit: Shape.pair,
  columns: columns(["prompt", "chosen", "rejected"]),
  row: (example, options) => {
    const { chosen, prompt, rejected } = Shape.pairOf(example)
    const each = say(styleOf(parquetPreference, options))
    return { ...told(example, options), prompt: prompt.map(each), chosen: [each(chosen)], rejected: [each(rejected)] }
  },
  read: (row) => {
    const { chosen, prompt, rejected } = decodePair(row)
    return { turns: toTurns([...prompt, ...chosen]), rejected: rejected[0]?.content ?? "" }
  }
}
