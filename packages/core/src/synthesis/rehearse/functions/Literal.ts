/** Values as programs write them. */
import type { Programming } from "../../../domain/Requirement.ts"

/** What a rehearsed function takes and returns. */
export type Value = number | string | boolean | ReadonlyArray<Value> | { readonly [key: string]: Value }

/** A value as it is written in a language. */
export const literal = (value: Value, programming: Programming): string => {
  if (typeof value === "boolean" && programming === "python") return value ? "True" : "False"
  if (typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one: Value) => literal(one, programming)).join(", ")}]`
  const fields = Object.entries(value).map(([key, one]) => {
    const name = programming === "javascript" && /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)
    return `${name}: ${literal(one, programming)}`
  })
  if (fields.length === 0) return "{}"
  return programming === "python" ? `{${fields.join(", ")}}` : `{ ${fields.join(", ")} }`
}
