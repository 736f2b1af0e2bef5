/** What models of the abacus are called, and where their weights lie. */
import { isAbsolute, join, relative, sep } from "node:path"

/** The model that all begin as. */
export const name = "abacus"

const prefix = `${name}:`
const part = /^[\w-][\w.-]*$/

/** True for the abacus itself, and for one that was trained from it. */
export const isOne = (model: string): boolean => model === name || model.startsWith(prefix)

/** The file of start weights below a folder of models. */
export const start = (folder: string): string => join(folder, "start", "weights.bin")

/** The file of weights in the folder of a training. */
export const weights = (output: string): string => join(output, "weights.bin")

/** The file of a model's weights; undefined for a name that is none of the abacus. */
export const fileOf = (folder: string, model: string): string | undefined => {
  if (model === name) return start(folder)
  if (!model.startsWith(prefix)) return undefined
  const parts = model.slice(prefix.length).split("/")
  return parts.every((each) => part.test(each)) ? weights(join(folder, ...parts)) : undefined
}

/** The name of the model whose weights lie in a folder; undefined where that is not below the folder of models. */
export const of = (folder: string, output: string): string | undefined => {
  const way = relative(folder, output)
  const parts = way.split(sep)
  return way !== "" && !isAbsolute(way) && parts.every((each) => part.test(each)) ? prefix + parts.join("/") : undefined
}
