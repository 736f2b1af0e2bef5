/** How many questions are drawn of each of three files: a mathematical, a programming and a general one, as in MASTER. */

/** The counts by name, in the order of the files. */
export const mixes = {
  "5-5-9": [5000, 5000, 9000],
  "10-10-9": [10_000, 10_000, 9000]
} as const
export type Name = keyof typeof mixes

/** The names of the mixes. */
export const names: ReadonlyArray<Name> = ["5-5-9", "10-10-9"]

/** The mix that is meant where nothing else is said. */
export const standard: Name = "5-5-9"

/** Why there are two. */
export const note =
  "MASTER says that it drew 10,000, 10,000 and 9,000 questions, which is 29,000, and gives its data set 19,000 conversations, one to a question: 5,000, 5,000 and 9,000 come to that, and are what the baseline it is compared with has."

/** The files with the counts of a mix; undefined where they are not three. A file that names a count of its own keeps it. */
export const apply = <File extends { readonly count?: number | undefined }>(
  files: ReadonlyArray<File>,
  name: Name = standard
): Array<File & { readonly count: number }> | undefined => {
  const counts = mixes[name]
  if (files.length !== counts.length) return undefined
  return files.map((file, index) => ({ ...file, count: file.count ?? counts[index] as number }))
}
