/** The words of a text, as they are counted: without case and punctuation; signs of Chinese and Japanese are a word each. */

const term =
  /[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+(?:['’]\p{L}+)*|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gv

/** The words of a text, in their order. */
export const terms = (text: string): ReadonlyArray<string> => text.normalize("NFKC").toLowerCase().match(term) ?? []

/** The mean number of words; undefined of nothing. */
export const meanLength = (texts: ReadonlyArray<ReadonlyArray<string>>): number | undefined =>
  texts.length === 0 ? undefined : texts.reduce((sum, words) => sum + words.length, 0) / texts.length
