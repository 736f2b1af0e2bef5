/** Values as they stand in the YAML that Python reads: paths are data, and numbers are numbers there too. */
import { PlainText } from "@stoa/core"

/** A text: as it is where no reader can take it for something else, or else between quotes. */
export const text = (value: string): string =>
  /^[A-Za-z/.][\w./-]*\/[\w./-]*$/.test(value) ? value : JSON.stringify(value)

/** A number. YAML 1.1, which Python reads, takes 1e-5 for a text and 1.0e-5 for a number. */
export const number = (value: number): string => {
  if (Number.isInteger(value)) return String(value)
  if (Math.abs(value) >= 1e-3) return String(value)
  const [mantissa = "", exponent = ""] = value.toExponential().split("e")
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}e${exponent}`
}

/** A number that is read as one with a fraction, whole or not. */
export const fraction = (value: number): string => Number.isInteger(value) ? `${value}.0` : number(value)

/** A text within a comment. */
export const comment = (value: string): string => PlainText.oneLine(value)
