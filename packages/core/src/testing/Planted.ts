/** A mark put into a field, by which it is known again wherever it is shown. */

/** A word that nothing else says. */
export const mark = "Quillfeather-4417"

const marked = (value: unknown): unknown => {
  if (typeof value === "string") return `${mark}. ${value}`
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value === "object" && value !== null) {
    const { text } = value as { readonly text?: unknown }
    return typeof text === "string" ? { ...value, text: `${mark} ${text}` } : value
  }
  return value
}

/** The record with the mark in a field. */
export const plant = (record: Readonly<Record<string, unknown>>, field: string): Readonly<Record<string, unknown>> => ({
  ...record,
  [field]: marked(record[field])
})

/** What would give a field away as it stands, where it is long enough to be known again. */
export const telling = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim().length >= 24 ? value.trim() : undefined
