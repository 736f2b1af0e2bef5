/** Which cluster is meant. */
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { usage } from "../CommandError.ts"

/** The environment variable that stands for the flag: an address may hold a password, which is no argument of a command. */
export const variable = "STOA_CLUSTER"

/** `--cluster`, where it may be left out. */
export const flag = Flag.String("cluster").pipe(
  Flag.withDescription(
    `The PostgreSQL that the workers share, as in postgres://USER@HOST/DATABASE; ${variable} stands for it`
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
