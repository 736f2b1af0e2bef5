/** What a step of a worked solution finds out, as a phrase: "how many clips Natalia sold in May", "the total cost of the hummus". */
import * as Asked from "./Asked.ts"
import type { Equation } from "./Equation.ts"

const opening =
  /^(?:(?:so that means|this means|that means|which means|it means|so|then|thus|therefore|hence|next|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|last|now|and|but|also|only|after that|in conclusion|since then|meanwhile|afterwards|similarly|again|step \d+)\b[,:]?\s*(?:that\s+)?)+/i

// What stands before the part that says what is worked out.
const turning =
  /^.*(?:,\s*(?:so|which means|meaning|and so|thus|hence|therefore|then)(?: that)?|\b(?:which means|this means|that means|meaning that|so that|so),?)\s+/i

const given = /^(?:if|since|when|as|because|knowing|given|with|out of|while)\b.*?,\s+(.+)$/i

const reason = /^(.*?),?\s+\b(?:because|since)(?: .*)?$/i

// "there are a total of", "for a total of", "only".
const total = /(?:^|,? for | )(?:an? )?(?:grand |combined )?total of$|(?:^| )(?:only|about|a|an|an extra|another)$/i

const clean = (text: string): string =>
  text.replace(/[$€£]\s*$/, "").replace(/[()]/g, " ").replace(/\s+/g, " ").replace(/^[\s,;:.-]+|[\s,;:=-]+$/g, "")
    .trim()

/** "He eats 32 from the largest pizzas because 2 x 16 = 32": what is found stands before. */
const ofReason = (clause: string, result: number): string | undefined => {
  const at = /[$]?\d[\d,.]*/.exec(clause)
  if (at === null || Number(at[0].replace(/[$,]/g, "").replace(/\.$/, "")) !== result) return undefined
  const [lead, tail] = [clause.slice(0, at.index), clause.slice(at.index + at[0].length)]
  return Asked.phrase({ lead: clean(lead).replace(opening, ""), tail: clean(tail), isMoney: at[0].startsWith("$") })
}

/** The phrase for what a sum in a line of a solution finds out; undefined where the line does not say it well. */
export const of = (line: string, { end, result, shown, start }: Equation): string | undefined => {
  const whole = clean(line.slice(0, start)).replace(opening, "")
  if (/\d/.test(whole) && /\bfor an? (?:\w+ )?total of$/i.test(whole)) return undefined
  const said = whole.replace(total, "")
  const because = reason.exec(said)?.[1]
  if (because !== undefined) return ofReason(because, result)
  const turned = turning.test(`${said} `) ? `${said} `.replace(turning, "").trim().replace(total, "") : said
  return Asked.phrase({
    lead: (given.exec(turned)?.[1] ?? turned).trim(),
    tail: clean(line.slice(end).split(/[.;](?:\s|$)|,\s/)[0] ?? ""),
    isMoney: /=\s*\$/.test(shown)
  })
}
