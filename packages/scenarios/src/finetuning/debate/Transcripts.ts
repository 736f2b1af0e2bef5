/** Transcripts as a file, one a line; and who answered what in the end. */
import { AtomicFile, PlainText } from "@stoa/core"
import { Effect, Schema } from "effect"
import { readFile } from "node:fs/promises"
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
    return line === undefined
      ? `${path} cannot be read: ${detail}. Name the transcripts of a finetuning.`
      : `${path}, line ${line}: expected a transcript, and ${detail}. Remove the file, and the finetuning writes it again when it is resumed.`
  }
}

const Line = Schema.fromJsonString(Transcript)
const encode = Schema.encodeSync(Line)
const decode = Schema.decodeUnknownEffect(Line)

/** Writes transcripts in their order, completely or not at all. */
export const write = (
  file: string,
  transcripts: Iterable<Transcript>
): Effect.Effect<AtomicFile.Written, AtomicFile.WriteError> =>
  AtomicFile.write(file, Iterator.from(transcripts).map((each) => `${encode(each)}\n`))

/** Reads transcripts; a line that is none is an error. */
export const read = Effect.fn("Transcripts.read")(
  function*(path: string): Effect.fn.Return<ReadonlyArray<Transcript>, TranscriptsError> {
    const text = yield* Effect.tryPromise({
      try: () => readFile(path, "utf8"),
      catch: (error) => new TranscriptsError({ path, detail: AtomicFile.reasonOf(error) })
    })
    const lines = text.split("\n")
    return yield* Effect.forEach(
      lines.at(-1) === "" ? lines.slice(0, -1) : lines,
      (line, index) =>
        Effect.mapError(
          decode(line),
          (issue) => new TranscriptsError({ path, line: index + 1, detail: PlainText.brief(String(issue), 200) })
        )
    )
  }
)

/** What each agent answered in the last round, by number; null of one whose call came to nothing, or whose answer could not be read. */
export const answers = ({ rounds, said }: Pick<Transcript, "rounds" | "said">): ReadonlyArray<Ballot> =>
  said.filter(({ part, round }) => round === rounds && part !== "summariser")
    .toSorted((a, b) => a.number - b.number)
    .map(({ agent, answer }) => ({ agent, answer }))
