/** Problems about amounts: packs that leave something over, a mixture. */
import { number, show } from "../figures/Sum.ts"
import type { Problem } from "./Problem.ts"

interface Purchase {
  readonly small: number
  readonly large: number
  readonly cost: number
}

const packs: Problem = {
  id: "packs",
  sign:
    /packs of (\d+) (?:for|at) ([\d.]+) and (?:packs )?of (\d+) (?:for|at) ([\d.]+)[^]{0,160}?need (?:at least )?(\d+)/i,
  ask: ({ about }, chance) => {
    const [small, large] = [3 + chance.int(5), 10 + chance.int(9)]
    const price = 90 + 10 * chance.int(60)
    const [forSmall, forLarge] = [price * small, Math.round(price * large * (0.78 + chance.next() * 0.16) / 10) * 10]
    const need = large * 2 + 1 + chance.int(large * 4)
    return {
      want: chance.pick([
        `There are packs of ${small} for ${show(forSmall / 100)} and packs of ${large} for ${
          show(forLarge / 100)
        }. I need at least ${need} pieces, and what is left over is of no use to me. What is the cheapest way to buy them? It belongs to ${about}.`,
        `How do I buy most cheaply? They sell packs of ${small} at ${show(forSmall / 100)} and of ${large} at ${
          show(forLarge / 100)
        }, and for ${about} I need ${need} pieces or more.`
      ]),
      limits: [
        "I can carry no more than eight packs at once.",
        "Tell me how many are left over.",
        "Would one more large pack change anything?"
      ]
    }
  },
  solve: ([a = "", b = "", c = "", d = "", e = ""]) => {
    const [few, forFew, many, forMany, need] = [a, b, c, d, e].map((text) => number(text)) as [
      number,
      number,
      number,
      number,
      number
    ]
    if (!(few > 0 && many > 0 && need > 0 && need < 2000)) return undefined
    const ways = Array.from({ length: Math.ceil(need / many) + 1 }, (_, large): Purchase => {
      const small = Math.max(0, Math.ceil((need - large * many) / few))
      return { small, large, cost: small * forFew + large * forMany }
    })
    const best = ways.reduce((least, way) => (way.cost < least.cost ? way : least))
    const told = ({ cost, large, small }: Purchase) =>
      `${large} of ${many} and ${small} of ${few}: ${large * many + small * few} pieces for ${show(cost)}`
    return {
      thinking: [
        `A piece costs ${show(forFew / few, 3)} in the small pack and ${show(forMany / many, 3)} in the large one.`,
        `The large one is not always best at the end, where most of it would be left over, so go through the numbers of large packs.`,
        ...ways.map((way) => `${told(way)}.`),
        `The least of these is ${show(best.cost)}.`
      ],
      answer: `Buy **${best.large} packs of ${many} and ${best.small} of ${few}**, for **${show(best.cost)}** in all.

${ways.map((way) => `- ${told(way)}`).join("\n")}

That gives you ${best.large * many + best.small * few} pieces, ${
        best.large * many + best.small * few - need
      } more than you need. Every other mix costs at least as much.`
    }
  }
}

const mixture: Problem = {
  id: "mixture",
  sign:
    /one (?:of|with) (\d+) %[^]{0,160}?one (?:of|with) (\d+) %[^]{0,160}?([\d.]+) (?:litres|kilos) (?:of|with|at) (\d+) %/i,
  ask: ({ about, trade }, chance) => {
    const low = 2 + chance.int(15)
    const high = low + 12 + chance.int(40)
    const goal = low + 2 + chance.int(high - low - 4)
    const amount = 2 + chance.int(40) / 2
    const unit = chance.pick(["litres", "kilos"])
    return {
      want: chance.pick([
        `I have two strengths of the same stuff standing beside ${
          chance.pick(trade.tools)
        }, one of ${low} % and one of ${high} %. I need ${
          show(amount)
        } ${unit} of ${goal} %. How much of each do I put together? It is for ${about}.`,
        `How do I mix it? There is one with ${low} % and one with ${high} %, and for ${about} it must be ${
          show(amount)
        } ${unit} with ${goal} %, no more and no less.`
      ]),
      limits: [
        "I can only measure to a tenth.",
        "What if I run out of the stronger one half way?",
        "Give me a check that I can do in my head."
      ]
    }
  },
  solve: ([a = "", b = "", c = "", d = ""]) => {
    const [low, high, amount, goal] = [number(a), number(b), number(c), number(d)]
    if (!(high > low && goal > low && goal < high && amount > 0)) return undefined
    const strong = (amount * (goal - low)) / (high - low)
    return {
      thinking: [
        `Let x be the amount of the stronger one. Then ${show(amount)} - x is that of the weaker one.`,
        `What is in it must come out: ${high} x + ${low} (${show(amount)} - x) = ${goal} x ${show(amount)}.`,
        `So (${high} - ${low}) x = ${show(amount)} (${goal} - ${low}), and x = ${show(strong, 3)}.`,
        `The weaker one: ${show(amount - strong, 3)}.`,
        `Check: ${show((high * strong) / 100, 3)} + ${show((low * (amount - strong)) / 100, 3)} = ${
          show((goal * amount) / 100, 3)
        }, which is ${goal} % of ${show(amount)}. Good.`
      ],
      answer: `Take **${show(strong)} of the ${high} % one** and **${show(amount - strong)} of the ${low} % one**.

${goal} % lies ${goal - low} points above the weaker and ${high - goal} below the stronger, so the two go together as ${
        goal - low
      } to ${high - goal} (stronger to weaker). Of ${show(amount)} in all that gives the amounts above.

Check: ${show(strong)} x ${high} % + ${show(amount - strong)} x ${low} % = ${
        show((goal * amount) / 100, 3)
      }, which is ${goal} % of ${show(amount)}.`
    }
  }
}

/** Problems about amounts. */
export const amountProblems: ReadonlyArray<Problem> = [packs, mixture]
