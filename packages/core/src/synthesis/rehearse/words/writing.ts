/** Requests to write something: letters, notices, a few words, a shorter text, notes in order. */
import * as Phrase from "../../../model/Phrase.ts"
import { type Kind, numbered } from "./Kind.ts"

const letter: Kind = {
  id: "letter",
  field: "writing",
  sign: /\b(?:write a letter to|short mail to|draft a letter|torn up three letters)/i,
  loose: /\b(?:letters?|e-?mail|mail)\b/i,
  ask: ({ about, other }, chance) => ({
    want: chance.pick([
      `Please write a letter to ${other} about ${about}. Firm, but so that we can still greet each other.`,
      `I need a short mail to ${other} about ${about}.`,
      `Could you draft a letter to ${other} about ${about}? I never find the first sentence.`,
      `I have torn up three letters to ${other} about ${about}. Write me the fourth.`
    ]),
    limits: [
      "Half a page at most.",
      "It should ask for an answer by the end of the month.",
      "Leave gaps where I have to put in names and dates.",
      "Nobody must feel accused.",
      "I am not good with long words, so please none that I could not say aloud.",
      "It has to be clear what I ask for and what I offer."
    ]
  }),
  answer: ({ about, core, other }, chance) => {
    const opening = chance.pick([
      `I am writing to you about ${about}, because I would rather settle it between us than let it grow.`,
      `You know that ${core} has been on my mind for some time. I should like to put down in order how I see it.`,
      `Please take two minutes for ${about}.`
    ])
    const request = chance.pick([
      "I would ask you for two things: tell me how you see it, and name a day on which we can go through it together.",
      "My request is simple: let us agree on the next step, in writing, so that neither of us has to rely on memory.",
      "What I need from you is a clear answer, also if it is no; then I can plan."
    ])
    return `Here is a draft for ${other}. Fill in what stands in brackets.

**Subject:** ${Phrase.upperFirst(core)}

Dear [name],

${opening}

Since [date] this is what has happened: [one sentence with the facts, no judgement]. For me that means [what it costs you in money, time or sleep].

${request} ${chance.pick(["On my side I can", "For my part I am ready to"])} [what you offer].

Could you let me know by [date]? ${
      chance.pick([
        "If writing is a nuisance, a call in the evening is fine.",
        "I am also glad to come by.",
        "After that I would have to look for another way, which I would regret."
      ])
    }

With kind regards,
[your name]

Read it aloud once before you send it. Wherever you stumble, the sentence is too long.`
  }
}

const notice: Kind = {
  id: "notice",
  field: "writing",
  fits: ({ isGrave, isPrivate, kind }) => kind === "thing" && !isPrivate && !isGrave,
  sign: /\b(?:write me a notice|pin up something|word an announcement)/i,
  loose: /\b(?:notice|poster|announcement)\b/i,
  ask: ({ about, fitted }, chance) => ({
    want: chance.pick([
      `Write me a notice of five lines about ${about}, to hang ${chance.pick(fitted.spots).replace(/\{\w+\}/g, "my")}.`,
      `I want to pin up something about ${about}. Short, readable from two metres, with a request at the end.`,
      `Can you word an announcement about ${about}? People read the first line and no more.`
    ]),
    limits: [
      "No exclamation marks.",
      "There must be room for a telephone number.",
      "Half of the readers read slowly.",
      "It should sound like a person and not like an office."
    ]
  }),
  answer: ({ about, core }, chance) =>
    `Two versions, so that you can choose the tone.

**Plain**

> **${Phrase.upperFirst(core)}: who can help?**
> It is about ${about}.
> What is needed: [one thing, in five words].
> When: [day and hour]. Where: [place].
> ${chance.pick(["Ring", "Write to", "Speak to"])} [name], [number].

**A little warmer**

> Have you had to do with ${core} as well?
> Then you know that it gets easier when two people share it.
> I am collecting what has worked, and what has not.
> Ten minutes of your time are enough: [day], [place].
> [name], [number]

Two hints. Put the first line in letters twice the size of the rest, because that is all most people will read. And take the notice down when it is over: an old one makes the next one invisible.`
}

const speech: Kind = {
  id: "speech",
  field: "writing",
  fits: ({ about, isGrave, pastime }) => pastime !== "reading" || (/speech|wedding|opening/.test(about) && !isGrave),
  sign: /\b(?:a few words (?:about|from)|short speech about|speech of)/i,
  loose: /\b(?:speech|toast)\b/i,
  ask: ({ about, pastime }, chance) => {
    const isPastime = pastime !== "reading" && !/speech|wedding|opening/.test(about)
    const on = isPastime ? pastime : about
    return {
      want: chance.pick([
        `I have to say a few words about ${on}. Please write me a speech of two minutes.`,
        `Write a short speech about ${on}. I dislike speaking, so let it end before anybody coughs.`,
        `On Saturday everybody expects a few words from me about ${on}. What do I say?`
      ]),
      limits: [
        "One joke, and not about anybody present.",
        "It should begin with something you can see or touch.",
        "The last sentence must be easy to remember.",
        "No thanks to the sponsors."
      ]
    }
  },
  answer: ({ about, core }, chance) =>
    `Here is a speech of about two minutes. Where there is a line break, breathe.

---

${chance.pick(["Dear friends,", "Good evening.", "I will be short."])}

I was asked to say something about ${about}. My first thought was to refuse. My second was that I have been thinking about nothing else anyway.

When I began, I believed one only had to know enough. ${
      chance.pick(["I know more now, and I understand less.", "Now I know that it is more a matter of patience."])
    }

What I have learnt fits into three sentences. Ask early. Write things down. And do not be too proud to begin again.

Some of you have helped, and most of you have not noticed it. An hour on a Sunday, a borrowed tool, a question at the right moment: that is how such things get done.

So please raise your glasses, not to me, but to ${core}, and to everyone who stays to put the chairs away.

---

Practise it twice standing up. Then put the paper away and keep only the three sentences in mind.`
}

const shorten: Kind = {
  id: "shorten",
  field: "writing",
  fits: ({ told }) => told.length > 0,
  sign: /\b(?:make this shorter|half as long|this in two sentences)/i,
  loose: /\b(?:shorter|shorten|summari[sz]e)\b/i,
  ask: ({ about, told }, chance) => ({
    want: `${
      chance.pick([
        "Make this shorter, please, without losing what matters:",
        "I need the following half as long and a bit friendlier:",
        "Can you put this in two sentences?"
      ])
    } "${
      told.slice(-2).join(" ")
    } That is why I am writing to you about ${about}, and why I would be grateful for an answer, whatever it is, at a time that suits you."`,
    limits: ["It goes to somebody who has no time.", "The facts have to stay.", "Give me two versions to choose from."]
  }),
  answer: ({ text }, chance) => {
    const quoted = /["“]([^"”]{20,})["”]/.exec(text)?.[1] ?? text
    const parts = Phrase.sentences(quoted).map((sentence) => Phrase.clause(sentence, 18)).filter((part) =>
      Phrase.words(part).length > 2
    )
    const first = parts[0] ?? "this is how things stand"
    const second = parts.length > 2 ? parts[1] ?? "" : ""
    return `**Short**

${Phrase.stop(first)}${second === "" ? "" : ` ${Phrase.stop(second)}`} ${
      chance.pick([
        "Could you tell me what you think?",
        "May I have your answer by Friday?",
        "I would be glad of a short answer."
      ])
    }

**Shorter still**

${Phrase.stop(first)} What do you advise?

What went out: the reasons for writing, the apologies for taking up time, and every word that repeats what the sentence before it has said. What stayed: who, what, and what you want. ${
      chance.pick([
        "If you can keep one detail, keep the one with a number or a date in it; it makes the rest believable.",
        "The question stands at the end, because the last line is the one people answer.",
        "Send the first version to somebody who knows you, the second to somebody who does not."
      ])
    } If the tone seems too bare, put one friendly line in front of it, and none behind: a message that ends on a question gets answered sooner than one that ends on thanks.`
  }
}

const notes: Kind = {
  id: "notes",
  field: "writing",
  fits: ({ did }) => did.length > 1,
  sign: /\b(?:notes about|order to these notes)/i,
  loose: /\b(?:my notes)\b/i,
  ask: ({ about, did }, chance) => ({
    want: `${
      chance.pick([
        "Here are my notes about",
        "These are my notes about",
        "Please bring some order to these notes about"
      ])
    } ${about}:\n${did.slice(0, 4).map((one) => `- ${one}`).join("\n")}\n${
      chance.pick([
        "Put them in order and tell me what is missing.",
        "What would you do next, going by my notes?",
        "Turn my notes into half a page that I can hand to somebody."
      ])
    }`,
    limits: ["Mark what is only my opinion.", "End with three open questions.", "No headings, please."]
  }),
  answer: ({ about, text }) => {
    const lines = [...text.matchAll(/- (I [^-]{10,160}?)(?= - |$| (?:Put|What|Turn|Mark|End|No)\b)/g)].map((
      [, line = ""]
    ) => line.replace(/^I /, "you ").replace(/\bmy\b/g, "your").trim())
    const done = lines.length > 0 ? lines : ["you have made a beginning"]
    return `**Where it stands.** Your notes are about ${about}. So far ${
      Phrase.list(done.map((line) => Phrase.atMost(line, 20)))
    }.

**What that gives you.** You have something seen and something heard. Keep the two apart: what you saw or measured yourself can be shown, what you were told has to be asked for again, with a name and a date.

**What is missing**

${
      numbered([
        "A beginning: on which day did it become a matter at all?",
        "A number: how often, how much, how long?",
        "The other side's view, in their own words.",
        "What would count as settled, so that you notice when it is."
      ])
    }

**Next step.** Fill the second gap first, because a number shortens every conversation that follows. One week of strokes on a piece of paper is enough. Then show these lines to one person who has no stake in it, and ask only: what did you not understand?`
  }
}

/** Requests to write something. */
export const writing: ReadonlyArray<Kind> = [shorten, notes, notice, speech, letter]
