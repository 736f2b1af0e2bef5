/** What sort of message each kind of data wants, as its writer is told. */
import type { Kind } from "../domain/Requirement.ts"

/** The kinds whose instruction is a message as a person would send it. */
export type Asked = Extract<Kind, "sft" | "preference" | "reasoning" | "multi-turn">

/** A paragraph by kind. */
export const wanted: Readonly<Record<Asked, string>> = {
  sft:
    "Kind of message: an everyday one. It makes one request, which one good answer settles, and it is as long as it would be if nobody looked on.",
  preference:
    "Kind of message: a demanding one, whose answers can be told apart by how good they are. It makes one request with several demands that this person really has: what must come in, what must stay out, for whom it is, in which form or how long, what it must be weighed against. Meeting them all takes care, and who answers in a hurry misses some. Let the demands come out of the situation, in passing or as a list, as this person would put them.",
  reasoning:
    "Kind of message: a problem with one definite outcome, which somebody else can check: a number, a date, an order, a plan that meets all conditions, who or which it is. It takes several turns of thought over figures, conditions, rules or dates out of the situation, so that nobody sees the outcome at a glance. Everything that is needed to work it out stands in the message, with exact figures; no condition contradicts another, nothing hangs on taste or on what only an expert could look up, and the outcome is not given away. It is this person's own problem and no riddle; they may say how they want the outcome told.",
  "multi-turn":
    "Kind of message: the opening of a conversation. It begins with something that one answer does not settle, and asks for the first thing only. It tells what is needed for that, and leaves the rest for later: details, doubts, what they have tried, what comes after. It does not announce what will follow."
}

/** The kind that a paragraph is of; sft where it is none of them. */
export const kindOf = (paragraph: string): Asked =>
  (Object.keys(wanted) as Array<Asked>).find((kind) => wanted[kind] === paragraph) ?? "sft"

/** Whether a conversation may end where it stands. */
export const endings = {
  bound: "The conversation goes on in any case: there is still something that the person wants to know or get done.",
  free:
    "The conversation may end here: if the person has what they came for, or would not write again, say that it is done."
} as const
