/** A kind of request in plain words: how somebody asks, how it is known again, and how it is answered. */
import type { Chance } from "../../../domain/Seed.ts"
import * as Phrase from "../../../model/Phrase.ts"
import * as Matter from "../../../model/rehearse/Matter.ts"
import * as Noun from "../../../model/rehearse/Noun.ts"
import * as Self from "../../../model/rehearse/Self.ts"
import * as Trade from "../../../model/rehearse/Trade.ts"
import type { Voice } from "../Voice.ts"

/** The fields of requests; a wish for data names one of them, or "general". */
export type Field = "writing" | "planning" | "thinking" | "people" | "learning" | "law" | "health"

/** What is wanted, and conditions for the more demanding levels. */
export interface Wanted {
  readonly want: string
  readonly limits: ReadonlyArray<string>
}

/** What an answer takes up of an instruction, said to the one who asked. */
export interface Topic {
  /** As it goes after "about": "the lease on your shop". */
  readonly about: string
  /** A short noun phrase: "the lease". */
  readonly core: string
  /** Somebody the instruction wants to reach: "your landlord". */
  readonly other: string
  readonly trade: Trade.Trade
  readonly text: string
}

/** A kind of request. */
export interface Kind {
  readonly id: string
  readonly field: Field
  /** False where the matter does not suit. */
  readonly fits?: (voice: Voice) => boolean
  /** Its own ways of asking. */
  readonly sign: RegExp
  /** What others may say who ask for the like. */
  readonly loose: RegExp
  readonly ask: (voice: Voice, chance: Chance) => Wanted
  readonly answer: (topic: Topic, chance: Chance) => string
}

// The sentences in which somebody asks; what only tells the story may hold any words.
const asks =
  /\?$|\bplease\b|^(?:In short: |[^:]{0,24}: |[“"\d.* -]+)?(?:I (?:want|need|would like|have (?:to|two|a log|a list|torn|been putting|a quarter|an appointment)|do not know|keep|get|see two|am about)|My (?:aim|head|alarm|page|lookup|sums|loop|Python|list|program)|Write|Show|Make|Give|Compare|Totals|Turn|Put|Explain|Find|Help|Week by week|Tomorrow I see|Should I|On Saturday everybody|At the clinic|Before I|On Monday I negotiate|These are|Here are|Now and then|Last month's|Misspelt|Renaming|Rounding|The (?:same|connection|program)|Some|In my|Two people|A `|Everybody)\b/i

const tells =
  /^(?:Yesterday|Last week|This morning|The other day|Before the weekend|Not long ago|On Monday) I (?!negotiate)/

/** The part of an instruction in which something is asked for. */
export const askingPart = (text: string): string => {
  const prose = text.replace(/```[\s\S]*?(?:```|$)/g, " ").replace(/\*\*[^*\n]+\*\*/g, "\n")
  const parts = prose.split(/(?<=[.?!])\s+|\n+/).map((part) => part.trim())
  const first = parts.findIndex((part) => asks.test(part) && !tells.test(part))
  return parts.filter((part, index) => (asks.test(part) && !tells.test(part)) || index === first + 1).join(" ")
}

const said =
  /\b(?:about|concerning|regarding|because of|belongs to|it is for|is for|reason is|began with) (?:a talk about )?(?!it\b|this\b|that\b|them\b|which\b|to\b|each\b|\d)([^.?!;:,\n"“”]{3,110})(?=[.?!;:,\n]|$)/i
const stated =
  /\b(?:(?:It|The matter|The whole thing)\b[^.?!\n]{0,30}?\b(?:about|with|because of) (?!\d)|(?:The reason|What keeps me awake|one thing): |(?:everything has turned on|My days go into|What I am at is|What it comes down to is|the question) )([^.?!;\n"“”]{3,110})(?=[.?!;\n]|$)/i

/** The topic of an instruction: what stands behind "about" where it asks, else the first thing it names. */
export const topicOf = (text: string): Topic => {
  const whole = text.replace(/```[\s\S]*?(?:```|$)/g, " ")
  const part = askingPart(text)
  const prose = Phrase.clean(whole, 1600)
  const named = said.exec(part)?.[1] ?? stated.exec(whole)?.[1] ?? said.exec(whole)?.[1]
  const things = Noun.things(named ?? part)
  const raw = Phrase.atMost(
    Phrase.clean(named ?? things[0] ?? Noun.things(prose)[0] ?? "", 140) || "what you describe",
    14
  )
  const other =
    /\b(?:to|with|for|ask|tell|see|put to) ((?:my|the|an?|our) [\p{Ll}' -]{3,40}?)(?= about\b| over\b|[.,?!:;\n]| who\b| that\b| says\b)/u
      .exec(part)?.[1]
  const about = Self.yours(raw)
  const isNoun = /^(?:the|an?|your|my|his|her|their|two|three) /i.test(about)
  const inner = things.length > 0 ? Self.yours(things[0] as string) : undefined
  const core = isNoun
    ? Noun.head(about, 6)
    : inner ??
      (/^(?:whether|how|who|what|which|when|where|why) /.test(about) ? "this decision" : Phrase.atMost(about, 6))
  return {
    about,
    core,
    other: other === undefined ? "the other side" : Self.yours(other),
    trade: Trade.fitted(Trade.of("", prose), Matter.parse(raw)),
    text: prose
  }
}

/** Numbered lines. */
export const numbered = (lines: ReadonlyArray<string>): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join("\n")

/** Dashed lines. */
export const dashed = (lines: ReadonlyArray<string>): string => lines.map((line) => `- ${line}`).join("\n")
