/** Many vectors in one block of memory, for the products of one vector, or of many, with all of them. */
import type { Vector } from "./Vector.ts"

/** Vectors row by row; zero rows fill it up to a multiple of four. */
export interface Block {
  readonly count: number
  readonly length: number
  readonly rows: Float32Array
}

/** Copies vectors of one length into a block. */
export const make = (vectors: ReadonlyArray<Vector>): Block => {
  const length = vectors[0]?.length ?? 0
  const rows = new Float32Array(Math.ceil(vectors.length / 4) * 4 * length)
  vectors.forEach((vector, i) => rows.set(vector, i * length))
  return { count: vectors.length, length, rows }
}

/** A block that takes in more vectors, each at the same cost however many there are. */
export interface Growing extends Block {
  /** Puts a vector behind the others, as `fitting` has it. */
  readonly add: (vector: Vector) => void
}

/** A block without vectors; the first that comes says how long they are. */
export const growing = (): Growing => {
  let rows = new Float32Array(0)
  let count = 0
  let length = 0
  return {
    get count() {
      return count
    },
    get length() {
      return length
    },
    get rows() {
      return rows
    },
    add: (vector) => {
      if (count === 0) length = vector.length
      if ((count + 1) * length > rows.length) {
        const wider = new Float32Array(Math.max(16, Math.ceil(count / 4) * 8) * length)
        wider.set(rows)
        rows = wider
      }
      rows.set(fitting({ length }, vector), count * length)
      count++
    }
  }
}

/** A vector as a block takes it: zeros in place of one of another length, or that is not a number throughout. */
export const fitting = ({ length }: Pick<Block, "length">, vector: Vector): Vector => {
  let sum = vector.length === length ? 0 : Number.NaN
  for (let t = 0; t < length; t++) sum += vector[t]!
  return Number.isFinite(sum) ? vector : new Float32Array(length)
}

/** A row, which is that part of the block itself. */
export const row = ({ length, rows }: Block, at: number): Vector => rows.subarray(at * length, (at + 1) * length)

/**
 * The product of a vector with each of the first `count` rows, to the last bit what Vector.dot gives. Four rows at a
 * time: each number of the vector is read once for the four, and no addition waits for the one before.
 */
export const products = (block: Block, vector: Vector, count = block.count): Float64Array => {
  const { length, rows } = block
  const result = new Float64Array(Math.ceil(count / 4) * 4)
  for (let i = 0; i < count; i += 4) {
    const at = i * length
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let t = 0; t < length; t++) {
      const value = vector[t]!
      a += value * rows[at + t]!
      b += value * rows[at + length + t]!
      c += value * rows[at + 2 * length + t]!
      d += value * rows[at + 3 * length + t]!
    }
    result[i] = a
    result[i + 1] = b
    result[i + 2] = c
    result[i + 3] = d
  }
  return result.subarray(0, count)
}

/** Products of unit vectors as cosines, rounded as Vector.cosine does. */
export const rounded = (products: Float64Array): Float64Array =>
  products.map((product) => Math.round(product * 1e6) / 1e6 + 0)

/** The cosine of a unit vector with each of the first `count` rows, rounded as Vector.cosine does. */
export const cosines = (block: Block, vector: Vector, count = block.count): Float64Array =>
  rounded(products(block, vector, count))

/** Four rows of a block, from row `at` on: a multiple of four. */
export interface Four {
  readonly block: Block
  readonly at: number
}

/**
 * The products of four rows of a block with each of the first `count` rows of another, row by row, each row filled up to a
 * multiple of four; to the last bit what Vector.dot gives. Four by four, since then each number read serves four
 * products: nearly twice as fast as one vector at a time.
 */
export const strip = (other: Block, { at, block }: Four, count = other.count): Float64Array => {
  const { length, rows } = block
  const right = other.rows
  const width = Math.ceil(count / 4) * 4
  const result = new Float64Array(4 * width)
  const p = at * length
  for (let j = 0; j < width; j += 4) {
    const q = j * length
    let aw = 0
    let ax = 0
    let ay = 0
    let az = 0
    let bw = 0
    let bx = 0
    let by = 0
    let bz = 0
    let cw = 0
    let cx = 0
    let cy = 0
    let cz = 0
    let dw = 0
    let dx = 0
    let dy = 0
    let dz = 0
    for (let t = 0; t < length; t++) {
      const a = rows[p + t]!
      const b = rows[p + length + t]!
      const c = rows[p + 2 * length + t]!
      const d = rows[p + 3 * length + t]!
      const w = right[q + t]!
      const x = right[q + length + t]!
      const y = right[q + 2 * length + t]!
      const z = right[q + 3 * length + t]!
      aw += a * w
      ax += a * x
      ay += a * y
      az += a * z
      bw += b * w
      bx += b * x
      by += b * y
      bz += b * z
      cw += c * w
      cx += c * x
      cy += c * y
      cz += c * z
      dw += d * w
      dx += d * x
      dy += d * y
      dz += d * z
    }
    result[j] = aw
    result[j + 1] = ax
    result[j + 2] = ay
    result[j + 3] = az
    result[width + j] = bw
    result[width + j + 1] = bx
    result[width + j + 2] = by
    result[width + j + 3] = bz
    result[2 * width + j] = cw
    result[2 * width + j + 1] = cx
    result[2 * width + j + 2] = cy
    result[2 * width + j + 3] = cz
    result[3 * width + j] = dw
    result[3 * width + j + 1] = dx
    result[3 * width + j + 2] = dy
    result[3 * width + j + 3] = dz
  }
  return result
}
