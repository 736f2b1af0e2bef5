/**
 * The Vendi score: how many rows that have nothing in common would be as varied as these. D. Friedman, A. B. Dieng, "The Vendi
 * Score: A Diversity Evaluation Metric for Machine Learning", TMLR 2023. The home of ml-matrix.
 */
import { EigenvalueDecomposition, Matrix } from "ml-matrix"
import type * as Seed from "../domain/Seed.ts"
import * as Block from "../vector/Block.ts"
import type { Vector } from "../vector/Vector.ts"
import { drawn } from "./Drawn.ts"

/** Most rows whose eigenvalues are looked for, of a set and of a part of it: the time grows with their cube. */
export const most = 500
export const mostOfPart = 200

/** The score, from 1 (all alike) to the number of rows looked at; absent where there is none. */
export interface Vendi {
  readonly score: number | undefined
  readonly looked: number
}

/** The score of rows by their unit vectors, or of some of them that are drawn by the seed. It grows with the number of rows. */
export const of = (vectors: ReadonlyArray<Vector>, seed: Seed.Seed, limit = most): Vendi => {
  const looked = drawn(vectors, seed, limit)
  if (looked.length === 0) return { score: undefined, looked: 0 }
  const block = Block.make(looked)
  const kernel = new Matrix(looked.map((vector) => [...Block.products(block, vector)]))
  const values = new EigenvalueDecomposition(kernel, { assumeSymmetric: true }).realEigenvalues
    // What lies below is noise of the reckoning: no true eigenvalue of a kernel is negative.
    .filter((value) => value > 1e-6)
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return { score: undefined, looked: looked.length }
  const entropy = values.reduce((sum, value) => sum - value / total * Math.log(value / total), 0)
  return { score: Math.exp(entropy), looked: looked.length }
}
