/** How tones look: sixteen colours that can be read on light and dark grounds, or none; and the last guard before the terminal. */
import { PlainText } from "@stoa/core"
import type { Line, Span, Tone } from "../canvas/Line.ts"

/** Makes a line what is sent to a terminal. */
export interface Theme {
  readonly paint: (line: Line) => string
}

type Codes = Readonly<Record<Tone, string>>

// Neither black nor white, and no tone by faintness alone: half of all terminals show one of them badly.
const colours: Codes = {
  plain: "",
  strong: "1",
  dim: "90",
  accent: "36",
  good: "32",
  warn: "33",
  bad: "1;31",
  cursor: "7",
  mark: "1;35",
  title: "1;36",
  key: "1;34",
  act: "35",
  agent: "36",
  group: "34",
  frame: "90",
  heat1: "34",
  heat2: "36",
  heat3: "33",
  heat4: "1;31"
}

const bare: Codes = {
  plain: "",
  strong: "1",
  dim: "",
  accent: "",
  good: "",
  warn: "1",
  bad: "1",
  cursor: "7",
  mark: "1",
  title: "1",
  key: "1",
  act: "",
  agent: "",
  group: "",
  frame: "",
  heat1: "",
  heat2: "",
  heat3: "1",
  heat4: "1"
}

// oxlint-disable-next-line no-control-regex -- control characters are what must not pass
const steering = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

/** A text that steers nothing, whatever view it came from. */
const guarded = (text: string): string => steering.test(text) ? PlainText.plain(text).replaceAll(/[\t\n]+/g, " ") : text

const painter = (codes: Codes) => ({ text, tone }: Span): string => {
  const code = tone === undefined ? "" : codes[tone]
  return code === "" ? guarded(text) : `\u001b[${code}m${guarded(text)}\u001b[0m`
}

const of = (codes: Codes): Theme => {
  const piece = painter(codes)
  return { paint: (line) => line.map(piece).join("") }
}

/** Colours, and bold and inverse alone. */
export const coloured: Theme = of(colours)
export const colourless: Theme = of(bare)
/** Nothing but the text: what is saved to a file. */
export const plain: Theme = { paint: (line) => line.map(({ text }) => guarded(text)).join("").trimEnd() }

/** The theme of a terminal, by its environment. */
export const ofEnvironment = (environment: Readonly<Record<string, string | undefined>>): Theme =>
  (environment["NO_COLOR"] ?? "") === "" && environment["TERM"] !== "dumb" ? coloured : colourless
