/** Unit vectors and the exact cosine between them. */

/** A vector of an embedder; all of one embedder have the same length. Unit length where the embedder says so. */
export type Vector = Float32Array

/** The vector scaled to length 1; a vector of zeros stays as it is. */
export const normalise = (vector: Vector): Vector => {
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) ** 2
  if (sum === 0) return vector
  const scale = 1 / Math.sqrt(sum)
  return vector.map((x) => x * scale)
}

/** Dot product in float64. */
export const dot = (a: Vector, b: Vector): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** Cosine of two unit vectors, rounded to 1e-6 so that a decision never hangs on the last bit; never -0, which JSON would change. */
export const cosine = (a: Vector, b: Vector): number => Math.round(dot(a, b) * 1e6) / 1e6 + 0
