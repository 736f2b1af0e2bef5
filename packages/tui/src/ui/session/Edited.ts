/** A row in the editor: as JSON, and back as a decision. */
import { type Command, type Example, PlainText, type Watched } from "@stoa/core"
import { HashMap, Option, Result, Schema, SchemaIssue } from "effect"

const Turn = Schema.Struct({
  role: Schema.Literals(["system", "user", "assistant"]),
  content: Schema.String,
  reasoning: Schema.optionalKey(Schema.String)
})

const Sheet = Schema.Struct({
  row: Schema.String,
  note: Schema.String,
  messages: Schema.Array(Turn)
})

const decode = Schema.decodeUnknownResult(Sheet)
const format = SchemaIssue.makeFormatterStandardSchemaV1()

// What JSON lets stand though it steers a terminal: an editor may show it as it is.
const steering = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

const escaped = (json: string): string =>
  json.replaceAll(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)

const written = ({ id, turns }: Example.Example): string =>
  `${
    escaped(JSON.stringify(
      {
        row: id,
        note: "",
        messages: turns.map(({ content, reasoning, role }) => ({
          role,
          content,
          ...(reasoning === undefined ? {} : { reasoning })
        }))
      },
      null,
      2
    ))
  }\n`

/** The row as a text to edit; undefined where there is none of this id. */
export const text = ({ world }: Pick<Watched.Watched, "world">, row: string): string | undefined =>
  Option.getOrUndefined(Option.map(HashMap.get(world.examples, row), written))

const read = (text: string): Result.Result<unknown, string> =>
  Result.try({
    try: () => JSON.parse(text) as unknown,
    catch: (error) =>
      `The row was not changed: what came from the editor is no JSON (${PlainText.brief(String(error), 80)}).`
  })

/** The decision that an edited text comes to, or what is wrong with it. */
export const decision = (row: string, text: string): Result.Result<Command.Command, string> =>
  Result.flatMap(read(text), (value) => {
    const sheet = decode(value)
    if (Result.isFailure(sheet)) {
      const [issue] = format(sheet.failure.issue).issues
      return Result.fail(`The row was not changed: ${PlainText.brief(issue?.message ?? "it is no row", 100)}.`)
    }
    const { messages, note } = sheet.success
    return Result.succeed({ _tag: "Decide", row, decision: "edit", note, turns: messages })
  })
