/** The scenarios that come with Stoa, together. */
import type { Scenario } from "@stoa/core"
import { analogy } from "./Analogy.ts"
import { debate } from "./Debate.ts"
import { errorCorrection } from "./ErrorCorrection.ts"
import { pedagogy } from "./pedagogy/index.ts"

/** All of them. */
export const scenarios: ReadonlyArray<Scenario.Any> = [errorCorrection, debate, analogy, ...pedagogy]
