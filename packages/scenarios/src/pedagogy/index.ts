/** Scenarios after what is known of how people learn, and the measure of what a learner gains by any scenario. */
import type { Scenario } from "@stoa/core"
import { jigsaw } from "./jigsaw/Jigsaw.ts"
import { peerInstruction } from "./peer/PeerInstruction.ts"
import { reciprocalTeaching } from "./reciprocal/ReciprocalTeaching.ts"
import { socraticTutoring } from "./socratic/SocraticTutoring.ts"

export * as Gain from "./gain/Gain.ts"
export { withGain } from "./gain/WithGain.ts"
export { jigsaw, peerInstruction, reciprocalTeaching, socraticTutoring }

/** All of them, by their names. */
export const pedagogy: ReadonlyArray<Scenario.Any> = [jigsaw, peerInstruction, reciprocalTeaching, socraticTutoring]
