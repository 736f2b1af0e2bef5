/** Requests to plan: steps, checklists, tables, an evening. */
import * as Phrase from "../../../model/Phrase.ts"
import * as Verb from "../../../model/rehearse/Verb.ts"
import { dashed, type Kind, numbered } from "./Kind.ts"

const order = (deed: string): string =>
  Phrase.upperFirst(Verb.inForm(deed.replaceAll("{himself}", "yourself").replace(/\{\w+\}/g, "your"), "base"))

const plan: Kind = {
  id: "plan",
  field: "planning",
  sign: /\b(?:make me a plan|where do I begin|week by week, how|give me a plan)/i,
  loose: /\b(?:plan|step by step|where do I start|schedule)\b/i,
  ask: ({ about, todo, data }, chance) => ({
    want: chance.pick([
      `Make me a plan for the next ${chance.pick(["two", "three", "four", "six"])} weeks. I want to ${todo}.`,
      `I want to ${todo}. Where do I begin, and what comes after that? Small steps, please.`,
      `Week by week, how would you go about it? My aim is to ${todo}.`,
      `I have been putting off everything about ${about}. Give me a plan with steps so small that I have no excuse.`
    ]),
    limits: [
      "I have two evenings a week and not more.",
      "It must cost next to nothing.",
      `By the ${10 + (data.few % 18)}th there has to be something to show.`,
      "I give up when the first step is big, so let it be tiny.",
      "One step should be about getting somebody else to help.",
      "Tell me also how I notice that the plan does not work."
    ]
  }),
  answer: ({ core, text, trade }, chance) => {
    const aim = /\b(?:I want to|My aim is to) ([^.?!\n]{5,120})/.exec(text)?.[1]
    const goal = aim === undefined
      ? core
      : `your aim to ${aim.replace(/\bmy\b/g, "your").replace(/\bI\b/g, "you").replace(/\bme\b/g, "you")}`
    return `A plan for ${goal}. Each step has an end that you can see.

${
      numbered([
        `**Days 1 to 3: look, do nothing.** ${order(chance.pick(trade.looks))}. Write down three facts and one guess.`,
        `**Days 4 to 7: ask.** Choose one person who has done the like and ask two questions: what took longest, and what would you leave out?`,
        `**Week 2: one small try.** ${
          order(chance.pick(trade.tries))
        }, or something of that size. It may fail; it must only be finished by Sunday.`,
        `**Week 3: the main part.** Do what the try has shown to work, on two fixed evenings. Put them in ${
          chance.pick(["the calendar", "your diary"])
        } now.`,
        "**Week 4: close it.** Tell somebody the result, thank whoever helped, and note what you would do differently."
      ])
    }

**How you notice that it does not work:** if by the end of week 1 there are no facts on paper, the step was too big. Halve it. If the try in week 2 changes nothing at all, you are probably working on the wrong end of ${core}; go back to the asking.

Begin today with ten minutes, not with an evening.`
  }
}

const checklist: Kind = {
  id: "checklist",
  field: "planning",
  fits: ({ isGrave, kind }) => kind !== "question" && !isGrave,
  sign: /\b(?:a checklist about)/i,
  loose: /\b(?:check-?list)\b/i,
  ask: ({ about }, chance) => ({
    want: chance.pick([
      `Please make me a checklist about ${about}. One page, for the pocket.`,
      `I need a checklist about ${about} that works when I am tired.`,
      `What belongs on a checklist about ${about}? Ten points at most.`
    ]),
    limits: [
      "In the order in which I come past the things.",
      "Mark what must never be left out.",
      "Somebody who is new has to be able to use it.",
      "Each line must be something one can tick."
    ]
  }),
  answer: ({ core, trade }, chance) => {
    const looks = chance.sample(trade.looks, 3).map(order)
    const tries = chance.sample(trade.tries, 2).map(order)
    return `**Checklist: ${core}** (lines with * must never be left out)

*Before*

${
      dashed([
        `[ ] * Date, name, and what is to be achieved today, in one line`,
        `[ ] ${looks[0]}`,
        `[ ] Everything needed is at hand: ${chance.pick(trade.tools)}, ${
          chance.pick(trade.papers)
        }, something to write with`
      ])
    }

*During*

${
      dashed([
        `[ ] * ${looks[1] ?? looks[0]}`,
        `[ ] ${tries[0]}`,
        "[ ] One change at a time, noted before the next",
        "[ ] * Stop and ask when two things disagree"
      ])
    }

*After*

${
      dashed([
        `[ ] ${looks[2] ?? tries[1] ?? looks[0]}`,
        "[ ] * Result written down, also if it is nothing",
        "[ ] Whoever is concerned has been told",
        "[ ] Things back in their place"
      ])
    }

Use it for a week, then strike out every line that nobody has needed and move the ones that were ticked out of order. A checklist that is never changed is no longer read.`
  }
}

const table: Kind = {
  id: "table",
  field: "planning",
  fits: ({ isGrave, isPrivate, kind }) => kind !== "question" && !isPrivate && !isGrave,
  sign: /\b(?:make me a table|which columns does|design a record sheet)/i,
  loose: /\b(?:table|columns|record sheet)\b/i,
  ask: ({ about }, chance) => ({
    want: chance.pick([
      `I want to keep a record about ${about}. Make me a table to fill in by hand.`,
      `Which columns does a table need if I want to write things down about ${about}?`,
      `Please design a record sheet about ${about}, one line a day.`
    ]),
    limits: [
      "It must fit on an A5 page.",
      "I fill it in with gloves on.",
      "At the end of the month I want to be able to add something up.",
      "Show me two lines filled in as an example."
    ]
  }),
  answer: ({ about, core, trade }, chance) =>
    `A sheet about ${about}, six columns and no more:

| Day | Hour | What was seen | How much (${trade.table.value.replaceAll("_", " ")}) | What was done | Who |
|---|---|---|---|---|---|
| 3 May | 06:40 | as usual | ${10 + chance.int(40)} | nothing | A. |
| 4 May | 17:15 | different from yesterday, see back | ${10 + chance.int(40)} | ${
      chance.pick(["told the next shift", "tried once more", "asked"])
    } | B. |
| | | | | | |

How to use it:

${
      dashed([
        "Fill in a line even when nothing happens. Gaps are the first thing anybody doubts.",
        "Numbers in one column only, with the unit in the heading, so that they can be added up.",
        `"What was seen" is for the eye, not for opinions; those go on the back.`,
        "On the last day of the month: count the lines that are not usual, and write that number at the top."
      ])
    }

After four sheets you will see whether there is a pattern in ${core}: look along the hour column first, then along the names.`
}

const evening: Kind = {
  id: "evening",
  field: "planning",
  fits: ({ pastime }) => pastime !== "reading",
  sign: /\b(?:an evening of)/i,
  loose: /\b(?:evening|party)\b/i,
  ask: ({ pastime, data }, chance) => ({
    want: chance.pick([
      `I want to hold an evening of ${pastime} for ${
        chance.pick(["six", "eight", "ten", "a dozen"])
      } people who know nothing about it. How do I run it?`,
      `Help me prepare an evening of ${pastime}: two hours, little money, nobody bored.`,
      `What do I need for an evening of ${pastime}, and in which order do things happen?`
    ]),
    limits: [
      "Half of them come only because of the food.",
      `I have ${data.few * 5} to spend, all in all.`,
      "Two are children.",
      "I would like to sit down once myself."
    ]
  }),
  answer: ({ text }, chance) => {
    const of = /\bevening of ([^.?!,:\n]{2,60}?)(?= for\b|[.?!,:\n]| and\b|$)/i.exec(text)?.[1] ?? "what you love"
    return `An evening of ${of} in two hours, so that newcomers do something before they hear something.

| Time | What happens |
|---|---|
| 0:00 | People arrive, something to hold in the hand, names on tape |
| 0:15 | You show one thing, ${chance.pick(["three", "five"])} minutes, no history |
| 0:20 | Everybody tries it in pairs; you walk round and say nothing for ten minutes |
| 0:45 | Food. Talk happens by itself |
| 1:10 | Second round, a little harder; those who like help the others |
| 1:40 | One story about ${of}, the best you have |
| 1:55 | Who comes again? A list and a date |

**To prepare:** material for two more than you expect, a table nobody needs, a spare lamp, tea.

**To avoid:** beginning with the rules, correcting everybody, and filling the pause after the meal. Ask one person beforehand to arrive early and one to stay for the washing-up; then you can sit down once yourself.`
  }
}

/** Requests to plan. */
export const planning: ReadonlyArray<Kind> = [checklist, evening, table, plan]
