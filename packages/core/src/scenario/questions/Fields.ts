/** Finds in a row what a question is made of, under the names that a preset or the recipe gives. */
import { Predicate, Result } from "effect"
import { oneLine, plain } from "../../domain/PlainText.ts"
import { show } from "../../source/Row.ts"
import { complain, type Complaint } from "../../source/RowProblem.ts"

/** What a question is made of. */
export const slots = [
  "question",
  "answer",
  "outcome",
  "id",
  "choices",
  "input",
  "tests",
  "licence",
  "level"
] as const
export type Slot = (typeof slots)[number]

/** Names of fields, given by the user where those of the preset do not fit; `choices.text` is a field within a field. */
export type Mapping = { readonly [slot in Slot]?: string }

/** A field that holds something. */
export interface Field {
  readonly name: string
  readonly value: unknown
}

/** A text and the field it stands in. */
export interface Text {
  readonly name: string
  readonly text: string
}

/** Text that keeps its lines: harmless, without blank lines around it and blanks at its end. */
export const clean = (text: string): string => plain(text).replace(/^(?:[ \t]*\n)+/, "").trimEnd()

const isEmpty = (value: unknown): boolean =>
  Predicate.isNullish(value) || (typeof value === "string" && value.trim() === "")

/** A field name without what writers vary. */
const bare = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "")

/** A row, and where in it its question stands. */
export class Fields {
  readonly #row: Readonly<Record<string, unknown>>
  readonly #names: ReadonlyMap<string, string>
  readonly #mapping: Mapping

  constructor(row: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>, mapping: Mapping) {
    this.#row = row
    this.#names = names
    this.#mapping = mapping
  }

  /** How many fields the row has. */
  get size(): number {
    return this.#names.size
  }

  /** The field of a name that holds something; case, blanks, dashes and underscores do not matter. */
  named(name: string): Field | undefined {
    const own = this.#names.get(bare(name))
    const value = own === undefined ? this.#within(name) : this.#row[own]
    return isEmpty(value) ? undefined : { name: own ?? name, value }
  }

  /** The field of a slot: the one the user names, else the first of the usual names that holds something. */
  find(slot: Slot, usual: ReadonlyArray<string>): Field | undefined {
    for (const name of this.#namesOf(slot, usual)) {
      const field = this.named(name)
      if (field !== undefined) return field
    }
    return undefined
  }

  /** The text of a slot, of one line or many; a number is a text too. */
  text(slot: Slot, usual: ReadonlyArray<string>): Result.Result<Text | undefined, Complaint> {
    const field = this.find(slot, usual)
    if (field === undefined) return Result.succeed(undefined)
    const text = textIn(field.value)
    if (text === undefined) return complain(field.name, "expected text", show(field.value))
    const cleaned = clean(text)
    return Result.succeed(cleaned === "" ? undefined : { name: field.name, text: cleaned })
  }

  /** The same for a slot that a row cannot do without. */
  needed(slot: Slot, usual: ReadonlyArray<string>): Result.Result<Text, Complaint> {
    return Result.flatMap(
      this.text(slot, usual),
      (text) =>
        text === undefined ? complain(this.missing(slot, usual), "expected text", "nothing") : Result.succeed(text)
    )
  }

  /** What to call the field of a slot that is not there. */
  missing(slot: Slot, usual: ReadonlyArray<string>): string {
    return this.#namesOf(slot, usual)[0] ?? slot
  }

  #namesOf(slot: Slot, usual: ReadonlyArray<string>): ReadonlyArray<string> {
    const own = this.#mapping[slot]
    return own === undefined ? usual : [own]
  }

  /** `answers.text.0`: the first of the texts of the answers. */
  #within(name: string): unknown {
    if (!name.includes(".")) return undefined
    let value: unknown = this.#row
    for (const part of name.split(".")) {
      if (!Predicate.isObjectOrArray(value) || !Object.hasOwn(value, part)) return undefined
      value = (value as Readonly<Record<string, unknown>>)[part]
    }
    return value
  }
}

const textIn = (value: unknown): string | undefined => {
  if (typeof value === "string") return value
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined
}

/** A list in a cell: cells of CSV files often hold lists as JSON. */
export const listIn = (value: unknown): ReadonlyArray<unknown> | undefined => {
  if (Array.isArray(value)) return value
  if (typeof value !== "string" || !value.trimStart().startsWith("[")) return undefined
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? list : undefined
  } catch {
    return undefined
  }
}

/** The texts of a list, each on one line where `lines` says so; undefined where something else is in it. */
export const textsIn = (value: unknown, how: "lines" | "blocks"): ReadonlyArray<string> | undefined => {
  const texts = listIn(value)?.map(textIn)
  if (texts === undefined || texts.includes(undefined)) return undefined
  return (texts as Array<string>).map(how === "lines" ? oneLine : clean).filter((text) => text !== "")
}

/** Opens rows by a mapping; the names of fields are looked at once for all rows in a row that have the same. */
export const opener = (mapping: Mapping): (row: Readonly<Record<string, unknown>>) => Fields => {
  let last: ReadonlyArray<string> = []
  let names: ReadonlyMap<string, string> = new Map()
  return (row) => {
    const keys = Object.keys(row)
    if (keys.length !== last.length || keys.some((key, index) => key !== last[index])) {
      last = keys
      // Of two fields that differ in spelling only the first is meant.
      names = new Map(keys.toReversed().map((key) => [bare(key), key]))
    }
    return new Fields(row, names, mapping)
  }
}
