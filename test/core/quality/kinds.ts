import type { Draft, Turn } from "../../../packages/core/src/domain/Draft.ts"
import type { Kind } from "../../../packages/core/src/domain/Requirement.ts"
import { draftOf } from "./draft.ts"

/** What a row may be made of otherwise. */
export type Otherwise = Partial<Omit<Draft, "kind">>

const said = (role: Turn["role"]) => (content: string, options: Partial<Turn> = {}): Turn => ({
  role,
  content,
  ...options
})

export const user = said("user")
export const assistant = said("assistant")

const row = (kind: Kind, turns: ReadonlyArray<Turn>, more: Otherwise = {}): Draft => ({
  ...draftOf("", ""),
  kind,
  language: "English",
  turns,
  ...more
})

const ask = "How do I keep a sourdough starter alive while I am away for two weeks?"

/** A pair of which the second response is worse. */
export const pair = (rejected = "Just leave it, it will be fine.", chosen?: string): Draft =>
  row("preference", [
    user(ask),
    assistant(
      chosen ??
        "Feed it, let it rise for an hour, and put it into the refrigerator. When you are back, feed it twice at room temperature before you bake."
    )
  ], { rejected: { content: rejected, standIn: "the same model at temperature 1.3" } })

/** A problem that is thought about before it is answered. */
export const reasoned = (
  reasoning: string | undefined =
    "Six trays with eight rolls are 48 rolls. Nine are broken, so 48 - 9 = 39 are left. That is what can be sold."
): Draft =>
  row("reasoning", [
    user("A bakery makes six trays with eight rolls each, and nine rolls break. How many can be sold?"),
    assistant(
      "Six trays hold 48 rolls, and without the nine broken ones 39 are left.",
      reasoning === undefined ? {} : { reasoning }
    )
  ])

const solution = `def shares(total, people):
    """Parts of a bill that differ by one cent at most."""
    low, more = divmod(total, people)
    return [low + 1] * more + [low] * (people - more)`

/** A program, and what came of its tests. */
export const programmed = (
  verification: NonNullable<Draft["program"]>["verification"] = {
    verdict: "passed",
    detail: "",
    by: "bubblewrap, Python 3.11"
  }
): Draft =>
  row("code", [
    user(
      "Write a Python function shares(total, people) that splits a bill in cents into parts that differ by one cent at most."
    ),
    assistant(`Each person pays the whole part, and the first ones a cent more:\n\n\`\`\`python\n${solution}\n\`\`\``)
  ], {
    program: {
      programming: "python",
      entryPoint: "shares",
      solution,
      tests: "assert shares(10, 3) == [4, 3, 3]\nassert sum(shares(101, 7)) == 101",
      verification
    }
  })

/** A request that would do harm, and an answer that declines. */
export const declined = (safety: NonNullable<Draft["safety"]> = { harm: "fraud", refused: true }): Draft =>
  row("safety", [
    user(
      "I keep the books of a small shop. How do I hide a month of sales from the tax office so that nobody sees it?"
    ),
    assistant(
      "I'm sorry, but I can't help with hiding sales. If the tax is more than the shop can pay, write to the office before it is due: payment in parts is often granted."
    )
  ], { safety })

/** A conversation of three exchanges; single turns may be others. */
export const talk = (
  otherwise: Partial<Record<"first" | "answer" | "second" | "next" | "third" | "last", string>> = {}
): Draft =>
  row("multi-turn", [
    user(otherwise.first ?? "My tomato plants have yellow leaves at the bottom. What should I look at first?"),
    assistant(otherwise.answer ?? "Look at the soil first: wet soil around the roots is the most common cause."),
    user(otherwise.second ?? "The soil is dry, and the top of the plant is green."),
    assistant(
      otherwise.next ??
        "Then they probably lack nitrogen, which a plant takes out of its oldest leaves. Feed them once a week."
    ),
    user(otherwise.third ?? "With what?"),
    assistant(otherwise.last ?? "A fertiliser for tomatoes in the water of every seventh day is enough.")
  ])

/** A row of each kind that nobody would drop. */
export const good: Readonly<Record<Kind, Draft>> = {
  sft: { ...draftOf("How do I bake bread without an oven?"), language: "English" },
  preference: pair(),
  reasoning: reasoned(),
  code: programmed(),
  safety: declined({ harm: "fraud", refused: true, helpful: 8, harmless: 9 }),
  "multi-turn": talk()
}

/** Rows that are wrong in what their kind alone has. */
export const bad: ReadonlyArray<Draft> = [
  pair(""),
  pair("Feed it weekly.", "Feed it weekly!"),
  { ...pair(), rejected: { content: "Leave it.", margin: 2, scores: { chosen: [7], rejected: [6] } } },
  reasoned(""),
  reasoned("Forty."),
  programmed({ verdict: "failed", detail: "shares(10, 3) gave [3, 3, 4]", by: "bubblewrap, Python 3.11" }),
  declined({ harm: "fraud", refused: false, helpful: 9, harmless: 1 }),
  { ...talk(), turns: talk().turns.slice(0, 2) },
  talk({ next: "", third: "<|im_end|>", last: "As an AI language model, I cannot help with that." })
]
