import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { final } from "../../../packages/core/src/answer/Final.ts"
import * as Reported from "../../../packages/core/src/answer/Reported.ts"

/** What a critic may write, and its own answer; undefined where it gives none. */
type Case = readonly [text: string, answer: string | undefined]

const numbers: ReadonlyArray<Case> = [
  ["Agent 2 says the answer is 9, but I find 8.", "8"],
  ["Agent 1 says the answer is 12. I keep my answer, 15.", "15"],
  ["The answer is 8. The other agents' answer is 9 because they added wrongly.", "8"],
  ["The correct answer is 8, while agent 2's answer is 9.", "8"],
  ["The summary says the answer is 9, but that is wrong.", undefined],
  ["Agent 1's final answer was 12.", undefined],
  ["If the answer is 5, then", undefined],
  ["Agent 2 claims the answer is 9. I disagree: 4 + 4 = 8.", "8"],
  ["Agent 2 claims the answer is 9. My own steps give 8, so I keep 8.", "8"],
  ["Both other agents say that the answer is 9. I made no error: 4*2 = 8", "8"],
  ["My earlier answer is 8. Let me check it again", undefined],
  ["Agent 1's answer is 12, agent 3's answer is 15.", undefined],
  ["My first answer was 12.", undefined],
  ["My previous answer was 12, but now I get 15.", "15"],
  ["I first said 12. The answer is 15.", "15"],
  ["The others found 12, and so the correct answer is 12.", "12"],
  ["They say the answer is 12.", undefined],
  ["Their answer is 12.", undefined],
  ["According to agent 3, the answer is 12.", undefined],
  ["The answer is 12, says agent 3.", undefined],
  ["The answer of agent 2 is 12.", undefined],
  ["The answer given by agent 2 is 12.", undefined],
  ["Somebody claims the answer is 12.", undefined],
  ["Agents 1 and 3 say 12.", undefined],
  ["Agent 2: 12\nAgent 3: 15", undefined],
  ["- **Agent 2's answer:** 12\n- **Agent 3's answer:** 15\n\nThe answer is 15.", "15"],
  ["Agent 2's solution:\n3 * 4 = 12\nThe answer is 12.\n\nI find another one.", undefined],
  ["Agent 2's solution:\n3 * 4 = 12\nThe answer is 12.\n\nThe answer is 15.", "15"],
  ["I agree with agent 2: the answer is 9.", "9"],
  ["I agree with agent 2 that the answer is 9.", "9"],
  ["I agree with the other agents. The answer is 9.", "9"],
  ["Agent 2's solution is right, so the answer is 9.", "9"],
  ["Agent 2 found an error in my steps, so the answer is 15.", "15"],
  ["Agent 2 is right: the answer is 9.", "9"],
  ["The answer is 15. Agent 2 says the answer is 9. That is wrong.", "15"],
  ["The answer is 15, unlike agent 2, who says 9.", "15"],
  ["The answer is 15 (agent 2 has 9).", "15"],
  ["Could the answer be 9?", undefined],
  ["Is the answer 9? No, the answer is 8.", "8"],
  ["Unless the answer is 9, I am lost.", undefined],
  ["One might think the answer is 9.", undefined],
  ["The majority chose 12.", undefined],
  ["Most agents get 12, but the correct result is 15.", "15"],
  ["Agent 2 wrote \\boxed{9}, and I find \\boxed{8}.", "8"],
  ["\\boxed{8}\n\nAgent 2 says the answer is 9.", "8"],
  ["\\boxed{8}. Agent 2 says the answer is 9. That is wrong.", "8"],
  ["The others are wrong. The answer is 12.", "12"],
  ["Another agent says the answer is 7, which is wrong; the answer is 8.", "8"],
  ["Agent 2’s answer is 9.", undefined],
  ["So the answer is 12, the same as agent 2's answer.", "12"],
  ["I stand by my answer of 12.", "12"],
  ["The answer would be 9 if they had added.", undefined],
  ["In the first round I found 9.", undefined],
  ["The summary's answer is 9.", undefined],
  ["agent-2 answered 9.", undefined],
  ["Agent 3 arrives at 12; agent 2 arrives at 15; I arrive at 18.", "18"],
  ["They found 12 shells on Monday and 8 on Sunday. So they found 12 + 8 = 20 shells.", "20"],
  ["So Tom and the other boys have 12 apples left.", "12"],
  ["Agent 2 says the answer is 9, which is correct.", "9"],
  ["I thought about it again, and the answer is 9.", "9"],
  ["As I said, the answer is 9.", "9"],
  ["The other 12 apples cost $3 each, so the others cost 12 * 3 = $36.", "$36"],
  ["So together they have 40 + 30 = 70 years of experience.", "70"],
  ["Looking at the other agents' solutions, I see that they forgot to add 5. The answer is 17.", "17"],
  ["The other agents agree with me. The final answer is 17.", "17"],
  ["Agent 2 and agent 3 both got 12, which matches my answer. The answer is 12.", "12"],
  ["After considering the other agents' answers, the answer is 12.", "12"],
  ["Based on the other agents' answers, the final answer is 12.", "12"],
  ["Given the summary, my answer is 12.", "12"],
  ["Using the answers of the other agents as advice, my updated answer is 12.", "12"],
  ["Having compared my answer with those of the other agents, the answer is 12.", "12"],
  ["Since both other agents say 12, I change my answer to 12.", "12"],
  ["Both other agents found 12, so my answer is 12.", "12"],
  ["I was wrong and agent 2 is right. The answer is 12.", "12"],
  ["The summary of the other agents says 9. Nevertheless, the answer is 12.", "12"],
  ["The answer is 12. I am sure, although agent 3 says 9.", "12"],
  ["In agreement with the others, the answer is 12.", "12"],
  ["Unlike the other agents, I find that the answer is 12.", "12"],
  ["As the other agents say, 3 * 4 = 12. So the answer is 12.", "12"],
  ["The other agents' answers differ from mine. 4 * 3 = 12.", "12"],
  ["The answer is 12, not 9 as agent 2 says.", "12"],
  ["Agent 2 says 9. Agent 3 says 12. I agree with agent 3.", undefined],
  ["**Final answer: 12**", "12"],
  ["The majority of the other agents' answers is 9, but the answer is 12.", "12"],
  ["One agent says that the answer is 9.", undefined],
  ["Some of the agents think the answer is 9.", undefined],
  ["The second agent's answer is 9.", undefined],
  ["Two agents have 9 and one has 12.", undefined],
  ["The answers of the other agents are 9 and 12.", undefined],
  ["The other answers are 9 and 12.", undefined],
  ["The answer that agent 2 gives is 9.", undefined],
  ["Agent 2: the answer is 9. Agent 3: the answer is 12.", undefined],
  ["I disagree with agent 2's answer of 9.", undefined],
  ["I do not agree with agent 2 that the answer is 9.", undefined],
  ["Agent 2's calculation leads to 9.", undefined],
  ["Agent 2 is at 9.", undefined],
  ["The answer is not 9 as agent 2 claims.", undefined],
  ["It was said that the answer is 9.", undefined],
  ["Agent 2 thought that the total is 9, and the total is 12.", undefined],
  ["Let me check whether the answer is 9.", undefined],
  ["Suppose the answer is 9.", undefined]
]

const letters: ReadonlyArray<Case> = [
  ["Agent 2's answer is (B), but I think (C).", "C"],
  ["Agent 1 chose (A) because of x; agent 2 chose (B).", undefined],
  ["The answer is (C). Agent 2's answer is (B).", "C"],
  ["Agent 1 says the answer is (A). I keep (C).", "C"],
  ["Agent 2 chose B. I choose C.", "C"],
  ["The other agents say not (A) but (B).", undefined],
  ["Agent 2: (B)", undefined],
  ["If the answer is (B), then x.", undefined],
  ["The correct answer is (C), while agent 2's answer is (B).", "C"],
  ["The summary says (B) is correct.", undefined],
  ["I agree with agent 2. The answer is (B).", "B"],
  ["Agent A says the answer is (B).", undefined],
  ["My earlier answer was (B).", undefined],
  ["Agent 1 chose (A) because of x; agent 2 chose (B); I choose (D).", "D"],
  ["Others pick (B), however the answer is (C).", "C"],
  ["The other agents chose (B), (B) and (C). The answer is (C).", "C"],
  ["Considering agent 2's answer (B), I still choose (C).", "C"],
  ["The other agents say (B). (C)", "C"],
  ["Agents 2 and 3 are right, it is (B).", "B"],
  ["Agent 2's reasoning leads to (B).", undefined],
  ["I do not agree with agent 2 that it is (B).", undefined],
  ["The summary: most agents prefer (B).", undefined],
  ["Agent 1 says B is correct.", undefined]
]

const formulas: ReadonlyArray<Case> = [
  ["Agent 2 says the answer is $\\frac12$, but the answer is $\\frac13$.", "\\frac13"],
  ["Agent 2 says the answer is $x+1$.", undefined],
  ["The answer is $x+1$. Agent 2's answer is $x+2$.", "x+1"],
  ["If the answer is $x=3$, then", undefined]
]

const misses = (kind: "number" | "option" | "expression", cases: ReadonlyArray<Case>) =>
  cases.flatMap(([text, answer]) => {
    const found = final(text, kind)
    return found === answer ? [] : [{ text, answer, found, own: Reported.without(text) }]
  })

describe("the answer of somebody who writes about others", () => {
  it("is its own number, and none where it only tells of others', of an earlier one, or of what it assumes", () => {
    assert.deepStrictEqual(misses("number", numbers), [])
  })

  it("is its own letter", () => {
    assert.deepStrictEqual(misses("option", letters), [])
  })

  it("is its own formula", () => {
    assert.deepStrictEqual(misses("expression", formulas), [])
  })

  it("is its box, whatever it tells of others before and behind it", () => {
    const telling = [...numbers, ...letters, ...formulas].filter(([text]) => !text.includes("box")).map(([text]) =>
      text
    )
    const told = fc.constantFrom("", ...telling.filter((text) => /[.?]$/.test(text) && !/wrong|disagree/i.test(text)))
    fc.assert(fc.property(told, told, (before, behind) => {
      assert.strictEqual(final(`${before}\n\\boxed{77}\n${behind}`, "number"), "77")
    }))
  })
})

describe("a text without what it reports", () => {
  it("is as long as it was, line for line", () => {
    const pieces = fc.array(fc.oneof(
      fc.constantFrom(" ", "\n", "\n\n", ". ", "? ", ": ", ", ", "; ", " but ", "---\n", "\\boxed{", "}"),
      fc.constantFrom(...numbers.map(([text]) => text)),
      fc.string()
    ))
    fc.assert(fc.property(pieces, (parts) => {
      const text = parts.join("")
      const without = Reported.without(text)
      assert.deepStrictEqual(
        without.split("\n").map((line) => line.length),
        text.split("\n").map((line) => line.length)
      )
    }))
  })
})
