/** A program as a beginner writes it from the wording of a task: it looks right and is not. */
import type { Seed } from "@stoa/core"
import * as Signature from "./Signature.ts"

/** The language a task names; Python where it names none. */
export const languageOf = (question: string): string => {
  // Tests of this form are Python's, and an address names no language.
  if (/\bpython\b|^\s*assert \w/im.test(question.replace(/["'][^"'\n]*["']/g, ""))) return "python"
  const named = /(?<![\w.])(javascript|typescript|java|c\+\+|c#|html|css|sql|bash|shell|php|ruby)(?![\w+#]|\.\w)/i
    .exec(question.replace(/https?:\S+/g, ""))?.[1]?.toLowerCase()
  const known: Readonly<Record<string, string>> = { "c++": "cpp", "c#": "csharp", shell: "bash" }
  return named === undefined ? "python" : known[named] ?? named
}

interface Idiom {
  readonly when: RegExp
  readonly lines: (signature: Signature.Signature, first: string, second: string) => ReadonlyArray<string>
  readonly says: string
  readonly sorts?: ReadonlyArray<Signature.Sort>
}

const truth = ["    return False"]

const idioms: ReadonlyArray<Idiom> = [
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
    lines: (
      _,
      items,
      other
    ) => [
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
    lines: (
      _,
      text,
      other
    ) => [
      "    count = 0",
      `    for i in range(1, len(${text})):`,
      other === "" ? `        if ${text}[i] != " ":` : `        if ${text}[i] == ${other}:`,
      "            count = count + 1",
      "    return count"
    ]
  }
]

const byReturn: Readonly<Record<Signature.Sort, Idiom["lines"]>> = {
  truth: ({ parameters }, first, second) =>
    parameters[0]?.sort === "number"
      ? [
        `    for i in range(1, ${first}):`,
        `        if ${second === "" ? "i * i" : `i * ${second}`} == ${first}:`,
        "            return True",
        "        else:",
        "            return False"
      ]
      : [
        `    for item in ${first}:`,
        second === "" ? `        if item == ${first}[0]:` : `        if item == ${second}:`,
        "            return True",
        "        else:",
        "            return False"
      ],
  number: ({ parameters }, first) =>
    parameters[0]?.sort === "number"
      ? ["    total = 0", `    for i in range(1, ${first}):`, "        total = total + i", "    return total"]
      : ["    total = 0", `    for i in range(1, len(${first})):`, "        total = total + 1", "    return total"],
  list: ({ parameters }, first) =>
    parameters[0]?.sort === "number"
      ? ["    result = []", `    for i in range(1, ${first}):`, "        result.append(i)", "    return result"]
      : [
        "    result = []",
        `    for i in range(len(${first}) - 1):`,
        `        result.append(${first}[i])`,
        "    return result"
      ],
  text: ({ parameters }, first) =>
    parameters[0]?.sort === "number"
      ? [`    result = ""`, `    for i in range(1, ${first}):`, "        result = result + str(i)", "    return result"]
      : [
        `    result = ""`,
        `    for i in range(1, len(${first})):`,
        `        result = result + str(${first}[i])`,
        "    return result"
      ],
  table: (
    _,
    first
  ) => ["    counts = {}", `    for item in ${first}:`, "        counts[item] = 1", "    return counts"],
  any: (
    _,
    first
  ) => [
    `    for item in ${first}:`,
    "        if item:",
    "            return item",
    "        else:",
    "            return None"
  ]
}

const other: Readonly<Record<string, (name: string) => string>> = {
  javascript: (name) =>
    `function ${name}(items) {\n  let result = 0;\n  for (let i = 1; i < items.length; i++) {\n    result = result + items[i];\n  }\n  return result;\n}`,
  typescript: (name) =>
    `function ${name}(items: number[]): number {\n  let result = 0;\n  for (let i = 1; i < items.length; i++) {\n    result = result + items[i];\n  }\n  return result;\n}`,
  java: (name) =>
    `static int ${name}(int n) {\n    int result = 0;\n    for (int i = 1; i < n; i++) {\n        result = result + i;\n    }\n    return result;\n}`,
  cpp: (name) =>
    `int ${name}(int n) {\n    int result = 0;\n    for (int i = 1; i < n; i++) {\n        result = result + i;\n    }\n    return result;\n}`,
  csharp: (name) =>
    `static int ${name}(int n) {\n    int result = 0;\n    for (int i = 1; i < n; i++) {\n        result = result + i;\n    }\n    return result;\n}`,
  php: (name) =>
    `<?php\nfunction ${name}($n) {\n    $result = 0;\n    for ($i = 1; $i < $n; $i++) {\n        $result = $result + $i;\n    }\n    return $result;\n}`,
  ruby: (name) =>
    `def ${name}(items)\n  result = 0\n  items[1..].each { |item| result = result + item }\n  result\nend`,
  html: () => "<div>\n  <p>Text\n</div>",
  css: () => ".box {\n  color red;\n}",
  sql: () => "SELECT * FROM records;",
  bash: () => "for file in *; do\n  echo file\ndone"
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A beginner's program, and how the beginner explains it. */
export interface Draft {
  readonly language: string
  readonly code: string
  readonly says: string
}

/** Writes one for a task, from its wording and nothing else. */
export const write = (question: string, chance: Seed.Chance): Draft => {
  const language = languageOf(question)
  const signature = Signature.read(question)
  const foreign = other[language]
  if (foreign !== undefined) {
    return {
      language,
      code: foreign(
        /^(?:javascript|typescript|java|csharp|php)$/.test(language) ? camel(signature.name) : signature.name
      ),
      says: "I wrote the part that I was sure of and left it at that"
    }
  }
  const [first, second] = signature.parameters
  const task = question.split(/\n\s*\n/)[0] ?? question
  const fitting = idioms.filter(({ sorts, when }) =>
    when.test(task) && (sorts === undefined || sorts.includes(first?.sort ?? "any"))
  )
  const idiom = fitting.length === 0 ? undefined : chance.flip(0.7) ? fitting[0] : chance.pick(fitting)
  const lines = (idiom?.lines ?? byReturn[signature.returns])(signature, first?.name ?? "n", second?.name ?? "")
  const head = `def ${signature.name}(${
    signature.parameters.length === 0 ? "n" : signature.parameters.map(({ name }) => name).join(", ")
  }):`
  return {
    language,
    code: [head, ...lines].join("\n"),
    says: idiom?.says ??
      chance.pick([
        "I go through it in a loop and build up the result",
        "I use a loop that goes from the beginning to the end",
        "I thought a loop should do it"
      ])
  }
}

const nothing: Readonly<Record<Signature.Sort, string>> = {
  list: "[]",
  text: "\"\"",
  number: "0",
  truth: "False",
  table: "{}",
  any: "None"
}

/** The program with a first line for the case in which there is nothing to do; undefined where it has one, or is not Python. */
export const guarded = (code: string, question: string): string | undefined => {
  const { parameters: [first], returns } = Signature.read(question)
  if (first === undefined || !code.startsWith("def ") || code.includes("    if not ") || first.sort === "number") {
    return undefined
  }
  const head = code.indexOf("\n")
  return `${code.slice(0, head)}\n    if not ${first.name}:\n        return ${nothing[returns]}${code.slice(head)}`
}
