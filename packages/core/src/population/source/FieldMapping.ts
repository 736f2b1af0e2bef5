/** Which field of a row is the name, the description and so on. */
import { Predicate, Schema } from "effect"

const fieldName = (what: string) =>
  Schema.optionalKey(Schema.NonEmptyString).annotate({ description: `The field with ${what}` })

/** Names of fields, given by the user where the usual names do not fit: `{ name: "person", description: "life" }`. */
export const FieldMapping = Schema.Struct({
  id: fieldName("the id"),
  name: fieldName("the person's name"),
  description: fieldName("who the person is"),
  pastActions: fieldName("what the person has done or said before"),
  licence: fieldName("the licence of the row")
}).annotate({ identifier: "FieldMapping" })
export type FieldMapping = typeof FieldMapping.Type

/** What a profile takes from named fields; everything else becomes an attribute. */
export type Slot = keyof FieldMapping

/** The names looked for, first come first served. Case, spaces, dashes and underscores do not matter. */
export const usualNames: Readonly<Record<Slot, ReadonlyArray<string>>> = {
  id: ["id"],
  name: ["name", "username", "full_name", "realname"],
  description: ["description", "bio", "persona", "about", "summary"],
  pastActions: ["past_actions", "past_posts", "tweets", "posts", "history"],
  licence: ["licence", "license"]
}

interface Entry {
  readonly field: string
  readonly value: unknown
}

/** A row taken apart: what fills the slots, with the field it came from, and the rest. */
export interface Fields {
  readonly slots: { readonly [slot in Slot]?: Entry }
  readonly rest: ReadonlyArray<readonly [string, unknown]>
}

const isEmpty = (value: unknown): boolean =>
  Predicate.isNullish(value) || (typeof value === "string" && value.trim() === "")

// Social data sets keep counts in fields called "posts" and "tweets": a number is no past action.
const fits = (slot: Slot, value: unknown): boolean =>
  !isEmpty(value) && !(slot === "pastActions" && (typeof value === "number" || typeof value === "boolean"))

const slotNames = Object.keys(usualNames) as Array<Slot>

/** Takes rows apart by a mapping; the usual names serve where the mapping says nothing. */
export const splitter = (mapping: FieldMapping): (row: Readonly<Record<string, unknown>>) => Fields => {
  const wanted = slotNames.map((slot) => {
    const own = mapping[slot]
    return { slot, mapped: own !== undefined, names: (own === undefined ? usualNames[slot] : [own]).map(plain) }
  })
  const fieldsOf = fieldFinder()
  return (row) => {
    const fields = fieldsOf(row)
    const taken = new Set<string>()
    const slots: { [slot in Slot]?: Entry } = {}
    for (const { mapped, names, slot } of wanted) {
      const field = names
        .map((name) => fields.get(name))
        .find((field) => field !== undefined && (mapped ? !isEmpty(row[field]) : fits(slot, row[field])))
      if (field === undefined) continue
      taken.add(field)
      slots[slot] = { field, value: row[field] }
    }
    return { slots, rest: Object.entries(row).filter(([field]) => !taken.has(field)) }
  }
}

/** A field name without what writers vary. */
const plain = (field: string): string => field.toLowerCase().replace(/[\s_-]+/g, "")

/** The fields of a row by their plain names; found once for all rows in a row that have the same fields. */
const fieldFinder = (): (row: Readonly<Record<string, unknown>>) => ReadonlyMap<string, string> => {
  let last: ReadonlyArray<string> = []
  let fields = new Map<string, string>()
  return (row) => {
    const keys = Object.keys(row)
    if (keys.length !== last.length || keys.some((key, index) => key !== last[index])) {
      last = keys
      // Of two fields that differ in spelling only the first is taken; the other stays an attribute.
      fields = new Map(keys.toReversed().map((key) => [plain(key), key]))
    }
    return fields
  }
}
