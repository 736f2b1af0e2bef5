/** From a row to a profile, or to the reason why not. */
import { Predicate, Result } from "effect"
import { oneLine } from "../../domain/PlainText.ts"
import type { Profile } from "../../domain/Profile.ts"
import { objectOf, type Row, show } from "../../source/Row.ts"
import { complain, type Complaint, type RowProblem } from "../../source/RowProblem.ts"
import { stemOf } from "../../source/Text.ts"
import { attributesOf, describe } from "./Attributes.ts"
import { type FieldMapping, type Fields, type Slot, splitter, usualNames } from "./FieldMapping.ts"

/** What all rows of a file share. */
export interface RowContext {
  /** Name of the file, without its folder. */
  readonly file: string
  readonly mapping: FieldMapping
  readonly licence: string | undefined
}

const shortestDescription = 10
const longestName = 120

/** The text of a slot; numbers are taken where they name something (ids), never where they cannot (names). */
const textOf = (fields: Fields, slot: Slot, numbers: boolean): Result.Result<string | undefined, Complaint> => {
  const entry = fields.slots[slot]
  if (entry === undefined) return Result.succeed(undefined)
  if (typeof entry.value === "string") return Result.succeed(oneLine(entry.value) || undefined)
  if (numbers && Number.isSafeInteger(entry.value)) return Result.succeed(String(entry.value))
  return complain(entry.field, numbers ? "expected text or a whole number" : "expected text", show(entry.value))
}

const listOf = (text: string): ReadonlyArray<unknown> => {
  // Cells of CSV files often hold lists as JSON.
  if (text.trimStart().startsWith("[")) {
    try {
      const list: unknown = JSON.parse(text)
      if (Array.isArray(list)) return list
    } catch {
      // A text that only begins like a list.
    }
  }
  return text.split(/[\r\n|]+/)
}

const pastActionsOf = (fields: Fields): Result.Result<Array<string>, Complaint> => {
  const entry = fields.slots.pastActions
  if (entry === undefined) return Result.succeed([])
  const list = typeof entry.value === "string" ? listOf(entry.value) : entry.value
  if (!Array.isArray(list)) return complain(entry.field, "expected a list of texts", show(entry.value))
  const texts: Array<string> = []
  for (const item of list) {
    if (Predicate.isNullish(item)) continue
    if (typeof item !== "string") return complain(entry.field, "expected a list of texts", `a list with ${show(item)}`)
    const text = oneLine(item)
    if (text !== "") texts.push(text)
  }
  return Result.succeed(texts)
}

const nameOf = (given: string | undefined, id: string | undefined, field: string): Result.Result<string, Complaint> => {
  const name = given ?? id
  if (name === undefined) return complain(field, "expected a name, or an id to serve as one", "neither")
  return name.length <= longestName
    ? Result.succeed(name)
    : complain(field, `expected at most ${longestName} characters`, `${name.length}`)
}

const descriptionOf = (given: string | undefined, made: () => string | undefined, field: string) => {
  if (given !== undefined && given.length >= shortestDescription) return Result.succeed(given)
  const description = made()
  return description === undefined
    ? complain(field, `expected at least ${shortestDescription} characters`, show(given))
    : Result.succeed(description)
}

/** Gives each row its id and watches that none comes twice. */
const idKeeper = (stem: string, field: string) => {
  const lines = new Map<string, number>()
  let last = 0
  let nth = 0
  // A JSON array may hold many rows on one line: people:7, people:7.2, people:7.3.
  const fresh = (line: number): string => {
    nth = line === last ? nth + 1 : 1
    last = line
    return nth === 1 ? `${stem}:${line}` : `${stem}:${line}.${nth}`
  }
  return (own: string | undefined, line: number): Result.Result<string, Complaint> => {
    const id = own ?? fresh(line)
    const earlier = lines.get(id)
    if (earlier !== undefined) {
      return complain(field, "expected an id that no other row has", `"${id}" of line ${earlier} again`)
    }
    lines.set(id, line)
    return Result.succeed(id)
  }
}

/** Reads the rows of one file. Not to be shared between files: ids are watched for repetition. */
export const rowReader = ({ file, licence, mapping }: RowContext): (row: Row) => Result.Result<Profile, RowProblem> => {
  const split = splitter(mapping)
  const idFor = idKeeper(oneLine(stemOf(file)) || "profile", mapping.id ?? "id")

  const read = (row: Row) =>
    Result.gen(function*() {
      const fields = split(yield* objectOf(row))
      const fieldOf = (slot: Slot) => fields.slots[slot]?.field ?? mapping[slot] ?? (usualNames[slot][0] as string)
      const own = yield* textOf(fields, "id", true)
      const name = yield* nameOf(yield* textOf(fields, "name", false), own, fieldOf("name"))
      const attributes = attributesOf(fields.rest)
      const given = yield* textOf(fields, "description", false)
      const description = yield* descriptionOf(given, () => describe(name, attributes), fieldOf("description"))
      const pastActions = yield* pastActionsOf(fields)
      const ofRow = (yield* textOf(fields, "licence", false)) ?? licence
      const id = yield* idFor(own, row.line)
      const origin: Profile["origin"] = { kind: "file", file, line: row.line }
      const common = { id, name, description, pastActions, attributes }
      return ofRow === undefined ? { ...common, origin } : { ...common, licence: ofRow, origin }
    })

  return (row) => Result.mapError(read(row), (complaint) => ({ file, line: row.line, ...complaint }))
}
