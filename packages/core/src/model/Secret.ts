/** The key of a server must not come back in what the server says, wherever it quotes it. */

const replaced = (key: string) => (text: string): string => text.replaceAll(key, "(key)")
const unchanged = (text: string): string => text

/** Takes the key out of a sentence about trouble. */
export const hide = (key: string | undefined): (text: string) => string =>
  key === undefined || key.length < 4 ? unchanged : replaced(key)

// Servers on one's own machine are given words for keys ("ollama", "not-needed"), which belong in a text that is about them.
const isSecret = (key: string): boolean => key.length >= 20 || (key.length >= 8 && /\d/.test(key))

/** Takes the key out of a reply, which goes into the log and the data set: only a key that can be nothing else. */
export const hideInReply = (key: string | undefined): (text: string) => string =>
  key !== undefined && isSecret(key) ? replaced(key) : unchanged
