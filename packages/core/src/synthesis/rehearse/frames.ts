/** The build of a message: in which order it says who, why, what, and under which conditions. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import { againstOf, besideOf, closings, factOf, hurried, introOf, matterOf, timed, when } from "./lines.ts"
import type { Voice } from "./Voice.ts"

/** What a message may be built from. Every text is whole sentences. */
export interface Parts {
  readonly want: string
  /** What the data look like; "" for none. */
  readonly given: string
  /** A fenced block; "" for none. */
  readonly draft: string
  readonly limits: ReadonlyArray<string>
  /** Set when the wish is not about the matter itself but stands beside it: work to be rid of, or something for the soul. */
  readonly beside?: "chore" | "pastime"
}

/** How demanding: 1 simple, 2 intermediate, 3 specialised. */
export type Level = 1 | 2 | 3

interface Said {
  readonly intro: string
  readonly story: string
  readonly more: string
  readonly want: string
  readonly given: string
  readonly draft: string
  readonly limits: ReadonlyArray<string>
  readonly closing: string
}

type Frame = (said: Said) => ReadonlyArray<string>

const list = (lines: ReadonlyArray<string>): string => lines.map((line) => `- ${line}`).join("\n")
const prose = (...parts: ReadonlyArray<string>): string => parts.filter((part) => part !== "").join(" ")

// Each gives paragraphs; empty ones are left out.
const simple: ReadonlyArray<Frame> = [
  (s) => [prose(s.want, s.given), s.draft],
  (s) => [prose(s.story, s.want, s.given), s.draft],
  (s) => [prose(s.intro, s.want, s.given), s.draft],
  (s) => [prose(s.want, s.given, s.story), s.draft],
  (s) => [prose(s.story, s.want, s.given, s.closing), s.draft],
  (s) => [s.story, prose(s.want, s.given), s.draft]
]

const middle: ReadonlyArray<Frame> = [
  (s) => [prose(s.intro, s.story, s.want, s.given), s.draft, prose(...s.limits.slice(0, 2))],
  (s) => [prose(s.story, s.more), prose(s.want, s.given), s.draft, prose(...s.limits.slice(0, 1), s.closing)],
  (s) => [prose(s.want, s.given), s.draft, prose(s.intro, s.story, s.more), s.closing],
  (s) => [prose(s.intro, s.want, s.given), s.draft, list(s.limits.slice(0, 3))],
  (s) => [prose(s.more, s.story, s.want, s.given), s.draft, prose(...s.limits.slice(0, 2), s.closing)],
  (
    s
  ) => [`In short: ${Phrase.lowerFirst(s.want, ["I "])}`, prose(s.intro, s.story, s.given), s.draft, s.limits[0] ?? ""],
  (s) => [
    prose(s.story, s.want),
    s.given === "" ? s.more : `What there is: ${Phrase.lowerFirst(s.given)}`,
    s.draft,
    prose("What matters:", Phrase.lowerFirst(prose(...s.limits.slice(0, 2)), ["I "]))
  ],
  (s) => [s.intro, prose(s.story, s.more), prose(s.want, s.given), s.draft, s.closing]
]

const special: ReadonlyArray<Frame> = [
  (s) => [prose(s.intro, s.story), prose(s.want, s.given), s.draft, `Conditions:\n${list(s.limits.slice(0, 4))}`],
  (
    s
  ) => [
    prose(s.want, s.given),
    s.draft,
    prose(s.intro, s.story, s.more),
    `Please keep in mind:\n${list(s.limits.slice(0, 3))}`,
    s.closing
  ],
  (s) => [prose(s.story, s.more), prose(s.intro, s.want, s.given), s.draft, prose(...s.limits.slice(0, 3))],
  (
    s
  ) => [
    `**What I need.** ${s.want}`,
    `**What I have.** ${prose(s.given, s.more)}`,
    s.draft,
    `**Why.** ${s.story}`,
    `**Limits.** ${prose(...s.limits.slice(0, 3))}`
  ],
  (
    s
  ) => [
    prose(s.intro, s.story, s.more),
    prose(s.want, s.given),
    s.draft,
    s.limits.slice(0, 4).map((limit, index) => `${index + 1}. ${limit}`).join("\n"),
    s.closing
  ],
  (
    s
  ) => [
    prose(s.story, s.want),
    prose(s.given, ...s.limits.slice(0, 2)),
    s.draft,
    prose("One more thing:", Phrase.lowerFirst(s.more, ["I "])),
    s.closing
  ]
]

const banned: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bagents?\b/gi, "clerk"],
  [/\bsimulat(?:ions?|es?|ed|ing|ors?)\b/gi, "model"],
  [/\bepisodes?\b/gi, "spell"],
  [/\bgroups?\b/gi, "circle"],
  [/\bscenarios?\b/gi, "case"],
  [/\bpersonas?\b/gi, "character"],
  [/\bobservers?\b/gi, "onlooker"]
]

/** Words that have no place in a message, replaced by everyday ones. */
export const worded = (text: string): string => banned.reduce((done, [word, other]) => done.replace(word, other), text)

/** The whole message. */
export const build = (
  parts: Parts,
  voice: Voice,
  { chance, level, limits = 0 }: {
    readonly chance: Chance
    readonly level: Level
    /** Fewest limits that the message must tell, where a build is there that does. */
    readonly limits?: number
  }
): string => {
  const deed = voice.did.length > 0 ? chance.pick(voice.did) : ""
  const did = deed === "" ? "" : `${timed.test(deed) ? "Not long ago" : chance.pick(when)} ${deed}.`
  const drawn = voice.told.at(-1 - (voice.told.length > 1 && chance.flip(0.35) ? 1 : 0)) ?? ""
  const told = parts.want.includes(drawn.slice(0, -1)) ? "" : drawn
  const matter = parts.beside === "chore"
    ? besideOf(voice, chance)
    : parts.beside === "pastime"
    ? againstOf(voice, chance)
    : matterOf(voice, chance)
  const matterWords = new Set(Phrase.contentWords(voice.about))
  const tells = (text: string) =>
    Phrase.contentWords(text).filter((word) => matterWords.has(word)).length >= Math.min(2, matterWords.size)
  const isNamed = parts.want.includes(voice.about)
  const unsaid = (text: string) => text !== "" && !parts.want.includes(text.slice(0, -1))
  const stories = [told, did, isNamed ? "" : matter, ...(level > 1 && told !== "" ? [prose(told, did)] : [])].filter(
    unsaid
  )
  const story = stories.length === 0
    ? matter
    : chance.pick(
      isNamed
        ? stories
        : [matter, matter, tells(told) ? told : prose(told, matter), tells(did) ? did : prose(did, matter)]
    )
  const fits = (text: string) =>
    text !== "" && !story.includes(text.slice(-20)) && !(tells(text) && tells(`${story} ${parts.want}`))
  const rest = [factOf(voice, chance), ...[told, did].filter(fits)]
  const frames = level === 1 ? simple : level === 2 ? middle : special
  const said: Said = {
    intro: introOf(voice, chance),
    story: Phrase.tidy(story),
    more: chance.pick(rest),
    want: parts.want,
    given: parts.given,
    draft: parts.draft,
    limits: chance.shuffle(parts.limits),
    closing: chance.pick(closings)
  }
  // A wish that does not name the matter needs the line that does.
  const telling = isNamed ? frames : frames.filter((frame) => frame(said).some((part) => part.includes(said.story)))
  const usable = telling.length > 0 ? telling : frames
  const limiting = limits === 0 ? usable : usable.filter((frame) => {
    const text = frame(said).join("\n")
    return said.limits.filter((limit) => text.includes(limit)).length >= limits
  })
  const paragraphs = chance.pick(limiting.length > 0 ? limiting : usable)(said)
    .map((paragraph) => (paragraph.startsWith("```") ? paragraph : Phrase.tidy(paragraph)))
    .filter((paragraph) => paragraph !== "")
  const hurry = level === 1 && voice.terse && chance.flip(0.5) ? `${chance.pick(hurried)} ` : ""
  return worded(hurry + paragraphs.join("\n\n"))
}
