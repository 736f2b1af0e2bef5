/** What a rate limiter learns of a limit that a server only tells by refusing: the rules of effect's limiter, for a state kept anywhere. */
import { Duration } from "effect"
import type { RateLimiter } from "effect/persistence"

/** What is known of a limit; times in milliseconds. */
export interface State {
  readonly phase: RateLimiter.AdaptivePhase
  readonly epoch: number
  readonly cooldownUntil: number
  readonly learningStartedAt: number
  readonly observedTokens: number
  readonly learnedLimit: number
  readonly learnedWindow: number
  readonly expiresAt: number
}

const grace = 60_000
const longest = 60 * 60 * 1000

const clamped = (millis: number): number => (Number.isNaN(millis) || millis <= 0 ? 1 : Math.min(millis, longest))

const alive = (state: State | undefined, now: number) =>
  state === undefined || state.expiresAt <= now ? undefined : state

const cooling = (epoch: number, until: number): State => ({
  phase: "cooldown",
  epoch,
  cooldownUntil: until,
  learningStartedAt: 0,
  observedTokens: 0,
  learnedLimit: 0,
  learnedWindow: 0,
  expiresAt: until + grace
})

/** Takes tokens; gives what is known then, and what is told. */
export const consume = (
  before: State | undefined,
  { fallbackWindow, tokens }: RateLimiter.AdaptiveConsumeOptions,
  now: number
): readonly [State | undefined, RateLimiter.AdaptiveConsumeResult] => {
  const state = alive(before, now)
  if (state === undefined) return [undefined, { delay: Duration.zero, epoch: 0, phase: "inactive" }]
  const told = (next: State, delay: number) =>
    [next, { delay: Duration.millis(Math.max(0, delay)), epoch: next.epoch, phase: next.phase }] as const
  switch (state.phase) {
    case "cooldown":
      return state.cooldownUntil > now
        ? told(state, state.cooldownUntil - now)
        : told({
          ...state,
          phase: "learning",
          epoch: state.epoch + 1,
          learningStartedAt: now,
          observedTokens: tokens,
          expiresAt: now + Duration.toMillis(fallbackWindow) + grace
        }, 0)
    case "learning":
      return told({ ...state, observedTokens: state.observedTokens + tokens }, 0)
    case "learned": {
      const { learnedLimit, learnedWindow } = state
      const refill = learnedWindow / learnedLimit
      const isOver = state.cooldownUntil <= now
      const observedTokens = (isOver ? 0 : state.observedTokens) + tokens
      const cooldownUntil = (isOver ? now : state.cooldownUntil) + refill * tokens
      const elapsed = observedTokens * refill - (cooldownUntil - now)
      const delay = Math.floor((observedTokens - 1) / learnedLimit) * learnedWindow - elapsed
      return told({ ...state, observedTokens, cooldownUntil }, delay)
    }
    case "inactive":
      return told(state, 0)
  }
}

/** Learns from what a server said; gives what is known then. */
export const feedback = (
  before: State | undefined,
  { epoch, retryAfter, status, tokens }: RateLimiter.AdaptiveFeedbackOptions,
  now: number
): State | undefined => {
  const state = alive(before, now)
  if (status !== 429 || retryAfter === undefined) return state
  const wait = clamped(Duration.toMillis(retryAfter))
  if (state === undefined) return epoch === 0 ? cooling(0, now + wait) : undefined
  if (state.epoch !== epoch) return state
  if (state.phase === "cooldown") {
    const cooldownUntil = Math.max(state.cooldownUntil, now + wait)
    return { ...state, cooldownUntil, expiresAt: cooldownUntil + grace }
  }
  const accepted = state.observedTokens - tokens
  if (state.phase === "learned" || accepted <= 0) return cooling(state.epoch, now + wait)
  const learnedWindow = clamped(now - state.learningStartedAt + wait)
  return {
    ...state,
    phase: "learned",
    epoch: state.epoch + 1,
    cooldownUntil: state.learningStartedAt + learnedWindow,
    observedTokens: accepted,
    learnedLimit: accepted,
    learnedWindow,
    expiresAt: now + learnedWindow + grace
  }
}
