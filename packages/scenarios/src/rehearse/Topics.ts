/** The words a text turns on. */
import { Phrase } from "@stoa/core"

const dull =
  /^(?:following|given|please|answer|question|questions|write|explain|describe|many|much|find|using|use|used|uses|make|made|makes|like|need|needs|want|wants|good|new|first|one|two|also|well|best|way|ways|give|short|list|lists|example|examples|statement|ensure|include|provide|create|help|helps|often|important|return|returns|function|def|assert|true|false|most|likely|suppose|know|known|called|result|results|come|comes|take|takes|show|shows|get|gets|option|options|correct|right|wrong|let|consider|would|could|task|code|pass|tests|sentence|sentences|generate|word|words|input|output|tell|whether|different|certain|several|according|refers|based|best|some|thing|things|say|says|able|allow|allows|even|three|four|five)$/

/** Words a text turns on, those that come most often first; those of another text are left out. */
export const topics = (text: string, besides = ""): Array<string> => {
  const known = new Set(Phrase.contentWords(besides))
  const counts = new Map<string, number>()
  for (const word of Phrase.contentWords(Phrase.clean(text, 3000))) {
    if (
      word.length > 3 && /^[\p{L}-]+$/u.test(word) && !known.has(word) && !dull.test(word) &&
      !/(?:ly|ing|ed)$/.test(word)
    ) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b.length - a.length).map(([word]) => word)
}
