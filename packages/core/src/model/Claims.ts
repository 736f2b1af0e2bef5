/**
 * What the processes of a run have spent of its budget, and what each holds of it for what it sends. They come one after another,
 * and nobody is given more than is left beside all others.
 */

/** Calls, tokens and whole nanodollars: what attempts may come to, and what they may come to together. */
export interface Amount {
  readonly calls: number
  readonly tokens: number
  readonly nanos: number
}

/** What was spent. */
export interface Sum {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedTokens: number
  readonly nanos: number
}

/** The claim of one process that is at work. */
export interface Claim {
  /** When it was last heard of, and since when without a break; milliseconds of the one clock they share. */
  readonly seen: number
  readonly since: number
  /** Which turn of its own came last, and how many were granted in it. */
  readonly nth: number
  readonly granted: number
  readonly held: Amount
  readonly spent: Sum
}

/** Of all processes, by their epochs. */
export interface Claims {
  readonly live: Readonly<Record<string, Claim>>
  /** What those have spent that are no longer at work. */
  readonly over: Readonly<Record<string, Sum>>
}

/** What a process tells and wants at once. */
export interface Turn {
  /** Counted from 1: what was told already is not counted twice. */
  readonly nth: number
  /** Of what it held, what it holds no longer. */
  readonly released: Amount
  readonly spent: Sum
  /** In their order: who does not fit holds up those behind. */
  readonly wants: ReadonlyArray<Amount>
}

/** What it is told. */
export interface Answer {
  /** How many of those it wants it may send, from the first. */
  readonly granted: number
  /** Of all processes, these included. */
  readonly spent: Sum
  readonly held: Amount
}

/** Who comes, and when. */
export interface Comer {
  readonly epoch: number
  readonly now: number
  /** Milliseconds without a word after which a process counts as gone. */
  readonly silence: number
}

export const none: Amount = { calls: 0, tokens: 0, nanos: 0 }
export const nothing: Sum = { calls: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0, nanos: 0 }

/** Nobody has spent anything. */
export const empty: Claims = { live: {}, over: {} }

/** Both together. */
export const plus = (one: Sum, other: Sum): Sum => ({
  calls: one.calls + other.calls,
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  cachedTokens: one.cachedTokens + other.cachedTokens,
  nanos: one.nanos + other.nanos
})

/** Both together; the other one taken away where the sign says so. */
export const and = (one: Amount, other: Amount, sign: 1 | -1 = 1): Amount => ({
  calls: one.calls + sign * other.calls,
  tokens: one.tokens + sign * other.tokens,
  nanos: one.nanos + sign * other.nanos
})

/** What all have spent and hold. */
export const taken = ({ live, over }: Claims): { readonly spent: Sum; readonly held: Amount } => {
  const all = Object.values(live)
  return {
    spent: [...Object.values(over), ...all.map(({ spent }) => spent)].reduce(plus, nothing),
    held: all.reduce((sum, { held }) => and(sum, held), none)
  }
}

/** Who was not heard of for too long. Who was away itself gives others as much time to come back before it says so. */
export const silent = ({ live }: Claims, { epoch, now, silence }: Comer): ReadonlyArray<number> => {
  const own = live[epoch]
  if (own === undefined || now - own.seen > silence / 2 || now - own.since <= silence) return []
  return Object.entries(live)
    .filter(([other, { seen }]) => Number(other) !== epoch && now - seen > silence)
    .map(([other]) => Number(other))
}

/** A process is no longer at work: what it has not sent by now it may not send, and the rest is what its attempts come to. */
export const end = (claims: Claims, epoch: number, spent: Sum): Claims => {
  const live = Object.fromEntries(Object.entries(claims.live).filter(([of]) => Number(of) !== epoch))
  return { live, over: { ...claims.over, [epoch]: spent } }
}

/** A process begins. What it and those before it have spent is counted anew from their attempts. */
export const begin = (
  { live }: Claims,
  { epoch, now }: Comer,
  counted: Readonly<Record<string, Sum>>
): Claims => {
  const { [epoch]: own = nothing, ...others } = counted
  const over = Object.fromEntries(Object.entries(others).filter(([other]) => live[other] === undefined))
  return {
    live: { ...live, [epoch]: { seen: now, since: now, nth: 0, granted: 0, held: none, spent: own } },
    over
  }
}

const fits = (spent: Sum, held: Amount, limits: Amount): boolean =>
  spent.calls + held.calls <= limits.calls &&
  spent.inputTokens + spent.outputTokens + held.tokens <= limits.tokens &&
  spent.nanos + held.nanos <= limits.nanos

/** What a process tells is counted, and as many as fit are granted; undefined where it counts as gone. */
export const take = (
  claims: Claims,
  { epoch, now, silence }: Comer,
  { limits, turn }: { readonly limits: Amount; readonly turn: Turn }
): readonly [Claims, Answer] | undefined => {
  const before = claims.live[epoch]
  if (before === undefined) return undefined
  const since = now - before.seen > silence / 2 ? now : before.since
  const put = (claim: Claim): Claims => ({ ...claims, live: { ...claims.live, [epoch]: claim } })
  if (before.nth === turn.nth) {
    const next = put({ ...before, seen: now, since })
    return [next, { ...taken(next), granted: before.granted }]
  }
  const told = {
    seen: now,
    since,
    nth: turn.nth,
    held: and(before.held, turn.released, -1),
    spent: plus(before.spent, turn.spent)
  }
  let { held, spent } = taken(put({ ...told, granted: 0 }))
  let own = told.held
  let granted = 0
  for (const want of turn.wants) {
    const next = and(held, want)
    if (!fits(spent, next, limits)) break
    held = next
    own = and(own, want)
    granted++
  }
  return [put({ ...told, held: own, granted }), { granted, spent, held }]
}
