import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

/** Drops rows in which somebody says nothing. */
export const empty = Filter.pure("empty", "Instruction and response hold words.", (draft) => {
  const said = (role: "user" | "assistant") => /[\p{L}\p{N}]/u.test(text(draft, role))
  if (!said("user")) return "the instruction holds no words"
  if (!said("assistant")) return "the response holds no words"
  return undefined
})
