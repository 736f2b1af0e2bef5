/** Transcripts as a file, one a line; and who answered what in the end. */
import { AtomicFile, PlainText } from "@stoa/core"
import { Effect, Predicate, Result, Schema } from "effect"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { Transcript } from "./Transcript.ts"
import type { Ballot } from "./Vote.ts"

/** A file of transcripts cannot be read. */
export class TranscriptsError extends Schema.TaggedError<TranscriptsError>()("TranscriptsError", {
  path: Schema.String,
  /** The line, from 1; absent where it is the file as a whole. */
  line: Schema.optionalKey(Schema.Int),
  detail: Schema.String
}) {
  override get message(): string {
    const { detail, line, path } = this
    const again = "it and the result.json of its finetuning, and stoa resume writes both again from what was said"
    return line === undefined
      ? `${path} cannot be read: ${detail}. See that it is there and may be read; or remove ${again}.`
      : `${path}, line ${line}: expected a transcript, and ${detail}. Remove ${again}.`
  }
}

const Line = Schema.fromJsonString(Transcript)
const encode = Schema.encodeSync(Line)
const decode = Schema.decodeUnknownResult(Line)

/** Writes transcripts in their order, completely or not at all. */
export const write = (
  file: string,
  transcripts: Iterable<Transcript>
): Effect.Effect<AtomicFile.Written, AtomicFile.WriteError> =>
  AtomicFile.write(file, Iterator.from(transcripts).map((each) => `${encode(each)}\n`))

/** What a file of transcripts holds, and the SHA-256 of the very bytes it was read from, in hexadecimal digits. */
export interface Held {
  readonly transcripts: ReadonlyArray<Transcript>
  readonly sha256: string
}

const newline = 0x0a

/** The lines of a file, each a text of its own: a file may be larger than the longest text there can be. */
const lines = async function*(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Array<Buffer> = []
  for await (const piece of pieces) {
    let from = 0
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, from)) {
      yield Buffer.concat([...begun, piece.subarray(from, at)]).toString("utf8")
      begun = []
      from = at + 1
    }
    if (from < piece.length) begun.push(piece.subarray(from))
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString("utf8")
}

const hold = async (path: string, signal: AbortSignal): Promise<Held> => {
  const digest = createHash("sha256")
  const pieces = async function*() {
    for await (const piece of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
      digest.update(piece)
      yield piece
    }
  }
  const transcripts: Array<Transcript> = []
  for await (const line of lines(pieces())) {
    const read = decode(line)
    if (Result.isFailure(read)) {
      const detail = PlainText.brief(String(read.failure), 200)
      throw new TranscriptsError({ path, line: transcripts.length + 1, detail })
    }
    transcripts.push(read.success)
  }
  return { transcripts, sha256: digest.digest("hex") }
}

const reasonOf = (error: unknown): string =>
  Predicate.hasProperty(error, "code") && error.code === "ENOENT"
    ? "there is no such file"
    : AtomicFile.reasonOf(error)

/** Reads transcripts line by line, with the digest of the file; a line that is none is an error. */
export const readWith = Effect.fn("Transcripts.readWith")((path: string): Effect.Effect<Held, TranscriptsError> =>
  Effect.tryPromise({
    try: (signal) => hold(path, signal),
    catch: (error) =>
      error instanceof TranscriptsError ? error : new TranscriptsError({ path, detail: reasonOf(error) })
  })
)

/** The transcripts of a file. */
export const read = (path: string): Effect.Effect<ReadonlyArray<Transcript>, TranscriptsError> =>
  Effect.map(readWith(path), ({ transcripts }) => transcripts)

/** What each agent answered in the last round, by number; null of one whose call came to nothing, or whose answer could not be read. */
export const answers = ({ rounds, said }: Pick<Transcript, "rounds" | "said">): ReadonlyArray<Ballot> =>
  said.filter(({ part, round }) => round === rounds && part !== "summariser")
    .toSorted((a, b) => a.number - b.number)
    .map(({ agent, answer }) => ({ agent, answer }))
