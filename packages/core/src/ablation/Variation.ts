/** A setting of the recipe that an ablation varies, and the values it takes. */
import { Result, Schema } from "effect"

/** A value as a recipe file may hold it. */
export type Value = string | number | boolean | null | ReadonlyArray<Value> | { readonly [name: string]: Value }

/** Where the setting stands in the recipe, its parts with dots between them, and at least one value. */
export interface Variation {
  readonly path: string
  readonly values: readonly [Value, ...ReadonlyArray<Value>]
}

/** What is wrong with a variation. */
export class VariationError extends Schema.TaggedError<VariationError>()("VariationError", {
  sentence: Schema.String
}) {
  override get message(): string {
    return this.sentence
  }
}

const wrong = (sentence: string) => Result.fail(new VariationError({ sentence }))

/** Why a setting cannot be varied, if it cannot. */
const refusal = (path: string): string | undefined => {
  if (path === "seed") return "the seed is what replicates differ in: give the seeds with --seeds"
  if (path === "operation.name" || path === "operation.runs") return "every cell has a folder of its own as it is"
  if (/^operation\.max(Cost|Calls|Tokens)$/.test(path)) return "a limit holds for the whole ablation"
  return undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const scalar = (text: string): Value => {
  const value = parsed(text)
  return typeof value === "number" || typeof value === "boolean" ? value : text
}

/** Numbers, true, false and words with commas between them; lists and texts with commas in them as JSON. */
const valuesOf = (list: string): ReadonlyArray<Value> => {
  const whole = parsed(`[${list}]`)
  return Array.isArray(whole) ? whole as ReadonlyArray<Value> : list.split(",").map((part) => scalar(part.trim()))
}

const show = (value: Value): string => (typeof value === "string" ? value : JSON.stringify(value))

/** A variation of the setting at `path` from a list of values; `flag` is what a mistake is told of. */
export const make = (
  path: string,
  { flag, list }: { readonly list: string; readonly flag: string }
): Result.Result<Variation, VariationError> => {
  const no = refusal(path)
  if (no !== undefined) return wrong(`${flag}: "${path}" cannot be varied, for ${no}.`)
  const [first, ...others] = valuesOf(list)
  if (first === undefined || [first, ...others].includes("")) {
    return wrong(`${flag}: expected values with commas between them, such as 1,2,3, found "${list}".`)
  }
  const values = [first, ...others] as const
  const twice = values.find((value, index) => values.findIndex((other) => show(other) === show(value)) < index)
  return twice === undefined
    ? Result.succeed({ path, values })
    : wrong(`${flag}: the value ${show(twice)} is given twice.`)
}

/** A variation from a text such as society.near=0,5,10. */
export const parse = (text: string): Result.Result<Variation, VariationError> => {
  const [, path, list] = /^([A-Za-z]\w*(?:\.[\w-]+)*)=(.*)$/s.exec(text.trim()) ?? []
  return path === undefined || list === undefined
    ? wrong(`--vary takes a setting and its values, such as society.near=0,5,10, and found "${text}".`)
    : make(path, { list, flag: "--vary" })
}

const isSection = (data: unknown): data is { readonly [name: string]: unknown } =>
  typeof data === "object" && data !== null && !Array.isArray(data)

/** The recipe as plain data with one setting put in; undefined where the path leads through something that has no parts. */
export const put = (data: unknown, path: ReadonlyArray<string>, value: Value): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(data)) {
    const index = /^\d+$/.test(name) ? Number(name) : data.length
    if (index >= data.length) return undefined
    const inner = put(data[index], rest, value)
    return inner === undefined ? undefined : data.map((item: unknown, at) => (at === index ? inner : item))
  }
  if (data !== undefined && !isSection(data)) return undefined
  const inner = put(data?.[name], rest, value)
  return inner === undefined ? undefined : { ...data, [name]: inner }
}
