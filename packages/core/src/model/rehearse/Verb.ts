/** Just enough English verb for the rehearsal model: "writes" to write, wrote, writing. */

const irregular: Readonly<Record<string, string>> = {
  be: "was",
  bear: "bore",
  beat: "beat",
  become: "became",
  begin: "began",
  bend: "bent",
  bet: "bet",
  bind: "bound",
  bite: "bit",
  blow: "blew",
  break: "broke",
  bring: "brought",
  build: "built",
  burn: "burnt",
  buy: "bought",
  catch: "caught",
  choose: "chose",
  come: "came",
  cost: "cost",
  cut: "cut",
  dig: "dug",
  do: "did",
  draw: "drew",
  drink: "drank",
  drive: "drove",
  eat: "ate",
  fall: "fell",
  feed: "fed",
  feel: "felt",
  fight: "fought",
  find: "found",
  fly: "flew",
  forget: "forgot",
  get: "got",
  give: "gave",
  go: "went",
  grind: "ground",
  grow: "grew",
  hang: "hung",
  have: "had",
  hear: "heard",
  hide: "hid",
  hit: "hit",
  hold: "held",
  keep: "kept",
  know: "knew",
  lay: "laid",
  lead: "led",
  learn: "learnt",
  leave: "left",
  lend: "lent",
  let: "let",
  lie: "lay",
  light: "lit",
  lose: "lost",
  make: "made",
  mean: "meant",
  meet: "met",
  pay: "paid",
  put: "put",
  quit: "quit",
  read: "read",
  rebuild: "rebuilt",
  redo: "redid",
  rewrite: "rewrote",
  ride: "rode",
  ring: "rang",
  rise: "rose",
  run: "ran",
  say: "said",
  see: "saw",
  seek: "sought",
  sell: "sold",
  send: "sent",
  set: "set",
  sew: "sewed",
  shake: "shook",
  show: "showed",
  shut: "shut",
  sing: "sang",
  sit: "sat",
  sleep: "slept",
  speak: "spoke",
  spend: "spent",
  split: "split",
  spread: "spread",
  stand: "stood",
  steal: "stole",
  stick: "stuck",
  strike: "struck",
  swear: "swore",
  sweep: "swept",
  swim: "swam",
  take: "took",
  teach: "taught",
  tear: "tore",
  tell: "told",
  think: "thought",
  throw: "threw",
  understand: "understood",
  undo: "undid",
  wake: "woke",
  wear: "wore",
  weave: "wove",
  win: "won",
  wind: "wound",
  withdraw: "withdrew",
  write: "wrote"
}

const doubling =
  /^(?:admit|begin|chat|commit|occur|permit|prefer|refer|regret|submit|chop|clip|cut|dig|drag|drop|fit|flip|forget|get|grab|grip|hem|hit|hum|jot|jog|knit|knot|let|log|map|mop|nod|pat|pin|plan|plot|plug|pop|prop|put|quit|rig|rip|rub|run|scan|set|shim|ship|shop|shrug|shut|sit|skim|skip|slip|snap|split|spot|step|stir|stop|strip|swap|swim|tag|tap|top|trim|win|wrap|zip)$/

/** The plain form of a third person: "carries" to carry. */
export const base = (third: string): string => {
  const word = third.toLowerCase()
  if (word === "is") return "be"
  if (word === "has") return "have"
  if (/^(?:dies|lies|ties|unties|vies)$/.test(word)) return word.slice(0, -1)
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/^(?:caches|aches)$/.test(word)) return word.slice(0, -1)
  if (/(?:ch|sh|ss|x|zz|go|do)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word
}

/** The past of a plain form: "write" to wrote. */
export const past = (plain: string): string => {
  const known = irregular[plain]
  if (known !== undefined) return known
  if (plain.endsWith("e")) return `${plain}d`
  if (/[^aeiou]y$/.test(plain)) return `${plain.slice(0, -1)}ied`
  return doubling.test(plain) ? `${plain}${plain.at(-1)}ed` : `${plain}ed`
}

/** The -ing of a plain form: "write" to writing. */
export const gerund = (plain: string): string => {
  if (plain.endsWith("ie")) return `${plain.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(plain) && plain !== "be") return `${plain.slice(0, -1)}ing`
  return doubling.test(plain) ? `${plain}${plain.at(-1)}ing` : `${plain}ing`
}

// What stands before -ing where the plain form ends in e: by its end, or by name.
const lostE = /(?:[^aeioulrw]l|[cvz]|[^o]u|[dr]g|is|[^eo]at|[^oc]ur|[^a]ir|[^eo]ar)$/
const lostEByName = new Set(
  `advertis arrang becom believ bik bak chang chas clos clon combin com compil complet compos compet con cop creat dat decid
  decod defin determin din disput driv eas engag encourag escap examin exchang execut explor fad fil fir fram giv guid hid
  hik hop ignor imagin improvis increas invit invok judg lik liv lov mak manag mat merg min mov not nam nurs outlin pag past
  phas phon pip pleas produc promot propos provid pos purchas quot rais rat reduc refin rehears releas remak remov rescu
  resum restor revers rid ris rop rul sav scal scrap seiz shak shap sid skat smil smok snor stag stor strik suppos tak tap
  tast tim trad tun typ unit us updat vot wak wast wav wip wir writ rewrit volunt promis practis hous voic averag challeng
  damag charg packag pledg dodg forg plung rang resolv rehous tackl settl phras eras los cit excit recit ignit devot fac
  declin confin shin whin wip invad persuad upgrad grad trad fad exclud includ conclud divid provid decid ventur overtak
  undertak mistak bath breath cloth teas diagnos dispos expos impos oppos enclos disclos accus abus confus refus choos contribut schedul pars fin rehous dos`
    .split(/\s+/)
)

/** The plain form of an -ing: "writing" to write. */
export const fromGerund = (ing: string): string => {
  const stem = ing.toLowerCase().replace(/ing$/, "")
  if (stem === "ly" || stem === "dy" || stem === "ty") return `${stem.slice(0, -1)}ie`
  const single = stem.replace(/([bdgmnprt])\1$/, "$1").replace(/^(trave|cance|labe|mode|leve|contro|patro)ll$/, "$1l")
  if (single !== stem && stem !== "add") return single
  return lostEByName.has(stem) || (stem.length > 2 && lostE.test(stem)) ? `${stem}e` : stem
}

const notGerund =
  /^(?:(?:any|every|some|no)?thing|king|ring|spring|string|wing|evening|morning|ceiling|wedding|building|during|sibling|being|clothing|darling|herring|sterling|pudding|shilling|earring|pacing|missing|existing|threatening|hearing|spelling|growing|failing|leaking|ageing|flooding|remaining|following|living|changing|outstanding|rising|falling)$/i

/** True for a word that looks like the -ing of a verb standing for a deed. */
export const isGerund = (word: string): boolean => /^\p{L}{2,}ing$/u.test(word) && !notGerund.test(word)

/** True for a word that looks like a past tense: "rebuilt", "carried". */
export const isPast = (word: string): boolean => {
  const plain = word.toLowerCase()
  return /^\p{L}{2,}ed$/u.test(plain) ? plain !== "need" && plain !== "feed" : pasts.has(plain)
}

const pasts = new Set(Object.values(irregular))

// A second deed in the same phrase: "leaves one strip unsprayed and marks it with a rag".
const second =
  /((?:,| and| then) )(asks|calculates|checks|closes|counts|drifts|gives|holds|keeps|leaves|listens|lists|looks|marks|notes|numbers|says|sets|sews|sorts|takes|talks|taps|tries|waits|watches|writes)(?= |,|$)/g

type Form = "base" | "past" | "gerund"

/** A phrase that begins with a third person ("reads the log") in another form ("read", "reading the log"). */
export const inForm = (phrase: string, form: Form): string => {
  const [, third = "", rest = ""] = /^(\S+)(.*)$/s.exec(phrase) ?? []
  const turn = (one: string) => {
    const plain = base(one)
    return form === "base" ? plain : form === "past" ? past(plain) : gerund(plain)
  }
  return turn(third) + rest.replace(second, (_, and: string, one: string) => and + turn(one))
}
