/** The names of models that a trainer gives. */
import { PlainText, Providers } from "@stoa/core"

/** The longest name that is taken. */
const longest = 300

/** What is wrong with a new model's name, if anything: it stands in requests, files and reports. */
export const flawOf = (name: string, from: string): string | undefined => {
  if (name === "") return "it gave no name"
  if (name.length > longest) return `it gave a name of more than ${longest} characters`
  if (/\s/.test(name) || PlainText.plain(name) !== name) {
    return `it gave "${PlainText.brief(name, 120)}", which has white space or characters that nobody can see`
  }
  if (name === from) {
    return `it gave the name of the model it began from, "${name}", whose answers are on record already`
  }
  return undefined
}

/** The name by which a server's new model is asked for: as the recipe names the base, PROVIDER/MODEL, MODEL@ADDRESS or bare. */
export const likeBase = (base: string, made: string): string => {
  const { address, bare, provider } = Providers.parted(base)
  const called = address === undefined ? base : base.slice(0, base.length - address.length - 1)
  const prefix = provider === undefined ? "" : called.slice(0, called.length - bare.length)
  return `${prefix}${made}${address === undefined ? "" : `@${address}`}`
}
