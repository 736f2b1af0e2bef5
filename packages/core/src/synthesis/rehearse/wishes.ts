/** Chooses what a person asks for: by the field that is wanted, and by what fits the matter. */
import type { Chance } from "../../domain/Seed.ts"
import { tasks } from "./code/tasks.ts"
import { sums } from "./figures/sums.ts"
import type { Level, Parts } from "./frames.ts"
import type { InstructInput, Voice } from "./Voice.ts"
import type { Field } from "./words/Kind.ts"
import { kinds } from "./words/kinds.ts"

type Wanted = Field | "code" | "figures" | "general"

const signs: ReadonlyArray<readonly [Wanted, RegExp]> = [
  [
    "code",
    /\b(?:cod(?:e|es|ing)|program(?:s|ming|mers?)?|software|scripts?|scripting|python|sql|javascript|typescript|spreadsheets?|debug(?:ging)?|algorithms?|computing)\b/i
  ],
  [
    "figures",
    /\b(?:math(?:s|ematics|ematical)?|arithmetic|algebra|calculat\w*|figures|finan\w+|money|budget\w*|accounting|sums)\b/i
  ],
  ["law", /\b(?:law|legal|rights|contracts?)\b/i],
  ["health", /\b(?:health|medical|medicine|care|nursing)\b/i],
  ["writing", /\b(?:writ(?:e|ing)|letters?|e-?mails?|correspondence|texts?)\b/i],
  ["planning", /\b(?:plan(?:s|ning)?|schedul\w*|organi[sz]\w*)\b/i],
  ["learning", /\b(?:explain\w*|teach\w*|learn\w*|educat\w*|concepts?|science|knowledge)\b/i],
  ["people", /\b(?:negotiat\w*|conversations?|conflicts?|relationships?)\b/i],
  ["thinking", /\b(?:decid\w*|decisions?|reasoning|advice)\b/i]
]

/** The field a wish for data is about: the domain decides, and where that is general, the requirement's words. */
export const fieldOf = (input: Pick<InstructInput, "domain" | "requirement">): Wanted => {
  const named = (text: string) => signs.find(([, sign]) => sign.test(text))?.[0]
  return named(input.domain) ?? named(input.requirement) ?? "general"
}

const codeFor = (voice: Voice, chance: Chance, level: Level): Parts => {
  const matter = `${voice.about} ${voice.core}`
  const fitting = tasks.filter((task) => task.fits.test(matter))
  const task = fitting.length > 0 && chance.flip(0.6) ? chance.pick(fitting) : chance.pick(tasks)
  const { draft, given, limits, want } = task.ask(voice.data, chance)
  return {
    want,
    given,
    limits,
    ...(task.fits.test(matter) ? {} : { beside: "chore" as const }),
    draft: task.showsDraft === true || chance.flip(level === 1 ? 0.22 : 0.4) ? draft : ""
  }
}

/** What the person wants, in words. */
export const wishFor = (input: InstructInput, voice: Voice, chance: Chance, level: Level): Parts => {
  const field = fieldOf(input)
  if (field === "code") return codeFor(voice, chance, level)
  if (field === "figures" || (field === "general" && chance.flip(0.08))) {
    const { limits, want } = chance.pick(sums.filter(({ fits }) => fits === undefined || fits.test(voice.trade.field)))
      .ask(voice, chance)
    return { want, limits, given: "", draft: "" }
  }
  const inField = kinds.filter((kind) =>
    field === "general" ? kind.field !== "law" && kind.field !== "health" : kind.field === field
  )
  const usable = inField.filter((kind) => kind.fits === undefined || kind.fits(voice))
  const { limits, want } = chance.pick(usable.length > 0 ? usable : inField.length > 0 ? inField : kinds).ask(
    voice,
    chance
  )
  const isPastime = !want.includes(voice.about) && want.includes(voice.pastime)
  return { want, limits, given: "", draft: "", ...(isPastime ? { beside: "pastime" as const } : {}) }
}
