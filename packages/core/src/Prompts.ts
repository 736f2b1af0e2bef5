/** All prompts of the engine, in the order of its flow, and what becomes of them where a recipe gives texts of its own. */
import { interview } from "./interview/prompts.ts"
import * as Harm from "./judge/Harm.ts"
import { rate } from "./judge/Ratings.ts"
import { score } from "./judge/Score.ts"
import type * as Prompt from "./model/Prompt.ts"
import * as Template from "./model/Template.ts"
import { anonymise } from "./population/anonymise/prompts.ts"
import * as population from "./population/prompts.ts"
import { judgeReasoning } from "./quality/prompts.ts"
import { hear, pose } from "./scenario/prompts.ts"
import { receive, route, routeGroups, routeMembers } from "./simulation/modulatorPrompts.ts"
import { act, react, summarise } from "./simulation/prompts.ts"
import { nearest } from "./source/Nearest.ts"
import { instructCode, respondCode, testCode } from "./synthesis/codePrompts.ts"
import { followUp, instruct, reason, reject, respond, respondOn } from "./synthesis/prompts.ts"
import { instructSafety, respondSafe } from "./synthesis/safetyPrompts.ts"

/** A prompt, whatever it takes and gives. */
export type Any = Prompt.Prompt<Prompt.PromptInput, unknown>

const any = <I extends Prompt.PromptInput, O>(prompt: Prompt.Prompt<I, O>): Any => prompt as unknown as Any

/** All prompts. */
export const all: ReadonlyArray<Any> = [
  any(anonymise),
  any(population.ground),
  any(population.lifeGoal),
  any(population.personality),
  any(population.plan),
  any(population.renew),
  any(population.replan),
  any(act),
  any(react),
  any(route),
  any(routeMembers),
  any(routeGroups),
  any(receive),
  any(summarise),
  any(hear),
  any(pose),
  any(judgeReasoning),
  any(instruct),
  any(respond),
  any(reject),
  any(reason),
  any(followUp),
  any(respondOn),
  any(instructCode),
  any(respondCode),
  any(testCode),
  any(instructSafety),
  any(respondSafe),
  any(rate),
  any(score),
  any(Harm.helpful),
  any(Harm.harmless),
  any(interview)
]

/** The prompt of a name. */
export const find = (name: string): Any | undefined => all.find((prompt) => prompt.name === name)

/** Names that may have been meant, for a sentence about one that is none. */
export const meant = (name: string): string => {
  const near = nearest(name, all.map((prompt) => prompt.name))
  return near.length === 0 ? "" : ` (perhaps ${near.join(" or ")})`
}

/** The texts of a recipe by the name of their prompt. */
export type Own = Readonly<Record<string, Partial<Prompt.Texts>>>

const shown = (slots: ReadonlyArray<string>): string => slots.map((slot) => `{{${slot}}}`).join(", ")

// A slot as people write it who know other templates: {{ name }}.
const spaced = /\{\{(?:\s+(\w+)\s*|\s*(\w+)\s+)\}\}/g

/** What is wrong with one's own texts for a prompt, in a sentence. */
const wrongWith = (prompt: Any, own: Partial<Prompt.Texts>): string | undefined => {
  const { name, optional, slots } = prompt
  const texts = { ...prompt.texts, ...own }
  const at = `prompts.${name}`
  if (texts.user.trim() === "") return `${at}.user says nothing: give the text that the model is sent`
  for (const part of ["system", "user"] as const) {
    const unknown = Template.slots(texts[part]).find((slot) => !slots.includes(slot))
    if (unknown !== undefined) {
      return `${at}.${part} has the slot {{${unknown}}}, which this prompt does not fill: it has ${shown(slots)}`
    }
    const [written, first, second] = [...texts[part].matchAll(spaced)].find(([, a, b]) =>
      slots.includes(a ?? b ?? "")
    ) ?? []
    if (written !== undefined) return `${at}.${part} has ${written}: write it without blanks, {{${first ?? second}}}`
  }
  const held = new Set([...Template.slots(texts.system), ...Template.slots(texts.user)])
  const missing = slots.filter((slot) => !held.has(slot) && !optional.includes(slot))
  return missing.length === 0
    ? undefined
    : `${at} has no place for ${shown(missing)}: put ${
      missing.length === 1 ? "it" : "each"
    } into its text for system or user`
}

/** What is wrong with texts of one's own, in a sentence; undefined where a run can ask with them. */
export const flawOf = (own: Own): string | undefined => {
  for (const [name, texts] of Object.entries(own)) {
    const prompt = find(name)
    if (prompt === undefined) {
      return `prompts.${name}: there is no prompt "${name}"${meant(name)}; stoa prompts lists all`
    }
    const wrong = wrongWith(prompt, texts)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** The prompts that are asked in place of others where texts are one's own, by the hash of the other. */
export const instead = (own: Own): ReadonlyMap<string, Any> =>
  new Map(
    Object.entries(own).flatMap(([name, texts]) => {
      const prompt = find(name)
      return prompt === undefined ? [] : [[prompt.hash, prompt.withTexts(texts)] as const]
    })
  )
