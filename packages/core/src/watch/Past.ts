/** The past of a run as it is read: worlds along the way, from which any other moment is near, and the ends of its steps. */
import { HashMap } from "effect"
import * as Health from "../log/Health.ts"
import * as World from "../log/World.ts"
import * as Chronicle from "./Chronicle.ts"
import * as Forget from "./Forget.ts"
import type { Told } from "./Rows.ts"
import type { Watched } from "./Watched.ts"

/** Facts between two worlds that are kept, at first; with more worlds than that, twice as many. */
const between = 500
const mostPoints = 64

/** Most measurings of health that are kept. */
const mostMeasured = 128

/** A run after so many facts. */
export interface Point {
  readonly fact: number
  readonly world: World.World
  readonly chronicle: Watched["chronicle"]
  readonly forget: Forget.Forget
}

/** The health of a society after so many facts. */
export interface Measured {
  readonly fact: number
  readonly health: Health.Health
  readonly alerts: ReadonlyArray<Health.Alert>
}

/** A point some facts further on. What it was made from stays as it is. */
export const advance = (point: Point, facts: ReadonlyArray<Told>): Point => {
  const forget = point.forget.copy()
  let { world } = point
  for (const { event } of facts) world = forget.apply(world, event)
  const chronicle = Chronicle.apply(point.chronicle, world, facts)
  return { fact: point.fact + facts.length, world, chronicle, forget }
}

/** The last of these that is not beyond a fact. */
const before = <A extends { readonly fact: number }>(all: ReadonlyArray<A>, fact: number): A => {
  let at = all.length - 1
  while (at > 0 && (all[at] as A).fact > fact) at--
  return all[at] as A
}

/** Half of them: the first, and every other one after. */
const thinned = <A>(all: ReadonlyArray<A>): Array<A> => all.filter((_, index) => index % 2 === 0)

/** A past that is being read. */
export interface Past {
  readonly add: (facts: ReadonlyArray<Told>) => void
  /** All is read: its health is measured once more. */
  readonly end: () => void
  readonly ids: () => ReadonlyArray<number>
  readonly times: () => ReadonlyArray<number | undefined>
  /** The facts told when all groups had ended a step, by steps. */
  readonly ends: () => ReadonlyArray<number>
  readonly pointBefore: (fact: number) => Point
  readonly measuredBefore: (fact: number) => Measured
  readonly points: () => ReadonlyArray<Point>
}

/** Nothing is read yet. */
export const make = (): Past => {
  const ids: Array<number> = []
  const times: Array<number | undefined> = []
  const ends: Array<number> = []
  const meter = Health.meter()
  const forget = Forget.make()
  let world = World.empty
  let chronicle = Chronicle.empty
  let gap = between
  let points: Array<Point> = [{ fact: 0, world, chronicle, forget: forget.copy() }]
  let measured: Array<Measured> = []

  const measure = () => {
    measured.push({ fact: ids.length, health: meter.read(), alerts: meter.alerts() })
    if (measured.length > mostMeasured) measured = thinned(measured)
  }
  measure()
  const keep = () => {
    points.push({ fact: ids.length, world, chronicle, forget: forget.copy() })
    measure()
    if (points.length <= mostPoints) return
    points = thinned(points)
    gap *= 2
  }
  const tell = (facts: ReadonlyArray<Told>) => {
    for (const { at, event, id } of facts) {
      ids.push(id)
      times.push(at)
      world = forget.apply(world, event)
      meter.add(event)
      if (event._tag !== "StepEnded" || HashMap.size(world.groups) === 0) continue
      for (const last = World.lastStep(world); ends.length <= last;) {
        ends.push(ids.length)
        measure()
      }
    }
    chronicle = Chronicle.apply(chronicle, world, facts)
  }

  return {
    add: (facts) => {
      for (let from = 0; from < facts.length;) {
        const next = gap - ids.length % gap
        const part = facts.slice(from, from + next)
        tell(part)
        from += part.length
        if (ids.length % gap === 0) keep()
      }
    },
    end: measure,
    ids: () => ids,
    times: () => times,
    ends: () => ends,
    pointBefore: (fact) => before(points, fact),
    measuredBefore: (fact) => before(measured, fact),
    points: () => points
  }
}
