/** What the rehearsal model says of instructions: it counts words and signs and nothing else, and says so. */
import { difficulties, qualities } from "../../domain/Draft.ts"
import type { Category } from "../Category.ts"
import { words } from "./words.ts"

/** Signs of a category, the first that fits; a question with none of them seeks information. */
const signs: ReadonlyArray<readonly [Category, RegExp]> = [
  [
    "coding and debugging",
    /```|\b(?:python|javascript|typescript|function|script|sql|query|regex|code|program|bug|spreadsheet formula|excel)\b/i
  ],
  ["role play", /\b(?:pretend|act as|play the (?:part|role)|role-?play|you are (?:a|my) \w+)\b/i],
  ["editing", /\b(?:proofread|rewrite|rephrase|correct|edit|shorten|translate|put (?:this|it) in other words)\b/i],
  ["brainstorming", /\b(?:ideas|brainstorm|suggestions for|names? for|think of (?:some|a few)|ways to)\b/i],
  [
    "creative writing",
    /\b(?:poem|story|slogan|speech|song|toast|write (?:me )?(?:an? )?(?:short )?(?:letter|note|message|e-?mail|text|post))\b/i
  ],
  ["data analysis", /\b(?:table|figures|averages?|compare these|trend|data|per month|percentages?)\b/i],
  ["maths", /\b(?:how (?:much|many)|calculate|sum|equation|percent|area|average of|work out)\b|\d\s*[-+*/×=]\s*\d/i],
  ["planning", /\b(?:plan|schedule|timetable|checklist|steps?|organi[sz]e|itinerary)\b/i],
  [
    "advice",
    /\b(?:should I|advice|what would you do|worth it|how do I (?:tell|deal|cope)|is it (?:wise|all right|ok))\b/i
  ],
  ["reasoning", /\b(?:why|compare|argument|prove|conclude|which of|weigh up|pros and cons)\b/i]
]

const asks =
  /\?|\b(?:please|can you|could you|help me|tell me|write|explain|give me|show me|list|how do|draft|suggest|create|make|find|describe|compose|generate|summari[sz]e|give|solve|design|compare)\b/i
const limits =
  /\b(?:must|at least|at most|without|no more than|only|except|unless|but not|instead of|by (?:monday|tuesday|friday|tomorrow)|in \d+ (?:words|lines|minutes))\b/gi

const clamp = (value: number): number => Math.min(4, Math.max(0, value))

/** The grades of an instruction by length, requests, limits, figures and long words. */
export const rehearseRate = ({ instruction }: { readonly instruction: string }) => {
  const said = words(instruction)
  const count = said.length
  const long = said.filter((word) => word.length >= 9).length
  const figures = instruction.match(/\d+/g)?.length ?? 0
  const conditions = instruction.match(limits)?.length ?? 0
  const asked = asks.test(instruction)
  const quality = clamp(
    (asked ? 1 : 0) + (count >= 12 ? 1 : 0) + (count >= 35 ? 1 : 0) + (figures > 0 || conditions > 0 ? 1 : 0) +
      (/[.!?)"`}]\s*$/.test(instruction) ? 0 : -1)
  )
  const difficulty = clamp(
    Math.floor(Math.log2(1 + count / 18)) + (long >= 0.12 * count && count > 10 ? 1 : 0) + (conditions >= 2 ? 1 : 0) +
      (figures >= 4 ? 1 : 0) + (/```|=|\bprove\b/i.test(instruction) ? 1 : 0)
  )
  const category: Category = signs.find(([, sign]) => sign.test(instruction))?.[0] ??
    (asked ? "information seeking" : "other")
  const counted = `${count} words, ${long} long ones, ${figures} figures, ${conditions} conditions`
  return {
    intent: "Rehearsal, which understands nothing: whatever the message asks for.",
    knowledge: "Rehearsal, which knows nothing: whatever the answer takes.",
    why: `Rehearsal, which counts words and signs alone: ${counted}${asked ? "" : ", and no request"}.`,
    quality: qualities[quality] as typeof qualities[number],
    difficulty: difficulties[difficulty] as typeof difficulties[number],
    category
  }
}
