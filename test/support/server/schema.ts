import type { Random } from "./random.ts"
import { isKeys, type Keys, keys, list, number, resolve } from "./schemaNodes.ts"
import { textFor } from "./strings.ts"

const typeOf = (schema: Keys, random: Random, depth: number): string => {
  const type = schema["type"]
  if (typeof type === "string") return type
  const types = list(type).map(String)
  if (types.includes("null") && (depth > 4 || random.next() < 0.2)) return "null"
  const others = types.filter((name) => name !== "null")
  if (others.length > 0) return random.pick(others)
  if (isKeys(schema["properties"])) return "object"
  return schema["items"] !== undefined || schema["prefixItems"] !== undefined ? "array" : "string"
}

/** A small number within bounds: up to nine above the lowest, on the grid of `multipleOf`. */
const numeric = (schema: Keys, random: Random, integer: boolean): number => {
  const least = number(schema["exclusiveMinimum"])
  const most = number(schema["exclusiveMaximum"])
  const grid = number(schema["multipleOf"])
  const step = grid ?? (integer ? 1 : 0.01)
  const top = number(schema["maximum"]) ?? most
  const bottom = number(schema["minimum"]) ?? least ?? (top !== undefined && top < 0 ? top - 9 : 0)
  let low = Math.ceil(bottom / step - 1e-9)
  let high = Math.floor(Math.min(top ?? Infinity, bottom + 9 * Math.max(1, grid ?? 1)) / step + 1e-9)
  if (least !== undefined && low * step <= least) low++
  if (most !== undefined && high * step >= most) high--
  return Number(((low + random.below(Math.max(1, high - low + 1))) * step).toFixed(6))
}

/** A value that satisfies a JSON schema, its strings about the given words; the first that is speech is coloured. */
export const generate = (
  schema: unknown,
  random: Random,
  words: ReadonlyArray<string>,
  colour: (text: string) => string = (text) => text
): unknown => {
  let coloured = false
  const once = (text: string) => {
    const speech = !coloured && text.includes(" ")
    coloured ||= speech
    return speech ? colour(text) : text
  }
  const object = (at: Keys, depth: number): Keys => {
    const required = new Set(list(at["required"]))
    const properties = Object.entries(keys(at["properties"]))
    // Deep inside a recursive schema only what must be there is, so that the value ends.
    const shown = depth > 4 ? properties.filter(([name]) => required.has(name)) : properties
    const out: Record<string, unknown> = {}
    for (const [name, property] of shown) out[name] = value(property, name, depth + 1)
    const extra = at["additionalProperties"]
    const wanted = number(at["minProperties"]) ?? (isKeys(extra) && properties.length === 0 ? 2 : 0)
    for (let n = 0; Object.keys(out).length < wanted && n < 100; n++) {
      const word = random.pick(words)
      out[Object.hasOwn(out, word) ? `${word}${n}` : word] = value(extra, word, depth + 1)
    }
    return out
  }
  const array = (at: Keys, name: string, depth: number): ReadonlyArray<unknown> => {
    const out = list(at["prefixItems"]).map((item) => value(item, name, depth + 1))
    if (at["items"] === undefined || at["items"] === false) return out
    const least = number(at["minItems"]) ?? 0
    const most = Math.max(least, Math.min(number(at["maxItems"]) ?? 3, 3))
    const floor = depth > 4 ? least : Math.max(least, Math.min(1, most))
    const count = depth > 4 ? least : floor + random.below(most - floor + 1)
    for (let tries = 0; out.length < count && tries < 40; tries++) {
      const item = value(at["items"], name, depth + 1)
      const text = JSON.stringify(item)
      if (at["uniqueItems"] !== true || !out.some((other) => JSON.stringify(other) === text)) out.push(item)
    }
    return out
  }
  const value = (part: unknown, name: string, depth: number): unknown => {
    if (depth > 24) return null
    const at = resolve(part, schema)
    if ("const" in at) return at["const"]
    if (Array.isArray(at["enum"]) && at["enum"].length > 0) return random.pick(at["enum"] as ReadonlyArray<unknown>)
    const branches = [...list(at["anyOf"]), ...list(at["oneOf"])]
    if (branches.length > 0) {
      const empty = branches.find((branch) => keys(branch)["type"] === "null")
      const full = branches.filter((branch) => branch !== empty)
      if (empty !== undefined && (full.length === 0 || depth > 4 || random.next() < 0.2)) return null
      // Deep down a branch without branches of its own is taken, lest recursion goes on.
      const leaf = full.find((branch) => !/object|array/.test(String(resolve(branch, schema)["type"])))
      const branch = depth > 4 ? leaf ?? full[0] : random.pick(full)
      return value({ ...at, anyOf: [], oneOf: [], ...resolve(branch, schema) }, name, depth + 1)
    }
    const type = typeOf(at, random, depth)
    if (type === "object") return object(at, depth)
    if (type === "array") return array(at, name, depth)
    if (type === "integer" || type === "number") return numeric(at, random, type === "integer")
    if (type === "boolean") return random.next() < 0.5
    return type === "null" ? null : textFor(name, at, random, words, once)
  }
  return value(schema, "", 0)
}

/** The value spoiled so that an object schema no longer holds: a key missing, a type wrong, or the wrong top level. */
export const violate = (value: unknown, random: Random): unknown => {
  if (!isKeys(value)) return { unexpected: value }
  const names = Object.keys(value)
  if (names.length === 0 || random.next() < 0.2) return [value]
  const name = random.pick(names)
  if (random.next() < 0.5) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
  return { ...value, [name]: typeof value[name] === "object" && value[name] !== null ? 7 : { value: value[name] } }
}
