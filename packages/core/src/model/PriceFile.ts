/** Reads a file of prices, JSON or YAML; every mistake with its file and its field. */
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { parseDocument } from "yaml"
import { brief } from "../domain/PlainText.ts"
import { type Listed, PriceList } from "./Prices.ts"

/** A file of prices that cannot be used. */
export class PriceFileError extends Schema.TaggedError<PriceFileError>()("PriceFileError", {
  sentence: Schema.String
}) {
  override get message(): string {
    return this.sentence
  }
}

const wrong = (sentence: string) => new PriceFileError({ sentence })

const decode = Schema.decodeUnknownResult(PriceList, { onExcessProperty: "error", errors: "all" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** Where in the file a problem is: prices[2] "gpt-5" output. */
const fieldOf = (data: unknown, path: ReadonlyArray<PropertyKey>): string => {
  const [list, index, ...rest] = path.map(String)
  if (index === undefined) return list ?? "the file"
  const entry = (data as { readonly prices?: ReadonlyArray<{ readonly model?: unknown }> }).prices?.[Number(index)]
  const name = typeof entry?.model === "string" ? ` "${brief(entry.model, 60)}"` : ""
  return `price ${Number(index) + 1}${name}${rest.length === 0 ? "" : `, ${rest.join(".")}`}`
}

const found = (data: unknown, path: ReadonlyArray<PropertyKey>): string => {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    data
  )
  return brief(JSON.stringify(value) ?? "nothing", 60)
}

/** Reads prices out of a file's text. */
export const parse = (text: string, file: string): Result.Result<ReadonlyArray<Listed>, PriceFileError> => {
  const document = parseDocument(text, { prettyErrors: true })
  const [broken] = document.errors
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? 1
    return Result.fail(wrong(`${file} line ${line}: ${broken.message.split("\n")[0] ?? "neither JSON nor YAML"}`))
  }
  const data: unknown = document.toJS()
  return decode(data).pipe(
    Result.map(({ prices }) => prices),
    Result.mapError(({ issue }) => {
      const problems = format(issue).issues.map((problem) => {
        const path = (problem.path ?? []).map((part) => (typeof part === "object" ? part.key : part))
        return /excess property/i.test(problem.message)
          ? `${fieldOf(data, path)}: there is no such field`
          : `${fieldOf(data, path)}: ${problem.message.charAt(0).toLowerCase()}${problem.message.slice(1)}, found ${
            found(data, path)
          }`
      })
      return wrong(
        `${file}: ${
          problems.slice(0, 5).join("; ")
        }. A price has model, input and output, and may have cached, in US dollars per million tokens.`
      )
    })
  )
}

/** Reads a file of prices. */
export const read = Effect.fn("PriceFile.read")(function*(path: string) {
  const text = yield* Effect.tryPromise({
    try: () => readFile(path, "utf8"),
    catch: (error) =>
      wrong(
        error instanceof Error && "code" in error && error.code === "ENOENT"
          ? `There is no file of prices at ${path}: check --prices.`
          : `The file of prices ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`
      )
  })
  return yield* Effect.fromResult(parse(text, basename(path)))
})
