/** How long a server asks to wait before the next try, in whichever of the usual ways it says so. */

const second = 1000

const units: Readonly<Record<string, number>> = { ms: 1, s: second, m: 60 * second, h: 3600 * second }

/** Milliseconds of "20ms", "7.66s", "6m0s" or "1h2m3s". */
const spanOf = (text: string): number | undefined => {
  if (!/^(?:[\d.]+(?:ms|s|m|h))+$/.test(text)) return undefined
  let sum = 0
  for (const [, amount, unit = ""] of text.matchAll(/([\d.]+)(ms|s|m|h)/g)) sum += Number(amount) * (units[unit] ?? 0)
  return Number.isFinite(sum) ? sum : undefined
}

/** Milliseconds from `now` on: a number of seconds, a point in time in seconds or milliseconds, a span, or a date. */
const read = (value: string | null | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? ""
  if (text === "") return undefined
  const number = Number(text)
  if (Number.isFinite(number)) {
    return Math.max(0, number > 1e12 ? number - now : number > 1e9 ? number * second - now : number * second)
  }
  const span = spanOf(text)
  if (span !== undefined) return span
  // Dates have words or colons; Date.parse takes much else for one.
  const date = /:\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(date) ? Math.max(0, date - now) : undefined
}

/** When the limits by the minute are full again; of those used up where a server says which, else the latest. */
const resetOf = (headers: Headers, now: number): number | undefined => {
  const limits = ["", "-requests", "-tokens"].flatMap((of) => {
    const wait = read(headers.get(`x-ratelimit-reset${of}`), now)
    return wait === undefined ? [] : [{ wait, isUsedUp: headers.get(`x-ratelimit-remaining${of}`)?.trim() === "0" }]
  })
  const usedUp = limits.filter(({ isUsedUp }) => isUsedUp)
  const waits = (usedUp.length > 0 ? usedUp : limits).map(({ wait }) => wait)
  return waits.length === 0 ? undefined : Math.max(...waits)
}

/** The wait that a text speaks of: "try again in 7m12s" (OpenAI, Groq), "retryDelay": "37s" (Gemini). */
const saidIn = (text: string): number | undefined => {
  const said = /(?:try again|retry) in ((?:[\d.]+(?:ms|s|m|h))+)|\\?"retryDelay\\?":\s*\\?"([\d.]+s)/i.exec(text)
  return said === null ? undefined : spanOf(said[1] ?? said[2] ?? "")
}

/**
 * Milliseconds that a server asks to wait; undefined when it does not say. Points in time count from the server's own clock.
 * `text` is what it says of being asked too often; empty for any other trouble, of which limits say nothing.
 */
export const waitAsked = (headers: Headers | undefined, text: string): number | undefined => {
  const clock = Date.parse(headers?.get("date") ?? "")
  const now = Number.isFinite(clock) ? clock : Date.now()
  const exact = Number(headers?.get("retry-after-ms") ?? Number.NaN)
  const asked = Number.isFinite(exact) ? exact : read(headers?.get("retry-after"), now)
  if (asked !== undefined || text === "") return asked
  return saidIn(text) ?? (headers === undefined ? undefined : resetOf(headers, now))
}
