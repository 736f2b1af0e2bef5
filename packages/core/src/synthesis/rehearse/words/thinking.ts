/** Requests to think something through: a decision, causes, risks, two ways. */
import * as Phrase from "../../../model/Phrase.ts"
import * as Self from "../../../model/rehearse/Self.ts"
import * as Verb from "../../../model/rehearse/Verb.ts"
import { dashed, type Kind, numbered } from "./Kind.ts"

const plain = (deed: string): string =>
  Verb.inForm(deed.replaceAll("{himself}", "myself").replace(/\{\w+\}/g, "my"), "base")

const decide: Kind = {
  id: "decide",
  field: "thinking",
  sign:
    /\b(?:how would you decide|make up my mind about|decide about|how do I decide|what would you look at first, to decide|should weigh most)/i,
  loose: /\b(?:decide|decision|should I)\b/i,
  ask: ({ about, kind, todo, other }, chance) => ({
    want: kind === "question"
      ? chance.pick([
        `I have to work this out and go round in circles: it is about ${about}. How would you decide?`,
        `Help me make up my mind about ${about}. Do not tell me what to do, tell me how to think.`,
        `Everybody has an opinion about ${about}. What would you look at first, to decide it?`
      ])
      : chance.pick([
        `Should I ${todo} now, or wait? Help me decide about ${about}.`,
        `I need to decide about ${about} by Friday. What should weigh most?`,
        `My head says one thing and ${other} another, about ${about}. How do I decide?`
      ]),
    limits: [
      "It cannot be undone.",
      "Whatever I do, two people will be hurt.",
      "Money matters, but it is not the first thing.",
      "Give me one test that I can do within a week.",
      "I am told that I always wait too long."
    ]
  }),
  answer: ({ about, core, other }, chance) =>
    `You want to decide about ${about}. Instead of an opinion, a way to one:

${
      numbered([
        "**Can it be undone?** If yes, decide quickly and correct later. If no, take the time you have, but set a last day and tell somebody.",
        `**What would have to be true?** Write under each choice the one thing that would make it right. Usually only one of them can be checked, and that is your homework on ${core}.`,
        "**What does waiting cost?** Waiting is a choice as well. Put a price on one more month: money, sleep, somebody's patience.",
        `**Who bears it?** Ask those who have to live with it, ${
          other === "the other side" ? "whoever they are" : `${other} among them`
        }, one question: what would you need, if it went against you?`
      ])
    }

**A test for this week.** Live for three days as if it were decided one way, then three days the other. Do not announce it. Note each evening, in one word, how you fell asleep.

**A rule for the end.** If the reasons are even, take the choice you could explain to yourself in ten years without leaving anything out. ${
      chance.pick([
        "And when it is done, stop collecting reasons.",
        "Then write down today's reasons; later you will only remember the outcome."
      ])
    }`
}

const causes: Kind = {
  id: "causes",
  field: "thinking",
  fits: ({ kind, isPrivate }) => kind === "thing" && !isPrivate,
  sign: /\b(?:could be behind it|get to the bottom of something|the likely causes)/i,
  loose: /\b(?:causes?|reasons for|troubleshoot)\b/i,
  ask: ({ about }, chance) => ({
    want: chance.pick([
      `What could be behind it? It is about ${about}. Please list the likely causes and how I rule each one out.`,
      `I want to get to the bottom of something. It is about ${about}. In which order would you look?`,
      `Give me the likely causes, the cheap ones to check first. The matter is about ${about}.`
    ]),
    limits: [
      "I can only try one thing a day.",
      "It only happens now and then.",
      "I have already looked at the obvious.",
      "Tell me also what would speak against each cause."
    ]
  }),
  answer: ({ about, core, trade }, chance) => {
    const looks = chance.sample(trade.looks, 4).map((deed) =>
      Phrase.upperFirst(
        plain(deed).replace(
          /\bmy(self)?\b/g,
          (_, self: string | undefined) => (self === undefined ? "your" : "yourself")
        )
      )
    )
    return `About ${about}: look in the order of cost, not of likelihood. What takes five minutes comes first, even if you do not believe in it.

| Possible cause | How to check | What speaks against it |
|---|---|---|
| Something was changed | Ask what was new in the week before it began | It was there before the change |
| It depends on circumstances | Note hour, weather, person and place each time | It happens under all of them |
| The observation is wrong | ${looks[0]} | A second way of looking shows the same |
| A part is worn or missing | Put a good one in its place | Nothing changes |
| Two causes together | ${looks[1] ?? looks[0]} | Each alone brings it about |

Rules that save days:

${
      dashed([
        "Change one thing at a time and write it down before you look at the result.",
        "First make it happen on purpose. What you can bring about, you can also stop.",
        `If ${core} comes and goes, count: three strokes in a pattern are worth more than thirty stories.`
      ])
    }`
  }
}

const risk: Kind = {
  id: "risk",
  field: "thinking",
  fits: ({ isGrave, kind }) => kind === "doing" && !isGrave,
  sign: /\b(?:what can go wrong if|biggest risks|worst that can happen)/i,
  loose: /\b(?:risks?|go wrong)\b/i,
  ask: ({ about, todo }, chance) => ({
    want: chance.pick([
      `What can go wrong if I ${todo}? The whole thing is about ${about}.`,
      `Before I ${todo}, tell me the three biggest risks and what I can do about each. It is about ${about}.`,
      `What is the worst that can happen, and how likely is it? It is about ${about}.`
    ]),
    limits: [
      "I have no savings to speak of.",
      "Others depend on me.",
      "I would rather know.",
      "Please no comfort, only facts."
    ]
  }),
  answer: ({ about, core }, chance) =>
    `You ask what can go wrong about ${about}. Three kinds of trouble, the likely one first:

${
      numbered([
        "**It takes longer than you think.** Nearly certain. Take your honest estimate and double it. Can you still pay for it, in money and in goodwill? If not, make the first part smaller.",
        `**Somebody you need does not come along.** Likely. Find out before you start: name the two people without whom ${core} cannot work, and ask them for something small this week. Who does not do the small thing will not do the large one.`,
        "**It works, and you do not like it.** Less likely, and never planned for. Write down today what you would give up for it, and read that before the last step."
      ])
    }

And the worst case, plainly: the effort is lost and people remember it. That is unpleasant, and ${
      chance.pick(["it passes within a year", "most people bear it better than they expect"])
    }. It becomes dangerous only where something cannot be replaced: health, a home, a permit, a person's trust. If one of those is at stake, do not begin before a specialist has looked at it.

**Set a stop now:** "If by [date] [number] has not been reached, I end it." Give that sentence to somebody else to keep.`
}

const compare: Kind = {
  id: "compare",
  field: "thinking",
  fits: ({ isGrave }) => !isGrave,
  sign: /\b(?:which of the two|I see two ways)/i,
  loose: /\b(?:compare|versus|better)\b/i,
  ask: ({ about, fitted }, chance) => {
    const [one = "wait", two = "try"] = chance.sample(fitted.tries, 2).map(plain)
    return {
      want: chance.pick([
        `Which of the two is better: ${one}, or ${two}? It is about ${about}.`,
        `I see two ways: either I ${one}, or I ${two}. Please compare them. It is about ${about}.`,
        `Either ${one} or ${two}, I cannot do both. Which of the two, and why? The matter is about ${about}.`
      ]),
      limits: [
        "It has to show something within a fortnight.",
        "I am on my own with it.",
        "The cheaper one is not always cheaper, I know.",
        "Say clearly which one you would take."
      ]
    }
  },
  answer: ({ about, text }, chance) => {
    const [, one = "the first way", two = "the second way"] =
      /(?:better: |either I |Either )([^,.?]{4,90}?),? or (?:I )?([^,.?]{4,90})/.exec(text) ?? []
    const [first, second] = [Self.yours(one), Self.yours(two)]
    return `You are choosing between two ways, about ${about}.

| | To ${first} | To ${second} |
|---|---|---|
| Effort | ${chance.pick(["an hour or two", "one evening"])} | ${
      chance.pick(["spread over days", "some preparation"])
    } |
| When you know more | ${chance.pick(["at once, but roughly", "soon, with some doubt left"])} | ${
      chance.pick(["later, and more surely", "after a week, clearly"])
    } |
| If it fails | little is lost | you have learnt why |
| Needs others | hardly | yes, at least to look on |

**My advice:** begin with the one that tells you something even when it fails. That is usually to ${second}, as long as you write down beforehand what you expect. If time is what you lack, ${first} and accept a rough answer.

Whichever you take, do not mix them in the first week: afterwards you could not say which of the two did it. Set a day, look at the result, and only then decide about the other. ${
      chance.pick(["Two small trials beat one large one.", "And ask somebody to hold you to the day."])
    }`
  }
}

/** Requests to think something through. */
export const thinking: ReadonlyArray<Kind> = [causes, risk, compare, decide]
