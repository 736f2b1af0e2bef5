/** Names as they stand in an address: "Dear Maria," and not "Dear friends,". */

/** A name in capitals, of one to four words, as a pattern. */
export const pattern = String
  .raw`(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Madam)\.? )?\p{Lu}[\p{L}\p{M}'’-]{0,40}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,40}){0,3}`

// Whom one addresses without knowing a name.
const nobody =
  /^(?:all|anyone|assistant|ai|a\.i|chatgpt|gpt|claude|bot|chatbot|baker|colleagues?|community|customers?|dear|diary|editors?|everybody|everyone|experts?|family|fellow|folks|friends?|gentlemen|guests?|hiring|human|ladies|ma['’]?am|madam|members?|neighbou?rs?|parents?|readers?|recruiter|santa|sirs?|sir|students?|support|teachers?|team|there|user|valued|world|you|your|again|god|lord|i|a|an|the|it|this|we|my|if|here|how|what|when|as|in|to|for|first|yes|no|let|thanks?|thank|please|so|sure|well|good|great|hello|hi|hey|welcome|of|and|but|manager|committee|landlord|tenant|board|council|department|client|doctor|professor|officer|sales|marketing|human|hr|company|name|recipient)\b/iu

/** True of words that name somebody; one that is nothing but a title in use names nobody. */
export const isOfSomebody = (name: string): boolean =>
  !nobody.test(name.replace(/^(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof)\.?\s+/u, ""))

/** True where a text holds one of the words of a name. */
export const isIn = (text: string, name: string): boolean => {
  const words = name.match(/\p{L}[\p{L}\p{M}'’-]+/gu) ?? []
  return words.some((word) =>
    new RegExp(String.raw`(?<!\p{L})${word.replace(/['’-]/gu, ".")}(?!\p{L})`, "iu").test(text)
  )
}
