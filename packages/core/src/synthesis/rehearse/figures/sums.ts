/** All sums out of people's lives. */
import { amountSums } from "./amounts.ts"
import { moneySums } from "./money.ts"
import type { Sum } from "./Sum.ts"

/** All sums. */
export const sums: ReadonlyArray<Sum> = [...moneySums, ...amountSums]
