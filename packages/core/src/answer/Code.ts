/** Code in texts: what is code, and whether a text holds the code of another. */

// Lines that people do not write in prose: endings, keywords with what follows them, assignments, calls by themselves.
const line =
  /[;{}]$|^(?:def|class|import|from|return|for|while|if|elif|else|try|except|with|print|public|private|protected|static|using|function|const|let|var|async|echo|fi|done|end)\b[^.!?]*[:;({)\]'"\w]$|^(?:#include|#!|@\w|<\/?[a-z!]|\$ |SELECT\b|INSERT\b|UPDATE\b|CREATE\b|DELETE\b)|^[\w.[\]'"$]{1,60} ?[-+*/%:]?= ?\S|^[\w.]{1,60}\(.{0,200}\):?$/

const fence = /^\s{0,8}(?:```|~~~)/

/** The code of a text and its prose: what stands between fences, else all of it where most of its lines look like code. */
export const parted = (text: string): { readonly code: string; readonly prose: string } => {
  const lines = text.split("\n")
  const code: Array<string> = []
  const prose: Array<string> = []
  let inside = false
  for (const line of lines) {
    if (fence.test(line)) inside = !inside
    else (inside ? code : prose).push(line)
  }
  if (code.length > 0) return { code: code.join("\n"), prose: prose.join("\n") }
  return resembles(lines) ? { code: text, prose: "" } : { code: "", prose: text }
}

/** Whether a line of a text looks like code, whatever stands around it. */
export const hasLine = (text: string): boolean => text.split("\n").some((text) => line.test(text.slice(0, 300).trim()))

const resembles = (lines: ReadonlyArray<string>): boolean => {
  const told = lines.map((text) => text.slice(0, 300).trim()).filter((text) => text !== "")
  return told.length > 0 && told.filter((text) => line.test(text)).length * 2 >= told.length
}

/** Takes out what stands between two marks; an opening without its end stays. */
const without = (text: string, open: string, close: string): string => {
  const kept: Array<string> = []
  let from = 0
  for (;;) {
    const start = text.indexOf(open, from)
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length)
    if (end < 0) return kept.join("") + text.slice(from)
    kept.push(text.slice(from, start))
    from = end + close.length
  }
}

/** The lines of a code without comments and blanks; empty ones are left out. */
export const lines = (code: string): Array<string> =>
  without(without(without(code, "/*", "*/"), "\"\"\"", "\"\"\""), "<!--", "-->")
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)(?:\/\/|#(?!include|define|!)|-- ).*$/, "").replace(/\s+/g, ""))
    .filter((line) => line !== "")

/** Whether a text holds all the code of a reference, whatever its comments and blanks; false where that has no code. */
export const holds = (text: string, reference: string): boolean => {
  const wanted = lines(parted(reference).code).join("")
  return wanted !== "" && (lines(parted(text).code).join("").includes(wanted) || lines(text).join("").includes(wanted))
}
