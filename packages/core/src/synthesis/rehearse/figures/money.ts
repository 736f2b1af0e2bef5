/** Sums about money: a loan, a margin, how long it lasts. */
import { number, show, type Sum } from "./Sum.ts"

const loan: Sum = {
  id: "loan",
  sign: /owe ([\d,]+) at ([\d.]+) % a month.*?pay back ([\d,]+)/is,
  ask: ({ about }, chance) => {
    const debt = 100 * (8 + chance.int(90))
    const rate = chance.pick([1, 1.5, 2, 2.5, 3])
    const paid = Math.ceil((debt * rate) / 100 / 10) * 10 + 10 * (4 + chance.int(20))
    return {
      want: chance.pick([
        `I owe ${show(debt)} at ${rate} % a month and pay back ${
          show(paid)
        } every month. When am I through, and what has it cost me by then? It all began with ${about}.`,
        `Please work this out so that I can follow it: I owe ${show(debt)} at ${rate} % a month and can pay back ${
          show(paid)
        } a month. How many months? It is because of ${about}.`
      ]),
      limits: [
        "Show me the first three months line by line.",
        "What would 20 more a month change?",
        "I want to check it on paper."
      ]
    }
  },
  answer: (text) => {
    const [, a, b, c] = loan.sign.exec(text) ?? []
    const [debt, rate, paid] = [number(a), number(b) / 100, number(c)]
    if (!(debt > 0 && paid > debt * rate)) return undefined
    const lines: Array<string> = []
    let rest = debt
    let interest = 0
    let months = 0
    while (rest > 0.005 && months < 1200) {
      const due = rest * rate
      interest += due
      const pay = Math.min(paid, rest + due)
      rest = rest + due - pay
      months++
      if (months <= 3) lines.push(`| ${months} | ${show(due)} | ${show(pay - due)} | ${show(rest)} |`)
    }
    return `Each month the interest is ${show(rate * 100)} % of what is still owed; the rest of your ${
      show(paid)
    } pays off the debt.

| Month | Interest | Paid off | Still owed |
|---|---|---|---|
${lines.join("\n")}

It goes on like this, with the interest shrinking and the paid-off part growing. **After ${months} months** the debt is gone; the last instalment is smaller. In all you pay ${
      show(debt + interest)
    }, of which **${show(interest)} is interest**.

Two things worth knowing. ${show(rate * 100)} % a month is not ${show(rate * 1200)} % a year but ${
      show((Math.pow(1 + rate, 12) - 1) * 100)
    } %, because unpaid interest bears interest. And every extra instalment at the beginning saves more than the same sum at the end, since it stops interest for all the months that follow. Ask for a written statement after each payment and compare it with the last column.`
  }
}

const margin: Sum = {
  id: "margin",
  fits: /selling|kitchens|wood|soil|fish|animals|machines|electricity|figures|accounts/,
  sign: /costs me ([\d.]+).*?(?:sell (?:it|one) for|ask) ([\d.]+)/is,
  ask: ({ about, other }, chance) => {
    const cost = 2 + chance.int(60) + chance.pick([0, 0.5, 0.8])
    const price = Math.round(cost * (1.2 + chance.next()) * 10) / 10
    return {
      want: chance.pick([
        `One piece costs me ${cost} and I sell it for ${price}. Is that a good margin, and what would I have to ask for 40 %? ${
          other.slice(0, 1).toUpperCase()
        }${other.slice(1)} says I mix up margin and markup.`,
        `It costs me ${cost} to make, and I ask ${price}. Margin, markup, I never know. What is what, and what price gives 40 %? It came up because of ${about}.`
      ]),
      limits: ["I also give 10 % to regulars.", "There is tax of 19 % on top.", "Show the way, not only the result."]
    }
  },
  answer: (text) => {
    const [, a, b] = margin.sign.exec(text) ?? []
    const [cost, price] = [number(a), number(b)]
    if (!(cost > 0 && price > cost)) return undefined
    const target = cost / 0.6
    return `Both begin with the same difference: ${show(price)} - ${show(cost)} = **${show(price - cost)}** a piece.

- **Markup** compares it with the cost: ${show(price - cost)} / ${show(cost)} = **${
      show(((price - cost) / cost) * 100, 1)
    } %**
- **Margin** compares it with the price: ${show(price - cost)} / ${show(price)} = **${
      show(((price - cost) / price) * 100, 1)
    } %**

The margin is always the smaller of the two, and it is the one that tells what stays in the till from each sale.

**For a margin of 40 %** the cost has to be 60 % of the price, so the price is ${show(cost)} / 0.60 = **${
      show(target)
    }**. Adding 40 % to the cost would only give ${show(cost * 1.4)}, which is a margin of ${
      show((1 - 1 / 1.4) * 100, 1)
    } %.

A discount of 10 % comes off the price and so off the margin entirely: at ${show(price * 0.9)} there are ${
      show(price * 0.9 - cost)
    } left, instead of ${
      show(price - cost)
    }. Add tax at the very end, to the price; it is not yours and belongs in neither figure. Whether it is a good margin depends on what it has to pay for: rent, your hours, and what is thrown away.`
  }
}

const runway: Sum = {
  id: "runway",
  sign: /have ([\d,]+) (?:put by|saved).*?(?:need|spend) ([\d,]+) a month.*?(?:earn|come in|bring in) ([\d,]+)/is,
  ask: ({ about }, chance) => {
    const need = 50 * (14 + chance.int(50))
    const earn = Math.round((need * (0.2 + chance.next() * 0.55)) / 10) * 10
    const saved = (need - earn) * (4 + chance.int(14)) + 10 * chance.int(30)
    return {
      want: chance.pick([
        `I have ${show(saved)} put by, need ${show(need)} a month, and earn ${
          show(earn)
        } on the side. How long does it last, and how much longer if I save a tenth? All because of ${about}.`,
        `How many months have I got? I have ${show(saved)} saved, spend ${
          show(need)
        } a month, and small jobs bring in ${show(earn)}. I need to know because of ${about}.`
      ]),
      limits: [
        "In March there is a bill of 400.",
        "I do not want to go below three months in reserve.",
        "Tell me what helps more, earning or saving."
      ]
    }
  },
  answer: (text) => {
    const [, a, b, c] = runway.sign.exec(text) ?? []
    const [saved, need, earn] = [number(a), number(b), number(c)]
    const gap = need - earn
    const smaller = need * 0.9 - earn
    if (!(saved > 0 && gap > 0)) return undefined
    const longer = smaller > 0
      ? `${show(saved / smaller, 1)} months`
      : "without end, since income then covers the expenses"
    return `What counts is the gap each month: ${show(need)} - ${show(earn)} = **${show(gap)}**.

- As it is: ${show(saved)} / ${show(gap)} = **${show(saved / gap, 1)} months**.
- With a tenth less spent: expenses ${show(need * 0.9)}, gap ${show(Math.max(0, smaller))}, so **${longer}**.
- With a tenth more earned: income ${show(earn * 1.1)}, gap ${show(need - earn * 1.1)}, so ${
      show(saved / (need - earn * 1.1), 1)
    } months.

Saving a tenth helps more than earning a tenth, because you spend more than you earn; a tenth of the larger number is the larger step.

**Reserve.** Three months of the gap are ${show(3 * gap)}. If you do not want to touch that, you have ${
      show(Math.max(0, saved - 3 * gap))
    } to live on, which is ${show(Math.max(0, saved - 3 * gap) / gap, 1)} months until a decision has to be made.

Put single large bills in as what they are: subtract them from the savings first, then divide. And look at the number once a month on the same day, not oftener; it is a calendar and not a thermometer.`
  }
}

/** Sums about money. */
export const moneySums: ReadonlyArray<Sum> = [loan, margin, runway]
