/** What the rehearsal model says in a debate. */
import type { Seed } from "@stoa/core"
import { inOne } from "../Paragraph.ts"
import { Argument, Reference, Weighing } from "../rehearse/index.ts"

/** The debate as a prompt is told of it. */
export const told = (said: ReadonlyArray<Argument.Said>): string | undefined =>
  said.length === 0 ? undefined : said.map(({ name, text }) => `${name}: ${text}`).join("\n\n")

/** The debate back out of what a prompt was told. */
const heard = (debate: string): Array<Argument.Said> =>
  debate.split(/(?:^|\n\n)(?=[A-Z]: )/).filter((one) => one !== "").map((one) => ({
    name: one.slice(0, 1),
    text: one.slice(3).trim()
  }))

/** What A or B says. */
export const rehearseArgue = (
  { debate, name, question }: {
    readonly question: string
    readonly name: string
    readonly debate?: string | undefined
  },
  chance: Seed.Chance
): string => inOne(Argument.of({ question, name, said: heard(debate ?? "") }, chance))

/** What C says. */
export const rehearseClose = (input: Reference.Known & { readonly debate: string }, chance: Seed.Chance): string =>
  inOne(Weighing.of(heard(input.debate), Reference.read(input), chance))
