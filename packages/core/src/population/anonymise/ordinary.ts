/** Which words say nothing of who somebody is: those of the language, also where some people are called by them. */
import type { English } from "../../model/English.ts"
import type { Tokens } from "../../model/Tokens.ts"

// Names that are words as well: a capital letter and the words around tell which of the two they are.
const both = new Set(
  `abbey abbot acres alder alley amber angel april apple archer art ash aspen august autumn bailey baker ball bank banks
  barber barker barley baron barrel bass bay beach bean bear beck bell berry best bill bird birch bishop black blake blank
  bliss block bloom blossom blue bond booker booth bow bowman brand brandy bridge bridges briar brook brooks brown buck bull
  burn burns bush butcher butler butter camp candy cannon carpenter carter carver case cash castle chamber chambers chance
  chandler chapel chapman charity chase church clay clement cliff cloud coach coal cole collier constant cook cooper coral
  corn cotton court cox crane crew crisp cross crow crystal cruise curry daisy dale dance daniels dawn day dean dear deer
  destiny dick diamond dove drake draper driver duke dusty dyer eagle earl early east eden elder english ernest eve ever
  faith falcon fall falls farmer farrow faulkner fern ferry field fields fisher flint flood flora flower flowers ford forest
  forester foster fountain fowler fox frank freeman french friend frost fry fuller gage gale garden gardener gardner gates
  gay gem german gilder ginger glass glover gold golden good goodman grace grain granger grant grass gray green grey groom
  grove guard gunner guy hale hall ham hammer hand hands hardy harper hart harvest hawk hay hazel head heart heath heather
  heaven herb hill hills hobby holiday holly holmes honey hood hook hope horn house hunt hunter ice iris iron ivory ivy jack
  jade jasmine jasper jay jean jewel jewels joiner jordan joy judge june justice keen kitchen king kitty knight lace lake
  lamb lance land lane large lark lavender law lawn leaf lee liberty light lily linen lion little lock long lord love loving
  loyal lucky major mann manning march marina mark marks marsh marshal marshall martin mason master masters mat may mayor
  meadow meadows melody mercer mercy merry miles mill miller mills miner misty monday monk moon moor moore moss mount mud
  nails nash neil nelson newman nick night noble noel norm north nurse oak oaks olive opal page painter palmer paradise park
  parker parks parsons pat patience peace peach pearl pen penny pepper percy perry piece pierce pike pilot pine piper pitt
  plant plum pole pond pool poppy porter posey pope post pots potter pound power powers precious price priest prince prior
  providence prudence quick rain rains ranger raven ray read reader reed reeve reeves rice rich ring river rivers roach road
  rob robin rock rod roman rook roper rose rosemary rowan royal ruby rush rust ryder sadler sage sailor saint sand sandy
  sawyer scarlet school scott sergeant sergeants serenity sexton shade sharp shaw shepherd shields ship shore short shoemaker
  silver singer skinner sky slater small smart smith snow solo song sonny sparks spear spencer spicer spring squire stable
  star stark stern steel steward stewart stocks stone stout strange street strong sugar summer summers sun sunny sutter swan
  sweet swift tailor tanner tate taylor teal temple terry thatcher thorn thorne tide tiger till timber todd tower towers town
  travers treasure trinity trip troy true tucker tuck turner twigg usher vale vance victor victory vine viola violet virtue
  wade wagner wagoner waiter walker wall waller wallis ward warden warner warren waters way weaver web webb weber webster
  wells west wheat wheeler white whitehead wilder will willow wills winter winters wise wolf wood woods woodward woody wool
  worth wren wright yard yates york young page tyler dolphin christian domingo linda sierra savannah sahara india china paris
  london florence chelsea brooklyn austin dallas houston phoenix madison lincoln jackson washington hamilton victoria
  gene jimmy josh mike rosy sue trudge wales ireland holland israel jerusalem asia africa savanna`.split(/\s+/)
)

/** Words between the parts of a name, and before and behind it. */
export const particles = new Set(
  `van von der den de da do dos das di du del della la le les el al bin ibn ben ter ten zu zur af av y e i und and the of
  mr mrs ms miss mx dr prof professor sir dame lord lady rev father sister brother jr sr ii iii iv phd md esq mba ma ba bsc msc`
    .split(/\s+/)
)

/** Tells of a word in small letters. */
export type IsOrdinary = (word: string) => boolean

/** What reading a profile takes. */
export interface Reader {
  readonly english: English
  /** Words that are known to be more than somebody's name; of a name that is not known it is safe to think that it is one. */
  readonly isOrdinary: IsOrdinary
  /** Those, and whatever else is written often. */
  readonly isFrequent: IsOrdinary
}

/** The reader. Of frequent words a counter of tokens makes one piece; which of them are names, English knows. */
export const reader = (english: English, tokens: Tokens): Reader => {
  const isOrdinary: IsOrdinary = (word) =>
    both.has(word) || both.has(word.replace(/s$/, "")) || /^\d+$/.test(word) || english.sortOf(word) === "word"
  const isFrequent: IsOrdinary = (word) => {
    if (isOrdinary(word)) return true
    if ([word, word.replace(/s$/, "")].some((one) => ["name", "place"].includes(english.sortOf(one) ?? ""))) {
      return false
    }
    const stem = /(?:ies|ied)$/.test(word) ? word.replace(/(?:ies|ied)$/, "y") : word.replace(/(?:es|s|ed|ing|ly)$/, "")
    return [word, stem].some((one) => one.length > 2 && tokens.count(` ${one}`) === 1)
  }
  return { english, isOrdinary, isFrequent }
}
