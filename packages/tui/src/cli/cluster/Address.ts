/** Where a cluster is, in words for people: never with a password. */
import { Runner } from "@stoa/core/cluster"
import { Effect, Layer } from "effect"
import { codes, CommandError } from "../CommandError.ts"
import { variable } from "./flag.ts"

const port = "5432"

/** Host and port. */
export const at = (url: string): string => {
  const parts = new URL(url)
  return `${parts.hostname === "" ? "localhost" : parts.hostname}:${parts.port === "" ? port : parts.port}`
}

/** The flag for a command that a person types: what stands in the environment need not be said, and a password never is. */
export const flagFor = (url: string): string => {
  if (process.env[variable] === url) return "--cluster"
  const { host, pathname, protocol, username } = new URL(url)
  return `--cluster ${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`
}

/** The registry of a cluster; a sentence where it cannot be reached. */
export const registry = (url: string) =>
  Runner.registry(url).pipe(
    Layer.catch((error) =>
      Layer.effectContext(Effect.fail(
        new CommandError({
          sentence: `The PostgreSQL of the cluster at ${
            at(url)
          } cannot be used: ${error.detail}. Check that it runs there, and that the address names a user and a database of it.`,
          code: codes.failed
        })
      ))
    )
  )
