/** Hints of private things that give nothing of them away. */

/** The first characters of something, as in "+4...". */
export const beginning = (text: string, characters: number): string => `${text.slice(0, characters)}...`

/** An e-mail address with the first letter of its name, as in "v...@...". */
export const mail = (address: string): string => `${[...address][0] ?? ""}...@...`
