/** Which cluster is meant. */
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { usage } from "../CommandError.ts"

/** The environment variable that holds the address: it may have a password in it, which is no argument of a command. */
export const variable = "STOA_CLUSTER"

/** `--cluster`, where it may be left out. */
export const flag = Flag.String("cluster").pipe(
  Flag.withDescription(
    `The PostgreSQL that the workers share, as in postgres://USER@HOST/DATABASE; without an address, the one in ${variable}`
  ),
  Flag.optional
)

const example = "as in --cluster postgres://stoa@localhost/stoa"

/** The address that was given, or that of the environment. */
export const addressOf = Effect.fnUntraced(function*(given: Option.Option<string>) {
  const url = Option.getOrUndefined(given) ?? process.env[variable] ?? ""
  if (url === "") return yield* usage(`Say which cluster is meant, ${example}, or set ${variable}.`)
  const parts = URL.parse(url)
  if (parts !== null && /^postgres(?:ql)?:$/.test(parts.protocol)) return url
  // What was given may hold a password, so it is not said again.
  return yield* usage(
    `The address of a cluster is that of a PostgreSQL: expected postgres://USER@HOST:PORT/DATABASE, ${example}.`
  )
})
