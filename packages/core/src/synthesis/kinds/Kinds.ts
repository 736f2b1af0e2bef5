/** The kinds of data and who writes each. */
import type { Kind } from "../../domain/Requirement.ts"
import type { Writer } from "../Situation.ts"
import { code } from "./code.ts"
import { multiTurn } from "./multiTurn.ts"
import { preference } from "./preference.ts"
import { reasoning } from "./reasoning.ts"
import { safety } from "./safety.ts"
import { sft } from "./sft.ts"

/** The writers; a kind without one cannot be asked for yet. */
export const writers: Readonly<Partial<Record<Kind, Writer>>> = {
  sft,
  preference,
  reasoning,
  "multi-turn": multiTurn,
  code,
  safety
}
