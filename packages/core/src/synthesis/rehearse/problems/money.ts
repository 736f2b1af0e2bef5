/** Problems about money: two tariffs, what everybody owes, a price before two changes. */
import { number, show } from "../figures/Sum.ts"
import type { Problem } from "./Problem.ts"

const tariffs: Problem = {
  id: "tariffs",
  sign:
    /([\d.]+) a month and ([\d.]+) (?:for each|a) unit[^]{0,160}?([\d.]+) a month and ([\d.]+) (?:for each|a) unit[^]{0,160}?(?:use|need) (?:about )?(\d+) units/i,
  ask: ({ about }, chance) => {
    const base = 4 + chance.int(12)
    const dear = base + 4 + chance.int(20)
    const unit = 20 + chance.int(40)
    const cheap = unit - 2 - chance.int(12)
    const used = 20 * (2 + chance.int(30))
    const cents = (value: number) => show(value / 100)
    return {
      want: chance.pick([
        `Two offers lie on my table because of ${about}. The first costs ${base} a month and ${
          cents(unit)
        } for each unit, the second ${dear} a month and ${
          cents(cheap)
        } for each unit. I use about ${used} units a month. Which is cheaper for me, by how much, and from how many units on does it turn?`,
        `Which contract is right? One is ${dear} a month and ${cents(cheap)} a unit, the other ${base} a month and ${
          cents(unit)
        } a unit. I need about ${used} units. From which number on does the one beat the other? It came up through ${about}.`
      ]),
      limits: [
        "In summer I use a third less.",
        "Say it for a year as well.",
        "Both bind me for two years."
      ]
    }
  },
  solve: ([a = "", b = "", c = "", d = "", e = ""]) => {
    const [one, perOne, two, perTwo, used] = [a, b, c, d, e].map((text) => number(text)) as [
      number,
      number,
      number,
      number,
      number
    ]
    const turn = (two - one) / (perOne - perTwo)
    if (!(turn > 0 && Number.isFinite(turn))) return undefined
    const [first, second] = [one + perOne * used, two + perTwo * used]
    const better = first < second ? "first" : "second"
    return {
      thinking: [
        `The cost is a fixed part and a part that grows with the units.`,
        `First: ${show(one)} + ${show(perOne)} x ${used} = ${show(first)}. Second: ${show(two)} + ${
          show(perTwo)
        } x ${used} = ${show(second)}.`,
        `So the ${better} is cheaper at ${used} units, by ${show(Math.abs(first - second))}.`,
        `They are equal where ${show(one)} + ${show(perOne)} x = ${show(two)} + ${show(perTwo)} x.`,
        `That is x = (${show(two)} - ${show(one)}) / (${show(perOne)} - ${show(perTwo)}) = ${show(turn, 1)}.`,
        `Below it the one with the smaller fixed part wins, above it the one with the smaller price of a unit. ${used} lies ${
          used < turn ? "below" : "above"
        }, which fits.`
      ],
      answer: `The **${better} offer** is cheaper for you, by **${show(Math.abs(first - second))} a month**.

| | at ${used} units |
|---|---|
| First | ${show(one)} + ${used} x ${show(perOne)} = ${show(first)} |
| Second | ${show(two)} + ${used} x ${show(perTwo)} = ${show(second)} |

It turns at **${show(turn, 0)} units**: there both cost the same. In a year of twelve equal months the difference is ${
        show(Math.abs(first - second) * 12)
      }.`
    }
  }
}

const owed: Problem = {
  id: "owed",
  sign:
    /I (?:have )?paid ([\d.]+), ([^,.;:\n]{3,60}?) ([\d.]+),? and ([^,.;:\n]{3,60}?) ([\d.]+)[,.][^]{0,160}?(?:same|equal)/i,
  ask: ({ about, fitted, other }, chance) => {
    const paid = Array.from({ length: 3 }, () => 6 + 3 * chance.int(60))
    const third = chance.pick(fitted.folk.filter((one) => one !== other).concat("my neighbour"))
    return {
      want: chance.pick([
        `Three of us laid out money because of ${about}: I paid ${paid[0]}, ${other} ${paid[1]} and ${third} ${
          paid[2]
        }. Each is to bear the same. Who pays how much to whom, with as few payments as possible?`,
        `How do we settle up? I have paid ${paid[0]}, ${other} ${paid[1]}, and ${third} ${
          paid[2]
        }. In the end everybody is to have spent an equal share, and I do not want money to go round in circles. It was about ${about}.`
      ]),
      limits: [
        "One of us wants to bear a tenth more; leave that aside for now.",
        "To the cent.",
        "Show me how to check it."
      ]
    }
  },
  solve: ([a = "", two = "", b = "", three = "", c = ""]) => {
    const people = [["you", number(a)], [two, number(b)], [three, number(c)]] as const
    const total = people.reduce((sum, [, paid]) => sum + paid, 0)
    if (!(total > 0)) return undefined
    const share = total / 3
    const open = people.map(([who, paid]) => ({ who, due: share - paid }))
    const payments: Array<string> = []
    for (const debtor of open) {
      for (const creditor of open) {
        const sum = Math.min(debtor.due, -creditor.due)
        if (sum <= 0.005) continue
        payments.push(
          debtor.who === "you"
            ? `you pay ${show(sum)} to ${creditor.who}`
            : `${debtor.who} pays ${show(sum)} to ${creditor.who}`
        )
        debtor.due -= sum
        creditor.due += sum
      }
    }
    return {
      thinking: [
        `Together ${people.map(([, paid]) => show(paid)).join(" + ")} = ${show(total)}, so each bears ${show(share)}.`,
        ...people.map(([who, paid]) =>
          `${who}: ${show(paid)} paid, ${
            paid < share ? `${show(share - paid)} too little` : `${show(paid - share)} too much`
          }.`
        ),
        `What is too little and too much must come to the same, and it does, but for rounding.`,
        `Whoever paid too little pays those who paid too much: ${payments.join("; ") || "nobody owes anything"}.`
      ],
      answer: `${payments.length === 0 ? "Nobody owes anything" : `**${payments.join("; ")}**`}.

In all ${show(total)} was spent, which is ${show(share)} for each of you.

${
        people.map(([who, paid]) =>
          `- ${who}: paid ${show(paid)}, ${show(Math.abs(share - paid))} ${paid < share ? "too little" : "too much"}`
        ).join("\n")
      }

After that each has borne ${show(share)}, and two payments at most were needed.`
    }
  }
}

const twice: Problem = {
  id: "twice",
  sign:
    /(?:raised|went up) by (\d+) %[^]{0,160}?(?:lowered|came down) by (\d+) %[^]{0,160}?(?:is|at|of) ([\d,.]+\d) now/i,
  ask: ({ about, other }, chance) => {
    const [up, down] = [5 + chance.int(30), 4 + chance.int(25)]
    const now = 40 + chance.int(900)
    return {
      want: chance.pick([
        `The price was raised by ${up} % last year and lowered by ${down} % this year, and it is ${now} now. What was it at the beginning, and by how many percent has it changed in all? I want to show ${other} that it is not ${up} minus ${down}. It is about ${about}.`,
        `Something to do with ${about} went up by ${up} % and then came down by ${down} %. It stands at ${now} now. ${
          other.slice(0, 1).toUpperCase()
        }${other.slice(1)} says that makes ${up - down} %. What did it cost before, and what is the true change?`
      ]),
      limits: [
        "Does it matter which came first?",
        "By how much would it have to change to be where it was?",
        "Two decimals."
      ]
    }
  },
  solve: ([a = "", b = "", c = ""]) => {
    const [up, down, now] = [number(a), number(b), number(c)]
    if (!(now > 0 && down < 100)) return undefined
    const factor = (1 + up / 100) * (1 - down / 100)
    return {
      thinking: [
        `Percentages of different wholes cannot be added: the second is taken of the raised price.`,
        `As factors: ${show(1 + up / 100)} and ${show(1 - down / 100)}. Together ${show(factor, 4)}.`,
        `Backwards: ${show(now)} / ${show(factor, 4)} = ${show(now / factor)}.`,
        `The change in all is ${show((factor - 1) * 100)} %, not ${up - down} %.`,
        `Check forwards: ${show(now / factor)} x ${show(1 + up / 100)} = ${show((now / factor) * (1 + up / 100))}, x ${
          show(1 - down / 100)
        } = ${show(now)}. It fits.`
      ],
      answer: `It was **${show(now / factor)}** at the beginning, and the change in all is **${
        show((factor - 1) * 100)
      } %**.

- Up by ${up} % means times ${show(1 + up / 100)}, down by ${down} % means times ${show(1 - down / 100)}.
- Both together: times ${show(factor, 4)}. The order does not matter.
- ${up} - ${down} = ${up - down} is wrong, because the ${down} % are taken of a larger sum than the ${up} %.`
    }
  }
}

/** Problems about money. */
export const moneyProblems: ReadonlyArray<Problem> = [tariffs, owed, twice]
