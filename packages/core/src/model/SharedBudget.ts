/**
 * A budget that all processes of a run share: what is sent anywhere is taken from one purse before. What many places want at once
 * is one turn of this process.
 */
import { Clock, Deferred, Effect, Layer, Queue } from "effect"
import type { Attempt } from "../log/Attempts.ts"
import type { LogError } from "../log/EventLog.ts"
import type { Stop } from "../log/Stop.ts"
import * as Allowance from "./Allowance.ts"
import { Budget } from "./Budget.ts"
import { type Amount, and, type Answer, none, nothing, plus, type Sum } from "./Claims.ts"
import type { Together } from "./Purse.ts"
import * as Reservation from "./Reservation.ts"

/** Places whose wishes go into one turn at most. */
const most = 1000

/** Milliseconds after which one who waits for others asks again. */
const again = 200

/** Turns in the time after which a process counts as gone, though nobody wants anything. */
const beats = 10

/** What a process has to tell. */
interface Told {
  readonly released: Amount
  readonly spent: Sum
}

const untold: Told = { released: none, spent: nothing }

/** A budget over a purse, as long as the scope lasts. */
export const make = Effect.fnUntraced(function*(options: Allowance.BudgetOptions, open: Together["purse"]) {
  const clock = yield* Clock.Clock
  const allowance = Allowance.make(options)
  const purse = yield* open(allowance)
  const wake = yield* Queue.sliding<void>(1)
  let line: Array<Reservation.Entry> = []
  /** Who waits for ever, and has asked for the run's stop. */
  const refused = new WeakSet<Reservation.Entry>()
  /** What was granted before this process counted as gone may not be sent any more. */
  let granted = new Set<Reservation.Entry>()
  let flying = 0
  let isOpen = true
  let failure: LogError | undefined
  let heardAt = clock.currentTimeMillisUnsafe()
  let known: Answer = yield* purse.begin
  let nth = 0
  let told = untold
  let underWay = untold
  const doubtful: Array<Deferred.Deferred<void>> = []

  const rouse = () => void Queue.offerUnsafe(wake, undefined)

  const wanted = (): ReadonlyArray<Reservation.Entry> => {
    const end = line.findIndex((entry) => refused.has(entry) || allowance.unpriced(entry) !== undefined)
    return line.slice(0, Math.min(most, end === -1 ? line.length : end))
  }

  const admit = (wants: ReadonlyArray<Reservation.Entry>, answer: Answer) => {
    known = answer
    for (const entry of wants.slice(0, answer.granted)) {
      // Who left meanwhile holds it without knowing.
      if (entry.state === "settled") told = { ...told, released: and(told.released, entry.most) }
      else {
        granted.add(entry)
        flying++
        Reservation.grant(entry)
      }
    }
    line = line.filter(({ state }) => state === "waiting")
    const [first] = line
    if (first === undefined || refused.has(first)) return
    const sentence = answer.held.calls === 0 ? allowance.refusal(first, answer) : undefined
    if (sentence !== undefined) {
      refused.add(first)
      Reservation.refuse(first, sentence)
    } else if (answer.granted === wants.length && wanted().length > 0) rouse()
  }

  const turn = Effect.gen(function*() {
    if (!isOpen) {
      // What is in flight is over before anything is counted anew.
      if (flying > 0) return
      told = untold
      known = yield* purse.begin
      nth = 0
      isOpen = true
    }
    const now = clock.currentTimeMillisUnsafe()
    const wants = wanted()
    const asked = doubtful.length
    underWay = told
    told = untold
    const answer = yield* purse.take({ ...underWay, nth: ++nth, wants: wants.map(({ most }) => most) })
    underWay = untold
    if (answer === undefined) {
      isOpen = false
      granted = new Set()
      rouse()
    } else {
      heardAt = now
      admit(wants, answer)
    }
    // Who asked while the turn was under way waits for the next one, where there is one before it.
    const heard = doubtful.splice(0, answer === undefined ? doubtful.length : asked)
    for (const each of heard) Deferred.doneUnsafe(each, Effect.void)
  })

  const beat = purse.silence / beats
  const waitsForOthers = () => line[0] !== undefined && !refused.has(line[0]) && known.held.calls > flying
  const rest = Effect.suspend(() =>
    Effect.timeoutOption(Queue.take(wake), waitsForOthers() ? Math.min(again, beat) : beat)
  )
  const fail = (error: LogError) => {
    failure = error
    for (const { turn } of line) Deferred.doneUnsafe(turn, Effect.die(error))
    for (const each of doubtful) Deferred.doneUnsafe(each, Effect.die(error))
  }
  yield* Effect.addFinalizer(() => Effect.ignore(Effect.timeoutOption(purse.leave, purse.silence / 2)))
  yield* Effect.forkScoped(
    // Who comes while the fiber is on its way shares its turn.
    Effect.forever(Effect.andThen(Effect.andThen(rest, Effect.yieldNow), turn)).pipe(
      Effect.catch((error) => Effect.sync(() => fail(error)))
    )
  )

  const enqueue = (worst: Attempt, stop: Stop): Reservation.Entry => {
    const entry = Reservation.entry(worst, { most: allowance.most(worst), stop })
    if (failure !== undefined) Deferred.doneUnsafe(entry.turn, Effect.die(failure))
    line.push(entry)
    if (line.length === 1) rouse()
    return entry
  }

  const reserve = Reservation.reserve({
    enqueue,
    settle: (entry, { cachedTokens, inputTokens, outputTokens }) => {
      if (entry.state === "settled") return
      const { state } = entry
      entry.state = "settled"
      rouse()
      if (state === "waiting") {
        line = line.filter((other) => other !== entry)
        return
      }
      flying--
      granted.delete(entry)
      const { model } = entry.worst
      const usage = { model, calls: 1, inputTokens, outputTokens, cachedTokens }
      told = {
        released: and(told.released, entry.most),
        spent: state === "sent" ? plus(told.spent, allowance.charge([usage])) : told.spent
      }
    },
    // It is on record by now: whoever counts what a silent process has sent finds it there, if this one was heard of since.
    isHeld: (entry) => {
      if (!granted.has(entry)) return Effect.succeed(false)
      if (clock.currentTimeMillisUnsafe() - heardAt < purse.silence / 2) return Effect.succeed(true)
      if (failure !== undefined) return Effect.die(failure)
      const heard = Deferred.makeUnsafe<void>()
      doubtful.push(heard)
      rouse()
      return Effect.map(Deferred.await(heard), () => granted.has(entry))
    }
  })

  return Budget.of({
    reserve,
    spending: () => allowance.spending(plus(known.spent, plus(underWay.spent, told.spent)))
  })
})

/** The budget of a run that others work on too. Where nothing is limited the purse stays closed. */
export const layer = (options: Allowance.BudgetOptions, open: Together["purse"]) =>
  Allowance.isLimited(options) ? Layer.effect(Budget, make(options, open)) : Budget.layer(options)
