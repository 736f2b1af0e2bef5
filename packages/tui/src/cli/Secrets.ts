/** What must never be written down: the keys, tokens and passwords that the environment holds. */
import { type Models, PlainText } from "@stoa/core"

const secretName = /(_KEY|_TOKEN|_SECRET|PASSWORD)$/i
const headersName = /^OTEL_EXPORTER_OTLP_(\w+_)?HEADERS$/

/** Shorter values hide nothing and stand in too many words. */
const shortest = 4

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// "authorization=Bearer%20abc,x-team=blue": the values, and of those with a scheme before them the last word too.
const headerValues = (headers: string): Array<string> =>
  headers.split(",").flatMap((entry) => {
    const value = entry.slice(entry.indexOf("=") + 1).trim()
    const spoken = decoded(value)
    return [value, spoken, spoken.split(" ").at(-1) ?? ""].filter((text) => text.length >= 8)
  })

/** A value as it may stand on a line: as it is, in a query, in JSON; each also made from the value on one line. */
const forms = (value: string): Array<string> =>
  [value.toWellFormed(), PlainText.oneLine(value)]
    .flatMap((text) => [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)])
    .map(PlainText.oneLine)

/** Takes the secrets of an environment out of a text that is on one line. */
export const hide = (environment: Models.Environment): (text: string) => string => {
  const values = Object.entries(environment).flatMap(([name, value = ""]) =>
    headersName.test(name) ? headerValues(value) : secretName.test(name) ? [value] : []
  )
  const needles = [...new Set(values.flatMap(forms))]
    .filter((text) => text.length >= shortest)
    // The longest first: one key may hold another.
    .toSorted((a, b) => b.length - a.length)
    .map((text) => RegExp.escape(text))
  if (needles.length === 0) return (text) => text
  const secrets = new RegExp(needles.join("|"), "g")
  return (text) => text.replace(secrets, "(key)")
}
