/** Who wins a vote where several answers have the most agents. */
import { Schema } from "effect"

/** random: drawn by the seed of the question; first: the class whose first agent has the lowest number; none: nobody wins. */
export const Tie = Schema.Literals(["random", "first", "none"])
export type Tie = typeof Tie.Type
