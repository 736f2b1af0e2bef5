/** A text in chapters that a cursor walks through, passage by passage: what views about one thing are made of. */
import type { Line, Tone } from "../canvas/Line.ts"

/** A few lines that belong together: where the cursor stops. */
export interface Passage {
  /** What it opens, or a name of its own that begins with "#". Taken twice it gets a number behind it. */
  readonly id: string
  /** Its lines, none wider than so many columns. */
  readonly lines: (width: number) => ReadonlyArray<Line>
  /** How its first line looks under the cursor; left as it is where there is none. */
  readonly tone?: Tone
}

/** Passages under a title; those without any are left out. */
export interface Chapter {
  readonly title: string
  readonly aside?: Line
  readonly passages: ReadonlyArray<Passage>
  /** True for what stands at the right where there is room for two columns. */
  readonly right?: boolean
}

/** Chapters in their order; what is not at the right comes first. */
export interface Document {
  readonly chapters: ReadonlyArray<Chapter>
  /** The ids of all passages, in order, each once. */
  readonly ids: ReadonlyArray<string>
}

/** A document of chapters. */
export const make = (chapters: ReadonlyArray<Chapter>): Document => {
  const counts = new Map<string, number>()
  const unique = (id: string): string => {
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return count === 1 ? id : `${id}#${count}`
  }
  const full = chapters.filter(({ passages }) => passages.length > 0).toSorted((a, b) =>
    Number(a.right ?? false) - Number(b.right ?? false)
  ).map((chapter) => ({
    ...chapter,
    passages: chapter.passages.map((passage) => ({ ...passage, id: unique(passage.id) }))
  }))
  return { chapters: full, ids: full.flatMap(({ passages }) => passages.map(({ id }) => id)) }
}

/** The id that a passage was given, without the number behind it. */
export const named = (id: string): string => id.replace(/#\d+$/, "")
