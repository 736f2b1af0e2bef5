/** The scenarios that come with Stoa. */
export { scenarios } from "./All.ts"
export { analogy } from "./Analogy.ts"
export { debate } from "./Debate.ts"
export { errorCorrection } from "./ErrorCorrection.ts"
export { exam, SafetyScore, SafetyTable, Samples, Score, Table } from "./exam/index.ts"
export * as Finetuning from "./finetuning/index.ts"
export * as FinetuningMethods from "./finetuning/method/Name.ts"
export { Gain, jigsaw, peerInstruction, reciprocalTeaching, socraticTutoring, withGain } from "./pedagogy/index.ts"
