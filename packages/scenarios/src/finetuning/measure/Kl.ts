/**
 * The divergence of two models along one reply. The paper gives no formula: this one is ours. Both models read the same reply; at each
 * of its tokens their distributions over the next token are compared, as far as both tell them.
 */
import type { Likelihood } from "@stoa/core"

/** What is left for a chance that rounding made nothing of. */
const least = 1e-12

const chances = ({ logprob, token, top }: Likelihood.ScoredToken): ReadonlyMap<string, number> => {
  const told = new Map<string, number>()
  // Tokens that are spelled alike are one here.
  for (const [text, each] of top) told.set(text, (told.get(text) ?? 0) + Math.exp(each))
  if (!told.has(token)) told.set(token, Math.exp(logprob))
  return told
}

/** A distribution over these tokens and one thing more: whatever else might come. */
const over = (tokens: ReadonlyArray<string>, told: ReadonlyMap<string, number>): ReadonlyArray<number> => {
  const known = tokens.map((token) => Math.max(least, told.get(token) ?? 0))
  const all = [...known, Math.max(least, 1 - known.reduce((sum, each) => sum + each, 0))]
  const total = all.reduce((sum, each) => sum + each, 0)
  return all.map((each) => each / total)
}

const divergence = (p: ReadonlyArray<number>, q: ReadonlyArray<number>): number =>
  Math.max(0, p.reduce((sum, each, at) => sum + each * Math.log(each / (q[at] as number)), 0))

/**
 * The symmetric divergence at one token, (KL(p || q) + KL(q || p)) / 2, in nats. Only the likeliest tokens are told: those that both
 * models tell are compared one by one, and all others as one. So it is never more than the divergence of the whole distributions.
 */
export const at = (a: Likelihood.ScoredToken, b: Likelihood.ScoredToken): number => {
  const [p, q] = [chances(a), chances(b)]
  const both = [...p.keys()].filter((token) => q.has(token))
  const [x, y] = [over(both, p), over(both, q)]
  return (divergence(x, y) + divergence(y, x)) / 2
}

/** The mean over the tokens of a reply; undefined where the two models cut it into different tokens, or there are none. */
export const along = (
  a: ReadonlyArray<Likelihood.ScoredToken>,
  b: ReadonlyArray<Likelihood.ScoredToken>
): number | undefined => {
  if (a.length === 0 || a.length !== b.length || a.some(({ token }, nth) => token !== b[nth]?.token)) return undefined
  return a.reduce((sum, token, nth) => sum + at(token, b[nth] as Likelihood.ScoredToken), 0) / a.length
}
