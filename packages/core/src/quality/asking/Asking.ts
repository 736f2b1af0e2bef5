/** Tells whether an English text asks for something, by its wording alone: no table, no reader of grammar. */
import { verbs } from "./verbs.ts"

/** Signs that a text asks, wherever they stand. */
const signs: ReadonlyArray<RegExp> = [
  /[?？؟]/u,
  /\bplease\b|\bpls\b|\bkindly\b/i,
  /\bI(?:'m| am)? (?:really |just |also |now |still |then |only |would |do |badly |urgently |only )*(?:need|want|require|seek|wish|request|ask|wonder|look(?:ing)? for|hoping|hope you|wondering|curious|interested in|struggling to|trying to (?:understand|figure|find|decide|work out|learn|see)|unsure|not (?:sure|certain)|at a loss|confused|stuck|lost|torn|after an?)\b/i,
  /\bI(?:'d| would|'ll| will) (?:really |very much |also )*(?:like|love|appreciate|prefer|value|welcome|be (?:grateful|thankful|happy|glad|interested))\b/i,
  /\b(?:we|my (?:\w+ ){1,3}) ?(?:need|needs|want|wants|require|requires|would like|'d like|are looking for|is looking for)\b/i,
  /\b(?:could|can|would|will) you\b|\byou (?:could|should|must|may|will|are (?:to|going to|an?|the|required|asked|given|supposed|expected)|have (?:to|been)|need to)\b|\byour (?:task|job|goal|role|answer|response|reply|output|advice|help|thoughts?|opinion|input|view|suggestions?|recommendations?)\b/i,
  /\b(?:tell|show|give|help|send|teach|advise|remind|explain to|walk|guide|let) (?:me|us)\b/i,
  /\b(?:any|some|your) (?:\w+ )?(?:advice|help|ideas?|tips?|suggestions?|thoughts|guidance|pointers|recommendations?|input|feedback|examples?)\b/i,
  /\b(?:advice|help|guidance|suggestions|tips|ideas|thoughts|recommendations|feedback) (?:on|with|for|about|please|needed|wanted|welcome|appreciated|would)\b|\bhelp!/i,
  /\b(?:don't|do not|can't|cannot|can not|couldn't|no) (?:know|figure out|work out|decide|idea|clue|understand|see|tell|remember|find)\b[^.!]{0,40}\b(?:how|what|which|who|whom|whether|if|where|when|why)\b/i,
  /\b(?:how|what|where|which|when) (?:do|can|should|could|would|might) (?:I|we|one|you)\b|\b(?:how|what|where|which) to\b/i,
  /\b(?:answers?|article|code|e-?mail|essay|function|it|letter|list|message|output|paragraph|plan|poem|post|program|reply|report|response|result|solution|speech|story|summary|text|this) (?:should|must|needs? to|has to|have to)\b/i,
  /(?:\bthen|[,\]}]) ?(?:find|compute|calculate|determine|evaluate|prove|show|let's)\b|\bso let's\b/,
  /\b(?:the|my|a|one|first|second|another) (?:question|task|request|problem|challenge|exercise|assignment|goal) (?:is|:|for you|I have)|^\W{0,3}(?:task|question|problem|exercise|todo|q)\b\s*\d*\s*[:.]/im
]

/** Signs that a text is to be gone on with: an empty place, the head of a program, a block of it. */
const open: ReadonlyArray<RegExp> = [
  /_{3,}|\[(?:blank|mask|your answer)\]|\bTODO\b/i,
  /^\s{0,8}(?:def|class|function|fn|func|public|private|#include|import|from|SELECT|interface|struct)\b/m,
  /```/
]

/** The same at its end: a colon, a sign of equality, a sentence without its last words. */
const openEnd: ReadonlyArray<RegExp> = [
  /(?:[:=：…]|\.\.\.|__|->) ?["'”`*]{0,3}$/u,
  /\b(?:is|are|was|were|be|by|that|to|as|of|from|with|in|at|on|for|than|the|an?|because|if|when|which|called|means)$/i
]

const isOpen = (text: string): boolean => {
  const end = text.trimEnd().slice(-40)
  return open.some((sign) => sign.test(text)) || openEnd.some((sign) => sign.test(end))
}

// Words with which a question begins, and what comes behind those that may begin a statement as well ("When I came home").
const questions =
  /^(?:(?:is|are|am|was|were|do|does|did|can|could|would|will|should|shall|have|has|had|may|might|isn't|aren't|doesn't|don't|didn't|can't|won't) (?:I|you|he|she|it|we|they|there|this|that|these|those|the|a|an|my|your|his|her|our|their|any|anyone|anybody|someone|all|it's|one)\b|(?:what|who|which|whose|whom|how|why)(?:'s|’s|'re)?\b(?! an? )|(?:when|where) (?:is|are|was|were|do|does|did|can|could|should|would|will|to|has|have)\b)/i

/** Words that stand before a request: "First, write ...", "Then list ...". */
const before =
  /^(?:(?:ok|okay|hi|hello|hey|so|now|then|next|first|firstly|second|secondly|third|finally|lastly|also|and|but|just|again|instead|afterwards?|after that|simply|briefly|quickly|carefully|always|never|only|do not|don't|let's|in addition|additionally|in short|in detail|step by step|to do so|to do this|for this|for that|with this|with that|to begin|to start|imagine|assistant|chatgpt|ai|dear assistant|sir|madam|sir or madam|there|everyone|friends?|\d{1,2})\b[,:!.]?\s+)+/i

const objects =
  /^(?:an?|the|this|these|that|those|my|me|us|all|each|every|some|any|your|our|it|them|him|his|her|their|one|two|three|four|five|six|ten|both|between|\d+|if|whether|how|what|why|which|for me)\b/i

// Words that stand where a verb would and are none.
const noVerbs = new Set(
  `a about above across after against all almost along already although always among an and another any around as at away back because
  been before behind below beneath beside besides between beyond both but by can despite down during each either else enough even ever
  every everything except few for from half hardly he her here hers him his how however i if in indeed inside instead into is it its
  just last later least less like likewise many maybe me meanwhile mere merely mine more moreover most much my near nearby
  nearly neither never nevertheless next no nobody none nor not nothing now of off often on once one only onto opposite or other our out
  outside over own past per perhaps plus quite rather right same seldom several she since so some somehow someone something sometimes
  soon still such than that the their them then there these they this those though three through throughout thus till to today
  together tomorrow tonight too toward towards twice two under underneath unless unlike until up upon us usually via was we well were
  what whatever when whenever where whereas wherever whether which whichever while who whoever whom whose why will with within without
  yes yesterday yet you your early late long worse better best worst given thanks thank dear sure good great nice sorry everyone
  anyone everybody somebody anybody had has have did does do were are am be being may might must shall should would could between
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
  december mom mum dad mother father christmas easter spring summer autumn winter`.split(/\s+/)
)

const isImperative = (clause: string): boolean => {
  const bare = clause.replace(before, "")
  const [, first = "", rest = ""] = /^([\p{L}][\p{L}'’-]*)\s*(.*)$/su.exec(bare) ?? []
  const verb = first.toLowerCase().replaceAll("’", "'")
  if (verb === "") return false
  if (verbs.has(verb)) {
    // "Work was hard", "Plan B failed", "Help came": a noun, and what it did.
    return !/^(?:is|was|were|are|has|had|have|came|went|failed|began|started|stopped|got|took|made)\b/.test(rest) &&
      (verb === "think" || !rest.startsWith("of "))
  }
  return !noVerbs.has(verb) && /^[a-z]{3,}$/.test(verb) && !/(?:ing|ed|ly|s|tion|ness|ment|ity)$/.test(verb) &&
    objects.test(rest) && !/\p{Lu}/u.test(first.slice(1))
}

// Their commas and full stops part the words around them.
const formulas = /\$([^$\n]{0,200}[\\^_={}+<>][^$\n]{0,200}|[^$\s]{1,12})\$/g

/** Clauses that may hold a request: sentences, lines, and what stands behind a comma or a colon in one. */
const clausesOf = (text: string): ReadonlyArray<string> =>
  text.replace(formulas, (_, formula: string) => /[.,;]\s*$/.exec(formula)?.[0].padStart(2, "x") ?? "x")
    .split(/(?<=[.!;:])\s+|\n+|(?<=[\]}])(?=\p{Lu}\p{Ll})/u).flatMap((sentence) => {
      const bare = sentence.trim().replace(/^[\s>*#•–—"'“‘([{-]*(?:\(?(?:\d{1,3}|[a-zA-Z])[.)]\s+)?["'“‘*]*/u, "")
      return bare === "" ? [] : [bare]
    })

// "If the dough is wet, add flour", "Using the data below, find ...": what is asked stands behind the comma.
const afterComma = /[,:;–—-]\s+(?:(?:and|then|so|but|or|also|please|just)\s+)*([^,:;]{3,})/g

const opensWith =
  /^(?:about|act|after|although|as|assuming|at|based|because|before|between|beyond|by|considering|during|even|first|for|from|given|here|however|if|imagine|in|instead|let|next|now|of|on|once|over|regarding|since|suppose|then|though|to|under|unless|until|using|whatever|when|wherever|whether|while|with|within|without|you)\b/i

const asks = (sentence: string): boolean => {
  if (questions.test(sentence.replace(before, "")) || isImperative(sentence)) return true
  if (!opensWith.test(sentence)) return false
  return [...sentence.matchAll(afterComma)].some(([, clause = ""]) => questions.test(clause) || isImperative(clause))
}

// "Best walks near Lyon", "Recipe for rye bread": a few words that are no statement are looked for.
const isTopic = (text: string): boolean => {
  const words = text.trim().split(/\s+/)
  return words.length <= 12 && (!/[.!]["'”’)]*$/u.test(text.trim()) || /^\w+ing\b/.test(text.trim())) &&
    !/\b(?:I|we|he|she|they)\b|\b(?:is|are|was|were|had|has|have|went|came|got|did|said|made|took)\b/i.test(text)
}

/** True of a text that asks for something, in English: a question, a request, a need, something to be gone on with. */
export const isRequest = (text: string): boolean =>
  signs.some((sign) => sign.test(text)) || isOpen(text) || isTopic(text) || clausesOf(text).some(asks)
