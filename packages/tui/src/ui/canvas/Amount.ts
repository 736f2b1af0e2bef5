/** Numbers as people read them at a glance: short, and as wide as their like. */

const units = ["", "k", "M", "G", "T"]

/** 999, 1.2k, 12k, 3.4M: at most five columns. */
export const count = (value: number): string => {
  if (!Number.isFinite(value)) return "-"
  const sign = value < 0 ? "-" : ""
  let rest = Math.abs(value)
  if (rest < 999.5) return sign + String(Math.round(rest))
  let unit = 0
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000
    unit++
  }
  return sign + (rest < 9.95 ? rest.toFixed(1) : String(Math.round(rest))) + units[unit]
}

/** A number that may be less than ten: 0, 0.4, 9.7, 12, 1.2k. */
export const rate = (value: number): string => value !== 0 && Math.abs(value) < 9.95 ? value.toFixed(1) : count(value)

/** $0.0012, $0.12, $12.30, $1.2k; what no price is known for is a dash. */
export const dollars = (value: number | undefined): string => {
  if (value === undefined || !Number.isFinite(value)) return "-"
  if (value === 0) return "$0"
  if (value < 0.00005) return "<$0.0001"
  if (value < 0.01) return `$${value.toFixed(4)}`
  return value < 999.995 ? `$${value.toFixed(2)}` : `$${count(value)}`
}

/** 12 ms, 1.2 s, 45 s, 3 min 20 s, 2 h 5 min. */
export const duration = (milliseconds: number): string => {
  if (!Number.isFinite(milliseconds)) return "-"
  const span = Math.max(0, milliseconds)
  if (span < 999.5) return `${Math.round(span)} ms`
  const seconds = span / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  if (seconds < 59.5) return `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  if (whole < 3600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`
  const minutes = Math.round(whole / 60)
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** 42 %; never 0 % of something, never 100 % of less than all. */
export const percent = (share: number): string => {
  if (!Number.isFinite(share)) return "-"
  const rounded = Math.round(share * 100)
  if (rounded === 0 && share > 0) return "<1 %"
  return rounded === 100 && share < 1 ? ">99 %" : `${rounded} %`
}

/** One of them, or more: 1 row, 2 rows; another plural is named. */
export const many = (value: number, noun: string, plural = `${noun}s`): string =>
  `${value < 10_000 ? value : count(value)} ${value === 1 ? noun : plural}`

/** The time of day of an epoch time in milliseconds, where the reader is: 09:05:30. */
export const clock = (at: number): string => new Date(at).toTimeString().slice(0, 8)
