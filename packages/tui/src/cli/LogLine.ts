/** One line of a log: when, how grave, what happened, and its fields. */
import { PlainText } from "@stoa/core"
import { Array as Arr, Cause, type Logger, type LogLevel, Predicate, References } from "effect"

/** Most characters of a text or a field; the rest helps nobody. */
const longest = 2000

/** The four levels of the log, by effect's. */
export const levelOf = (level: LogLevel.LogLevel): "error" | "warn" | "info" | "debug" => {
  switch (level) {
    case "Fatal":
    case "Error":
      return "error"
    case "Warn":
      return "warn"
    case "Debug":
    case "Trace":
      return "debug"
    default:
      return "info"
  }
}

/** A line in its parts: what happened, and the fields. */
export interface LogLine {
  readonly date: Date
  readonly level: ReturnType<typeof levelOf>
  readonly what: string
}

const textOf = (value: unknown): string => {
  if (typeof value === "string") return value
  if (value instanceof Error) return value.message
  if (typeof value !== "object" || value === null) return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    return "(not to be written)"
  }
}

// Prototypes tell fields from values that only look like them: an Error, a Map.
const isFields = (value: unknown): value is Record<string, unknown> =>
  Predicate.isObject(value) &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)

/** Makes lines from what is logged: texts are what happened; plain objects, annotations and the cause are its fields. */
export const make = (hide: (text: string) => string) => {
  const clean = (text: string) => PlainText.cut(hide(PlainText.oneLine(text)), longest)
  const field = ([name, value]: [string, unknown]): string => {
    const text = clean(textOf(value))
    return `${clean(name).replaceAll(/[\s="]/g, "_")}=${/^[^\s="]+$/.test(text) ? text : JSON.stringify(text)}`
  }
  return ({ cause, date, fiber, logLevel, message }: Logger.Options<unknown>): LogLine => {
    const parts = Arr.ensure(message)
    const fields: Record<string, unknown> = Object.assign(
      {},
      fiber.getRef(References.CurrentLogAnnotations),
      ...parts.filter(isFields),
      cause.reasons.length === 0 ? {} : { cause: Cause.pretty(cause) }
    )
    const what = clean(parts.filter((part) => !isFields(part)).map(textOf).join(" "))
    const said = Object.entries(fields).filter(([, value]) => value !== undefined).map(field)
    return { date, level: levelOf(logLevel), what: [what, ...said].join(" ") }
  }
}

/** The line as it stands in a file. */
export const toText = ({ date, level, what }: LogLine): string => `${date.toISOString()} ${level.padEnd(5)} ${what}\n`
