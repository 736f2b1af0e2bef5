/** The scenarios that come with Stoa. */
import type { Scenario } from "@stoa/core"
import { analogy } from "./Analogy.ts"
import { debate } from "./Debate.ts"
import { errorCorrection } from "./ErrorCorrection.ts"
import { pedagogy } from "./pedagogy/index.ts"

export { analogy, debate, errorCorrection }
export { exam, SafetyScore, SafetyTable, Samples, Score, Table } from "./exam/index.ts"
export * as Finetuning from "./finetuning/index.ts"
export * as FinetuningMethods from "./finetuning/method/Name.ts"
export { Gain, jigsaw, peerInstruction, reciprocalTeaching, socraticTutoring, withGain } from "./pedagogy/index.ts"

/** All of them. */
export const scenarios: ReadonlyArray<Scenario.Any> = [errorCorrection, debate, analogy, ...pedagogy]
