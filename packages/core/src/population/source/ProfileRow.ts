/** From a row to a profile, or to the reason why not. */
import { Predicate, Result } from "effect"
import type { Profile } from "../../domain/Profile.ts"
import type { RowProblem } from "../RowProblem.ts"
import { attributesOf, describe } from "./Attributes.ts"
import { clean } from "./Clean.ts"
import { type FieldMapping, type Fields, type Slot, splitter, usualNames } from "./FieldMapping.ts"
import { type Row, show } from "./Row.ts"
import { stemOf } from "./Text.ts"

/** What all rows of a file share. */
export interface RowContext {
  /** Name of the file, without its folder. */
  readonly file: string
  readonly mapping: FieldMapping
  readonly licence: string | undefined
}

type Complaint = Omit<RowProblem, "file" | "line">

const shortestDescription = 10
const longestName = 120

const complain = (field: string, reason: string, found: string): Result.Result<never, Complaint> =>
  Result.fail({ field, reason, found })

const objectOf = (row: Row): Result.Result<Readonly<Record<string, unknown>>, Complaint> => {
  if (row.kind === "broken") return complain("", row.reason, row.found)
  return Predicate.isObject(row.value)
    ? Result.succeed(row.value)
    : complain("", "expected a JSON object", show(row.value))
}

/** The text of a slot; numbers are taken where they name something (ids), never where they cannot (names). */
const textOf = (fields: Fields, slot: Slot, numbers: boolean): Result.Result<string | undefined, Complaint> => {
  const entry = fields.slots[slot]
  if (entry === undefined) return Result.succeed(undefined)
  if (typeof entry.value === "string") return Result.succeed(clean(entry.value) || undefined)
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
    const text = clean(item)
    if (text !== "") texts.push(text)
  }
  return Result.succeed(texts)
}

/** Ids for rows without one: `people:7`, and `people:7.2` for a second on the same line of a JSON array. */
const idMaker = (stem: string): (line: number) => string => {
  let last = 0
  let nth = 0
  return (line) => {
    nth = line === last ? nth + 1 : 1
    last = line
    return nth === 1 ? `${stem}:${line}` : `${stem}:${line}.${nth}`
  }
}

/** Reads the rows of one file. Not to be shared between files: ids are watched for repetition. */
export const rowReader = ({ file, licence, mapping }: RowContext): (row: Row) => Result.Result<Profile, RowProblem> => {
  const split = splitter(mapping)
  const stem = clean(stemOf(file)) || "profile"
  const lines = new Map<string, number>()
  const newId = idMaker(stem)
  const fieldOf = (slot: Slot) => mapping[slot] ?? (usualNames[slot][0] as string)

  const read = (row: Row) =>
    Result.gen(function*() {
      const fields = split(yield* objectOf(row))
      const ownId = yield* textOf(fields, "id", true)
      const name = (yield* textOf(fields, "name", false)) ?? ownId
      if (name === undefined) {
        return yield* complain(fieldOf("name"), "expected a name, or an id to serve as one", "neither")
      }
      if (name.length > longestName) {
        return yield* complain(fieldOf("name"), `expected at most ${longestName} characters`, `${name.length}`)
      }
      const attributes = attributesOf(fields.rest)
      const given = yield* textOf(fields, "description", false)
      const description = (given ?? "").length >= shortestDescription ? given : describe(name, attributes)
      if (description === undefined) {
        return yield* complain(
          fields.slots.description?.field ?? fieldOf("description"),
          `expected at least ${shortestDescription} characters`,
          show(given)
        )
      }
      const pastActions = yield* pastActionsOf(fields)
      const rowLicence = (yield* textOf(fields, "licence", false)) ?? licence
      const id = ownId ?? newId(row.line)
      const earlier = lines.get(id)
      if (earlier !== undefined) {
        return yield* complain(
          fieldOf("id"),
          "expected an id that no other row has",
          `"${id}" of line ${earlier} again`
        )
      }
      lines.set(id, row.line)
      const profile: Profile = {
        id,
        name,
        description,
        pastActions,
        attributes,
        ...(rowLicence === undefined ? {} : { licence: rowLicence }),
        origin: { kind: "file", file, line: row.line }
      }
      return profile
    })

  return (row) => Result.mapError(read(row), (complaint) => ({ file, line: row.line, ...complaint }))
}
