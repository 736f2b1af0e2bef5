/** The words of a text as the rehearsal's judges count them: runs of letters and digits, without case. */
export const words = (text: string): ReadonlyArray<string> =>
  text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu) ?? []
