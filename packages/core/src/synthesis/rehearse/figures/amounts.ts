/** Sums about amounts: a larger list, a surface. */
import { number, show, type Sum } from "./Sum.ts"

const scale: Sum = {
  id: "scale",
  fits: /kitchens|caring|nursing|trouble|teaching|soil|wood|building/,
  sign:
    /for (\d+) (?:people|covers|pieces).*?([\d.]+) (?:kilos?|kg) of one thing, ([\d.]+) of another and ([\d.]+) of a third.*?for (\d+)/is,
  ask: ({ about }, chance) => {
    const from = chance.pick([8, 10, 12, 15, 20])
    const to = chance.pick([35, 50, 64, 80, 110, 140])
    const parts = [1.2 + chance.int(30) / 10, 0.4 + chance.int(12) / 10, 0.1 + chance.int(5) / 10].map((part) =>
      show(part, 1)
    )
    return {
      want: chance.pick([
        `My list is for ${from} people: ${parts[0]} kilos of one thing, ${parts[1]} of another and ${
          parts[2]
        } of a third. I need it for ${to}. What is the clean way? It is for ${about}.`,
        `How do I turn a list for ${from} covers (${parts[0]} kg of one thing, ${parts[1]} of another and ${
          parts[2]
        } of a third) into one for ${to}? The reason is ${about}.`
      ]),
      limits: [
        "I can only weigh in steps of 50 grams.",
        "A tenth gets lost on the way.",
        "I want to be able to do it in my head next time."
      ]
    }
  },
  answer: (text) => {
    const [, a, b, c, d, e] = scale.sign.exec(text) ?? []
    const [from, to] = [number(a), number(e)]
    const parts = [b, c, d].map((one) => number(one))
    if (!(from > 0 && to > 0 && parts.every((part) => part > 0))) return undefined
    const factor = to / from
    const rounded = (value: number) => Math.round(value * 20) / 20
    return `Divide the new number by the old one: ${to} / ${from} = **${
      show(factor, 3)
    }**. Every amount is multiplied by this one factor.

| | for ${from} | exactly for ${to} | in steps of 50 g |
|---|---|---|---|
${
      ["First", "Second", "Third"].map((name, index) =>
        `| ${name} | ${show(parts[index] as number)} kg | ${show((parts[index] as number) * factor, 3)} kg | ${
          show(rounded((parts[index] as number) * factor))
        } kg |`
      ).join("\n")
    }

Together that is ${
      show(parts.reduce((sum, part) => sum + part, 0) * factor)
    } kg. If a tenth gets lost on the way, divide by 0.9 instead of adding a tenth: the factor becomes ${
      show(factor / 0.9, 3)
    }.

**To do it in your head:** work out once what one person needs (amount / ${from}), write that on the card, and multiply from there. It also shows at a glance when somebody has slipped by a factor of ten.

Not everything grows in the same measure. Times hardly change, surfaces and pots do not grow with the amounts, and strong flavours need a little less than the factor says. Make a quarter of it once before the day.`
  }
}

const wall: Sum = {
  id: "wall",
  fits: /building|electricity|wood|soil|pasture|kitchens|order|figures|teaching/,
  sign:
    /([\d.]+) m (?:long|wide) and ([\d.]+) m high.*?(\d+) openings? of ([\d.]+) (?:m2|square metres).*?(\d+) (?:to|for) (?:the|a|each) square metre/is,
  ask: ({ about }, chance) => {
    const [long, high, openings, each, per] = [
      5 + chance.int(20),
      2.2 + chance.int(12) / 10,
      1 + chance.int(4),
      chance.pick([1.2, 1.6, 1.9, 2.1]),
      chance.pick([12, 25, 48, 60])
    ]
    return {
      want: chance.pick([
        `The surface is ${long} m long and ${
          show(high, 1)
        } m high, with ${openings} openings of ${each} m2 each. It takes ${per} to the square metre. How many do I order? It belongs to ${about}.`,
        `How many pieces for a surface ${long} m wide and ${
          show(high, 1)
        } m high, less ${openings} openings of ${each} square metres, at ${per} for each square metre? I got three results. It is for ${about}.`
      ]),
      limits: ["They come in packs of 20.", "One in twenty breaks.", "I want to see the steps."]
    }
  },
  answer: (text) => {
    const [, a, b, c, d, e] = wall.sign.exec(text) ?? []
    const [long, high, openings, each, per] = [a, b, c, d, e].map((one) => number(one)) as [
      number,
      number,
      number,
      number,
      number
    ]
    const area = long * high - openings * each
    if (!(area > 0 && per > 0)) return undefined
    const exact = area * per
    const withWaste = Math.ceil(exact * 1.05)
    return `Step by step, so that each line can be checked:

1. Whole surface: ${show(long)} m x ${show(high)} m = **${show(long * high)} m2**
2. Openings: ${show(openings)} x ${show(each)} m2 = **${show(openings * each)} m2**
3. What is left: ${show(long * high)} - ${show(openings * each)} = **${show(area)} m2**
4. Pieces: ${show(area)} x ${show(per)} = ${show(exact, 1)}, so **${show(Math.ceil(exact))}**
5. With 5 % for breakage and cutting: ${show(exact, 1)} x 1.05 = **${show(withWaste)}**
6. In packs of 20: ${show(withWaste)} / 20 = ${show(withWaste / 20, 1)}, so **${
      show(Math.ceil(withWaste / 20))
    } packs**, ${show(Math.ceil(withWaste / 20) * 20)} pieces

If you got several results, look at three places. Round only at the end, never at step 3. Take the openings at their real size and not at that of the frame. And add the waste once, to the pieces, not to the area as well.

Small openings below a quarter of a square metre are usually not subtracted, because the cutting eats what they save. Order everything at once: the next delivery may have another shade.`
  }
}

/** Sums about amounts. */
export const amountSums: ReadonlyArray<Sum> = [scale, wall]
