/** What a solution in code rests on, in words: the means it uses, without a line of it. */

const itself = "let the function call itself on a smaller case, and settle the smallest case first"

/** True for code in which a function calls itself. */
const recurs = (code: string): boolean =>
  code.split(/^(?=def )/m).some((one) => {
    const name = /^def (\w+)/.exec(one)?.[1]
    return name !== undefined && new RegExp(`\\b${name}\\(`).test(one.slice(one.indexOf("\n") + 1))
  })

const ideas: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /\bheapq|\bhq\./,
    "the library has a structure that keeps the greatest or the smallest always at hand; you need not sort everything"
  ],
  [
    /\bre\.\w+|\bregex\b/i,
    "describe what you are looking for as a pattern, and let a regular expression do the searching"
  ],
  [
    /\bset\(|&\s*set|\.intersection|\.union/,
    "ask yourself which structure holds every element only once, and what you can do with two of those"
  ],
  [
    /\bCounter\b|\bdefaultdict\b|\.get\(\w+, 0\)/,
    "count the elements in a dictionary that goes up by one at every visit"
  ],
  [/\bsorted\(|\.sort\(/, "put the elements in order first; then what you look for stands in a known place"],
  [
    /\bkey\s*=\s*lambda|\blambda\b/,
    "say by which part of an element it is to be compared, with a small function of its own"
  ],
  [/\bbisect/, "in a sorted list you need not look at every element: halve the part that is left again and again"],
  [/\bitertools|\bcombinations|\bpermutations|\bproduct\(/, "there are ready tools for going through all combinations"],
  [
    /\bmath\.(?:pi|sqrt|gcd|factorial|ceil|floor)|\bcmath\b/,
    "the mathematics library has what you need for the formula; use its exact values"
  ],
  [/\[::-1\]|\breversed\(/, "look at it from the other end: there is a short way to read a sequence backwards"],
  [/\bzip\(|\bmap\(.*,.*,/, "walk through the two sequences side by side, a pair at a time"],
  [
    /(?<![=!<>])\^|\s&\s|<<|>>|\bbin\(/,
    "think of the numbers as bits, and of what an operation on bits tells about them"
  ],
  [/%/, "what is left over after a division answers the question at the heart of it"],
  [
    /for [^\n]+\n(?:[ \t]+\S[^\n]*\n|\n)*?[ \t]+for /,
    "one loop is not enough: for every element you have to look at the others too"
  ],
  [/\bwhile\b/, "repeat as long as a condition holds, and be exact about when it stops holding"],
  [/\*\*/, "mind that a power is wanted, not a multiple"],
  [/range\([^)]*\+ ?1/, "be careful that the last value is part of the loop"],
  [/\bjoin\(|\.split\(/, "take the text apart, work on the pieces, and put them together again"],
  [/\bisinstance\(|\btype\(/, "ask each element of what sort it is before you treat it"],
  [
    /\[[^\]\n]+ for \w+ in [^\]]+ if |\.filter\(/,
    "keep only those elements for which the condition of the task is true"
  ],
  [/\[[^\]\n]+ for \w+ in |\.map\(/, "make something of every element and collect the results in a new list"],
  [/\bsum\(/, "the total at the end can be taken over exactly the values you want"],
  [/\bmax\(|\bmin\(/, "compare the values with each other, beginning with one of them"],
  [/\belif\b|\bif\b/, "treat the cases of the task one after the other, the special ones first"],
  [/\bfor\b/, "visit every element, and decide for each what it adds to the result"],
  [/\bWHERE\b|\bGROUP BY\b|\bJOIN\b/i, "say in the query which rows you want, and how they belong together"],
  [
    /<(?:html|div|body|form|table|ul|head)\b/i,
    "build it from the outside in: the frame first, then what stands in it, each part closed where it ends"
  ],
  [/\{[^{}]*[a-z-]+:\s*[^;{}]+;/, "say for each thing what it is to look like, one property after the other"],
  [/\bprint|console\.log|cout|System\.out|echo\b/, "keep apart what works something out and what shows it"],
  [/\breturn\b/, "write the result as one expression first, on paper, and only then as code"]
]

/** Up to so many ideas of a solution, those first that an attempt lacks. */
export const find = (code: string, attempt: string, most: number): Array<string> => {
  const used = ideas.filter(([sign]) => sign.test(code))
  const lacking = used.filter(([sign]) => !sign.test(attempt))
  const words = [...lacking, ...used.filter((idea) => !lacking.includes(idea))].map(([, words]) => words)
  return [...(recurs(code) && !recurs(attempt) ? [itself] : []), ...words].slice(0, most)
}
