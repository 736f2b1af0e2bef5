/** Networks by the name of their model, the last ones used kept at hand. */
import { Result } from "effect"
import * as Names from "./Names.ts"
import { type Network, Pass } from "./Network.ts"
import * as Weights from "./Weights.ts"

/** A network that is ready to answer. */
export interface Held {
  readonly network: Network
  readonly pass: Pass
}

/** Finds networks. */
export type Shelf = (model: string) => Result.Result<Held, Weights.AbacusError>

/** Networks at hand; each takes half a megabyte. */
const most = 32

/** The networks below a folder. */
export const make = (folder: string): Shelf => {
  const held = new Map<string, Held>()
  const load = (model: string): Result.Result<Held, Weights.AbacusError> => {
    const file = Names.fileOf(folder, model)
    if (file === undefined) {
      const sentence =
        `There is no model "${model}" of the abacus: it is called ${Names.name}, and what was trained from it ${Names.name}:METHOD/ITERATION/AGENT.`
      return Result.fail(new Weights.AbacusError({ sentence }))
    }
    return Result.map(Weights.read(file), (network) => ({ network, pass: new Pass(network) }))
  }
  return (model) => {
    const known = held.get(model)
    const found = known === undefined ? load(model) : Result.succeed(known)
    if (Result.isFailure(found)) return found
    held.delete(model)
    held.set(model, found.success)
    if (held.size > most) held.delete(held.keys().next().value as string)
    return found
  }
}
