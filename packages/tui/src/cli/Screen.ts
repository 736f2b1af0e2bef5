/** Plain output: results on standard output, everything else on standard error, no colour where it is not wanted. */
import { PlainText } from "@stoa/core"
import wrapAnsi from "wrap-ansi"

/** True when standard error is a terminal that a person looks at. */
export const isTerminal = (): boolean => process.stderr.isTTY === true && process.env["TERM"] !== "dumb"

const colour = (): boolean => isTerminal() && process.env["NO_COLOR"] === undefined

const paint = (code: string) => (text: string): string => (colour() ? `\u001b[${code}m${text}\u001b[0m` : text)

/** Ways to set text apart on standard error. */
export const style = { bold: paint("1"), dim: paint("2"), cyan: paint("36"), red: paint("31"), yellow: paint("33") }

/** Columns of the terminal. */
export const columns = (): number => Math.max(40, process.stderr.columns ?? 100)

let status = ""

const clear = () => {
  if (status !== "") process.stderr.write("\r\u001b[K")
}

/** A line on standard error; on a terminal it is wrapped at words, and goes above the status line. */
export const say = (line: string): void => {
  clear()
  process.stderr.write(`${isTerminal() ? wrapAnsi(line, columns(), { hard: true, trim: false }) : line}\n`)
  if (status !== "") process.stderr.write(status)
}

/** The one line at the bottom of a terminal that changes; elsewhere nothing. */
export const setStatus = (line: string): void => {
  if (!isTerminal()) return
  clear()
  status = line === "" ? "" : PlainText.brief(line, columns() - 1)
  if (status !== "") process.stderr.write(status)
}

/** A line on standard output; a terminal gets it wrapped at words. */
export const print = (line: string): void => {
  clear()
  const shown = process.stdout.isTTY ? wrapAnsi(line, process.stdout.columns, { hard: true, trim: false }) : line
  process.stdout.write(`${shown}\n`)
}

/** A text after a short head; on a terminal it is wrapped at words and stands in a column of its own. */
export const hang = (head: string, text: string): string => {
  const indent = head.length + 2
  const lines = isTerminal() ? wrapAnsi(text, Math.max(20, columns() - indent), { hard: true }).split("\n") : [text]
  return lines.map((line, index) => `${index === 0 ? style.dim(head) : " ".repeat(head.length)}  ${line}`).join("\n")
}

/** Text of a model or a file on one line, cut to a width. */
export const quote = PlainText.brief

const thousands = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 })

/** A large number in short: 12.3K. */
export const short = (count: number): string => (count < 1000 ? String(count) : thousands.format(count))

/** Seconds in words: 8 s, 3 min 20 s, 2 h 5 min. */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** A number with its noun: 1 row, 2 rows. */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`
