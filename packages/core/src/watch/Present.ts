/** A run as it stands: what was read of run.db so far, folded. */
import * as Health from "../log/Health.ts"
import type { Pulse } from "../log/Pulse.ts"
import * as World from "../log/World.ts"
import type { Price } from "../model/Price.ts"
import * as Calls from "./Calls.ts"
import * as Chronicle from "./Chronicle.ts"
import * as Forget from "./Forget.ts"
import type * as Rows from "./Rows.ts"
import type { Seen } from "./Tail.ts"
import type { Watched } from "./Watched.ts"

/** Most answers of agents that are kept. */
const mostObservations = 2000

/** Steps of which the health of a society is measured to the last hearing. */
const back = 64

/** What is known so far. */
export interface Known {
  readonly world: World.World
  readonly chronicle: Watched["chronicle"]
  readonly health: Health.Health
  readonly alerts: ReadonlyArray<Health.Alert>
  readonly observations: Watched["observations"]
  readonly commands: Watched["commands"]
  readonly pulse: { readonly at: number; readonly pulse: Pulse } | undefined
  /** The sort of the latest fact. */
  readonly last: string | undefined
}

/** A fold that takes what is seen. */
export interface Present {
  readonly take: (seen: Seen) => void
  readonly known: () => Known
  /** True where the numbers of its health are not those of its latest facts. */
  readonly isUnmeasured: () => boolean
  /** Measures its health, which takes longer the more steps there are. */
  readonly measure: () => void
  readonly calls: () => Calls.Calls
}

/** Nothing is read yet. */
export const make = (prices: ReadonlyMap<string, Price>): Present => {
  const nothing = (): Known => ({
    world: World.empty,
    chronicle: Chronicle.empty,
    health: Health.meter().read(),
    alerts: [],
    observations: [],
    commands: [],
    pulse: undefined,
    last: undefined
  })
  let known = nothing()
  let meter = Health.meter({ back })
  let calls = Calls.make(prices)
  let forget = Forget.make()
  let isUnmeasured = false

  const tell = (facts: ReadonlyArray<Rows.Told>) => {
    let { world } = known
    for (const { event } of facts) {
      world = forget.apply(world, event)
      meter.add(event)
    }
    known = {
      ...known,
      world,
      chronicle: Chronicle.apply(known.chronicle, world, facts),
      last: facts.at(-1)?.event._tag ?? known.last
    }
    isUnmeasured = true
  }

  return {
    take: ({ attempts, commands, facts, isOther, observations, pulse }) => {
      if (isOther) {
        known = nothing()
        meter = Health.meter({ back })
        calls = Calls.make(prices)
        forget = Forget.make()
      }
      if (facts.length > 0) tell(facts)
      calls.add(attempts)
      if (commands !== undefined) known = { ...known, commands }
      if (pulse !== undefined) known = { ...known, pulse }
      if (observations === undefined) return
      known = { ...known, observations: [...known.observations, ...observations].slice(-mostObservations) }
    },
    known: () => known,
    isUnmeasured: () => isUnmeasured,
    measure: () => {
      const alerts = meter.alerts()
      known = {
        ...known,
        health: meter.read(),
        alerts: alerts.length === known.alerts.length ? known.alerts : alerts
      }
      isUnmeasured = false
    },
    calls: () => calls
  }
}
