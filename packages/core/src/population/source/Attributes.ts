/** What a row says besides name and description, as short texts; and a description made of it where there is none. */
import { Predicate } from "effect"
import { cut, oneLine } from "../../domain/PlainText.ts"

const longestAttribute = 500

const plain = (value: unknown): string => {
  if (Predicate.isNullish(value)) return ""
  if (typeof value === "string") return oneLine(value)
  return oneLine(typeof value === "object" ? JSON.stringify(value) : String(value))
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(plain).filter((item) => item !== "").join("; ") : plain(value)

// Our own profiles, written to a file and read again, keep their attributes in a field and name an origin that is past.
const opened = ([field, value]: readonly [string, unknown]): ReadonlyArray<readonly [string, unknown]> => {
  if (field === "attributes" && Predicate.isObject(value)) return Object.entries(value)
  return field === "origin" && Predicate.isObject(value) && "kind" in value ? [] : [[field, value]]
}

/** Attributes of the fields that fill no slot: texts as they are, lists joined, objects as JSON, empty ones left out. */
export const attributesOf = (fields: ReadonlyArray<readonly [string, unknown]>): Record<string, string> =>
  Object.fromEntries(
    fields
      .flatMap(opened)
      .map(([field, value]) => [oneLine(field), cut(textOf(value), longestAttribute)] as const)
      .filter(([field, text]) => field !== "" && text !== "")
  )

/** The first of some attributes that a person has; case does not matter. */
export const attributeOf = (
  attributes: Readonly<Record<string, string>>,
  names: ReadonlyArray<string>
): string | undefined => {
  for (const name of names) {
    const field = attributes[name] === undefined
      ? Object.keys(attributes).find((key) => key.toLowerCase() === name)
      : name
    if (field !== undefined) return attributes[field]
  }
  return undefined
}

/** Attributes that say what a person does. */
export const occupationNames = ["occupation", "job", "profession", "role", "title"]

/** Attributes that say where a person lives, nearest first. */
export const placeNames = ["place", "city", "residence", "location", "home", "country"]

const factsInDescription = 8

/** A plain description out of at least two attributes: `Ana Silva, 34, carpenter, from Porto. Education: trade school.` */
export const describe = (name: string, attributes: Readonly<Record<string, string>>): string | undefined => {
  const fields = Object.entries(attributes)
  if (fields.length < 2) return undefined
  const age = attributeOf(attributes, ["age"])
  const occupation = attributeOf(attributes, occupationNames)
  const place = attributeOf(attributes, placeNames)
  const main = [name, age, occupation, place && `from ${place}`].filter((part) => part !== undefined)
  const others = fields
    .filter(([, value]) => value !== age && value !== occupation && value !== place)
    .slice(0, factsInDescription)
    .map(([field, value]) => ended(`${label(field)}: ${value}`))
  return [ended(main.join(", ")), ...others].join(" ")
}

const label = (field: string): string => {
  const words = field.replace(/[_-]+/g, " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
