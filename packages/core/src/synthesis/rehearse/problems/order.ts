/** Problems of order and choice: who takes which day, what is loaded, which result is needed. */
import { number, show } from "../figures/Sum.ts"
import { days, type Problem } from "./Problem.ts"

const rota: Problem = {
  id: "rota",
  sign:
    /on (\w+day), (\w+day) and (\w+day), one (?:day )?each[^]{0,160}?: ([^:.;\n]{3,60}?) cannot on (\w+day)(?: or (\w+day))?, and ([^:.;\n]{3,60}?) cannot on (\w+day)(?: or (\w+day))?/i,
  ask: ({ about, fitted, other }, chance) => {
    const at = chance.sample([0, 1, 2, 3, 4], 3).toSorted()
    const [a, b, c] = at.map((day) => days[day as 0]) as [string, string, string]
    const order = chance.shuffle([a, b, c]) as [string, string, string]
    const third = chance.pick(fitted.folk.filter((one) => one !== other).concat("my neighbour"))
    // The one is left a single day, the other a single day of the two that remain.
    const never = chance.shuffle([order[1], order[2]])
    return {
      want: chance.pick([
        `Because of ${about} somebody has to be there on ${a}, ${b} and ${c}, one day each of us three. There are conditions: ${other} cannot on ${
          never[0]
        } or ${never[1]}, and ${third} cannot on ${order[2]}. Who comes when, and is there more than one way?`,
        `We share the work on ${a}, ${b} and ${c}, one each, and I take what is left. What I know: ${other} cannot on ${
          never[0]
        } or ${never[1]}, and ${third} cannot on ${order[2]}. Make the rota for me; it is about ${about}.`
      ]),
      limits: [
        "And if I cannot on the first of these days either?",
        "I would like to tell them why there is no other way.",
        "Give it as three short lines."
      ]
    }
  },
  solve: ([a = "", b = "", c = "", one = "", ...rest]) => {
    const [no1 = "", no2 = "", two = "", no3 = "", no4 = ""] = rest
    const all = [a, b, c]
    const ways = all.flatMap((x) =>
      all.filter((y) => y !== x).flatMap((y) => all.filter((z) => z !== x && z !== y).map((z) => [x, y, z] as const))
    )
    const good = ways.filter(([x, y]) => x !== no1 && x !== no2 && y !== no3 && y !== no4)
    const [first] = good
    if (first === undefined) return undefined
    const told = ([x, y, z]: readonly [string, string, string]) => `${one} on ${x}, ${two} on ${y}, you on ${z}`
    return {
      thinking: [
        `Three people on three days, so six ways in all. Begin with whoever has the fewest days left.`,
        `${one} cannot on ${[no1, no2].filter((day) => day !== "").join(" or ")}, which leaves ${
          all.filter((day) => day !== no1 && day !== no2).join(" or ")
        }.`,
        `${two} cannot on ${[no3, no4].filter((day) => day !== "").join(" or ")}.`,
        ...ways.map((way) => `${told(way)}: ${good.includes(way) ? "possible" : "against a condition"}.`),
        good.length === 1 ? "Exactly one way is left." : `${good.length} ways are left.`
      ],
      answer: `${
        good.length === 1 ? "There is only one way" : `There are ${good.length} ways, and this is one of them`
      }: **${told(first)}**.

1. ${one} can only come on ${all.filter((day) => day !== no1 && day !== no2).join(" or ")}.
2. Of the days that remain ${two} cannot take ${no3}, so ${two} comes on ${first[1]}.
3. What is left is ${first[2]}, and that is yours.`
    }
  }
}

const load: Problem = {
  id: "load",
  sign:
    /(?:carry|take|load) (?:no more than|at most) (\d+) kg[^]{0,160}?(\d+) kg (?:bringing|for) (\d+), (?:one of )?(\d+) kg (?:bringing|for) (\d+), (?:one of )?(\d+) kg (?:bringing|for) (\d+) and (?:one of )?(\d+) kg (?:bringing|for) (\d+)/i,
  ask: ({ about }, chance) => {
    const loads = Array.from({ length: 4 }, () => [10 * (3 + chance.int(30)), 5 * (4 + chance.int(50))] as const)
    const most = Math.floor(loads.reduce((sum, [weight]) => sum + weight, 0) * (0.45 + chance.next() * 0.2) / 10) * 10
    const [a, b, c, d] = loads.map(([weight, worth]) => [weight, worth]) as [
      [number, number],
      [number, number],
      [number, number],
      [number, number]
    ]
    return {
      want: chance.pick([
        `I can load at most ${most} kg, and four things wait: one of ${a[0]} kg bringing ${a[1]}, one of ${
          b[0]
        } kg bringing ${b[1]}, one of ${c[0]} kg bringing ${c[1]} and one of ${d[0]} kg bringing ${
          d[1]
        }. None can be split. Which do I take to bring home the most? It is all about ${about}.`,
        `The trolley may carry no more than ${most} kg. Orders because of ${about}: ${a[0]} kg for ${a[1]}, ${
          b[0]
        } kg for ${b[1]}, ${c[0]} kg for ${c[1]} and ${d[0]} kg for ${
          d[1]
        }. Whole or not at all. Which ones together earn most?`
      ]),
      limits: [
        "I go only once.",
        "What would 50 kg more be worth to me?",
        "Somebody will say: always the dearest first. Is that right?"
      ]
    }
  },
  solve: ([first = "", ...rest]) => {
    const most = number(first)
    const loads = [0, 2, 4, 6].map((at) => ({ weight: number(rest[at]), worth: number(rest[at + 1]) }))
    if (!(most > 0) || loads.some(({ weight }) => !(weight > 0))) return undefined
    const sets = Array.from({ length: 16 }, (_, bits) => {
      const taken = loads.filter((_, index) => (bits >> index) % 2 === 1)
      return {
        taken,
        weight: taken.reduce((sum, one) => sum + one.weight, 0),
        worth: taken.reduce((sum, one) => sum + one.worth, 0)
      }
    }).filter(({ weight }) => weight <= most)
    const ranked = sets.toSorted((a, b) => b.worth - a.worth)
    const [best] = ranked
    if (best === undefined || best.taken.length === 0) return undefined
    const told = (set: typeof best) =>
      `${set.taken.map(({ weight }) => `${weight} kg`).join(" + ")} = ${set.weight} kg for ${set.worth}`
    return {
      thinking: [
        `What brings most for a kilo? ${
          loads.map(({ weight, worth }) => `${weight} kg: ${show(worth / weight)}`).join(", ")
        }.`,
        `Going by that alone can leave room unused, so look at the sets that fit into ${most} kg.`,
        ...ranked.slice(0, 4).filter(({ taken }) => taken.length > 0).map((set) => `${told(set)}.`),
        `All four weigh ${loads.reduce((sum, { weight }) => sum + weight, 0)} kg, too much.`,
        `The best is ${told(best)}; nothing that still fits adds to it.`
      ],
      answer: `Take **${
        best.taken.map(({ weight }) => `${weight} kg`).join(" and ")
      }**: ${best.weight} kg, which brings **${best.worth}**.

${ranked.slice(0, 3).filter(({ taken }) => taken.length > 0).map((set) => `- ${told(set)}`).join("\n")}

I went through all sets that weigh no more than ${most} kg. Taking the dearest first is a good guess and no proof: it can leave room that nothing else fits into. Here ${
        most - best.weight
      } kg stay free.`
    }
  }
}

const mean: Problem = {
  id: "mean",
  sign:
    /(\d+) (?:results|rounds|weeks) (?:so far )?(?:with|at) (?:a mean|an average) of ([\d.]+)[^]{0,160}?(\d+) more[^]{0,160}?(?:mean|average) of ([\d.]+)/i,
  ask: ({ about, data }, chance) => {
    const [done, more] = [4 + chance.int(16), 2 + chance.int(5)]
    const now = 50 + chance.int(300) / 10
    const goal = Math.round((now + 0.5 + chance.int(30) / 10) * 10) / 10
    return {
      want: chance.pick([
        `I have ${done} results so far with a mean of ${
          show(now)
        } and only ${more} more to come. What must these be on average so that I end with a mean of ${
          show(goal)
        }? The figures are of ${data.rows} and the matter is about ${about}.`,
        `After ${done} weeks at an average of ${
          show(now)
        } there are ${more} more, and then I am judged by whether it is an average of ${
          show(goal)
        }. How high do they have to be? It has to do with ${about}.`
      ]),
      limits: [
        "No result can be above 100. Is it possible at all?",
        "And if the next one is only as good as the mean so far?",
        "Show it in a way that I can repeat for other numbers."
      ]
    }
  },
  solve: ([a = "", b = "", c = "", d = ""]) => {
    const [done, now, more, goal] = [number(a), number(b), number(c), number(d)]
    if (!(done > 0 && more > 0)) return undefined
    const needed = (goal * (done + more) - now * done) / more
    return {
      thinking: [
        `A mean is a sum divided by a number, so work with sums.`,
        `So far: ${done} x ${show(now)} = ${show(done * now)}.`,
        `In the end ${done + more} results at ${show(goal)}: ${show(goal * (done + more))}.`,
        `Missing: ${show(goal * (done + more))} - ${show(done * now)} = ${show(goal * (done + more) - now * done)}.`,
        `On ${more} results that is ${show(needed)} each. ${
          needed > 100 ? "That is above 100, so with results of at most 100 it cannot be done." : "That can be done."
        }`
      ],
      answer: `The ${more === 1 ? "last result has to be" : `last ${more} have to be`} **${show(needed)}**${
        more === 1 ? "" : " on average"
      }.

- Sum so far: ${done} x ${show(now)} = ${show(done * now)}
- Sum needed: ${done + more} x ${show(goal)} = ${show(goal * (done + more))}
- Difference, shared by ${more}: ${show(goal * (done + more) - now * done)} / ${more} = ${show(needed)}

${needed > 100 ? "If nothing can be above 100, the goal is out of reach." : "Check: put it in and the mean comes out."}`
    }
  }
}

/** Problems of order and choice. */
export const orderProblems: ReadonlyArray<Problem> = [rota, load, mean]
