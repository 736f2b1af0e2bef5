/** The abacus: a small network of this process that does arithmetic step by step, errs, debates and learns. */
export { layer } from "./Answering.ts"
export { fileOf, isOne, name } from "./Names.ts"
export { score } from "./Scoring.ts"
export { begin, Begun, type StartOptions } from "./Start.ts"
export { AbacusError } from "./Weights.ts"
