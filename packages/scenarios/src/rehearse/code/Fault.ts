/** Faults a beginner's code has, how they show in it, and what a teacher says of each. */

/** A fault: the code it shows in, and the words for it. */
export interface Fault {
  readonly name: string
  readonly sign: RegExp
  readonly says: ReadonlyArray<string>
  /** What whoever made it says once it is seen. */
  readonly owns: string
  /** The code without it, where that is a small change. */
  readonly mend?: (code: string) => string
}

/** Known faults, the gravest first. */
export const faults: ReadonlyArray<Fault> = [
  {
    name: "decides at once",
    sign: /for [^\n]+:\n\s+if [^\n]+:\n\s+return \w+\n\s+else:\n\s+return \w+/,
    says: [
      "Your loop comes to a verdict in its very first round: with a return on both sides of the condition, no element but the first is ever looked at.",
      "Both branches inside the loop return something, so it stops after one element. A verdict about all of them can only stand behind the loop."
    ],
    owns: "my loop gave its verdict after the first element",
    mend: (code) =>
      code.replace(
        /\n(\s+)else:\n\s+return (\w+)/,
        (_, indent: string, value: string) => `\n${indent.slice(4)}return ${value}`
      )
  },
  {
    name: "begins with nothing to multiply",
    sign: /= 0\n[^\n]*for [^\n]+\n\s+\w+ = \w+ \* /,
    says: ["You begin with nought and then multiply: whatever comes, it stays nought."],
    owns: "I began with nought where I multiply",
    mend: (code) => code.replace("= 0\n", "= 1\n").replace(/range\(1, (\w+)\)/, "range(1, $1 + 1)")
  },
  {
    name: "begins too late",
    sign: /range\(1, len\(|for \((?:let|int) i = 1; i < (?:\w+\.(?:length|size\(\))|n)\b/,
    says: [
      "Look where your loop begins: the element at the first position is never looked at, because positions are counted from zero.",
      "Go through the loop by hand with three elements, and you will see that the first one is passed over."
    ],
    owns: "my loop passed over the first element",
    mend: (code) =>
      code.replace("range(1, len(", "range(len(").replace(/int i = 1|let i = 1/, (start) => start.replace("1", "0"))
  },
  {
    name: "ends too early",
    sign: /range\(len\(\w+\) - 1\)|range\(1, n\)|range\(2, n\)/,
    says: [
      "Look at the upper end of your loop: a range stops before the number you give it, so the last value is left out.",
      "Write down by hand which values your loop runs through. The last one is missing."
    ],
    owns: "my loop stopped one value too early",
    mend: (code) =>
      code.replace(/range\(len\((\w+)\) - 1\)/, "range(len($1))").replace(/range\(([12]), n\)/, "range($1, n + 1)")
  },
  {
    name: "greatest from nought",
    sign: /(?:largest|smallest|best) = 0\n/,
    says: [
      "What is your starting value? If every number lies on the other side of nought, yours is never replaced and the result is a number that does not even occur.",
      "Try your function on numbers that are all negative, or all positive: the value you begin with is not one of them."
    ],
    owns: "I began with nought instead of a value from the list",
    mend: (code) => code.replace(/(largest|smallest) = 0\n(\s+for item in (\w+))/, "$1 = $3[0]\n$2")
  },
  {
    name: "sort gives nothing back",
    sign: /return \w+\.(?:sort|append|reverse|extend|remove)\(/,
    says: [
      "What does the method you return give back? It changes the list in place and hands over nothing, so your function returns None.",
      "A method that works on the list in place has no result of its own. Your last line returns None."
    ],
    owns: "I returned the result of a method that gives nothing back",
    mend: (code) => code.replace(/return (\w+)(\.\w+\([^\n]*\))/, "$1$2\n    return $1")
  },
  {
    name: "changes what it walks through",
    sign: /for (\w+) in (\w+):\n[\s\S]*?\2\.remove\(\1\)/,
    says: [
      "You take elements out of the very list that the loop is walking through, so it steps over the neighbour of each one you remove.",
      "Never change a list while a loop goes through it: after each removal the next element slips past you."
    ],
    owns: "I changed the list while I was walking through it",
    mend: (code) => code.replace(/for (\w+) in (\w+):/, "for $1 in list($2):")
  },
  {
    name: "only the first",
    sign: /\.replace\([^)]*, 1\)/,
    says: ["That call replaces one occurrence only. Are there not more of them in the text?"],
    owns: "I replaced only the first occurrence",
    mend: (code) => code.replace(/(\.replace\([^)]*), 1\)/, "$1)")
  },
  {
    name: "ends only",
    sign: /\w+\[0\] == \w+\[-1\]/,
    says: [
      "You compare the two ends and nothing in between. Think of a case with the same ends and a different middle."
    ],
    owns: "I compared the ends only",
    mend: (code) => code.replace(/(\w+)\[0\] == \w+\[-1\]/, "$1 == $1[::-1]")
  },
  {
    name: "never counts up",
    sign: /counts\[\w+\] = 1\n/,
    says: ["Each time an element comes again, you set its count back to one. Nothing is ever counted up."],
    owns: "I set every count to one again and again",
    mend: (code) => code.replace(/counts\[(\w+)\] = 1\n/, "counts[$1] = counts.get($1, 0) + 1\n")
  },
  {
    name: "adds for a product",
    sign: /return (?:a|n|r|width) \+ (?:b|m|h|height)\b/,
    says: [
      "Write down the formula on paper, with its units, before you write it in code: adding the two lengths does not give what is asked."
    ],
    owns: "I added where the formula multiplies",
    mend: (code) => code.replace(/return (\w+) \+ (\w+)/, "return $1 * $2")
  },
  {
    name: "rough constant",
    sign: /\b3 \* \w+ \*/,
    says: [
      "Three is a rough value for the constant in that formula, and the tests will notice. Where does the language keep the exact one?"
    ],
    owns: "I used a rough constant and only a part of the formula",
    mend: (code) => code.replace("3 * ", "3.14159 * ")
  },
  {
    name: "wrong parity",
    sign: /% 2 == [01]/,
    says: [
      "Try your condition on two and on three, by hand: which of them has a remainder when it is halved? You took the wrong one."
    ],
    owns: "I had the test for even and odd the wrong way round",
    mend: (code) => code.replace(/% 2 == ([01])/, (_, rest: string) => `% 2 == ${1 - Number(rest)}`)
  },
  {
    name: "whole division",
    sign: /\/\/ (?:len\(\w+\)|2|n)/,
    says: ["The division you chose throws the part behind the point away. Is the result always whole?"],
    owns: "I used a division that cuts off the rest",
    mend: (code) => code.replace(" // ", " / ")
  },
  {
    name: "everything, whatever is asked",
    sign: /SELECT \* FROM \w+;/i,
    says: ["Your query gives back every row and every column: none of the conditions of the task is in it."],
    owns: "I left all the conditions out of the query"
  },
  {
    name: "name instead of value",
    sign: /echo file\b/,
    says: ["You print the name of the variable and not what it holds. How does the shell tell the two apart?"],
    owns: "I printed the variable's name instead of its value",
    mend: (code) => code.replace("echo file", "echo \"$file\"")
  },
  {
    name: "open tag",
    sign: /<p>[^<]*\n<\/div>/,
    says: [
      "Not every element that you open is closed, and what the task names is missing in it. Go through it tag by tag."
    ],
    owns: "I left a tag open and forgot what was to stand inside"
  },
  {
    name: "no colon",
    sign: /\bcolor red\b/,
    says: [
      "Something stands between a property and its value in a rule, and you left it out; besides, that is not the property the task speaks of."
    ],
    owns: "I left out the colon and chose the wrong property",
    mend: (code) => code.replace("color red", "color: red")
  },
  {
    name: "copies only",
    sign: /result\[key\] = \w+\[key\]/,
    says: ["Your loop only copies what it is given. Where in it does what the task asks for happen?"],
    owns: "my loop only copied what it was given"
  }
]

/** The faults that show in a code. */
export const find = (code: string): ReadonlyArray<Fault> => faults.filter(({ sign }) => sign.test(code))
