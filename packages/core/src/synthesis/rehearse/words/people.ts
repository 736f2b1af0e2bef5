/** Requests about dealing with people, with the law and with health: careful where care is due. */
import { dashed, type Kind, numbered } from "./Kind.ts"

const talk: Kind = {
  id: "talk",
  field: "people",
  sign: /\b(?:how do I talk to|have a word with|how do I bring it up)/i,
  loose: /\b(?:talk to|talk with|conversation)\b/i,
  ask: ({ about, other }, chance) => ({
    want: chance.pick([
      `How do I talk to ${other} about ${about} without it ending in a quarrel?`,
      `I have to have a word with ${other} about ${about}. What do I say first?`,
      `Tomorrow I see ${other}. How do I bring it up? It is about ${about}.`
    ]),
    limits: [
      "The last talk ended after two minutes.",
      "We have to go on working together.",
      "I get loud when I am unsure.",
      "Give me three sentences that I can learn by heart.",
      "There will be others in the room."
    ]
  }),
  answer: ({ about, core, other }, chance) =>
    `A talk with ${other} about ${about} goes better when the first minute is prepared and the rest is not.

**Before.** Decide on one thing you want to know and one thing you want to reach. Choose a place where both can leave. ${
      chance.pick(["Side by side, walking, is easier than face to face.", "Half an hour is enough; say so beforehand."])
    }

**The first sentences**

${
      numbered([
        `"I would like to talk about ${core}. Is now a good time, or shall we say tomorrow at six?"`,
        `"This is what I have seen: [one fact]. What I do not know is how it looks from your side."`,
        `Then be silent. Count to ten if you must.`
      ])
    }

**While you listen.** Repeat in your own words what you heard, until the answer is yes. Do not defend yourself before that; nobody listens to a defence who has not been heard.

**The end.** Name one thing each of you will do, and a day. If it gets loud, say: "I want to get this right, and I cannot do it now. Friday?", and go.

Learn the first sentence by heart, and only that one.`
}

const negotiate: Kind = {
  id: "negotiate",
  field: "people",
  fits: ({ isGrave, kind }) => kind !== "question" && !isGrave,
  sign: /\b(?:to negotiate with|I negotiate with|when I bargain with)/i,
  loose: /\b(?:negotiat\w+|bargain\w*)\b/i,
  ask: ({ about, other, data }, chance) => ({
    want: chance.pick([
      `I am about to negotiate with ${other} about ${about}. How do I prepare?`,
      `What terms should I aim at when I bargain with ${other} about ${about}?`,
      `On Monday I negotiate with ${other} about ${about}. What do I offer, and what do I keep back?`
    ]),
    limits: [
      `I can move by ${data.few} % and not further.`,
      "They can do without me more easily than I without them.",
      "I do not want to lie.",
      "Somebody from outside will sit in."
    ]
  }),
  answer: ({ about, core, other }, chance) =>
    `Preparing to negotiate with ${other} about ${about} takes an hour and saves most of the talking.

${
      dashed([
        "**Your way out.** What do you do if there is no agreement? Write it down. It is your real lower limit, and improving it is worth more than any argument.",
        "**Their way out.** The same for them. If theirs is better than you thought, ask for less and sooner.",
        "**Three columns.** What you must have, what you would like, what costs you little and is worth something to them. Trade the third for the second.",
        `**One number with a reason.** Open with a figure for ${core} that you can explain in a sentence, and then stop speaking.`
      ])
    }

In the room: ask before you offer ("What matters most to you in this?"). Give nothing without asking for something, even something small. When you are pressed, say: "I will answer that tomorrow." ${
      chance.pick(["Never fill a silence with a discount.", "Write down each point as soon as it is agreed."])
    }

Afterwards, the same evening: a message of five lines with what was agreed, and the question whether it is right so. Whoever writes it down first decides what was said.`
}

const questions: Kind = {
  id: "questions",
  field: "people",
  sign: /\b(?:which questions should I|what do I ask about|questions for .{3,80} about)/i,
  loose: /\b(?:questions)\b/i,
  ask: ({ about, other, met }, chance) => {
    const whom = met.length > 0 && chance.flip(0.6) ? `${chance.pick(met)} I know` : other
    return {
      want: chance.pick([
        `Which questions should I put to ${whom} about ${about}?`,
        `I get ten minutes with ${whom}. What do I ask about ${about}?`,
        `Please write me questions for ${whom} about ${about}, the important ones first.`
      ]),
      limits: [
        "No question that can be answered with yes.",
        "They know more than I do and talk fast.",
        "I want to find out what they do not say.",
        "Six at most."
      ]
    }
  },
  answer: ({ about, core }, chance) =>
    `Six questions about ${about}, in the order in which I would ask them. If time runs short, the first three do.

${
      numbered([
        `"When you first had to do with something like ${core}, what did you get wrong?" People tell more about mistakes than about rules.`,
        `"What would you look at in the first five minutes?"`,
        `"How would I notice that I am on the wrong track?"`,
        `"What does everybody believe about it that is not so?"`,
        `"If you had only a tenth of the money, what would you still do?"`,
        `"Whom would you ask?" The answer is often worth more than the rest.`
      ])
    }

How to ask: send the first two beforehand, so that nobody is taken by surprise. Write down words, not summaries. When an answer is too smooth, ask for ${
      chance.pick(["the last time it happened", "an example with a date"])
    }. And leave a silence after the third answer; what comes then was not prepared.

Thank them within a day, and tell them later what you made of it. That opens the door for the seventh question.`
}

const rights: Kind = {
  id: "rights",
  field: "law",
  sign: /\b(?:what are my rights|where I stand legally|allowed to do that)/i,
  loose: /\b(?:rights|legal\w*|law)\b/i,
  ask: ({ about, opponent: other, town }, chance) => ({
    want: chance.pick([
      `What are my rights, roughly? It is about ${about}, and ${other} says I have none.`,
      `I do not know where I stand legally. It is about ${about}. What should I find out before I pay a lawyer?`,
      `Is ${other} allowed to do that? It is about ${about}${town === "" ? "" : `, here in ${town}`}.`
    ]),
    limits: [
      "I have a piece of paper with two signatures and no date.",
      "There is a deadline in three weeks.",
      "I cannot afford a lawsuit.",
      "Please say what depends on the country."
    ]
  }),
  answer: ({ about }, chance) =>
    `This is general information about ${about}, not legal advice: the answer depends on the country, on dates and on what was signed. It helps you to ask the right person the right thing.

**What usually decides such cases**

${
      numbered([
        "**What was agreed**, in writing first. Messages and receipts count as well; collect them in order of date and change nothing in them.",
        "**Deadlines.** Many rights end after weeks, not years. Look for dates in every letter, and answer in time even if only to say that you disagree.",
        "**Who has to prove it.** Often the one who wants something. Photographs with dates, names of witnesses and a short diary are worth more than indignation."
      ])
    }

**What you can do this week.** Write one page: who, what, when, what you want. Sign nothing new and promise nothing by telephone. Send important things so that you can prove they arrived.

**Where to ask cheaply:** a legal advice centre, a union or tenants' association, the consumer office, the clerk of the court for forms. Take the page with you and ask: which deadline runs, what would it cost, what happens if I do nothing? ${
      chance.pick([
        "With a deadline within a month, go this week.",
        "Three answers, and you know whether you need a lawyer."
      ])
    }`
}

const body: Kind = {
  id: "body",
  field: "health",
  sign: /\b(?:appointment with the doctor|at the clinic I have|keep a record for the doctor)/i,
  loose: /\b(?:doctor|health|symptoms?)\b/i,
  ask: ({ about }, chance) => ({
    want: chance.pick([
      `I have an appointment with the doctor about ${about}. How do I prepare, so that I do not forget half of it?`,
      `At the clinic I have seven minutes. What do I say about ${about}, and in which order?`,
      `How do I keep a record for the doctor about ${about}?`
    ]),
    limits: [
      "I play things down when somebody asks.",
      "I take two sorts of tablets already.",
      "My family must not worry.",
      "Tell me also when not to wait for the appointment."
    ]
  }),
  answer: ({ about }, chance) =>
    `Preparing for a talk with the doctor about ${about}: one card is enough. It is no substitute for the examination, but it makes the minutes count.

**On the card**

${
      dashed([
        "Since when, and how it began: suddenly or slowly.",
        "How often, how long, and how strong from 0 to 10, over the last seven days.",
        "What makes it better, what makes it worse, what you have tried.",
        "All medicines with their strength, also those without prescription.",
        "What it keeps you from doing. This sentence is the one that moves things."
      ])
    }

**In the room.** Begin with the thing you fear most, not with the harmless one. Say at the start: "I have three points." At the end repeat in your own words what you are to do, and ask: "When should I come back if it does not get better?"

**Do not wait for the appointment** with strong chest pain, trouble breathing, sudden weakness on one side or sudden confusion, heavy bleeding, or thoughts of harming yourself: call the emergency number. And with anything that gets worse by the hour. ${
      chance.pick([
        "Take somebody along; four ears hear more.",
        "If you tend to play things down, hand over the card instead of telling it."
      ])
    }`
}

/** Requests about people, rights and health. */
export const people: ReadonlyArray<Kind> = [questions, negotiate, talk, rights, body]
