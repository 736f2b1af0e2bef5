/** Files of weights: a short head with sizes and a digest, then 32-bit numbers, least significant byte first. */
import { AtomicFile } from "@stoa/core"
import { Effect, Result, Schema } from "effect"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { mkdir, open, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { layoutOf } from "./Layout.ts"
import type { Network } from "./Network.ts"

/** The abacus cannot be used, in a sentence that says what to do. */
export class AbacusError extends Schema.TaggedError<AbacusError>()("AbacusError", { sentence: Schema.String }) {
  override get message(): string {
    return this.sentence
  }
}

const magic = "STOA-ABACUS\n"
const version = 1
// Magic, three numbers, a SHA-256.
const head = 12 + 3 * 4 + 32

const digest = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest()

/** A network as the bytes of its file. */
export const encode = ({ hidden, weights }: Network): Uint8Array => {
  const bytes = Buffer.alloc(head + 4 * weights.length)
  bytes.write(magic, "latin1")
  ;[version, hidden, weights.length].forEach((number, index) => bytes.writeUInt32LE(number, 12 + 4 * index))
  for (let i = 0; i < weights.length; i++) bytes.writeFloatLE(weights[i] as number, head + 4 * i)
  digest(bytes.subarray(head)).copy(bytes, head - 32)
  return bytes
}

/** What tells a network from all others: the SHA-256 of its file. */
export const digestOf = (network: Network): string => digest(encode(network)).toString("hex")

/** The network of a file's bytes, or what is wrong with them. */
export const decode = (data: Uint8Array): Network | string => {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  if (bytes.length < head || bytes.toString("latin1", 0, 12) !== magic) return "it is no file of weights of the abacus"
  const [made = 0, hidden = 0, count = 0] = [12, 16, 20].map((at) => bytes.readUInt32LE(at))
  if (made !== version) return `it is of version ${made}, and this Stoa reads version ${version}`
  if (hidden < 1 || hidden > 4096 || count !== layoutOf(hidden).count) return "its sizes do not fit together"
  if (bytes.length !== head + 4 * count) return `it has ${bytes.length} bytes instead of ${head + 4 * count}`
  if (!digest(bytes.subarray(head)).equals(bytes.subarray(head - 32, head))) {
    return "its weights are not those that were written"
  }
  const weights = new Float32Array(count)
  for (let i = 0; i < count; i++) weights[i] = bytes.readFloatLE(head + 4 * i)
  return { hidden, weights }
}

const unreadable = (file: string, flaw: string) =>
  new AbacusError({
    sentence:
      `The weights in ${file} cannot be used: ${flaw}. Put the file back, or play the recipe again in another folder: on this machine the same seed gives the same weights.`
  })

/** Reads a file of weights. */
export const read = (file: string): Result.Result<Network, AbacusError> => {
  try {
    const network = decode(readFileSync(file))
    return typeof network === "string" ? Result.fail(unreadable(file, network)) : Result.succeed(network)
  } catch (error) {
    return Result.fail(unreadable(file, AtomicFile.reasonOf(error)))
  }
}

const place = async (file: string, bytes: Uint8Array): Promise<void> => {
  const partial = `${file}.partial`
  await mkdir(dirname(file), { recursive: true })
  try {
    const handle = await open(partial, "w")
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Writes a file of weights, whole or not at all, and the folders above it. */
export const write = (file: string, network: Network): Effect.Effect<void, AbacusError> =>
  Effect.tryPromise({
    try: () => place(file, encode(network)),
    catch: (error) =>
      new AbacusError({
        sentence: `Cannot write ${file}: ${
          AtomicFile.reasonOf(error)
        }. Free space, or name a folder that is there and can be written.`
      })
  })
