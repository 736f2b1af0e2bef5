import * as Filter from "../Filter.ts"
import * as Alike from "../pair/Alike.ts"
import { normalise } from "./duplicate.ts"

/** Drops pairs whose two responses are equal, or so near that there is nothing in them to prefer. */
export const equalPair = Filter.ofKind("equal-pair", {
  kind: "preference",
  summary: "The two responses of a pair differ in what they say.",
  judge: ({ rejected, turns }) => {
    if (rejected === undefined) return "the row has no rejected response"
    const chosen = turns.findLast(({ role }) => role === "assistant")?.content ?? ""
    const [better, worse] = [normalise(chosen), normalise(rejected.content)]
    if (!/[\p{L}\p{N}]/u.test(worse)) return "the rejected response holds no words"
    if (better === worse) return "both responses say the same"
    const alike = Alike.of(better, worse)
    return alike === undefined ? undefined : `both responses say nearly the same: ${alike}`
  }
})
