/** Functions over short texts: labels, and lists that are to be cleaned. */
import { family } from "./Family.ts"

interface Label {
  readonly letters: number
  readonly digits: number
  readonly sign: string
}

/** A label out of a name and a number. */
export const label = family<Label>({
  draw: (_, chance) => ({
    letters: 2 + chance.int(4),
    digits: 3 + chance.int(4),
    sign: chance.pick(["-", "/", "_", ".", ":"])
  }),
  name: (_, { key }) => `make_${key}`,
  parameters: ["name", "number"],
  say: ({ digits, letters, sign }, { chance, data }) => ({
    does: `${
      chance.pick([`makes the labels for my ${data.rows}`, `writes \`${data.key}\` the way our ${data.rows} have it`])
    }: it takes a name and a number and returns the first ${letters} letters of the name in capitals, then the sign "${sign}", then the number filled up with zeros to ${digits} digits`,
    rules: ["Blanks in the name are left out first.", "A shorter name is taken whole, and so is a longer number."]
  }),
  read: (text) => {
    const [, letters, sign, digits] =
      /the first (\d+) letters of the name in capitals, then the sign "(.)", then the number filled up with zeros to (\d+) digits/
        .exec(text) ?? []
    return sign === undefined ? undefined : { letters: Number(letters), digits: Number(digits), sign }
  },
  inputs: ({ digits }, chance) => [
    [chance.pick(["Mill Lane", "Old Harbour", "North Gate", "East Yard", "Lower Field"]), 1 + chance.int(98)],
    [chance.pick(["riverside", "station", "orchard", "warehouse"]), 1 + chance.int(900)],
    ["a b", 10 ** digits + 7],
    ["Zoe", 0]
  ],
  answer: ({ digits, letters, sign }, [name, number]) =>
    `${String(name).replaceAll(" ", "").slice(0, letters).toUpperCase()}${sign}${String(number).padStart(digits, "0")}`,
  body: {
    python: ({ digits, letters, sign }, slip) => [
      `head = name${slip ? "" : ".replace(\" \", \"\")"}[:${letters}].upper()`,
      `return f"{head}${sign}{number:0${digits}d}"`
    ],
    javascript: ({ digits, letters, sign }, slip) => [
      `const head = name${slip ? "" : ".replaceAll(\" \", \"\")"}.slice(0, ${letters}).toUpperCase()`,
      `return \`\${head}${sign}\${String(number).padStart(${digits}, "0")}\``
    ]
  }
})

interface Clean {
  readonly least: number
  readonly small: boolean
}

/** Texts trimmed, in one case, each once. */
export const clean = family<Clean>({
  draw: (_, chance) => ({ least: 2 + chance.int(4), small: chance.flip(0.5) }),
  name: (_, { by }) => `clean_${by}_names`,
  parameters: ["names"],
  say: ({ least, small }, { chance, data }) => ({
    does: `takes a list of names, ${
      chance.pick([
        `the column \`${data.by}\` of my ${data.rows} as people typed it`,
        `what was typed in under \`${data.by}\``
      ])
    }, and returns them without blanks around them, in ${
      small ? "small letters" : "capitals"
    }, each only once and in the order in which they first come`,
    rules: [`What is then shorter than ${least} characters is left out.`]
  }),
  read: (text) => {
    const [, how] = /without blanks around them, in (small letters|capitals), each only once/.exec(text) ?? []
    const [, least] = /shorter than (\d+) characters is left out/.exec(text) ?? []
    return how === undefined || least === undefined ? undefined : { least: Number(least), small: how !== "capitals" }
  },
  inputs: ({ least }, chance) => {
    const some = ["north", "south", "mill", "harbour", "eastern", "upper"]
    const typed = (name: string) =>
      chance.pick([` ${name}`, `${name} `, name.toUpperCase(), `${name[0]?.toUpperCase()}${name.slice(1)}`])
    const list = (count: number) => Array.from({ length: count }, () => typed(chance.pick(some)))
    const word = "abcdefgh"
    return [
      [[" Mill", "mill ", ...list(2)]],
      [list(7)],
      [[word.slice(0, least), ` ${word.slice(0, least - 1)} `, word.slice(0, least + 1)]],
      [[]]
    ]
  },
  answer: ({ least, small }, [names]) => {
    const plain = (names as ReadonlyArray<string>).map((name) => {
      const trimmed = name.trim()
      return small ? trimmed.toLowerCase() : trimmed.toUpperCase()
    })
    return [...new Set(plain)].filter((name) => name.length >= least)
  },
  body: {
    python: ({ least, small }, slip) => [
      "seen = []",
      "for name in names:",
      `    plain = name.strip().${small ? "lower" : "upper"}()`,
      `    if len(plain) ${slip ? ">" : ">="} ${least} and plain not in seen:`,
      "        seen.append(plain)",
      "return seen"
    ],
    javascript: ({ least, small }, slip) => [
      `const plain = names.map((name) => name.trim().${small ? "toLowerCase" : "toUpperCase"}())`,
      `return [...new Set(plain)].filter((name) => name.length ${slip ? ">" : ">="} ${least})`
    ]
  }
})
