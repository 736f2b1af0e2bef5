/**
 * Sentence patterns and what fills them. `{a}` `{b}` `{c}` take words of the request, which may be of any class and so
 * stand where a noun or its modifier can; the other slots take phrases of the lists below, for variety.
 */
export const requests: ReadonlyArray<string> = [
  "show me how to set up a {j} {n} for {a} and {b}",
  "help me compare {a} with {b} so that {w} can choose {t}",
  "write a {j} note to {w} about the {a} and mention {b}",
  "list {q} things to check before the {a} goes {p}",
  "draft a {n} that explains {a} to {w}",
  "give me {q} ideas for {g} with little {a} and no {b}",
  "summarise what matters about {a} for someone who only knows {b}",
  "suggest a {j} order for {a}, {b} and {g}",
  "plan {q} days around {a}, leaving room for {g}",
  "turn my notes on {b} into a {n} that {w} would read",
  "estimate what {a} costs {p} and say where {b} changes the sum",
  "explain the difference between {a} and {b} as you would to {w}",
  "find the weak spot in my {a} routine and propose a {j} {n}",
  "rewrite my question about {b} so that {w} understands it {t}",
  "make a {n} with {q} rows that tracks {a} {p}",
  "walk me through {g} when {a} and {b} get in the way",
  "sketch a {j} budget for {a} over {q} weeks",
  "pick the {j} option for {b} and give {q} reasons",
  "tell me which {a} mistakes {w} would notice first",
  "put together a {n} of questions on {a} for a talk {p}",
  "check whether {a} still fits with {b} after {g}",
  "describe a {j} day of {a} and {g} in simple terms",
  "shorten this plan for {b} to {q} lines {w} can follow",
  "offer a {j} and a {k} way to bring {a} to {w}",
  "could you recommend a {n} for {a} that works {p}",
  "how do I keep {a} apart from {b} while {g}",
  "what should I ask {w} about {a} {t}",
  "why does {b} feel {j} whenever {a} comes up {p}",
  "which {n} would you choose for {a} if {b} mattered more",
  "how many {a} can {w} handle in {q} hours {p}",
  "is there a {j} way of {g} that spares the {a}",
  "where can I learn about {a} without a {j} {n}",
  "who should look after {b} when {w} is busy with {a}",
  "what goes wrong with {a} after about {q} days",
  "can {a} and {b} share one {n}, or does that end up {j}",
  "how would you explain {a} to {w} {p}",
  "what is a {j} first step if {b} has to wait {t}",
  "when is it better to drop {a} and start {g}",
  "does a {j} {n} really help with {a} {p}",
  "how can I tell {j} {a} from {k} {b}",
  "what would {w} do with {q} leftover {a}",
  "would it be {j} to move {a} {t} and leave {b} alone",
  "how long does {g} take when {a} is {j}",
  "what belongs on a {n} about {b} for {w}"
]

/** Patterns that explain, advise or report. */
export const explanations: ReadonlyArray<string> = [
  "{a} works best when the {n} is {j} and {w} knows about {b}",
  "start with {a}, since {b} depends on it far more than on {g}",
  "most people {p} treat {a} as {j}, though {b} tells another story",
  "a {j} {n} keeps {a} and {b} from getting mixed up",
  "set aside {q} minutes for {a} and leave {b} for a {k} moment",
  "the {a} side is {j}; the {b} side needs {w} and a {n}",
  "if {a} turns out {j}, go back to {b} and try {g} first",
  "{w} once handled {a} with nothing but a {n} {p}",
  "keep the {n} next to the {a}, because {b} is easily forgotten {t}",
  "about {q} out of fifty find {a} {j} until they have seen {b}",
  "think of {a} as a {j} {n}: it holds {b} in place",
  "write down each {a} you meet {p}, then group them by {b}",
  "the {j} part is {b}, and {g} makes it {k}",
  "ask {w} for a second look at the {a} before {b} is settled",
  "two things decide it: how {j} the {a} is and who looks after {b}",
  "begin {p} with the {j} {a} and move on to {b} after {g}",
  "a {n} of {q} lines is plenty for {a}, provided {b} stays {j}",
  "what helped {w} was {g}, with {a} on one side and {b} on the other",
  "there is a {j} link between {a} and {b} that a {n} makes plain",
  "I would leave {a} as it is and spend {q} hours on {b}",
  "once {b} is {j}, the rest of the {a} follows within {q} days",
  "the cost of {a} is {j} {p}, so share the {n} with {w}",
  "instead of more {a}, try a {j} {n} and see how {b} responds",
  "your {a} already covers the {j} half; add {b} and a {k} {n}",
  "when {w} brings up {a}, answer with {b} and a {j} example",
  "a small {a} done {t} beats a {j} {b} done never",
  "check the {n} for {a} first: {q} marks there mean the {b} is {j}",
  "{g} changes {a} slowly, while {b} shifts as soon as {w} joins in",
  "put {a} on the {n} and cross out {b} once it looks {j}",
  "the usual advice on {a} is {j}, yet {p} it holds for {b} too"
]

/** Clauses that may come before a sentence. */
export const openers: ReadonlyArray<string> = [
  "for {k} {c}",
  "when {c} is {k}",
  "after {g}",
  "with {w} in mind",
  "since we talked about {c}",
  "{p} and elsewhere",
  "at this stage of {c}",
  "given the {k} {c}",
  "as far as {c} goes {p}",
  "to get {c} moving {t}",
  "between {c} and {g}",
  "now that {w} is involved",
  "on a {k} day",
  "with only {q} euros to spare",
  "for {w}",
  "in the {k} case of {c}",
  "beyond {c} and a {m}",
  "from what {w} told me",
  "as a {k} beginning",
  "whatever happens with {c} {t}"
]

/** Clauses that may close a sentence. */
export const tails: ReadonlyArray<string> = [
  "without losing sight of the {k} {c}",
  "even if {c} takes longer {p}",
  "and keep {c} {k}",
  "so that {w} has room for {g}",
  "with {k} {c} as the fallback",
  "while {c} is still {k}",
  "as long as {w} agrees",
  "in the same week as {c}",
  "and leave a {m} {p}",
  "just as {w} did with {c}",
  "using a {m} for {c}",
  "rather than another {k} {m}",
  "because {c} rarely waits {p}",
  "despite the {k} {c}",
  "which is where the {m} comes in",
  "in under {q} minutes",
  "before {c} becomes {k}",
  "and then share it with {w}",
  "in time for {k} {c}",
  "given how {k} {g} can be"
]

/** Everyday countable nouns. */
export const nouns: ReadonlyArray<string> =
  `checklist notebook calendar basket table shelf ledger folder letter map timer drawer ladder bucket lantern recipe
  catalogue diagram sketch poster leaflet receipt index card label ribbon toolbox workbook blackboard spreadsheet diary
  schedule questionnaire glossary timetable blueprint invoice guidebook logbook album planner outline chart register
  manual mailbox whiteboard binder pamphlet handbook voucher stencil template scoreboard almanac bulletin clipboard
  compass envelope magnet`.split(/\s+/)

/** Adjectives that fit most nouns. */
export const adjectives: ReadonlyArray<string> =
  `simple careful quiet sturdy cheap flexible honest patient thorough modest practical gentle steady bright clear
  compact reliable friendly familiar seasonal weekly shared private local portable gradual tidy warm bold narrow wide
  rough smooth spare sensible playful formal relaxed ordinary unusual detailed brief early late fragile solid loose
  strict handy colourful plain rare frequent balanced uneven delicate robust slow swift mild`.split(/\s+/)

const split = (text: string): ReadonlyArray<string> =>
  text.trim().split(/\s*\|\s*/).map((phrase) => phrase.replace(/\s+/g, " "))

/** Phrases for the remaining slots, by slot. */
export const phrases: { readonly [slot: string]: ReadonlyArray<string> } = {
  p: split(`
    at the library | in the kitchen | at home | in a small town | on the night train | at the market |
    in the workshop | by the river | in the garden | at the office | in the village hall | on a shared desk |
    at school | near the harbour | in the evening class | at the clinic | on the balcony | in the back room |
    at the club | in a rented flat | on the farm | at the front desk | in the mountains | around the corner`),
  t: split(`
    before Friday | by the end of the week | next month | in the morning | over the weekend | before winter |
    by noon | after lunch | in early spring | before the holidays | on Tuesday | within the hour |
    at the start of the season | before the doors open | later in the year | once the rain stops | by Thursday |
    in late summer | before sunrise | after the next meeting`),
  w: split(`
    my neighbour | a colleague | my sister | the new volunteer | our landlord | a careful beginner | my uncle |
    the night nurse | a retired teacher | the shopkeeper | our coach | my flatmate | the bookkeeper |
    a visiting friend | the choir leader | our youngest cousin | the electrician | a busy parent | the librarian |
    an old classmate | the gardener | my apprentice | the treasurer | a first-time buyer`),
  g: split(`
    planning the week | sorting old letters | painting the fence | learning to swim | cooking for six |
    moving house | repairing a bicycle | keeping the books | growing tomatoes | practising the piano |
    packing for a trip | cleaning the attic | training for a race | baking bread | hosting dinner |
    comparing prices | reading the small print | saving for a boat | mending clothes | walking the dog |
    studying for an exam | fixing the roof | mapping the trail | writing invitations`)
}
