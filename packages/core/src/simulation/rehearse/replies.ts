/** Answers in words, to somebody who spoke to us or of us; and thoughts between two pieces of news. */
import { type Reaction, type ReactionScene, way } from "./reactions.ts"

/** Answers to somebody who spoke to us or of us. */
export const replies: ReadonlyArray<Reaction> = [
  way(
    "say",
    (s) =>
      `${s.me} answers ${s.other} the same evening: there are three things to know about ${s.core}, and the third is the price.`
  ),
  way(
    "say",
    (s) => `${s.me} tells ${s.other} frankly of ${s.count(3, 9)} attempts at ${s.core}, and shows the list of them.`
  ),
  way(
    "do",
    (s) => `Instead of explaining, ${s.me} fetches ${s.tool()} and shows ${s.other} what is meant by ${s.core}.`
  ),
  way(
    "ask",
    (s) => `${s.me} gives ${s.other} a question back: who would notice if nobody did anything about ${s.core}?`
  ),
  way(
    "say",
    (s) =>
      `${s.me} admits to ${s.other} that about ${s.core} nothing is certain yet, and sends ${
        s.pick(["the notes", "the figures", "two names", "a sketch"])
      } all the same.`
  ),
  way("do", (s) => `${s.me} writes ${s.other} two pages about ${s.core} and keeps a copy with ${s.paper()}.`),
  way(
    "say",
    (s) => `${s.me} thanks ${s.other} for the word on ${s.core}, and names ${s.weekday()} as the day for trying it.`
  ),
  way(
    "say",
    (s) => `${s.me} does not share ${s.other}'s view of ${s.core}, and says why, in the order in which things happened.`
  ),
  way(
    "ask",
    (s) => `${s.me} asks ${s.other} back whether this is really about ${s.core}, or about something behind it.`
  ),
  way(
    "do",
    (s) =>
      `${s.me} and ${s.other} look into ${s.core} together; after two hours they have ${
        s.count(3, 11)
      } notes and one idea.`
  ),
  way(
    "think",
    (s) =>
      `${s.me} feels caught by ${s.other}'s question about ${s.core}, and puts the answer off until ${s.weekday()}.`
  ),
  way(
    "do",
    (s) => `To answer ${s.other} properly, ${s.me} first ${s.look()}. About ${s.core} it takes a morning to be sure.`
  ),
  way(
    "say",
    (s) => `${s.me} sits down with ${s.other} ${s.spot()} and tells the part about ${s.core} that was left out before.`
  ),
  way("say", (s) => `${s.me} tells ${s.other} to leave ${s.core} alone until ${s.folk()} has had a look.`),
  way(
    "do",
    (s) => `${s.me} brings ${s.other} what was asked for and adds ${s.tool()}, in case more is needed for ${s.core}.`
  ),
  way(
    "say",
    (s) =>
      `${s.me} reads out to ${s.other} what there is about ${s.core}: ${
        s.count(3, 9)
      } lines, the last of them crossed out.`
  ),
  way("do", (s) => `${s.me} leaves ${s.tool()} at ${s.other}'s door with a note: for ${s.core}, no hurry.`),
  way("ask", (s) => `${s.me} wants to hear from ${s.other} who else is asking about ${s.core} before saying more.`),
  way(
    "say",
    (s) => `${s.me} tells ${s.other} that ${s.folk()} is the right person for ${s.core}, and writes down the way there.`
  ),
  way("do", (s) => `${s.me} takes ${s.other}'s word for it and ${s.trial()}, all for the sake of ${s.core}.`),
  way(
    "think",
    (s) => `${s.me} notices that ${s.other} has asked the right thing about ${s.core} for the wrong reason.`
  ),
  way("say", (s) => `${s.me} promises ${s.other} an answer about ${s.core} in writing, and a short one.`),
  way(
    "publish",
    (s) =>
      `So as not to answer twice, ${s.me} puts the reply to ${s.other} about ${s.core} up ${s.spot()} for all to read.`
  ),
  way(
    "say",
    (s) =>
      `"Ask me again on ${s.weekday()}," ${s.me} tells ${s.other}, and then talks about ${s.core} for half an hour anyway.`
  )
]

/** When two people were heard on two things. */
export const between: ReadonlyArray<(scene: ReactionScene, third: string, thing: string) => string> = [
  (s, third, thing) =>
    `${s.me} hears about ${s.core} from ${s.other} and about ${thing} from ${third} on the same day, and draws a line between the two.`,
  (s, third, thing) =>
    `Two pieces of news, ${s.core} from ${s.other} and ${thing} from ${third}, and ${s.me} believes the second more.`,
  (s, third, thing) =>
    `${s.me} wonders whether ${s.other}, busy with ${s.core}, knows that ${third} has to do with ${thing}.`
]
