/** Who writes a message and about what, in the first person. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import * as Matter from "../../model/rehearse/Matter.ts"
import * as Noun from "../../model/rehearse/Noun.ts"
import * as Person from "../../model/rehearse/Person.ts"
import * as Self from "../../model/rehearse/Self.ts"
import * as Trade from "../../model/rehearse/Trade.ts"
import { realmOf } from "../../model/rehearse/trades/private.ts"
import type { Data } from "./code/Task.ts"

/** What an instruction is made from; the input of the prompt. */
export interface InstructInput {
  readonly name: string
  readonly person: string
  readonly personality: string
  readonly witnessed: ReadonlyArray<string>
  readonly deeds: ReadonlyArray<string>
  readonly requirement: string
  /** What sort of message it shall be: a paragraph of wanted.ts. */
  readonly wanted?: string
  readonly domain: string
  readonly complexity: string
  readonly language: string
}

/** The writer of a message. */
export interface Voice {
  readonly role: string
  readonly town: string
  /** The matter in the first person: what goes after "about", a short noun phrase, what goes after "to". */
  readonly about: string
  readonly core: string
  readonly todo: string
  readonly kind: Matter.Matter["kind"]
  /** What the matter is one of, where it is not one of the trade. */
  readonly isPrivate: boolean
  readonly pastime: string
  readonly trade: Trade.Trade
  /** The trade fitted to the matter. */
  readonly fitted: Trade.Trade
  readonly data: Data
  /** Sentences of one's own life, the most telling last. */
  readonly told: ReadonlyArray<string>
  /** What one did lately: "I asked the clerk about the lease". */
  readonly did: ReadonlyArray<string>
  /** Others one has met in the matter, by what they are: "an electrician". */
  readonly met: ReadonlyArray<string>
  /** Somebody to write to or talk to: "my supervisor", "the landlord". */
  readonly other: string
  /** Somebody with whom one may be at law. */
  readonly opponent: string
  /** True where nobody would joke. */
  readonly isGrave: boolean
  readonly terse: boolean
}

interface Met {
  readonly name: string
  readonly role: string
}

// "Tomas Novak (plumber, Brno): ..." among what came to the person's ears.
const metIn = (witnessed: ReadonlyArray<string>): Array<Met> => {
  const roles = new Map<string, string>()
  for (const line of witnessed) {
    const [, who = "", occupation = ""] = /^([^():]{2,120}) \(([^)]{3,80})/.exec(line) ?? []
    const role = Person.asRole(occupation)
    if (who !== "" && Person.isOfPerson(role)) roles.set(Phrase.asName(who), Person.described(role))
  }
  return [...roles].map(([name, role]) => ({ name, role }))
}

// Whoever reads the message knows nobody by name: "Tomas" becomes "a plumber I know".
const unnamed = (deed: string, met: ReadonlyArray<Met>, own: string): string | undefined => {
  const plain = met.reduce((text, { name, role }) => {
    const called = name.split(" ").filter((part) =>
      /^\p{Lu}/u.test(part) && part.length > 2 && Phrase.names(text, part)
    )
    return called.reduce((done, part) => done.replaceAll(part, `${role} I know`), text)
  }, deed)
  const names = [...plain.slice(2).matchAll(/(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}'’-]+/gu)].map(([word]) => word)
  const isClear = names.every((word) => /day$|^I$/.test(word) || own.includes(word))
  return isClear && !/I know(?:['’]s| I know)/.test(plain) ? plain : undefined
}

// A matter of the person's own that they acted in, or of which something came to their ears.
const matterIn = (input: InstructInput, own: ReadonlyArray<Matter.Matter>, chance: Chance): Matter.Matter => {
  const deeds = input.deeds.join(" ")
  const heard = input.witnessed.join(" ")
  const scored = own.map((matter) => ({
    matter,
    score: 2 * Matter.presence(matter, deeds) + Matter.presence(matter, heard)
  }))
  const best = scored.toSorted((a, b) => b.score - a.score)
  const present = best.filter(({ score }) => score > 0)
  if (present.length > 0) return (chance.flip(0.8) ? present[0] : chance.pick(present))?.matter as Matter.Matter
  return chance.pick(own)
}

const grave =
  /\b(?:die[sd]?|dying|dead|deaths?|dementia|kill\w*|suicid\w*|abus\w+|violen\w+|bruis\w+|cancer|funeral|testimony|threats?|custody|widow|hostage|war|front|miscarr\w*|scan|surgery|lump|pregnant)\b/i

const spokenOf =
  /\b(?:about|because of|on account of|bears on|becomes of|experiment on|move on|page on|stand with|understanding|spoke of|figures behind) ((?:the|his|her|their|an?) [^,.;:?!]{3,80})/gu

const vague =
  /\b(?:affair|news|pieces|own plan|strokes|attempts|business|dates|names|entries|mark|root|points?|plan|wait|hope|lines?|minutes|questions?)$|^the hope of/

// Where nothing is known of what occupies the person, their deeds tell.
const matterOfDeeds = (deeds: ReadonlyArray<string>, without: ReadonlyArray<string>): Matter.Matter | undefined => {
  const told = deeds.join(" ")
  const thing = [
    ...[...told.matchAll(spokenOf)].map(([, named = ""]) => Noun.head(named, 6)),
    ...Noun.things(told, { without })
  ].find((one) =>
    !vague.test(one) && !Trade.isEveryday(one) && !Trade.isScenery(one) &&
    !without.some((name) => Phrase.names(one, name))
  )
  return thing === undefined ? undefined : Matter.parse(thing)
}

/** The writer, on the matter that the situation brings up. */
export const make = (input: InstructInput, chance: Chance): Voice => {
  const person = Person.parse(input.person, input.name, [input.personality, ...input.deeds])
  const trade = Trade.of(person.role, `${person.text} ${[...input.deeds, ...input.witnessed].join(" ")}`)
  const { pastimes, worries } = Matter.of(person, chance.pick(trade.worries))
  const isKnown = person.concerns.length + person.goals.length > 0
  const matter = (isKnown ? undefined : matterOfDeeds(input.deeds, [person.name, person.called])) ??
    matterIn(input, worries, chance)
  const fitted = Trade.fitted(trade, matter)
  const mine = (text: string) => Self.mine(text, person)
  const circle = person.circle.filter((one) => !matter.about.includes(one.replace(/^\S+ /, "")))
  const nouns = Noun.things(input.deeds.join(" "), { without: [input.name, person.called] })
  const told = Self.said(person)
  const chatty = /\b(?:warm|talkative|chatty|funny|cheerful|generous|witty|friendly|loud)\b/i.test(input.personality)
  const table = trade.table
  const met = metIn(input.witnessed)
  return {
    role: person.role,
    town: person.town,
    about: mine(matter.about),
    core: mine(matter.core.replace(/^the business with /, "")),
    todo: mine(matter.todo),
    kind: matter.kind,
    isPrivate: realmOf(matter) !== undefined,
    pastime: pastimes.length === 0 ? "reading" : chance.pick(pastimes).about,
    trade,
    fitted,
    data: { ...table, few: chance.pick([3, 4, 5, 6, 7, 10, 12, 14, 21, 30]), many: 100 * (4 + chance.int(90)) },
    told: told.length > 0
      ? told
      : nouns.slice(0, 1).map((noun) => `Lately a good deal of my time goes into ${mine(noun)}.`),
    did: input.deeds.flatMap((deed) => {
      const first = Matter.presence(matter, deed) > 0 ? Self.didMyself(deed, person) : undefined
      return first === undefined ? [] : unnamed(first, met, person.text) ?? []
    }),
    met: met.map(({ role }) => role),
    other: mine(circle.length > 0 && chance.flip(0.6) ? chance.pick(circle) : chance.pick(fitted.folk)),
    opponent: mine(
      chance.pick(
        circle.length > 0
          ? circle
          : ["my employer", "the landlord", "the office", "the insurance company", "the other side"]
      )
    ),
    isGrave: grave.test(`${matter.about} ${told.at(-1) ?? ""}`),
    terse: chance.flip(chatty ? 0.15 : 0.35)
  }
}
