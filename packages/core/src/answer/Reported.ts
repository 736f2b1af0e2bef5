/** What a text reports of others: "agent 2 says the answer is 9", "the summary's answer", "my earlier answer was", "if the answer is". */
import * as Sentences from "./Sentences.ts"

const count = "(?:two |three |four |five |\\d{1,2} )?"
const party = "(?:agent|model|assistant|debater|participant|critic|generator|solver|expert|person)"
const other = `(?:${
  [
    `\\b${party}s?[ -]?#?\\d{1,3}\\b(?:(?:,? (?:and|or|&) |, ?)(?:${party}s? )?#?\\d{1,3}\\b){0,9}`,
    `\\b${party}s? [A-J]\\b(?:(?:,? (?:and|or|&) |, ?)(?:${party}s? )?[A-J]\\b){0,9}`,
    `\\b(?:the |both |all |most |some |many |several |each |any |one |two |three |four )?(?:of )?(?:the )?${count}others?(?: (?:${party}s?|ones?|answers?|solutions?|responses?|replies)\\b)?`,
    `\\banother(?: (?:${party}|one|answer|solution|response))?\\b`,
    `\\b(?:the |a )(?:first|second|third|fourth|fifth|previous|former|latter) (?:${party}|one)\\b`,
    `\\b(?:the|an?|one|some|most|many|both|all|every|two|three|four) (?:of the )?${count}${party}s?\\b`,
    "\\bthe majority\\b|\\b(?:some|any)(?:body|one)\\b|\\b(?:the |that )?summar(?:y|ies|i[sz]er)\\b"
  ].join("|")
})`

// A mistake that somebody found, or a good reason, is no answer.
const noAnswer =
  "(?!,? (?:that )?(?:(?:an?|the|my|no|our|its|their|some|out|one|same) ){0,2}(?:\\w+ )?(?:errors?|mistakes?|slips?|flaws?|reasons?|arguments?|explanations?|hints?|points?|steps?)\\b)"
const value =
  "(?=:? ?[$*\"'(\\\\£€¥]{0,3}(?:-?\\d|[A-J]\\b)| (?:an?|the|as|its|their) (?:\\w+ )?(?:answer|result|total)\\b)"
const saying = `(?:${
  [
    "(?:says?|said|saying|claim(?:s|ed|ing)?|state[sd]?|stating|argue[sd]?|arguing|thinks?|thought|believe[sd]?|conclude[sd]?|answer(?:s|ed)?|report(?:s|ed)?|suggest(?:s|ed)?|propose[sd]?|insist(?:s|ed)?|assert(?:s|ed)?|maintain(?:s|ed)?|reckon(?:s|ed)?|guess(?:es|ed)?|wr(?:ites?|ote)|vote[sd]?|(?:agree[sd]?|settle[sd]?) (?:that|on|upon)|opt(?:s|ed)? for|prefer(?:s|red)?|favou?r(?:s|ed)?)\\b",
    "(?:choo?ses?|chosen?|pick(?:s|ed)?|select(?:s|ed)?|comput(?:es?|ed)|calculate[sd]?|work(?:s|ed)? out|derive[sd]?|arrive[sd]? at|ends? up|ended|c(?:o|a)mes? (?:up with|to))\\b",
    "ma(?:kes?|de) it\\b"
  ].join("|")
})${noAnswer}`
// What people of any question do as well counts only before a value or an answer.
const having =
  `(?:find(?:s|ing)?|found|gets?|got|getting|obtain(?:s|ed)?|reach(?:es|ed)?|g(?:i|a)ves?|giving|ha(?:s|ve|d)|keeps?|kept|puts?|went with|goes? with)\\b(?: that)?${value}`
const between =
  "(?:,? (?:who|which|all|both|also|each|now|still|then|just|only|simply|however|instead|had|has|have|may|might|could|would|will|did|does|do|\\w{2,12}ly)){0,3}"
const answer =
  "(?:answers?|results?|solutions?|values?|choices?|totals?|votes?|conclusions?|options?|responses?|replies|reply|numbers?|figures?|claims?|outputs?|letters?)"
// "Based on the others' answers, ..." reports nothing: an answer that is reported is told.
const told =
  "(?=,?(?: (?:also|still|now|then|again|here|which|that|both|all|each)){0,2} (?:is|are|was|were|of|comes?|came|would|must|should|has|had|says?|gives?|gave|leads?|led|yields?|stands?|equals?|becomes?|seems?|remains?)\\b| ?[=:(]|,? ?[$\"'*]{0,3}(?:-?\\d|\\(?[A-J]\\b))"
// A verdict on an answer is no report of it.
const judged =
  "(?! (?:is|are|was|were|looks?|seems?|must be) (?:\\w+ )?(?:right|correct|valid|sound|convincing|the same|wrong|incorrect)\\b)"
const agreed =
  "(?<!(?<!\\bnot |n't |never |cannot )(?:\\b(?:agree|concur) with|\\baccept|\\badopt|\\bconfirm|\\bsame as|\\bgo with|\\bswitch to) (?:\\w{1,8} )?)"
const earlier = "(?:earlier|first|previous|initial|original|old|former|prior|past)"
const upholding =
  "(?<!\\b(?:keep|uphold|confirm|maintain|repeat|stand by|stay with|stick (?:to|with)|hold to|return to|back to) )"

const reports = new RegExp(
  [
    `${agreed}${other}${between} (?:${saying}|${having})`,
    `${agreed}${other}(?:['’]s?|(?<=answers?|solutions?|responses?|replies)(?= (?:is|are|was|were)\\b)) (?:(?:\\w+ ){0,3}(?:${answer}|calculations?|reasoning|work|steps|methods?)\\b${judged}${told}|(?:is|are|was|were)\\b|[$(]?\\d)`,
    `\\b${answer} (?:that |which )?${other}${between} \\w+`,
    `(?:(?:\\b(?:not|cannot|never)|n['’]t) (?:agree|concur)|\\bdisagree\\w*) with ${other} (?:that|when|about|on)\\b`,
    // Those whom a question is about find, get and have as well.
    `\\bthey${between} (?:(?:say|said|claim(?:ed)?|state|argued?|think|thought|believed?|concluded?|insist|answer(?:ed)?)\\b${noAnswer}|\\w+ (?:that )?(?:the|an?|their|as) (?:\\w+ )?(?:answer|result)\\b|(?:choose|chose|pick|select)(?:ed)? (?:option )?(?:\\([A-J]|[B-HJ]\\b))`,
    `\\b${answer}(?: (?!is\\b|are\\b|was\\b|were\\b)\\w+){0,3} (?:of|from|by) ${other}${told}`,
    `\\b(?:their|your|whose) (?:\\w+ ){0,2}(?:answers?|results?|solutions?|choices?|conclusions?|votes?)\\b${judged}${told}`,
    `\\b(?:his|her|its) (?:\\w+ ){0,2}(?:answer|choice|conclusion|vote)\\b${judged}${told}`,
    "(?<!\\b(?:I|we),? )\\b(?:says|said|claims|claimed|argues|argued|thinks|believes|insists|asserts)(?: that)? (?:the|its|their|his|her) (?:\\w+ ){0,2}(?:answer|result)\\b",
    "\\b(?:one|you|some|someone|somebody|people|we|I) (?:might|may|could|would) (?:\\w+ )?(?:say|think|argue|claim|believe|guess|suppose|be tempted)\\b",
    `${upholding}\\b(?:my|our) (?:own )?${earlier} (?:\\w+ )?${answer}\\b${judged}${told}`,
    "\\b(?:I|we)(?: had)? (?:first|earlier|previously|initially|originally|wrongly|mistakenly) (?:said|thought|answered|claimed|wrote|guessed|found|got|had|gave|chose)\\b",
    "\\b(?:at first|earlier|previously|initially|originally|in (?:the|my) (?:first|previous|earlier) (?:round|turn|answer|attempt)|in round \\d{1,2}),? (?:I|we) (?:\\w+ )?(?:said|thought|answered|claimed|wrote|guessed|found|got|had|gave|chose)\\b",
    `\\b(?:if|unless|whether|suppose|supposing|assum(?:e|ing))(?: that)? (?:(?:the|my|our|an?) )?(?:\\w+ )?${answer} (?:is|was|were|would be|had been)\\b`,
    "\\b(?:answer|result) would (?:be|have been)\\b(?=[^.!?\\n]{0,60}\\bif\\b)"
  ].join("|"),
  "i"
)

// Of these the whole clause is somebody else's, also what stands before.
const wholly = new RegExp(
  `\\b(?:according to|in the (?:view|opinion) of) (?:${other}|them)|\\b(?:says|said|claims|claimed|thinks|writes|wrote) ${other}`,
  "i"
)

// "Agent 2: ..." at the beginning of a line, also with marks of lists and headings.
const label = new RegExp(`^[\\s*_#>•-]{0,8}${other}(?:['’]s? (?:\\w+ ){0,2}${answer})?[\\s*_]{0,4}:`, "i")
const heading = new RegExp(`^[\\s*_#>•-]{0,8}${other}(?:['’]s? (?:\\w+ ){0,2}${answer})?[\\s*_:-]{0,8}$`, "i")

// Where the writer takes the word again.
const self = "(?:I|my|mine|we|our)\\b"
const turn = new RegExp(
  "[;—–]|" +
    `[,:] ?(?=${self})|\\band (?=${self}|(?:the )?(?:correct|right|actual|true)\\b)|` +
    `\\b(?:so|hence|therefore|thus),? (?=${self}|the (?:final|correct|right|actual|true)\\b)|` +
    "\\bbut\\b(?! ?(?:[^\\s\\w]|-?\\d|[A-HJ]\\b|(?:option|rather)\\b))|\\b(?:while|whereas|although|though|however|yet)\\b|" +
    ",? then\\b",
  "gi"
)

const confirmed = /,? which is (?:\w+ )?(?:right|correct)\b/i
const boxes = /\\f?box|####/

const blank = (text: string): string => {
  const sign = /[.!?:]?\s*$/.exec(text.slice(-20))![0]
  return text.slice(0, text.length - sign.length).replace(/\S/g, "_") + sign
}

const withoutIn = (sentence: string): string => {
  let text = ""
  let from = 0
  const add = (to: number) => {
    const clause = sentence.slice(from, to)
    const at = wholly.test(clause) ? 0 : clause.search(reports)
    text += at < 0 || confirmed.test(clause) ? clause : clause.slice(0, at) + blank(clause.slice(at))
    from = to
  }
  for (const { index } of sentence.matchAll(turn)) add(index)
  add(sentence.length)
  return text
}

const asking =
  /^[\s*_"'(]*(?:(?:so|and|but|or|now|then|hm+|wait),? )?(?:is|are|was|were|could|can|would|should|might|may|must|does|do|did|has|shall|what|why|how|who|which|if)\b/i

const withoutInLine = (line: string): string => {
  let text = ""
  for (const { start, text: sentence } of Sentences.sentences(line)) {
    const isAsked = asking.test(sentence.slice(0, 40)) && /\?["')\]*]{0,3}\s*$/.test(sentence.slice(-20))
    const own = boxes.test(sentence) ? sentence : isAsked ? blank(sentence) : withoutIn(sentence)
    text += line.slice(text.length, start) + own
  }
  return text + line.slice(text.length)
}

/**
 * The text with "_" for what it reports of others, of its own earlier answers, asks, or only assumes; of the same length. A sentence with
 * a box or a mark stays as it is: they are what everybody is asked for, and the last one counts.
 */
export const without = (text: string): string => {
  let kept = ""
  let isQuoted = false
  for (const line of text.split(/(?<=\n)/)) {
    const start = line.slice(0, 200).trimEnd()
    if (/^\s*(?:-{3,}\s*)?$/.test(line)) isQuoted = false
    const isTheirs: boolean = isQuoted || label.test(start) || heading.test(start)
    const own: string = isTheirs && !boxes.test(line) ? blank(line) : withoutInLine(line)
    // What ends with a colon goes on in the lines below it.
    isQuoted ||= own !== line && (/:[\s*_]*$/.test(own.slice(-20)) || heading.test(start))
    kept += own
  }
  return kept
}
