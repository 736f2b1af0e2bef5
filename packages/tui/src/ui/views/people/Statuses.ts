/** How everybody stands, counted: asked for with every frame, found out once a second. */
import type { Watched } from "@stoa/core"
import { HashMap } from "effect"
import type { Scene } from "../../View.ts"
import * as Standing from "../agent/Standing.ts"

/** A status, and how many agents have it. */
export interface Count {
  readonly standing: Standing.Standing
  readonly agents: number
}

const counted = new WeakMap<Watched.Watched, { readonly second: number; readonly counts: ReadonlyArray<Count> }>()

/** The second in which a scene is looked at: statuses that depend on the time change no faster. */
export const secondOf = ({ now }: Scene): number => Math.floor(now / 1000)

/** The statuses there are, the most frequent first. */
export const counts = (scene: Scene): ReadonlyArray<Count> => {
  const { watched } = scene
  const second = secondOf(scene)
  const known = counted.get(watched)
  if (known?.second === second) return known.counts
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
  counted.set(watched, { second, counts })
  return counts
}
