/**
 * Prompt texts with slots. `{{name}}` takes a text, or a list as dashed lines; `{{name#}}` a list as numbered lines;
 * `{{name!}}` a text exactly as it is. A paragraph whose slots are all empty is left out, and so is one around a block between
 * tags that would be empty; so is a line that is one empty slot. A text may have several lines only in a slot that has a line of
 * its own. What is put in is data: but for the exact form it cannot open or close a tag of the template, nor part turns.
 */

import { oneLine, plain } from "../domain/PlainText.ts"

/** What a slot may hold. */
export type SlotValue = string | number | ReadonlyArray<string> | undefined

type Values = Readonly<Record<string, unknown>>

// Closing tags however they are spaced and whether they end or not; opening ones with or without attributes.
const tag = /<(?=\s*\/\s*[a-z_]|[a-z_]+(?:\s[^<>]*)?\/?>)/gi

// The marks by which chat templates part turns: <|im_start|>, [INST], <<SYS>>, <start_of_turn> and their like.
const turnMark = /<[|｜]|[|｜]>|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]|<<\/?SYS>>/g

// Most texts hold nothing that could be a tag or a mark: one look tells.
const marked = /[<>|｜[]/

/** Text from a file or a model, made harmless inside a prompt: no control characters, no tags, no marks of turns. */
export const quote = (text: string): string => {
  const clean = plain(text)
  return marked.test(clean) ? unmarked(clean) : clean.trim()
}

const unmarked = (text: string): string =>
  text.replace(turnMark, (mark) => `‹${mark.replace(/[<>|｜[\]]/g, "")}›`).replace(tag, "‹").trim()

const inLine = (text: string): string => oneLine(quote(text))

interface Slot {
  readonly name: string
  readonly form: string
  /** True when the slot is a line of its own. */
  readonly alone: boolean
}

/** The texts that stand in a slot: one, or the items of a list. */
const show = (value: SlotValue, { alone, form }: Slot): ReadonlyArray<string> => {
  if (value === undefined) return []
  if (typeof value === "number") return [String(value)]
  if (typeof value !== "string") return value.map(inLine)
  if (form === "!") return [value]
  // Within a line a text takes one line: one of several could pass for the template's own paragraphs.
  return [alone ? quote(value) : inLine(value)]
}

const join = (texts: ReadonlyArray<string>, value: SlotValue, { form }: Slot): string =>
  Array.isArray(value)
    ? texts.map((text, index) => `${form === "#" ? `${index + 1}.` : "-"} ${text}`).join("\n")
    : texts.join("")

type Line = ReadonlyArray<string | Slot>

interface Paragraph {
  readonly lines: ReadonlyArray<Line>
  /** The slots of each block between tags that have lines of their own; without any block, all slots. */
  readonly blocks: ReadonlyArray<ReadonlyArray<Slot>>
}

const slotsOf = (lines: ReadonlyArray<Line>): Array<Slot> =>
  lines.flat().filter((segment) => typeof segment !== "string")

const parseLine = (line: string): Line => {
  const alone = /^\s*\{\{\w+[#!]?\}\}\s*$/.test(line)
  const texts = line.split(/\{\{\w+[#!]?\}\}/)
  const found = [...line.matchAll(/\{\{(\w+)([#!]?)\}\}/g)].map(([, name = "", form = ""]) => ({ name, form, alone }))
  return texts.flatMap((text, index): Line => [text, ...found.slice(index, index + 1)])
    .filter((segment) => segment !== "")
}

const parseParagraph = (paragraph: string): Paragraph => {
  const texts = paragraph.split("\n")
  const lines = texts.map(parseLine)
  const blocks = texts.flatMap((text, start) => {
    const [, name] = /^<([a-z_]+)>$/.exec(text) ?? []
    const end = name === undefined ? -1 : texts.indexOf(`</${name}>`, start)
    return end === -1 ? [] : [slotsOf(lines.slice(start, end))]
  }).filter((block) => block.length > 0)
  return { lines, blocks: blocks.length > 0 ? blocks : [slotsOf(lines)] }
}

/** Hears of the texts that are put into a slot: one, or the items of a list. */
export type Told = (name: string, texts: ReadonlyArray<string>) => void

/** A template that has been read. */
export interface Template {
  /** The names of its slots, each once. */
  readonly slots: ReadonlyArray<string>
  /** Its own words, without its slots. */
  readonly words: string
  /** The text with its slots filled. */
  readonly fill: (values: Values, told?: Told) => string
}

/** Reads a template. */
export const read = (template: string): Template => {
  const paragraphs = template.split(/\n{2,}/).map(parseParagraph)
  const segments = paragraphs.flatMap(({ lines }) => lines.flat())
  const fill: Template["fill"] = (values, told) => {
    const shown = new Map<Slot, ReadonlyArray<string>>()
    const textsOf = (slot: Slot): ReadonlyArray<string> => {
      const known = shown.get(slot)
      if (known !== undefined) return known
      const texts = show(values[slot.name] as SlotValue, slot)
      shown.set(slot, texts)
      return texts
    }
    const isEmpty = (slot: Slot) => textsOf(slot).every((text) => text.trim() === "")
    const fillLine = (line: Line): Array<string> => {
      const [only] = line
      if (line.length === 1 && typeof only === "object" && isEmpty(only)) return []
      return [
        line.map((segment) => {
          if (typeof segment === "string") return segment
          told?.(segment.name, textsOf(segment))
          return join(textsOf(segment), values[segment.name] as SlotValue, segment)
        }).join("")
      ]
    }
    return paragraphs
      .filter(({ blocks }) => blocks.some((slots) => slots.length === 0 || !slots.every(isEmpty)))
      .map(({ lines }) => lines.flatMap(fillLine).join("\n").trim())
      .join("\n\n")
      .trim()
  }
  const slots = [...new Set(slotsOf(paragraphs.flatMap(({ lines }) => lines)).map(({ name }) => name))]
  const whole = fill({})
  return {
    slots,
    words: segments.filter((segment) => typeof segment === "string").join("\n"),
    fill: slots.length === 0 ? () => whole : fill
  }
}

/** The names of the slots of a template. */
export const slots = (template: string): ReadonlyArray<string> => read(template).slots

/** The template with its slots filled. */
export const fill = (template: string, values: Values): string => read(template).fill(values)
