/**
 * How a name in Cyrillic or Greek letters may be written in Latin ones. There are many ways (Yevgeny, Evgenii, Jewgeni), so that both sides
 * are made coarse, and what is then the same counts as the same name.
 */

type Table = Readonly<Record<string, ReadonlyArray<string>>>

const cyrillic: Table = {
  а: ["a"],
  б: ["b"],
  в: ["v"],
  г: ["g", "h"],
  ґ: ["g"],
  д: ["d"],
  е: ["e"],
  ё: ["e", "o"],
  є: ["e"],
  ж: ["zh", "z"],
  з: ["z"],
  и: ["i"],
  і: ["i"],
  ї: ["i"],
  й: ["i"],
  ј: ["i"],
  к: ["k"],
  л: ["l"],
  љ: ["l", "lj"],
  м: ["m"],
  н: ["n"],
  њ: ["n", "nj"],
  о: ["o"],
  п: ["p"],
  р: ["r"],
  с: ["s"],
  т: ["t"],
  ћ: ["ch", "k"],
  ђ: ["d", "zh"],
  у: ["u"],
  ў: ["u", "v"],
  ф: ["f"],
  х: ["h"],
  ц: ["ts", "k"],
  ч: ["ch", "k"],
  џ: ["zh", "dz"],
  ш: ["sh", "s"],
  щ: ["sh", "sht", "s"],
  ъ: ["", "a"],
  ы: ["i"],
  ь: [""],
  э: ["e"],
  ю: ["iu", "u"],
  я: ["ia"],
  қ: ["k"],
  ғ: ["g"],
  ң: ["n", "ng"],
  ө: ["o"],
  ү: ["u"],
  ұ: ["u"],
  ә: ["a"],
  һ: ["h"],
  ѓ: ["g"],
  ќ: ["k"]
}

const greek: Table = {
  ου: ["u"],
  αυ: ["av", "af", "au"],
  ευ: ["ev", "ef", "eu"],
  αι: ["e", "ai"],
  ει: ["i", "ei"],
  οι: ["i", "oi"],
  υι: ["i"],
  μπ: ["b", "mp"],
  ντ: ["d", "nt"],
  γκ: ["g", "gk"],
  γγ: ["ng", "gg"],
  γχ: ["nh", "nch"],
  α: ["a"],
  β: ["v", "b"],
  γ: ["g", "i"],
  δ: ["d"],
  ε: ["e"],
  ζ: ["z"],
  η: ["i", "e"],
  θ: ["t"],
  ι: ["i"],
  κ: ["k"],
  λ: ["l"],
  μ: ["m"],
  ν: ["n"],
  ξ: ["ks"],
  ο: ["o"],
  π: ["p"],
  ρ: ["r"],
  σ: ["s"],
  ς: ["s"],
  τ: ["t"],
  υ: ["i", "u"],
  φ: ["f"],
  χ: ["h", "ch"],
  ψ: ["ps"],
  ω: ["o"]
}

// A name of many doubtful letters has more ways to be written than anybody takes: then the usual one counts for what is left of it.
const mostWays = 256

const romanised = (word: string, table: Table): ReadonlyArray<string> => {
  let ways: ReadonlyArray<string> = [""]
  for (let at = 0; at < word.length;) {
    const pair = table[word.slice(at, at + 2)]
    const letters = pair ?? table[word.charAt(at)] ?? [""]
    const open = ways.length * letters.length > mostWays ? letters.slice(0, 1) : letters
    ways = ways.flatMap((way) => open.map((letter) => way + letter))
    at += pair === undefined ? 1 : 2
  }
  return ways
}

const coarser: ReadonlyArray<readonly [RegExp, string]> = [
  [/š|ś|ş/g, "sh"],
  [/č|ć/g, "ch"],
  [/ž|ź|ż/g, "zh"],
  [/shch|schtsch|stsch|sch|sz/g, "sh"],
  [/tsch|tch|cz/g, "ch"],
  [/sh/g, "S"],
  [/ch/g, "C"],
  [/zh/g, "Z"],
  [/kh/g, "h"],
  [/ts|tz/g, "T"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/gh/g, "g"],
  [/ou|oo/g, "u"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/[cq]/g, "k"],
  [/[yj]/g, "i"],
  // "Natalya", "Andrey", "Dmitrii": beside another vowel this one is heard and written by some only.
  [/i+(?=[aeou])|(?<=[aeou])i+/g, ""],
  [/(.)\1+/g, "$1"],
  // "Aleksandr" is Alexander as well, and "Petr" Peter.
  [/(?<=[dt])er$/, "r"]
]

/** A word in Latin letters, made coarse. */
export const coarse = (word: string): string => {
  const small = word.normalize("NFC").toLowerCase()
  const marked = coarser.slice(0, 3).reduce((text, [pattern, by]) => text.replace(pattern, by), small)
  const bare = marked.normalize("NFKD").replace(/[^a-z]/g, "")
  return coarser.slice(3).reduce((text, [pattern, by]) => text.replace(pattern, by), bare)
}

const isOf = { cyrillic: /^[\p{Script=Cyrillic}\p{M}'’-]+$/u, greek: /^[\p{Script=Greek}\p{M}'’-]+$/u }

/** The coarse forms of a word in Cyrillic or Greek letters; none of one in other letters. */
export const of = (word: string): ReadonlyArray<string> => {
  const table = isOf.cyrillic.test(word) ? cyrillic : isOf.greek.test(word) ? greek : undefined
  if (table === undefined) return []
  // An accent parts no Greek pair; the breve of й and the dots of ё belong to their letters.
  const small = word.toLowerCase()
  const letters = table === greek ? small.normalize("NFD").replace(/\p{M}/gu, "") : small.normalize("NFC")
  return [...new Set(romanised(letters, table).map(coarse))].filter((form) => form.length > 1)
}

/** True of a name that has letters, and none that are Latin or can be written so by these tables. */
export const isUnreadable = (name: string): boolean =>
  /\p{L}/u.test(name) && !/\p{Script=Latin}/u.test(name) &&
  /(?![\p{Script=Cyrillic}\p{Script=Greek}])\p{L}/u.test(name)
