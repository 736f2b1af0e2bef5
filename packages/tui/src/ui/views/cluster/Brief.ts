/** Spans of time and amounts of memory in at most six columns. */

/** 45s, 12m, 2h05m, 3d4h. */
export const span = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours}h${String(minutes % 60).padStart(2, "0")}m`
  return `${Math.floor(hours / 24)}d${hours % 24}h`
}

const units = ["B", "K", "M", "G", "T"]

/** 512M, 1.2G. */
export const bytes = (value: number): string => {
  let rest = Math.max(0, value)
  let unit = 0
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1024
    unit++
  }
  return `${rest < 9.95 && unit > 0 ? rest.toFixed(1) : Math.round(rest)}${units[unit]}`
}
