/** How everybody stands, counted: asked for with every frame, found out twice a second. */
import type { Watched } from "@stoa/core"
import { HashMap } from "effect"
import type { Scene } from "../../state/View.ts"
import * as Standing from "../agent/Standing.ts"

/** A status, and how many agents have it. */
export interface Count {
  readonly standing: Standing.Standing
  readonly agents: number
}

interface Counted {
  readonly watched: Watched.Watched
  readonly now: number
  readonly counts: ReadonlyArray<Count>
}

/** The last count of a run. */
const counted = new WeakMap<Watched.Watched["run"], Counted>()

/** Milliseconds for which a count of a run in progress stays, whatever comes. */
const stays = 500

const isGood = ({ now: then, watched: before }: Counted, { now, watched }: Scene): boolean =>
  watched === before
    ? Math.floor(now / 1000) === Math.floor(then / 1000)
    : watched.mode === "live" && before.mode === "live" && watched.version > before.version && now >= then &&
      now - then < stays && watched.pulse?.state === before.pulse?.state &&
      HashMap.size(watched.world.agents) === HashMap.size(before.world.agents)

/** The second in which a scene is looked at: statuses that depend on the time change no faster. */
export const secondOf = ({ now }: Scene): number => Math.floor(now / 1000)

/** The statuses there are, the most frequent first. */
export const counts = (scene: Scene): ReadonlyArray<Count> => {
  const { watched } = scene
  const known = counted.get(watched.run)
  if (known !== undefined && isGood(known, scene)) return known.counts
  const found = new Map<string, { readonly standing: Standing.Standing; agents: number }>()
  for (const state of HashMap.values(watched.world.agents)) {
    const standing = Standing.of(scene, state)
    const count = found.get(standing.word)
    if (count === undefined) found.set(standing.word, { standing, agents: 1 })
    else count.agents++
  }
  const counts = [...found.values()].toSorted((a, b) =>
    b.agents - a.agents || (a.standing.word < b.standing.word ? -1 : 1)
  )
  counted.set(watched.run, { watched, now: scene.now, counts })
  return counts
}
