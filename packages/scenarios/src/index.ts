/** The scenarios that come with Stoa. */
import type { Scenario } from "@stoa/core"
import { pedagogy } from "./pedagogy/index.ts"

export { Gain, jigsaw, peerInstruction, reciprocalTeaching, socraticTutoring, withGain } from "./pedagogy/index.ts"

/** All of them. */
export const scenarios: ReadonlyArray<Scenario.Any> = [...pedagogy]
