/**
 * What the rehearsal model says when a person is made unrecognisable. A few of its first answers let slip the person's name, and a
 * few of these do so again, so that a rehearsed run meets what becomes of a leak: it is repaired, or the person is left out.
 */
import { oneLine } from "../../domain/PlainText.ts"
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import * as Person from "../../model/rehearse/Person.ts"
import * as Trade from "../../model/rehearse/Trade.ts"
import type { Anonymised } from "./prompts.ts"

/** Shares of the first answers, and of the second ones, that let the name slip. */
const slips = { first: 0.08, again: 0.2 }

const bandOf = (age: number | undefined): string => {
  if (age === undefined) return ""
  const from = Math.floor(age / 10) * 10
  return `${from} to ${from + 9}`
}

const levels: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:phd|ph\.d|doctorate|doctoral)\b/i, "doctorate"],
  [/\b(?:master|msc|ma|mba|m\.a|m\.sc)\b/i, "master's degree"],
  [/\b(?:bachelor|bsc|ba|degree|b\.a|b\.sc|university|college)\b/i, "studies at a college"],
  [/\b(?:apprentice|trade school|vocational|certificate|diploma)/i, "vocational training"],
  [/\b(?:high school|secondary|school)\b/i, "secondary school"]
]

const countries =
  /\b(?:UK|USA|US|United Kingdom|United States|England|Scotland|Ireland|Germany|France|Spain|Portugal|Italy|India|China|Japan|Brazil|Mexico|Canada|Australia|Nigeria|Kenya|Ghana|Egypt|Turkey|Poland|Sweden|Norway|Philippines|Indonesia|Vietnam|South Korea|South Africa|Argentina|Chile|Colombia)\b/

/** Words of an interest that may be said again; more in a row would be a quotation. */
const mostTaken = 6

/** Of small letters, so that it names nobody. */
const isSaidOnly = (text: string): boolean =>
  !/\S\s+[^\p{L}]*\p{Lu}|\d{3}|[@/#:]|\p{L}\.\p{L}/u.test(text) && Phrase.words(text).length < mostTaken

const things = [
  "an eye for detail",
  "early mornings",
  "a long memory",
  "steady hands",
  "plain opinions",
  "a full notebook",
  "patience"
]
const deeds = [
  "Spent a week finding out why something that used to work no longer did.",
  "Taught a younger colleague to do the work without being watched.",
  "Said no to a plan that looked better on paper than it was.",
  "Wrote down what everybody knew and nobody had written.",
  "Asked for help in time, and gave some back."
]

/** A role in place of a name, and of the rest only what is said in ordinary words. */
export const rehearseAnonymise = (
  input: { readonly person: string; readonly past: ReadonlyArray<string>; readonly leaks: ReadonlyArray<string> },
  chance: Chance
): Anonymised => {
  const isAgain = input.leaks.length > 0
  const person = Person.parse(input.person, undefined, [])
  const trade = Trade.of(person.role, person.text)
  const field = /^(education):\s*(.*)$/m.exec(input.person)?.[2] ?? ""
  const small = person.role.toLowerCase()
  const isPlain = !isAgain && small !== "" && /^[a-z -]{4,40}$/.test(small) && Person.isOfPerson(small)
  const role = isPlain ? small : `somebody in ${trade.field}`
  const interests = isAgain
    ? []
    : person.interests.filter(isSaidOnly).slice(0, 4).map((one) => oneLine(one).toLowerCase())
  const slip = chance.flip(isAgain ? slips.again : slips.first)
    ? ` People call ${person.pronouns.him} ${person.called}.`
    : ""
  return {
    name: Phrase.upperFirst(`${role} with ${chance.pick(things)}`),
    description: Phrase.stop(
      `${Phrase.upperFirst(isPlain ? Phrase.a(role) : role)} who has done this work for years${
        interests.length === 0 ? "" : ` and cares for ${Phrase.list(interests)}`
      }`
    ) + slip,
    pastActions: chance.sample(deeds, Math.min(input.past.length, 3)),
    ageBand: bandOf(person.age),
    occupation: isPlain ? role : trade.field,
    region: countries.exec(person.place)?.[0] ?? "",
    education: levels.find(([pattern]) => pattern.test(field))?.[1] ?? "",
    interests
  }
}
