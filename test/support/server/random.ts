import { hash } from "node:crypto"

/** A seeded stream of draws. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** An integer in [0, n). */
  below(n: number): number
  /** An item of a list that has some. */
  pick<A>(items: ReadonlyArray<A>): A
}

/** Short text digest of a value's parts, the same on every machine. */
export const digest = (...parts: ReadonlyArray<string | number>): string => hash("sha1", parts.join("\u0000"), "base64")

/** A number in [0, 1) that depends on the parts alone. */
export const unit = (...parts: ReadonlyArray<string | number>): number =>
  hash("sha1", parts.join("\u0000"), "buffer").readUIntBE(0, 6) / 2 ** 48

/** A stream of draws that depends on the parts alone (sfc32 seeded with 128 bits of their digest). */
export const random = (...parts: ReadonlyArray<string | number>): Random => {
  const seed = hash("sha1", parts.join("\u0000"), "buffer")
  let [a, b, c, d] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), seed.readInt32LE(12)]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <A>(items: ReadonlyArray<A>): A => items[below(items.length)] as A
  return { next, below, pick }
}

/** A log-normal delay in milliseconds that depends on the parts alone. */
export const logNormal = (median: number, sigma: number, ...parts: ReadonlyArray<string | number>): number => {
  const { next } = random("latency", ...parts)
  // 1 - next() is in (0, 1], where the logarithm is finite.
  const z = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return median * Math.exp(sigma * z)
}
