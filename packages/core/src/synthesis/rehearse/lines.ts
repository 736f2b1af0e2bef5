/** Single lines of a message: who, what it is about, figures, first and last words. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import { isOfPerson } from "../../model/rehearse/Person.ts"
import type { Voice } from "./Voice.ts"

/** Who writes. */
export const introOf = ({ role, town }: Voice, chance: Chance): string => {
  if (role === "") return town === "" ? "" : `I live in ${town}.`
  const where = town === "" ? "" : ` in ${town}`
  if (!isOfPerson(role)) return `I work in ${role}${town === "" ? "" : `, ${town}`}.`
  if (/\b(?:unemployed|homemaker)\b/i.test(role)) return `I am out of paid work at the moment${where}.`
  return chance.pick([
    `I'm ${Phrase.a(role)}${where}.`,
    `I work as ${Phrase.a(role)}${where}.`,
    `${Phrase.upperFirst(role)}${town === "" ? "" : ` from ${town}`} here.`,
    `To place me: ${role}${town === "" ? "" : `, ${town}`}.`,
    `I earn my living as ${Phrase.a(role)}${where}.`,
    `You are talking to ${Phrase.a(role)}${where}.`
  ].filter((line) => !/retired|laid-off|student|pupil/.test(role) || !/work as|earn my/.test(line)))
}

/** What it is about. */
export const matterOf = ({ about, kind }: Voice, chance: Chance): string =>
  chance.pick(
    kind === "question"
      ? [
        `What it comes down to is ${about}.`,
        `Behind it is the question ${about}.`,
        `I want to know ${about}.`,
        `At home nobody can tell me ${about}.`
      ]
      : kind === "doing"
      ? [
        `What I am at is ${about}.`,
        `My days go into ${about}.`,
        `It is all about ${about}.`,
        `This spring I promised myself one thing: ${about}.`
      ]
      : [
        `It has to do with ${about}.`,
        `It is all because of ${about}.`,
        `For weeks everything has turned on ${about}.`,
        `What keeps me awake: ${about}.`,
        `The reason: ${about}.`
      ]
  )

/** How a wish that has nothing to do with the matter still comes out of it. */
export const besideOf = ({ about, kind }: Voice, chance: Chance): string =>
  chance.pick(
    kind === "question"
      ? [
        `I need some order in my figures before I can settle ${about}.`,
        `My head is full of one question, ${about}, so let the computer do the rest.`,
        `I need my head free to settle ${about}.`
      ]
      : [
        `I would rather have my head free for ${about}, and instead I sit over lists.`,
        `Next to ${about} there is a small thing I want off my desk.`,
        `To have more time for ${about}, I want the computer to do this.`,
        `As if ${about} were not enough, there is this.`,
        `My evenings belong to ${about}, not to copying figures.`,
        `With ${about} I have worries enough, so this part should run by itself.`
      ]
  )

/** What people love is what they set against their worries. */
export const againstOf = ({ about, kind }: Voice, chance: Chance): string =>
  chance.pick([
    `I need something to set against ${kind === "question" ? "a question that follows me about" : about}.`,
    `Not everything in my life is about ${about}.`,
    `For once this is not about ${about}.`,
    `Enough for this week about ${about}.`,
    `I have spent so many hours on ${kind === "question" ? "one decision" : about} that something else is due.`
  ])

/** When a deed was done. */
export const when = ["Yesterday", "Last week", "On Monday", "This morning", "The other day", "Before the weekend"]

/** A deed that says itself when it was done. */
export const timed = /\b(?:\p{Lu}\p{Ll}+day|morning|evening|night|noon|dark|week)\b/u

/** A figure or two. */
export const factOf = ({ data }: Voice, chance: Chance): string => {
  const of = 30 + chance.int(400)
  return chance.pick([
    `Last month it was ${3 + chance.int(Math.floor(of / 3))} of ${of} ${data.rows}.`,
    `I have counted ${4 + chance.int(60)} cases since ${
      chance.pick(["January", "March", "Easter", "the harvest", "the holidays"])
    }.`,
    `There are ${2 + chance.int(9)} of us, and ${2 + chance.int(20)} days left.`,
    `Of ${of} ${data.rows} I have looked at ${10 + chance.int(20)} myself.`,
    `It costs me about ${2 + chance.int(9)} hours a week.`,
    `I have ${2 + chance.int(6)} weeks, and no more than two evenings in each.`
  ])
}

/** How a message may end. */
export const closings = [
  "Thank you.",
  "Thanks, also for not laughing.",
  "Plain words, please.",
  "No theory.",
  "An honest answer, please, also if I will not like it.",
  "I read it after the shift.",
  "Tell it the way you would across a table.",
  "If something is missing, say what.",
  "I only have a phone, so keep it short.",
  "I will try it tonight.",
  "You would save me a Sunday.",
  "Be strict with me."
]

/** How a message may begin. */
export const hurried = [
  "Quick one.",
  "Short question.",
  "No time, so straight out.",
  "One thing only.",
  "In a hurry today.",
  "Between two shifts."
]
