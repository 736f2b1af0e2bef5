/** How a rehearsed conversation goes on: what people do with an answer, and what is said to that. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import { factOf } from "./lines.ts"
import type { Voice } from "./Voice.ts"
import { numbered } from "./words/Kind.ts"

/** Something that people do with an answer. What it takes up stands in quotes: that is how it is known again. */
interface Turn {
  readonly sign: RegExp
  readonly say: (taken: string, voice: Voice, chance: Chance) => string
  readonly answer: (taken: string, chance: Chance) => string
}

const unclear: Turn = {
  sign: /do not (?:understand|see)|mean (?:for|in)|in my words/i,
  say: (taken, { role }, chance) =>
    chance.pick([
      `You write "${taken}". I do not understand what that is to mean in my case. Can you say it again, with an example from ${
        role === "" ? "an ordinary day" : `the day of ${Phrase.a(role)}`
      }?`,
      `What does "${taken}" mean for me, tomorrow morning, in one sentence?`,
      `One part I do not see: "${taken}". Put it in my words, please.`
    ]),
  answer: (taken, chance) =>
    `Put plainly, "${taken}" comes down to one thing that you do and one that you look at afterwards.

${
      chance.pick([
        "An example: you set aside a quarter of an hour, do the smallest piece of it, and write the result down before you judge it. The next day you read the line and decide whether it is worth a second quarter of an hour.",
        "Say it is Tuesday. You do it once, with what lies at hand, and tell one person what came of it. If you can tell it in a sentence, you have understood it; if not, it was still too large.",
        "Think of it as a trial run: nothing depends on it, and it has an end. What counts is not that it works but that you know afterwards what was in the way."
      ])
    }

If that is still too general, tell me which word stops you, and I take that one apart.`
}

const objection: Turn = {
  sign: /will not work|cannot do that|is out of the question/i,
  say: (taken, { other }, chance) =>
    chance.pick([
      `"${taken}" will not work here: ${other} would never go along with it. What instead?`,
      `I cannot do that, "${taken}". ${
        chance.pick(["There is no money for it.", "It takes days I do not have.", "We tried it two years ago."])
      } Is there another way to the same end?`,
      `"${taken}" is out of the question for me, and I would rather not go into why. What is the second best?`
    ]),
  answer: (taken, chance) =>
    `Then leave "${taken}" out; it was a means and not the end. What it was meant to bring about can be had in two other ways:

${
      numbered(
        chance.shuffle([
          "**Smaller.** Do the tenth part of it, alone, without asking anybody. It shows less, but it shows something within a week.",
          "**Later.** Fix a day on which you look at it again, and until then only collect what you would need to know.",
          "**By somebody else.** Who has an interest in the same result? Offer them an hour of yours for an hour of theirs.",
          "**Not at all.** Write down what it costs to let it be. Sometimes that is less than it seemed."
        ]).slice(0, 2)
      )
    }

Of the two I would begin with the first, since it needs nobody's consent.`
}

const tried: Turn = {
  sign: /I (?:have )?tried|went and did/i,
  say: (taken, voice, chance) =>
    chance.pick([
      `I have tried it, "${taken}", and it half worked. ${factOf(voice, chance)} What do I change first?`,
      `So I went and did it: "${taken}". ${
        Phrase.upperFirst(voice.other)
      } only laughed. What did I do wrong, or was it the wrong thing?`,
      `I tried "${taken}" last night. It took twice as long as I thought. Do I go on with it or try the next?`
    ]),
  answer: (taken, chance) =>
    `That you tried "${taken}" is worth more than any advice, because now there is something to look at.

- What worked once can be repeated: do the same again, exactly the same, before you change anything.
- What did not work is most likely ${
      chance.pick(["the moment you chose", "the size of it", "that nobody knew what it was for"])
    }. Change that alone.
- ${
      chance.pick([
        "If the second time comes out like the first, it is the thing itself, and you drop it without regret.",
        "Write both results side by side. Two lines are enough to see whether it goes up or down."
      ])
    }

Tell me what came of the second time, and we decide then.`
}

const fact: Turn = {
  sign: /forgot to say|did not say before|should know/i,
  say: (taken, voice, chance) =>
    chance.pick([
      `I forgot to say one thing. ${factOf(voice, chance)} Does that change anything about "${taken}"?`,
      `What I did not say before: ${Phrase.lowerFirst(factOf(voice, chance), ["I "])} Is "${taken}" still right, then?`,
      `You should know that ${
        chance.pick([
          "it has to be settled before the end of the month",
          "I am not the only one who decides",
          "there was trouble over this once before"
        ])
      }. How does "${taken}" look with that?`
    ]),
  answer: (taken, chance) =>
    `That does change something, though not everything. "${taken}" stands, with two corrections.

First, ${
      chance.pick([
        "the order: what can no longer be moved comes before what is only pressing",
        "the measure: halve whatever I named, and keep the other half in reserve",
        "the people: whoever is concerned should hear of it from you and not from others"
      ])
    }. Second, put a day on it. Without a day what you have just told me will decide for you.

What I would leave as it is: the first small part of it. It is right with and without what you add now, so you lose nothing by beginning there.`
}

const words: Turn = {
  sign: /words that I can|write (?:me )?(?:the|two|three) (?:message|lines|sentences)|how do I say/i,
  say: (taken, { other }, chance) =>
    chance.pick([
      `Can you put "${taken}" into words that I can send to ${other}? Three lines, no more.`,
      `Write me the message to ${other} about "${taken}", please, friendly but clear.`,
      `And how do I say "${taken}" to ${other} without starting a quarrel?`
    ]),
  answer: (taken, chance) =>
    `Something like this, in your own hand:

> ${
      chance.pick([
        `I have been thinking about what we spoke of. I would like to try "${taken}" and see what comes of it.`,
        `One thing about "${taken}", because I do not want it to stand between us.`,
        `May I ask you for ten minutes this week? It is about "${taken}".`
      ])
    }
> ${
      chance.pick([
        "It costs you nothing but your opinion, and I shall tell you honestly how it went.",
        "If you see it differently, say so now; I would rather know."
      ])
    }
> ${chance.pick(["When would it suit you?", "Would Thursday do?", "Tell me by Friday, and I leave it at that."])}

No reasons and no apology: both invite a discussion. Whatever is asked back, answer the question and stop there.`
}

const doubt: Turn = {
  sign: /are you sure|says the opposite|where do you get/i,
  say: (taken, { other }, chance) =>
    chance.pick([
      `Are you sure about "${taken}"? ${Phrase.upperFirst(other)} says the opposite, and has done this for years.`,
      `My paper says the opposite of "${taken}". Who is right?`,
      `Where do you get "${taken}" from? I would like to be able to check it.`
    ]),
  answer: (taken, chance) =>
    `Doubt is in order. "${taken}" is a rule of thumb: right more often than not, and wrong in cases that can be named.

It holds where things repeat and nobody is in a hurry. It fails where ${
      chance.pick([
        "one single case decides everything",
        "somebody gains by its failing",
        "what was true last year no longer is"
      ])
    }. Somebody with years of practice may well know of such a case, so ask for it: "When did it go the other way?" An answer with a date and a place is worth more than my rule; "it is always like that" is worth less.

To check it yourself, note for two weeks how often it comes out one way and how often the other. Ten entries will do.`
}

const further: Turn = {
  sign: /after that|what comes (?:then|next)|go on from/i,
  say: (taken, _, chance) =>
    chance.pick([
      `Good, "${taken}" I can do. And after that?`,
      `Say "${taken}" is done. What comes then, and how do I notice that I am through?`,
      `"${taken}" is clear. Where do I go on from there, if all goes well, and where if not?`
    ]),
  answer: (taken, chance) =>
    `When "${taken}" is done, there is a fork, and it is good to know it beforehand.

**If it went well:** do it a second time under harder conditions: ${
      chance.pick([
        "with less time",
        "with somebody watching",
        "without your notes"
      ])
    }. What holds then will hold.

**If it did not:** go back by one, not to the beginning. Look for the last point at which everything was still all right, and change what came right after it.

You are through when ${
      chance.pick([
        "you have not thought of it for a week",
        "somebody else can do it from what you have written down",
        "you would do it the same way again"
      ])
    }.`
}

const less: Turn = {
  sign: /too much for|only one thing|if I had to choose/i,
  say: (taken, _, chance) =>
    chance.pick([
      `That is too much for one evening. If I do only one thing of it, is it "${taken}"?`,
      `If I had to choose, would you keep "${taken}" or throw it out first? And why?`,
      `It is too much for me at once. What happens if I leave out "${taken}"?`
    ]),
  answer: (taken, chance) =>
    `${
      chance.pick([
        `Then do "${taken}" and nothing else this week.`,
        `"${taken}" can go, if something has to.`,
        `Half of it will do: begin with "${taken}" and stop where it becomes tiresome.`
      ])
    } The reason is simple: of everything on such a list one part brings most of the result, and the rest is there so that nothing is forgotten.

How to tell which part it is: ask what you would be sorry about in a year, if it had not been done. That one stays. What you would not notice can go today, and what you are unsure of goes on a sheet that you look at in a month.

Less and finished beats more and begun.`
}

const turns: ReadonlyArray<Turn> = [unclear, objection, tried, fact, words, doubt, further, less]

/** Something an answer says that can be taken up: what it marks, a heading, or the beginning of a sentence. */
const takenUp = (answer: string, chance: Chance): string => {
  const prose = answer.replace(/```[\s\S]*?(?:```|$)/g, " ")
  const marked = [...prose.matchAll(/\*\*([^*\n]{4,70})\*\*/g)].map(([, text = ""]) => text)
  const sentences = prose.split("\n").flatMap((line) => Phrase.sentences(Phrase.clean(line, 800))).map((sentence) =>
    Phrase.atMost(sentence.replace(/^(?:[-\d.>)]+\s*)+/, ""), 7)
  )
  const found = [...marked, ...sentences]
    .map((text) => text.replaceAll("\"", "").replace(/[\s.,:;!?]+$/, "").trim())
    .filter((text) => text.split(" ").length >= 2 && /\p{L}{3}/u.test(text))
  return found.length === 0 ? "the first part of it" : Phrase.lowerFirst(chance.pick(found))
}

/** What a person says to the last answer. */
export const followUp = (
  voice: Voice,
  { answer, chance }: { readonly answer: string; readonly chance: Chance }
): string => chance.pick(turns).say(takenUp(answer, chance), voice, chance)

/** The answer to such a message; undefined where it takes nothing up. */
export const answerOn = (message: string, chance: Chance): string | undefined => {
  const taken = /"([^"\n]{2,200})"/.exec(message)?.[1]
  const turn = turns.find(({ sign }) => sign.test(message))
  return taken === undefined || turn === undefined ? undefined : turn.answer(taken, chance)
}
