/** What a programming question says of the function it wants: its name, what it is given, what it gives back. */
import { Phrase } from "@stoa/core"

/** The sort of a value. */
export type Sort = "list" | "text" | "number" | "truth" | "table" | "any"

/** A function to be written. */
export interface Signature {
  readonly name: string
  readonly parameters: ReadonlyArray<{ readonly name: string; readonly sort: Sort }>
  readonly returns: Sort
}

const sortOf = (literal: string): Sort => {
  const text = literal.trim()
  if (/^[[(]/.test(text) || /^(?:set|list|tuple)\(/.test(text)) return "list"
  if (/^(?:[rbf]?["'])/.test(text)) return "text"
  if (/^(?:True|False|true|false)\b/.test(text)) return "truth"
  if (/^-?[\d.]/.test(text)) return "number"
  return text.startsWith("{") ? "table" : "any"
}

/** The parts of a list of arguments, as they are parted by commas outside of brackets and quotes. */
const parted = (text: string): Array<string> => {
  const parts: Array<string> = [""]
  let depth = 0
  let quote = ""
  for (const char of text) {
    if (quote === "" && (char === "\"" || char === "'")) quote = char
    else if (char === quote) quote = ""
    else if (quote === "" && "([{".includes(char)) depth++
    else if (quote === "" && ")]}".includes(char)) depth--
    if (depth < 0) break
    if (char === "," && depth === 0 && quote === "") parts.push("")
    else parts[parts.length - 1] += char
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "")
}

const plain: Readonly<Record<Sort, ReadonlyArray<string>>> = {
  list: ["items", "others", "more"],
  text: ["text", "other", "part"],
  number: ["n", "m", "k"],
  truth: ["flag", "other_flag", "third_flag"],
  table: ["table", "other_table", "third_table"],
  any: ["value", "other", "third"]
}

const named = (sorts: ReadonlyArray<Sort>): Signature["parameters"] =>
  sorts.map((sort, index) => ({
    sort,
    name: plain[sort][sorts.slice(0, index).filter((one) => one === sort).length] ?? `value${index + 1}`
  }))

const small =
  /^(?:write|python|function|program|create|implement|given|find|get|return|returns|using|use|whether|number|numbers|check|code|script|method|task|pass|tests?|should|following|takes?|input|output|value|calculates?|computes?|generates?|prints?|javascript|typescript|java|html|css|sql|bash|ruby|array|objects?|list|user|design|develop|build|construct|add|make|simple|basic)$/

const nameFrom = (question: string): string => {
  const verb =
    /\b(find|check|count|sum|sort|remove|reverse|convert|merge|replace|compute|calculate|generate|print|get|split|filter)\b/i
      .exec(question)?.[1]?.toLowerCase()
  const nouns = Phrase.contentWords(question.split("\n")[0] ?? "").filter((word) =>
    /^[a-z]+$/.test(word) && !small.test(word) && word !== verb
  ).slice(0, 2)
  return [verb ?? "solve", ...nouns].join("_")
}

/** Reads a programming question: its example where it shows one, else its wording. */
export const read = (question: string): Signature => {
  const [, inside = "", name = ""] =
    /assert\s+((?:set|sorted|tuple|list|round|math\.isclose|not)?\s*\(?\s*([A-Za-z_]\w*)\s*\([\s\S]*)/.exec(question) ??
      []
  if (name !== "") {
    const from = inside.indexOf(`${name}`) + name.length
    const opened = inside.slice(inside.indexOf("(", from) + 1)
    const values = parted(opened)
    const expected = /(?:==|is)\s*([^\n]+)/.exec(inside)?.[1] ?? ""
    return { name, parameters: named(values.map(sortOf)), returns: expected === "" ? "truth" : sortOf(expected) }
  }
  const given = /\bdef\s+(\w+)\s*\(([^)]*)\)/.exec(question)
  if (given !== null) {
    const parameters = parted(given[2] ?? "").map((one) => ({
      name: one.split(/[:=]/)[0]?.trim() ?? "value",
      sort: /str/.test(one)
        ? "text" as const
        : /list|tuple|sequence/i.test(one)
        ? "list" as const
        : /int|float/.test(one)
        ? "number" as const
        : "any" as const
    }))
    const returns = /->\s*([\w[\]., ]+):/.exec(question)?.[1] ?? ""
    return {
      name: given[1] ?? "solve",
      parameters,
      returns: /bool/.test(returns)
        ? "truth"
        : /list|tuple/i.test(returns)
        ? "list"
        : /str/.test(returns)
        ? "text"
        : /int|float/.test(returns)
        ? "number"
        : "any"
    }
  }
  const head = question.slice(0, 400)
  const sorts: Array<Sort> = /\btwo (?:numbers|integers)\b|\bwidth and height\b/i.test(head) ?
    ["number", "number"]
    : /\btwo (?:lists|arrays|tuples)\b/i.test(head) ?
    ["list", "list"]
    : /\b(?:list|array|tuple|elements|sequence)\b/i.test(head) ?
    ["list"]
    : /\b(?:string|text|word|sentence|characters?|palindrome)\b/i.test(head) ?
    ["text"]
    : /\b(?:dictionary|json)\b/i.test(head) ?
    ["table"]
    : ["number"]
  const returns: Sort = /\b(?:check|whether|is (?:a |an )?\w+ or not|true|false)\b/i.test(head) ?
    "truth"
    : /\b(?:count|sum|number of|maximum|minimum|largest|smallest|average|area|volume|length)\b/i.test(head) ?
    "number"
    : sorts[0] ?? "any"
  return { name: nameFrom(question), parameters: named(sorts), returns }
}
