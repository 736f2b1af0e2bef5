/** A file that people are written to. */
import * as Screen from "./Screen.ts"

/** What is wrong with its name, in a sentence; undefined where nothing is. */
export const flawOf = (file: string): string | undefined =>
  /\.jsonl(\.gz)?$/i.test(file)
    ? undefined
    : `"${Screen.quote(file, 200)}" does not end in .jsonl or .jsonl.gz: name it so.`
