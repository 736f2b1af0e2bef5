/** LaTeX and plain writing of formulas made one, and cut into sides, elements and brackets. */
import { plainly } from "./Plainly.ts"

const wrapped = /^(?:\$\$?([^$]*)\$\$?|\\\((.*)\\\)|\\\[(.*)\\\])$/s

/** A formula without what says nothing: signs of size, blanks of width, dollars around it, degrees, a full stop, bold letters. */
export const tidy = (text: string): string => {
  const plain = plainly(text.trim().replace(/^\\\$/, "")).replace(/\*\*/g, "").trim()
  const inner = wrapped.exec(plain.replace(/[.,;]+$/, ""))
  return (inner === null ? plain : (inner[1] ?? inner[2] ?? inner[3])!)
    .replace(/^\$|\$$/g, "")
    .replace(/\\(?:left|right|[bB]ig{1,2}[lr]?|displaystyle|limits|,|!|;|:|~)(?![A-Za-z])|(?<!\\)\\ |~/g, " ")
    .replace(/\\[lr]?vert(?![a-z])/g, "|")
    .replace(/\^ ?(?:\{ ?\\circ ?\}|\\circ)|°|\\degree/g, "")
    .replace(/\\leq(?![a-z])/g, "\\le").replace(/\\geq(?![a-z])/g, "\\ge").replace(/\\neq(?![a-z])/g, "\\ne")
    .replace(/<=/g, "\\le ").replace(/>=/g, "\\ge ").replace(/!=/g, "\\ne ")
    .replace(/\\(?:mathrm|textbf|textit|mbox|operatorname|rm|mathbf|bf|textrm) ?(?=\{)/g, "\\text")
    .replace(/\\text\{ ?(?:and|or) ?\}/g, ",")
    .replace(/ or (?=[A-Za-z] ?=)/g, ", ")
    .replace(/%/g, "")
    .replace(/[.,;]+ *$/, "")
    .replace(/\s+/g, " ")
    .trim()
}

const brackets = /\\[{}]|[()[\]{}]/

/** Cuts a formula where a sign stands outside of all brackets: the pieces, and the signs between them. */
export const cut = (
  text: string,
  signs: RegExp
): { readonly pieces: Array<string>; readonly between: Array<string> } => {
  const pieces: Array<string> = []
  const between: Array<string> = []
  const either = new RegExp(`${brackets.source}|${signs.source}`, "g")
  let depth = 0
  let from = 0
  for (const { 0: sign, index } of text.matchAll(either)) {
    if (/^\\?[([{]$/.test(sign)) depth++
    else if (/^\\?[)\]}]$/.test(sign)) depth--
    else if (depth === 0) {
      pieces.push(text.slice(from, index).trim())
      between.push(sign)
      from = index + sign.length
    }
  }
  return { pieces: [...pieces, text.slice(from).trim()], between }
}

const comma = /[,;](?!\d{3}(?!\d))|(?<!\d)[,;]/

/** The elements of a row; a comma before three digits belongs to a number unless the row stands in brackets. */
export const elements = (text: string, inBrackets: boolean): Array<string> =>
  cut(text, inBrackets ? /[,;]/ : comma).pieces

/** The brackets around the whole of a text, and what stands in them. */
export const bracketed = (
  text: string
): { readonly open: string; readonly close: string; readonly inside: string } | undefined => {
  const open = /^(?:\\\{|[([])/.exec(text)?.[0]
  const close = /(?:\\\}|[)\]])$/.exec(text)?.[0]
  if (open === undefined || close === undefined || (open === "\\{") !== (close === "\\}")) return undefined
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(new RegExp(brackets.source, "g"))) {
    depth += /^\\?[([{]$/.test(sign) ? 1 : -1
    if (depth === 0 && index + sign.length < text.length) return undefined
  }
  return depth === 0 ? { open, close, inside: text.slice(open.length, text.length - close.length).trim() } : undefined
}
