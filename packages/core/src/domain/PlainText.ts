/** Text of files and models is data: nothing in it may steer a terminal, a prompt or a trainer. */
import { stripVTControlCharacters } from "node:util"

// oxlint-disable-next-line no-control-regex -- control characters and bidi overrides are what is taken out
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g

/** The text without escape sequences, control characters and bidi overrides; tabs and line breaks stay. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text.replaceAll("\r\n", "\n")).replace(control, "")

/** The text on one line. */
export const oneLine = (text: string): string => plain(text).replace(/\s+/g, " ").trim()

/** The text on one line of at most `most` characters. */
export const brief = (text: string, most: number): string => {
  const line = oneLine(text)
  return line.length <= most ? line : `${line.slice(0, most - 3).trimEnd()}...`
}
