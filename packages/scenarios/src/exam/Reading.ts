/** What is read off an answer by its form alone, and nothing where it lacks that form. */

/** The letter of the option that stands in square brackets, the last one where several do. No other form counts. */
export const letter = (text: string): string | undefined => [...text.matchAll(/\[([A-J])\]/g)].at(-1)?.[1]

/** The mark with which a judgement ends, in angle brackets: 1 or 0. */
export const mark = (text: string): 0 | 1 | undefined => {
  const found = /<([01])>[\s.*`_]*$/.exec(text)?.[1]
  return found === undefined ? undefined : found === "1" ? 1 : 0
}

const fenced = /^[ \t]*```[^\n`]*\n([\s\S]*?)(?:^[ \t]*```|(?![\s\S]))/gm
const defining = /^(?:async def|def|class|from|import|@\w)/m
const beginning = /^(?:async def|def|class|from|import|@\w)/

/**
 * The program of an answer: its code blocks, without those that define and import nothing where others do, for these only show how it
 * is called; or the whole answer where it begins as a program does.
 */
export const program = (text: string): string | undefined => {
  const blocks = [...text.matchAll(fenced)].map(([, code = ""]) => code.trimEnd()).filter((code) => code.trim() !== "")
  const own = blocks.filter((code) => defining.test(code))
  if (own.length > 0) return own.join("\n\n")
  return blocks[0] ?? (beginning.test(text) ? text.trimEnd() : undefined)
}
