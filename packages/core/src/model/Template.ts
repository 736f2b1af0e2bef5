/**
 * Prompt texts with slots. `{{name}}` takes a text, or a list as dashed lines; `{{name#}}` a list as numbered lines;
 * `{{name!}}` a text exactly as it is. A paragraph whose slots are all empty is left out. A text may have several lines only in
 * a slot that has a line of its own. What is put in is data: but for the exact form it cannot open or close a tag of the template,
 * nor part turns.
 */

import { oneLine, plain } from "../domain/PlainText.ts"

/** What a slot may hold. */
export type SlotValue = string | number | ReadonlyArray<string> | undefined

const slot = /\{\{(\w+)([#!]?)\}\}/g

// Closing tags however they are spaced and whether they end or not; opening ones with or without attributes.
const tag = /<(?=\s*\/\s*[a-z_]|[a-z_]+(?:\s[^<>]*)?\/?>)/gi

// The marks by which chat templates part turns: <|im_start|>, [INST], <<SYS>>, <start_of_turn> and their like.
const turnMark = /<\||\|>|\[\/?INST\]|<<\/?SYS>>/g

/** Text from a file or a model, made harmless inside a prompt: no control characters, no tags, no marks of turns. */
export const quote = (text: string): string =>
  plain(text).replace(turnMark, (mark) => `‹${mark.replace(/[<>|[\]]/g, "")}›`).replace(tag, "‹").trim()

const list = (items: ReadonlyArray<string>, numbered: boolean): string =>
  items.map((item, index) => `${numbered ? `${index + 1}.` : "-"} ${oneLine(quote(item))}`).join("\n")

const show = (value: SlotValue, form: string, alone: boolean): string => {
  if (value === undefined) return ""
  if (typeof value === "number") return String(value)
  if (typeof value !== "string") return list(value, form === "#")
  if (form === "!") return value
  // Within a line a text takes one line: one of several could pass for the template's own paragraphs.
  return alone ? quote(value) : oneLine(quote(value))
}

const fillLine = (line: string, values: Readonly<Record<string, SlotValue>>): string => {
  const alone = /^\s*\{\{\w+[#!]?\}\}\s*$/.test(line)
  return line.replace(slot, (_, name: string, form: string) => show(values[name], form, alone))
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
      const empty = names.length > 0 && names.every((name) => show(values[name], "", true) === "")
      return empty ? [] : [paragraph.split("\n").map((line) => fillLine(line, values)).join("\n").trim()]
    })
    .join("\n\n")
    .trim()
