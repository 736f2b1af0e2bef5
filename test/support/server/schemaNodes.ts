/** A JSON object read as a schema. */
export type Keys = { readonly [key: string]: unknown }

/** Whether a value is a JSON object. */
export const isKeys = (value: unknown): value is Keys =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The value where it is an object, else an empty one. */
export const keys = (value: unknown): Keys => isKeys(value) ? value : {}

/** The value where it is a list, else an empty one. */
export const list = (value: unknown): ReadonlyArray<unknown> => Array.isArray(value) ? value : []

/** The value where it is a number. */
export const number = (value: unknown): number | undefined => typeof value === "number" ? value : undefined

const types = new Set(["object", "array", "string", "number", "integer", "boolean", "null"])

/** Whether a value reads as a JSON schema rather than as any other JSON. */
export const isSchema = (value: unknown): value is Keys =>
  isKeys(value) &&
  (types.has(String(value["type"])) || typeof value["$ref"] === "string" || isKeys(value["properties"]) ||
    ["type", "enum", "anyOf", "oneOf", "allOf"].some((key) => Array.isArray(value[key])))

/** Follows `$ref` and folds `allOf` in, so that the rest sees one plain schema. */
export const resolve = (schema: unknown, root: unknown): Keys => {
  let current = keys(schema)
  for (let hops = 0; typeof current["$ref"] === "string" && hops < 20; hops++) {
    const { $ref, ...rest } = current
    const path = String($ref).replace(/^#\/?/, "").split("/").filter((part) => part !== "")
    const target = path.reduce<unknown>(
      (at, part) => keys(at)[decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")],
      root
    )
    current = { ...keys(target), ...rest }
  }
  return list(current["allOf"]).reduce<Keys>((merged, part) => {
    const other = resolve(part, root)
    return {
      ...merged,
      ...other,
      properties: { ...keys(merged["properties"]), ...keys(other["properties"]) },
      required: [...list(merged["required"]), ...list(other["required"])]
    }
  }, current)
}
