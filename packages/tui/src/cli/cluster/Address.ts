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

/** What is to be done about what a server said, or the network to it. */
const advices: ReadonlyArray<readonly [said: RegExp, advice: (url: URL) => string]> = [
  [
    /ENOTFOUND|EAI_AGAIN/,
    ({ hostname }) => `No machine is called ${hostname} here: check the name of the host in the address`
  ],
  [
    /ECONNREFUSED/,
    () => "Nothing listens there: check that PostgreSQL runs on that machine, and that host and port are those of it"
  ],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timed? ?out|does not answer/i,
    () => "Check that this machine reaches it: a firewall may stand between them"
  ],
  [
    /28P01|password authentication/,
    ({ password, username }) =>
      password === ""
        ? `Put the password of ${username} into the address, as in postgres://USER:PASSWORD@HOST/DATABASE, by ${variable} rather than as an argument`
        : `Check the password of ${username} in the address: signs such as @, / and # are written there as %40, %2F and %23`
  ],
  [
    /3D000|database .* does not exist/,
    ({ pathname }) => `Make the database (createdb ${pathname.slice(1)}), or name one that is there`
  ],
  [/role .* does not exist|pg_hba/, () => "Check the user in the address, and that PostgreSQL lets it in from here"],
  [/42501|permission denied/, () => "The user of the address must be allowed to make schemas in that database"],
  [/TLS|SSL|certificate/i, () => "Check sslmode in the address, and for an authority of your own NODE_EXTRA_CA_CERTS"],
  [/layout/, () => "Let the same version of Stoa run everywhere, or name another database"]
]

const otherwise = "Check that it runs there, and that the address names a user and a database of it"

/** What is to be done about trouble with the PostgreSQL of a cluster, in a sentence. */
export const adviceOn = (url: string, said: string): string =>
  `${advices.find(([what]) => what.test(said))?.[1](new URL(url)) ?? otherwise}.`

/** A cluster whose PostgreSQL cannot be used, and why. */
export const unusable = (url: string, { detail }: { readonly detail: string }) =>
  new CommandError({
    sentence: `The PostgreSQL of the cluster at ${at(url)} cannot be used: ${detail}. ${adviceOn(url, detail)}`,
    code: codes.failed
  })

/** The registry of a cluster; a sentence where it cannot be reached. */
export const registry = (url: string) =>
  Runner.registry(url).pipe(Layer.catch((error) => Layer.effectContext(Effect.fail(unusable(url, error)))))
