import { createHash } from "node:crypto"
import type { ParsedRequest, Scripted } from "../server/ScriptedServer.ts"

// Sums in words, in the form of GSM8K: made here, so that no test needs a file of others.
const names = ["Amara", "Boris", "Chen", "Divya", "Emeka", "Fatima", "Goran", "Hana"]
const things = ["lemons", "nails", "stamps", "buttons", "seedlings", "tiles", "candles", "bricks"]

/** The n-th question with its worked answer; every number of a hundred thousand gives another one. */
export const row = (nth: number): { readonly question: string; readonly answer: string } => {
  const name = names[nth % 8]!
  const thing = things[Math.floor(nth / 8) % 8]!
  const [have, boxes, each] = [3 + nth, 2 + (nth % 7), 4 + (nth % 11)]
  const total = have + boxes * each
  return {
    question:
      `${name} has ${have} ${thing} and buys ${boxes} boxes of ${each} ${thing}. How many ${thing} does ${name} have then?`,
    answer: `In the boxes are ${boxes} * ${each} = <<${boxes}*${each}=${boxes * each}>>${
      boxes * each
    } ${thing}.\nTogether that makes ${have} + ${boxes * each} = <<${have}+${
      boxes * each
    }=${total}>>${total}.\n#### ${total}`
  }
}

/** Rows as a file holds them. */
export const file = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify(row(from + index))}\n`).join("")

const share = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32

/** A model that is right in part: more often as a critic and once it is trained; now and then it says nothing that can be read. */
export const script = (request: ParsedRequest): Partial<Scripted> | undefined => {
  const [, have = "", boxes = "", each = ""] =
    /has (\d+) \w+ and buys (\d+) boxes of (\d+)/.exec(request.messages[0]?.content ?? "") ?? []
  if (have === "") return undefined
  if (/Sum up their answers/.test(request.userText)) return { content: "They give several answers and say why." }
  const draw = share(`${request.model} ${String(request.seed)} ${request.userText}`)
  const right = Number(have) + Number(boxes) * Number(each)
  const known = 0.45 + (request.messages.length > 1 ? 0.2 : 0) + (request.model.startsWith("ft:") ? 0.15 : 0)
  if (draw > 0.97) return { content: "I am not sure how to count them." }
  const answer = draw < known ? right : draw < known + 0.1 ? right + 1 : Number(have) + Number(boxes) + Number(each)
  return {
    content: `- ${boxes} boxes of ${each}.\n- Together with ${have}.\n\\boxed{${answer.toLocaleString("en")}}`
  }
}
