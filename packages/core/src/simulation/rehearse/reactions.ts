/** Reactions in words: towards somebody who was heard of, and in answer to somebody who spoke to us. */
import type { Act } from "../../domain/Message.ts"
import * as Phrase from "../../model/Phrase.ts"
import { isOfPerson } from "../../model/rehearse/Person.ts"
import * as Verb from "../../model/rehearse/Verb.ts"
import type { Scene } from "./Scene.ts"

/** A scene with somebody else in it, and the thing they spoke of. */
export interface ReactionScene extends Scene {
  readonly other: string
  readonly core: string
  readonly ownRole: string
}

/** A reaction in words; `fits` where it needs something that may be missing. */
export interface Reaction {
  readonly act: Act
  readonly words: (scene: ReactionScene) => string
  readonly fits?: (scene: ReactionScene) => boolean
}

/** Makes a reaction. */
export const way = (act: Act, words: Reaction["words"], fits?: Reaction["fits"]): Reaction =>
  fits === undefined ? { act, words } : { act, words, fits }

const hasPast = (scene: ReactionScene): boolean => scene.past.length > 0
const isOther = (scene: ReactionScene): boolean => scene.core !== scene.matter.core
const hasRole = (scene: ReactionScene): boolean =>
  scene.ownRole !== "" && isOfPerson(scene.ownRole) && !/^(?:retired|unemployed|laid-off)/.test(scene.ownRole)

/** Reactions to what was heard of somebody. */
export const reactions: ReadonlyArray<Reaction> = [
  way("ask", (s) => `${s.me} asks ${s.other} how ${s.core} came about, and writes the answer down ${s.spot()}.`),
  way("ask", (s) => `${s.me} asks ${s.other} for the figures behind ${s.core}, all of them, the bad ones as well.`),
  way("ask", (s) => `"And what did it cost?" ${s.me} asks ${s.other} about ${s.core}, pencil in hand.`),
  way(
    "ask",
    (s) =>
      `${s.me} wants to know from ${s.other} whether what holds for ${s.core} would also hold for ${s.matter.core}.`,
    isOther
  ),
  way(
    "ask",
    (s) =>
      `${s.me} asks ${s.other} to tell it again, slowly, and stops ${
        s.pick(["twice", "three times", "only"])
      } at ${s.core}.`
  ),
  way("do", (s) => `${s.me} lends ${s.other} ${s.tool()} because of ${s.core}, and wants it back by ${s.weekday()}.`),
  way(
    "do",
    (s) =>
      `Having heard from ${s.other} about ${s.core}, ${s.me} ${s.look()}, and finds ${
        s.pick([
          "nothing of the kind",
          "something not unlike it",
          "the same thing in small",
          "one case where there should be none"
        ])
      }.`
  ),
  way("do", (s) => `${s.me} takes a leaf out of ${s.other}'s book and ${s.trial()}, with ${s.matter.core} in mind.`),
  way("do", (s) => `${s.me} walks over to ${s.other} to see ${s.core} with ${s.his} own eyes before saying anything.`),
  way(
    "do",
    (s) => `Before going on with ${s.matter.core}, ${s.me} writes ${s.other} half a page about ${s.core}.`,
    isOther
  ),
  way("do", (s) => `${s.me} looks out ${s.paper()} for ${s.other} and marks the place that may bear on ${s.core}.`),
  way(
    "do",
    (s) =>
      `${s.me} gives ${s.other} a morning for ${s.core}: together they get as far as ${
        Verb.inForm(s.look(), "gerund")
      }.`
  ),
  way(
    "do",
    (s) => `${s.me} sends ${s.other} ${s.tool()} by the next bus, with a label that names ${s.core} and nothing else.`
  ),
  way(
    "say",
    (s) => `${s.me} tells ${s.other} that there must be more behind ${s.core}, and names two cases that went otherwise.`
  ),
  way(
    "say",
    (s) =>
      `As ${Phrase.a(s.ownRole)}, ${s.me} has seen the like of ${s.core} before, and tells ${s.other} how it ended.`,
    hasRole
  ),
  way("say", (s) => `${s.me} warns ${s.other} not to build on ${s.core} before asking ${s.folk()}.`),
  way("say", (s) => `${s.me} agrees with ${s.other} about ${s.core} in all points but one, and says which.`),
  way("say", (s) => `${s.me} contradicts ${s.other} about ${s.core}, politely, and brings ${s.paper()} as evidence.`),
  way(
    "say",
    (s) => `${s.me} invites ${s.other} for ${s.weekday()} to go through ${s.core} together, and promises coffee.`
  ),
  way(
    "say",
    (s) => `${s.me} brings ${s.other} and ${s.folk()} to one table because of ${s.core}.`
  ),
  way("say", (s) => `${s.me} holds up ${s.other} and ${s.core} to ${s.folk()} as proof that it can be done.`),
  way(
    "say",
    (s) =>
      `${s.me} tells ${s.other} how ${s.he} once ${
        s.pick(s.past)
      }, and what that taught ${s.him} about things like ${s.core}.`,
    hasPast
  ),
  way(
    "publish",
    (s) =>
      `${s.me} puts up a note about ${s.core}, thanks ${s.other} in the first line, and asks who has seen the same.`
  ),
  way(
    "publish",
    (s) => `${s.me} makes known ${s.hears} what ${s.other} has found out about ${s.core}, and what is still missing.`
  ),
  way("say", (s) => `${s.me} spreads the news of ${s.core} ${s.hears}, and leaves ${s.other}'s name out of it.`),
  way(
    "think",
    (s) =>
      `${s.me} turns ${s.core} over all the way home and cannot tell whether ${s.other} is ahead of ${s.him} or behind.`
  ),
  way(
    "think",
    (s) => `What ${s.other} says of ${s.core} reminds ${s.me} of the time when ${s.he} ${s.pick(s.past)}.`,
    hasPast
  ),
  way(
    "think",
    (s) =>
      `${s.me} begins to suspect that ${s.core} and ${s.matter.core} have the same root, and means to ask ${s.other}.`,
    isOther
  ),
  way(
    "think",
    (s) =>
      `${s.me} hears about ${s.core} from ${s.other}, nods, and stays with ${s.matter.core}: the day has only so many hours.`,
    isOther
  ),
  way(
    "do",
    (s) =>
      `${s.me} copies what ${s.other} has to say about ${s.core} into a notebook, with the date and a question mark.`
  ),
  way("do", (s) => `${s.me} lets ${s.his} own plan wait because of ${s.other} and ${s.core}, and ${s.trial()}.`)
]
