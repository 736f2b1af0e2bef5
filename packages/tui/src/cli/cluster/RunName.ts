/** The name of a run in its cluster, as its folder keeps it: never where the cluster is, for that may hold a password. */
import { AtomicFile, type Runs } from "@stoa/core"
import { Option, Schema } from "effect"
import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"

const Note = Schema.fromJsonString(Schema.Struct({ run: Schema.NonEmptyString }))
const decode = Schema.decodeUnknownOption(Note)

const fileOf = ({ path }: Pick<Runs.RunFolder, "path">): string => join(path, "cluster.json")

/** Most characters of a folder's name: a cluster has names of 100, and these get an end of their own. */
const most = 90

/** A name that no other run of the cluster has, whatever folders are called elsewhere. */
export const make = ({ name }: Runs.RunFolder): string =>
  `${[...name].slice(0, most).join("")}-${randomBytes(4).toString("hex")}`

/** Keeps it. */
export const write = (folder: Runs.RunFolder, run: string) =>
  AtomicFile.write(fileOf(folder), [`${JSON.stringify({ run }, null, 2)}\n`])

/** The name that was kept; undefined for a run of this machine alone. */
export const read = (folder: Pick<Runs.RunFolder, "path">): string | undefined => {
  let text: string
  try {
    text = readFileSync(fileOf(folder), "utf8")
  } catch {
    return undefined
  }
  return Option.getOrUndefined(decode(text))?.run
}
