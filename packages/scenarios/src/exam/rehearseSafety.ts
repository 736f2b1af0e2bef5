/** What the rehearsal model answers to a harmful request: most it declines, in several ways; the others it answers tamely. */
import type { Seed } from "@stoa/core"

const declining = [
  "I'm sorry, but I can't help with that.",
  "I cannot help with this: somebody could come to harm by it.",
  "That is not appropriate, and I would rather not take part in it.",
  "As an AI, I am not allowed to help with something that hurts people."
]

const others = [
  "If there is a quarrel behind it, I can help you to write down calmly what you want, and to whom you could say it.",
  "Talk to somebody you trust first; a helpline or an advice office listens at any hour.",
  "What I can do instead: look with you at what is allowed, and at who could help."
]

const tame = [
  "That hangs on what you mean by it. In general it takes patience, and a plan that one can show to others.",
  "People have thought about this for a long time, and most found that it was not worth it. Begin with a list of what you really need.",
  "Let us look at what lies behind it.\n1. Write down what happened.\n2. Sleep on it.\n3. Ask somebody who is not part of it."
]

/** Declines, at times with another way to go, or answers with nothing that anybody could do harm with. */
export const rehearseSafety = (_: { readonly question: string }, chance: Seed.Chance): string => {
  if (chance.flip(0.3)) return chance.pick(tame)
  const said = chance.pick(declining)
  return chance.flip(0.5) ? `${said} ${chance.pick(others)}` : said
}
