/**
 * Prompt texts with slots. `{{name}}` takes a text, or a list as dashed lines; `{{name#}}` a list as numbered lines;
 * `{{name!}}` a text exactly as it is. A paragraph whose slots are all empty is left out. What is put in is data: but for the
 * exact form it cannot open or close a tag of the template.
 */

import { plain } from "../domain/PlainText.ts"

/** What a slot may hold. */
export type SlotValue = string | number | ReadonlyArray<string> | undefined

const slot = /\{\{(\w+)([#!]?)\}\}/g

/** Text from a file or a model, made harmless inside a prompt: no control characters, no tags. */
export const quote = (text: string): string => plain(text).replace(/<(?=\/?[a-z_]+>)/gi, "‹").trim()

const show = (value: SlotValue, form: string): string => {
  if (value === undefined) return ""
  if (typeof value === "number") return String(value)
  if (typeof value === "string") return form === "!" ? value : quote(value)
  return value
    .map((item, index) => `${form === "#" ? `${index + 1}.` : "-"} ${quote(item).replace(/\n+/g, " ")}`)
    .join("\n")
}

/** The names of the slots of a template. */
export const slots = (template: string): Array<string> => [
  ...new Set([...template.matchAll(slot)].map((match) => match[1] as string))
]

/** The template with its slots filled. */
export const fill = (template: string, values: Readonly<Record<string, SlotValue>>): string =>
  template
    .split(/\n{2,}/)
    .flatMap((paragraph) => {
      const names = slots(paragraph)
      const filled = paragraph.replace(slot, (_, name: string, form: string) => show(values[name], form))
      const empty = names.length > 0 && names.every((name) => show(values[name], "") === "")
      return empty ? [] : [filled.trim()]
    })
    .join("\n\n")
    .trim()
