/** An examination of a model over questions: the scenario, and what its plays come to. */
export { exam } from "./Exam.ts"
export type { Kind } from "./Kind.ts"
export * as SafetyScore from "./SafetyScore.ts"
export * as SafetyTable from "./SafetyTable.ts"
export * as Samples from "./Samples.ts"
export * as Score from "./Score.ts"
export * as Table from "./Table.ts"
