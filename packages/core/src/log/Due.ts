/** What is let through while a run is paused: the calls of one turn, or of one step. */
import * as Place from "../domain/Place.ts"
import { phases } from "./Signals.ts"
import { lastStep, type World } from "./World.ts"

/** Some calls of a run, by their places. */
export interface Due {
  /** In words for a person: `simulation/3/g001/a0004`, or `step 7`. */
  readonly name: string
  readonly includes: (place: string) => boolean
  /** True once nothing more can come of it; absent where only silence tells. */
  readonly isOver?: (world: World) => boolean
  /** Milliseconds without a call of it after which it is over. */
  readonly silence: number
}

/** Between two calls of a turn there is nothing but their keeping; between those of a step there may be work. */
const ofTurn = 50
const ofStep = 1000

const rankOf = (place: string): number => {
  const slash = place.indexOf("/")
  return (phases as ReadonlyArray<string>).indexOf(slash < 0 ? place : place.slice(0, slash))
}

/** True for places of a phase: whatever else is asked, such as an interview or the trial of a server, is no part of the run's course. */
export const isOfRun = (place: string): boolean => rankOf(place) >= 0

/** How many parts of a place name the turn it belongs to; undefined where a call stands for itself. */
const partsOf = ([phase, second, third]: ReadonlyArray<string>): number | undefined => {
  switch (phase) {
    case "population":
      return second === "anonymise" ? 3 : 2
    case "simulation":
      return 4
    case "class":
      return 3
    case "synthesis":
      return third?.startsWith("w") === true ? 4 : undefined
    default:
      return undefined
  }
}

const under = (prefix: string) => (place: string): boolean => place === prefix || place.startsWith(`${prefix}/`)

const first = (place: string, parts: number | undefined): string =>
  parts === undefined ? place : place.split("/", parts).join("/")

/** The turn of an agent or a modulator, the summary of an episode, the grounding of a person, a play, a row: whatever a call is of. */
export const turnAt = (place: string): Due => {
  const name = first(place, partsOf(place.split("/")))
  return { name, includes: under(name), silence: ofTurn }
}

const stepOf = (place: string): number => Number(place.split("/", 2)[1])

/** Every group up to the end of a step. */
const step = (number: number): Due => {
  const simulation = rankOf("simulation")
  return {
    name: `step ${number}`,
    includes: (place) => {
      const rank = rankOf(place)
      return rank < simulation || (rank === simulation && !(stepOf(place) > number))
    },
    isOver: (world) => world.ended !== undefined || lastStep(world) + 1 > number,
    silence: ofStep
  }
}

/** All up to the society that comes of it. */
const formation = ({ links }: World): Due => ({
  name: "the society",
  includes: (place) => rankOf(place) < rankOf("simulation"),
  isOver: (world) => world.links !== links,
  silence: ofStep
})

/** All of a requirement up to the end of a wave. */
const wave = (name: string): Due => ({
  name: `wave ${name.slice("synthesis/".length)}`,
  includes: (place) => rankOf(place) < rankOf("synthesis") || Place.compareInRun(first(place, 3), name) <= 0,
  silence: ofStep
})

/**
 * The step that a call is of. In the simulation it is the lowest that a group has not finished, unless everybody waits: then no group
 * that is behind asks anything more.
 */
export const stepAt = (place: string, { everybodyWaits, world }: {
  readonly world: World
  readonly everybodyWaits: boolean
}): Due => {
  const rank = rankOf(place)
  if (rank < rankOf("simulation")) return formation(world)
  if (rank === rankOf("simulation")) {
    return step(everybodyWaits ? stepOf(place) : Math.min(stepOf(place), lastStep(world) + 1))
  }
  if (rank === rankOf("class")) {
    const name = first(place, 2)
    return { name: `question ${name.slice("class/".length)}`, includes: under(name), silence: ofStep }
  }
  return wave(first(place, 3))
}
