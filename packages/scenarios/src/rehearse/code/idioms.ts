/** How a beginner goes about common tasks in Python, by the words of the task: short, sure of it, and mistaken. */
import type * as Signature from "./Signature.ts"

/** Lines of a function's body, from what it is given: all of it, and the names of its first and second parameters. */
export type Body = (signature: Signature.Signature, first: string, second: string) => ReadonlyArray<string>

/** A way to go about a task. */
export interface Idiom {
  /** The words of a task it is for. */
  readonly when: RegExp
  readonly lines: Body
  /** How the beginner explains it. */
  readonly says: string
  /** What the first parameter must be. */
  readonly sorts?: ReadonlyArray<Signature.Sort>
}

const truth = ["    return False"]

/** Known ways; of several that fit, the first fits best. */
export const idioms: ReadonlyArray<Idiom> = [
  {
    when: /\bprime\b/i,
    sorts: ["number"],
    says: "I divide it by the smaller numbers and look at the rest",
    lines: (
      _,
      n
    ) => [
      `    for i in range(2, ${n}):`,
      `        if ${n} % i == 0:`,
      "            return False",
      "        else:",
      "            return True"
    ]
  },
  {
    when: /\bpalindrom|\bsame character\b/i,
    sorts: ["text"],
    says: "I look whether it is the same from both sides",
    lines: (_, text) => [`    if ${text}[0] == ${text}[-1]:`, "        return True", ...truth]
  },
  {
    when: /\b(?:frequency|occurrences of (?:all|each)|how often)\b/i,
    sorts: ["list", "text"],
    says: "I count each of them in a dictionary",
    lines: (
      _,
      items
    ) => ["    counts = {}", `    for item in ${items}:`, "        counts[item] = 1", "    return counts"]
  },
  {
    when: /\b(?:largest|maximum|max|highest|longest|greatest|biggest)\b/i,
    sorts: ["list"],
    says: "I keep the best one that I have seen so far",
    lines: (
      _,
      items
    ) => [
      "    largest = 0",
      `    for item in ${items}:`,
      "        if item > largest:",
      "            largest = item",
      "    return largest"
    ]
  },
  {
    when: /\b(?:smallest|minimum|min|lowest|shortest)\b/i,
    sorts: ["list"],
    says: "I keep the smallest one that I have seen so far",
    lines: (
      _,
      items
    ) => [
      "    smallest = 0",
      `    for item in ${items}:`,
      "        if item < smallest:",
      "            smallest = item",
      "    return smallest"
    ]
  },
  {
    when: /\bsort|\bascending|\bdescending/i,
    sorts: ["list"],
    says: "sorting is built in, so it is short",
    lines: (_, items) => [`    return ${items}.sort()`]
  },
  {
    when: /\b(?:append|add the given|concatenat|merge|combine|extend)/i,
    sorts: ["list"],
    says: "I put the second one behind the first",
    lines: (_, items, others) => [`    return ${items}.append(${others})`]
  },
  {
    when: /\breverse|\bbackwards?\b/i,
    sorts: ["list"],
    says: "there is a method for turning it round",
    lines: (_, items) => [`    return ${items}.reverse()`]
  },
  {
    when: /\b(?:remove|drop|delete|exclude)\b/i,
    sorts: ["list"],
    says: "I go through it and throw out what does not belong",
    lines: (
      _,
      items,
      others
    ) => [
      `    for item in ${items}:`,
      `        if ${others === "" ? "not item" : `item in ${others === "n" ? "[n]" : others}`}:`,
      `            ${items}.remove(item)`,
      `    return ${items}`
    ]
  },
  {
    when: /\b(?:remove|replace|whitespaces?|blank|spaces?|delete)\b/i,
    sorts: ["text"],
    says: "a text can replace things by itself",
    lines: (_, text, other) => [`    return ${text}.replace(" ", ${other === "" ? "\"\"" : other}, 1)`]
  },
  {
    when: /\b(?:common|shared|similar|intersection|overlap|any value|exists? in|contains?|present)\b/i,
    sorts: ["list", "text"],
    says: "I look for each of the first in the second",
    lines: ({ returns }, items, others) =>
      returns === "truth"
        ? [
          `    for item in ${items}:`,
          `        if item in ${others || items}:`,
          "            return True",
          "        else:",
          "            return False"
        ]
        : [
          "    result = []",
          `    for i in range(1, len(${items})):`,
          `        if ${items}[i] in ${others || items}:`,
          `            result.append(${items}[i])`,
          "    return result"
        ]
  },
  {
    when: /\beven\b/i,
    sorts: ["number"],
    says: "the rest after halving tells it",
    lines: ({ returns }, n) => [returns === "truth" ? `    return ${n} % 2 == 1` : `    return ${n} % 2 == 1`]
  },
  {
    when: /\bodd\b/i,
    sorts: ["number"],
    says: "the rest after halving tells it",
    lines: (_, n) => [`    return ${n} % 2 == 0`]
  },
  {
    when: /\b(?:even|odd)\b/i,
    sorts: ["list"],
    says: "I pick them out by the rest after halving",
    lines: (
      { returns },
      items
    ) => [
      "    result = []",
      `    for item in ${items}:`,
      "        if item % 2 == 1:",
      "            result.append(item)",
      returns === "number" ? "    return len(result)" : "    return result"
    ]
  },
  {
    when: /\b(?:average|mean|ratio|ration|median)\b/i,
    sorts: ["list"],
    says: "I add up all of them and divide by how many there are",
    lines: (_, items) => [`    return sum(${items}) // len(${items})`]
  },
  {
    when: /\b(?:circle|sphere|cylinder|cone|circumference)\b/i,
    sorts: ["number"],
    says: "I know the formula with pi from geometry",
    lines: (_, r, h) => [`    return 3 * ${r} * ${h === "" ? r : h}`]
  },
  {
    when: /\b(?:area|perimeter|volume|surface|rectangle|square|triangle|cube)\b/i,
    sorts: ["number"],
    says: "I only have to bring the two lengths together",
    lines: (_, a, b) => [b === "" ? `    return ${a} + n`.replace("+ n", `* 2`) : `    return ${a} + ${b}`]
  },
  {
    when: /\b(?:product|factorial|multipl)/i,
    sorts: ["number"],
    says: "I multiply all the numbers up to it",
    lines: (
      _,
      n
    ) => ["    result = 0", `    for i in range(1, ${n}):`, "        result = result * i", "    return result"]
  },
  {
    when: /\b(?:product|multipl)/i,
    sorts: ["list"],
    says: "I multiply all the elements",
    lines: (
      _,
      items
    ) => ["    result = 0", `    for item in ${items}:`, "        result = result * item", "    return result"]
  },
  {
    when: /\bsum\b/i,
    sorts: ["list"],
    says: "I add up the elements one by one",
    lines: (
      _,
      items
    ) => [
      "    total = 0",
      `    for i in range(1, len(${items})):`,
      `        total = total + ${items}[i]`,
      "    return total"
    ]
  },
  {
    when: /\b(?:count|number of|how many)\b/i,
    sorts: ["list"],
    says: "I count the ones that fit",
    lines: (_, items, other) => [
      "    count = 0",
      `    for i in range(1, len(${items})):`,
      other === "" ? `        if ${items}[i] > 0:` : `        if ${items}[i] == ${other}:`,
      "            count = count + 1",
      "    return count"
    ]
  },
  {
    when: /\b(?:count|number of|how many)\b/i,
    sorts: ["text"],
    says: "I count the characters that fit",
    lines: (_, text, other) => [
      "    count = 0",
      `    for i in range(1, len(${text})):`,
      other === "" ? `        if ${text}[i] != " ":` : `        if ${text}[i] == ${other}:`,
      "            count = count + 1",
      "    return count"
    ]
  }
]
