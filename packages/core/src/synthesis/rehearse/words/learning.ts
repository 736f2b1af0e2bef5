/** Requests to have something explained, to explain it to others, or to learn it. */
import * as Phrase from "../../../model/Phrase.ts"
import * as Trade from "../../../model/rehearse/Trade.ts"
import { dashed, type Kind, numbered } from "./Kind.ts"

const termOf = (trade: Trade.Trade, pick: (items: ReadonlyArray<string>) => string): string =>
  pick(Object.keys(trade.terms))

const explain: Kind = {
  id: "explain",
  field: "learning",
  fits: ({ isGrave, isPrivate }) => !isPrivate && !isGrave,
  sign: /\b(?:can you explain|what exactly is meant|please explain it so|keep reading)/i,
  loose: /\b(?:explain|what (?:is|are|does)|meaning)\b/i,
  ask: ({ about, other, trade }, chance) => {
    const term = termOf(trade, chance.pick)
    return {
      want: chance.pick([
        `Can you explain "${term}" to me in plain words? It came up in a talk about ${about}.`,
        `What exactly is meant by "${term}"? ${
          Phrase.upperFirst(other)
        } uses it as if everybody knew, and I need it about ${about}.`,
        `"${
          Phrase.upperFirst(term)
        }": I nod whenever I hear it. Please explain it so that I can use it about ${about}.`,
        `I keep reading "${term}". What does it mean, and what does it not mean? I ask because of a talk about ${about}.`
      ]),
      limits: [
        "With an example from my own work, please.",
        "As if I were fifteen, but not stupid.",
        "One picture I can keep in mind.",
        "And tell me the mistake most people make with it."
      ]
    }
  },
  answer: ({ about, text, trade }, chance) => {
    const found = Trade.explain(text)
    const word = found?.term ?? /"([^"]{3,40})"/.exec(text)?.[1]?.toLowerCase() ?? "the term"
    const meaning = found?.meaning ??
      `It names one particular thing and is used loosely for several. Ask each time: what would be different if it were not so? Where nobody can say, the word is only decoration.`
    const { by, rows, value } = (found?.trade ?? trade).table
    return `**${Phrase.upperFirst(word)}**, in plain words:

${meaning}

**An example.** Take your ${rows} of one month. Somebody says that ${word} explains why the ${
      value.replaceAll("_", " ")
    } differ between one ${by} and the next. Before you agree, ask what you would see if that were wrong. If you would see exactly the same, the word has explained nothing; if you would see something else, go and look for it.

**What it does not mean.** It is not a judgement, and it is no excuse. It describes how something works, and that something can usually be changed.

**The mistake most people make** is to use it for a single case. ${
      chance.pick([
        "One case is a story; you need at least a handful.",
        "It shows itself only over many cases, or over time."
      ])
    }

**About ${about}:** try one sentence with the word and one without it. If the second says the same, leave the word out. If it does not, you have understood it.`
  }
}

const teach: Kind = {
  id: "teach",
  field: "learning",
  fits: ({ isGrave, isPrivate }) => !isPrivate && !isGrave,
  sign: /\b(?:how do I explain|to explain "[^"]+" to|with which I can explain)/i,
  loose: /\b(?:teach|to (?:a child|beginners))\b/i,
  ask: ({ about, trade }, chance) => {
    const term = termOf(trade, chance.pick)
    const whom = chance.pick([
      "an apprentice",
      "a beginner",
      "a child of ten",
      "my mother",
      "my nephew",
      "somebody new",
      "my neighbour"
    ])
    return {
      want: chance.pick([
        `How do I explain "${term}" to ${whom}? I know it too well myself. It is needed about ${about}.`,
        `I have a quarter of an hour to explain "${term}" to ${whom}. How would you go about it? It is about ${about}.`,
        `Please find me a comparison with which I can explain "${term}" to ${whom}. I need it about ${about}.`
      ]),
      limits: [
        "No drawing board, only hands.",
        "They are afraid of asking.",
        "It should end with something they can do.",
        "I tend to start with the exceptions."
      ]
    }
  },
  answer: ({ about, text }, chance) => {
    const found = Trade.explain(text)
    const word = found?.term ?? /"([^"]{3,40})"/.exec(text)?.[1]?.toLowerCase() ?? "it"
    const whom =
      /\bto (an apprentice|a beginner|a child of ten|a child|my mother|my nephew|my neighbour|somebody new|newcomers)\b/i
        .exec(text)?.[1]?.replace(/^my /i, "your ") ?? "a beginner"
    return `Explaining **${word}** to ${whom}, in a quarter of an hour:

${
      numbered([
        `**Begin with a thing, not with the word** (3 minutes). Show one case about ${about} and ask: "What do you notice?" Wait for an answer, however odd.`,
        `**Say it in one breath** (1 minute). ${
          found === undefined
            ? "One sentence, no exception, no history."
            : (Phrase.sentences(found.meaning)[0] ?? found.meaning)
        }`,
        `**Compare** (3 minutes). ${
          chance.pick([
            "It is like salt in a soup: you notice it only when it is too much or missing.",
            "It is like a queue at a counter: nobody does anything wrong, and still it gets long.",
            "It is like the slack in a rope: it seems useless until somebody pulls."
          ])
        }`,
        "**Let them do it** (5 minutes). A small case, their hands, your mouth shut.",
        "**Let them explain it back** (3 minutes), to you or to the wall. Where they stumble, you were unclear."
      ])
    }

Leave out the exceptions; they come by themselves. If they are afraid of asking, make a mistake on purpose and let them find it. And stop while it is still going well: the rest is for tomorrow.`
  }
}

const learn: Kind = {
  id: "learn",
  field: "learning",
  fits: ({ pastime }) => pastime !== "reading",
  sign: /\b(?:get better at|how does one learn|way to learn)/i,
  loose: /\b(?:learn|practi[sc]e)\b/i,
  ask: ({ pastime, data }, chance) => ({
    want: chance.pick([
      `I would like to get better at ${pastime}. I have half an hour a day. What do I do in the first month?`,
      `How does one learn ${pastime} properly, after years of muddling along?`,
      `Give me a way to learn more of ${pastime} in four weeks, next to a job that tires me out.`
    ]),
    limits: [
      "Without buying anything.",
      `I am ${20 + data.few} years too late for a school.`,
      "I learn by doing, not by reading.",
      "I want to notice that I am making progress."
    ]
  }),
  answer: ({ text }, chance) => {
    const of =
      /\b(?:better at|learn(?: more of)?|practi[sc]e) ([^.?!,:\n]{3,60}?)(?= properly\b| in\b| next\b|[.?!,:\n]|$)/i
        .exec(text)?.[1] ?? "what you have in mind"
    return `Half an hour a day is plenty for ${of}, if each half hour has one aim.

${
      dashed([
        `**Week 1: see where you are.** Do ${of} as you always do, three times, and keep a trace of it: a recording, a photograph, a page. Note the one thing that annoys you most.`,
        "**Week 2: work on that one thing.** Slowly, in its smallest form, ten minutes without a pause. The rest of the time, do what you enjoy; otherwise you will stop.",
        "**Week 3: borrow.** Watch somebody who is good at it, live if you can. Copy one habit exactly, even if it feels wrong.",
        "**Week 4: show it.** To one person, on a fixed day. Then repeat what you did in week 1 and lay the two side by side."
      ])
    }

Three rules. Stop five minutes before you are tired, so that you want to come back. Practise the hard place and not the whole piece. And write one line each day: what got better, what is next. ${
      chance.pick([
        "If you miss a day, do not make up for it; just go on.",
        "Progress comes in steps, with flat weeks in between; those are part of it."
      ])
    }`
  }
}

/** Requests to learn. */
export const learning: ReadonlyArray<Kind> = [teach, explain, learn]
