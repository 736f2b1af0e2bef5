import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

// Whoever names one of these means a tradesman, a chemical or a piece of software by "the agent".
const trades = new RegExp(
  String
    .raw`\b(?:estate|letting|leasing|travel|insurance|customs|shipping|freight|booking|ticket|gate|sales|support|service` +
    String
      .raw`|purchasing|literary|talent|sports|federal|secret|undercover|union|user|cleaning|oxidi[sz]ing|reducing|raising` +
    String
      .raw`|bonding|bleaching|thickening|contrast)[- ]agents?\b|\b(?:agency|agencies|insur\w+|tax office|call cent(?:re|er)` +
    String
      .raw`|landlord|tenant|ssh|zabbix|puppet|jenkins|monitoring|daemon|server|service|install\w*|restart\w*|backup|endpoint` +
    String
      .raw`|api|llm|chatbot|python|script|config\w*|deploy\w*|kubernetes|cluster|pipeline|prompt|tool[- ]?calls?)\b`,
  "i"
)

/** A pattern, what it tells of, and what in the row makes its words ordinary. */
type Sign = readonly [pattern: RegExp, what: string, unless?: RegExp]

const persona: Sign = [
  /\b(?:the|this|my|your) persona\b/i,
  "a persona",
  /\b(?:marketing|brand|buyers?|customers?|users?|UX)\b/i
]

/** What tells of the prompt that a row came from. */
const ofPrompts: ReadonlyArray<Sign> = [
  [
    /\b(?:based on|according to|given) (?:the|this|your) (?:persona|profile (?:provided|given|above))\b/i,
    "the profile given"
  ],
  [
    /<\/?(?:person|people|situation|deeds|witnessed|plan|memory|heard|circles|members|actions|news|past)>/i,
    "a tag of a prompt"
  ]
]

/** What tells of the prompts of a scene. Teachers, pupils, classes and roles are what a scene is about, and no leak. */
const ofScenes: ReadonlyArray<Sign> = [
  persona,
  ...ofPrompts,
  [
    /<\/?(?:question|reference|reference_answer|attempt|conversation|dialogue|transcript|feedback|correction|lesson|rules)>/i,
    "a tag of a prompt"
  ],
  [/\b(?:reference|standard|ground[- ]truth) answers?\b/i, "the reference answer"],
  [
    /\b(?:according to|stated in|given in|match(?:es|ing)?|agrees? with|consistent with|based on) the (?:reference|provided|official|model) (?:answer|solution)\b/i,
    "the reference answer"
  ]
]

/**
 * What only someone inside the machinery could say.
 * An estate agent, a group of pupils, an episode of a series, a simulation that an engineer runs stay free.
 */
const leaks: ReadonlyArray<Sign> = [
  [/\b(?:a\d{4,}|g\d{3,}(?:\/(?:e?\d+)))\b/, "an id of the run"],
  [/\bsimulated (?:society|town|agents?|people|person|life|world)\b/i, "the simulation"],
  [
    /\b(?:(?:every|any|some|no)(?:one|body)|other people|residents?|neighbou?rs?|inhabitants?|my (?:life|role|part|group|plan)|live|living)\b[^.!?\n]{0,30}\b(?:in|of|inside|within) (?:this|the|our) simulation\b/i,
    "the simulation"
  ],
  [
    /\bas an? (?!result|function|part|consequence)[^.,;!?\n]{1,40} (?:in|of|inside|within) (?:this|the|our) (?:simulation|scenario|episode)\b/i,
    "the simulation"
  ],
  [/\b(?:in|inside|within) (?:this|the|our) (?:simulation|scenario|episode),? (?:I am|I'm) an?\b/i, "the simulation"],
  [/\bthe simulation (?:asks|wants|expects|assigned)\b/i, "the simulation"],
  [
    /\b(?:the|this|these|those|other|another|each|every|all|my) agents?(?:'s?)?\b(?! (?:at|for|from|in|of) (?:the|my|our|an?) (?:office|desk|company))/i,
    "agents",
    trades
  ],
  [/\b(?:as|I am|I'm) an agent (?:in|of|with|who)\b/i, "agents", trades],
  [/\b(?:as|I am|I'm) an (?:autonomous|simulated|AI) agent (?:in|of|with)\b/i, "agents"],
  [/\b(?:fellow|neighbou?ring) agents?\b|\b(?:other|another|all) agents? (?:in|of|from) (?:my|our) group\b/i, "agents"],
  [/\bagent (?:groups?|societ(?:y|ies)|profiles?|memory)\b/i, "agents"],
  [
    /\b(?:my|the|this|our|neighbou?ring|another|other) (?:agent )?group(?:'s)? (?:modulator|episodes?|messages)\b/i,
    "groups"
  ],
  [/\bmodulators?\b.{0,60}\b(?:group|circle|members?|agents?|episode)\b/i, "the modulator"],
  [/\b(?:the|this|previous|above|given|current) episode (?:summary|above|shows|tells|describes)\b/i, "episodes"],
  persona,
  [
    /\b(?:the|this) (?:person described|described situation|situation (?:given|described|above|provided))\b/i,
    "the person or situation given"
  ],
  ...ofPrompts
]

/** Drops rows that mention agents, groups, episodes, the simulation, or the prompt they came from; of a scene only the last. */
export const leak = Filter.pure("simulation-leak", "The row knows nothing of how it was made.", (draft) => {
  const texts = Spoken.texts(draft)
  const row = texts.map(({ text }) => text).join("\n")
  const given = Filter.isStaged(draft) ? Spoken.given(draft) : ""
  const signs = Filter.isStaged(draft) ? ofScenes : leaks
  return Spoken.firstIn(texts, ({ text }) => {
    for (const [pattern, what, unless] of signs) {
      const found = pattern.exec(text)
      if (found !== null && unless?.test(row) !== true && !given.includes(found[0])) {
        return `mentions ${what}: "${found[0]}"`
      }
    }
    return undefined
  })
})
