/** Words before a conversation that say nothing of the matter: whoever answers would answer the same without them. */

// What "You are ..." may say of a helper without making it somebody.
const helper = new Set(
  ("a an the very and or but helpful useful friendly polite honest harmless respectful knowledgeable intelligent smart " +
    "expert good great ai artificial intelligence large language model chat chatbot bot virtual digital assistant")
    .split(" ")
)

// Sentences that data sets put before thousands of tasks of all kinds.
const usual: ReadonlyArray<RegExp> = [
  /^(?:always )?(?:answer|respond|help|assist|provide)(?: \w+)? as (?:best|much|helpfully|faithfully|accurately) as (?:you can|possible)$/,
  /^you(?: should| must| will| always)? (?:provide|give|write) (?:clear |accurate |helpful |detailed |and |a |an )*(?:answers?|responses?)(?: so (?:the )?users? (?:don't|do not) need to search outside to understand the answer)?$/,
  /^provide (?:a )?detailed answers?(?: so (?:the )?users? (?:don't|do not) need to search outside to understand the answer)?$/,
  /^(?:you will be given|(?:the )?user will(?: you)? give you) a (?:task|question)$/,
  /^you must generate a detailed and long answer$/,
  /^your (?:goal|task) is to (?:complete the task|answer) as faithfully as you can$/,
  /^while (?:performing the task|answering) think step-by-step and justify your (?:steps|answer)$/,
  /^think like you are answering to a five year old$/,
  /^be (?:helpful|concise|polite|honest|clear)(?: and \w+)?$/
]

const kinds =
  /^(?:who|that|which) (?:always provides? explanation|follows? instructions?(?: extremely)? well|helps? people find information|is (?:always )?(?:happy|ready) to help)$/

/** True for "You are a helpful assistant", false where the helper is told whom to be or what about. */
const isHelper = (sentence: string): boolean => {
  const [, description = "", rest = ""] = /^you are ([a-z\s,-]*?)(?:,? ((?:who|that|which) [^]*))?$/.exec(sentence) ??
    []
  const words = description.split(/[\s,]+/).filter((word) => word !== "")
  return words.length > 1 && words.every((word) => helper.has(word)) && (rest === "" || kinds.test(rest))
}

const longest = 600

/** True for an empty text, and for one of which every sentence could stand before any task. */
export const isGeneric = (text: string): boolean =>
  text.length <= longest &&
  text.toLowerCase().split(/[.!\n]+/).map((sentence) => sentence.trim().replace(/\s+/g, " ")).every((sentence) =>
    sentence === "" || isHelper(sentence) || usual.some((pattern) => pattern.test(sentence))
  )
