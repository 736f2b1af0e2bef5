/** What a text turns on: runs of words between small ones, as "neural networks" or "staff meeting". */
import { Phrase } from "@stoa/core"

const dull =
  /^(?:following|given|please|answers?|questions?|write|explain|describe|many|much|find|using|use|used|uses|make|made|makes|like|need|needs|want|wants|good|new|first|second|last|next|well|best|way|ways|give|gives|short|lists?|examples?|statements?|ensure|include|provide|create|help|helps|often|important|returns?|function|def|assert|true|false|most|likely|suppose|know|known|called|results?|come|comes|take|takes|show|shows|get|gets|options?|correct|right|wrong|let|consider|would|could|task|code|pass|tests?|sentences?|generate|words?|input|output|tell|whether|different|certain|several|according|refers|based|thing|things|say|says|able|allow|allows|even|three|four|five|six|seven|eight|nine|ten|determine|identify|calculate|evaluate|write|rewrite|make|makes|made|python|javascript|java|html|css|sql|program|script|one|two|hundred|also|really|very|quite|construct|complete|justify|compute|implement|develop|design|add|fix|convert|begin|end|pmatrix|align|frac|text|cdot|implies|above|below|holding|else|equal|must|always|never|however|therefore|thus|hence|since|then|called|named|statement|term|person|think|thinks|feel|feels|look|looks|seem|seems|want|wants|ask|asks|put|keep|keeps|see|sees|alone|typical|general|specific|main|own)$/i

// Words that stand before what they say something of, or do something.
const leaning = /(?:ly|ing|ed|ous|ive|able|ible|ful|less|est)$/

const formulas = /\$[^$\n]{1,200}\$|\\\[[\s\S]{0,600}?\\\]|\\[a-zA-Z]+|```[\s\S]*?```|\bassert\b[^\n]*/g

/** Runs of at most two words that a text turns on: those that come most often, then those that come first. What stands in another text is left out. */
export const topics = (text: string, besides = ""): Array<string> => {
  const known = new Set(Phrase.contentWords(besides))
  const counts = new Map<string, number>()
  for (const piece of text.replace(formulas, " ; ").slice(0, 3000).split(/[^\p{L}\s'’-]+|\n/u)) {
    let run: Array<string> = []
    const close = (): void => {
      const end = run.findLastIndex((word) => !leaning.test(word))
      const kept = run.slice(Math.max(0, end - 1), end + 1)
      const own = kept.length === 2 && dull.test(kept[0] ?? "") ? kept.slice(1) : kept
      run = []
      if (own.every((word) => word.length < 4)) return
      const topic = own.join(" ")
      counts.set(topic, (counts.get(topic) ?? 0) + 1)
    }
    for (const word of piece.split(/\s+/)) {
      const bare = word.replace(/['’]s?$|^['’]|^-+|-+$/g, "")
      if (bare.length < 3 || Phrase.isSmall(bare) || dull.test(bare) || known.has(bare.toLowerCase())) close()
      else run.push(bare)
    }
    close()
  }
  return [...counts].toSorted(([, m], [, n]) => n - m).map(([topic]) => topic)
}
