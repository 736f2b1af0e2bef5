/** Learning: weights move against the gradient of the loss, with the momentum and the scale of Adam (arXiv:1412.6980). */
import { places, type Symbols } from "./Alphabet.ts"
import { layoutOf } from "./Layout.ts"
import { type Network, Pass, type Sight } from "./Network.ts"

/** What was seen, and what is to be written then. */
export interface Lesson {
  readonly sight: Sight
  readonly target: Symbols
}

/** What of a network learns: all of it; all but how sure it is; or only what it makes of earlier workings. */
export type Scope = "all" | "sense" | "hearing"

/** Runs of weights that stay as they are. */
const fixedOf = ({ hidden }: Network, scope: Scope): ReadonlyArray<readonly [from: number, to: number]> => {
  const { cells } = layoutOf(hidden)
  if (scope === "all") return []
  const gains = cells.map(({ gain }) => [gain, gain + 1] as const)
  if (scope === "sense") return gains
  return [
    ...gains,
    ...cells.flatMap(({ b1, plain, u, w1 }) => [[w1, w1 + plain * hidden] as const, [b1, u] as const])
  ]
}

const first = 0.9
const second = 0.999
const small = 1e-8

/**
 * Teaches a network, a batch at a time. The same batches in the same order give the same weights, byte for byte, on the same kind of
 * machine with the same version of Node: Math.exp, Math.log and powers may be rounded otherwise elsewhere.
 */
export class Learner {
  readonly #network: Network
  readonly #pass: Pass
  readonly #fixed: ReadonlyArray<readonly [from: number, to: number]>
  readonly #gradient: Float32Array
  readonly #speed: Float32Array
  readonly #scale: Float32Array
  #steps = 0

  constructor(network: Network, scope: Scope = "all") {
    const { length } = network.weights
    this.#network = network
    this.#pass = new Pass(network)
    this.#fixed = fixedOf(network, scope)
    this.#gradient = new Float32Array(length)
    this.#speed = new Float32Array(length)
    this.#scale = new Float32Array(length)
  }

  /** Learns a batch; gives the sum of the losses of its lessons, each the mean over its symbols. */
  learn(lessons: ReadonlyArray<Lesson>, rate: number): number {
    const gradient = this.#gradient
    const share = 1 / lessons.length
    gradient.fill(0)
    let loss = 0
    for (const { sight, target } of lessons) {
      for (let place = 0; place < places; place++) {
        this.#pass.forward(place, sight, { written: target })
        loss += this.#pass.backward(place, target[place] as number, { gradient, share })
      }
    }
    for (const [from, to] of this.#fixed) gradient.fill(0, from, to)
    this.#step(rate)
    return loss / places
  }

  #step(rate: number): void {
    const { weights } = this.#network
    const gradient = this.#gradient
    const speed = this.#speed
    const scale = this.#scale
    this.#steps++
    const pace = (rate * Math.sqrt(1 - second ** this.#steps)) / (1 - first ** this.#steps)
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i] as number
      const v = first * (speed[i] as number) + (1 - first) * slope
      const s = second * (scale[i] as number) + (1 - second) * slope * slope
      speed[i] = v
      scale[i] = s
      // Without this, what has never had a slope would cost a root and a division each time.
      if (v !== 0) weights[i] = (weights[i] as number) - (pace * v) / (Math.sqrt(s) + small)
    }
  }
}

/** The loss of a network over lessons, each the mean over its symbols. */
export const lossOf = (network: Network, lessons: ReadonlyArray<Lesson>): number => {
  const pass = new Pass(network)
  let loss = 0
  for (const { sight, target } of lessons) {
    for (let place = 0; place < places; place++) {
      const chances = pass.forward(place, sight, { written: target })
      loss -= Math.log(Math.max(1e-30, chances[target[place] as number] as number))
    }
  }
  return loss / places / lessons.length
}
