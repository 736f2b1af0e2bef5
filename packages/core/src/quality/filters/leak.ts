import * as Filter from "../Filter.ts"

/**
 * What only someone inside the machinery could say. Ordinary uses stay free: an estate agent, a group of pupils, an episode of a
 * series, a simulation that an engineer runs.
 */
const leaks: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:a\d{4,}|g\d{3,}(?:\/(?:e?\d+)))\b/, "an id of the run"],
  [
    /\b(?:(?:in|of|inside|within) (?:this|the|our) (?:simulation|simulated (?:society|world)|episode|scenario))\b/i,
    "the simulation"
  ],
  [/\bsimulated (?:society|town|agents?|people|person|life|world)\b/i, "the simulation"],
  [
    /\b(?:the|this|these|those|other|another|each|every|all|fellow|neighbou?ring|my) agents?(?:'s?)?\b(?! (?:at|for|from|in|of) (?:the|my|our|an?) (?:agency|bank|insurer|office|desk|company))/i,
    "agents"
  ],
  [/\b(?:as|I am|I'm) an (?:autonomous |simulated )?agent (?:in|of|with)\b/i, "agents"],
  [/\bagent (?:groups?|societ(?:y|ies)|profiles?|memory)\b/i, "agents"],
  [
    /\b(?:my|the|this|our|neighbou?ring|another|other) (?:agent )?group(?:'s)? (?:modulator|episodes?|messages)\b/i,
    "groups"
  ],
  [/\bmodulators?\b.{0,60}\b(?:group|circle|members?|agents?|episode)\b/i, "the modulator"],
  [/\b(?:the|this|previous|above|given|current) episode (?:summary|above|shows|tells|describes)\b/i, "episodes"],
  [
    /\b(?:the|this) (?:persona|person described|described situation|situation (?:given|described|above|provided))\b/i,
    "the person or situation given"
  ],
  [
    /\b(?:based on|according to|given) (?:the|this|your) (?:persona|profile (?:provided|given|above))\b/i,
    "the profile given"
  ],
  [/<\/?(?:person|situation|deeds|plan|memory|heard|circles|members|actions|news|past)>/i, "a tag of a prompt"]
]

/** Drops rows that mention agents, groups, episodes, the simulation, or the prompt they came from. */
export const leak = Filter.pure("simulation-leak", "The row knows nothing of how it was made.", (draft) => {
  for (const turn of draft.turns) {
    for (const [pattern, what] of leaks) {
      const found = pattern.exec(turn.content)
      if (found !== null) {
        return `the ${turn.role === "user" ? "instruction" : "response"} mentions ${what}: "${found[0]}"`
      }
    }
  }
  return undefined
})
