/** Which words say nothing of who somebody is: those of the language, also where some people are called by them. */
import type { English } from "../../model/English.ts"
import type { Tokens } from "../../model/Tokens.ts"

// Names that are words as well: a capital letter and the words around tell which of the two they are.
const both = new Set(
  `abbey abbot acres alder alley amber angel april apple archer art ash aspen august autumn baker ball bank banks barber
  barker barley baron barrel bass bay beach bean bear bell berry best bill bird birch bishop black blank bliss block bloom
  blossom blue bond booth bow bowman brand brandy bridge bridges briar brook brooks brown buck bull burn burns bush butcher
  butler butter camp candy cannon carpenter carver case cash castle chamber chambers chance chapel chapman charity chase
  church clay clement cliff cloud coach coal constant cook cooper coral corn cotton court cox crane crew crisp cross crow
  crystal cruise curry daisy dale dance dawn day dean dear deer destiny dick diamond dove drake draper driver duke dusty dyer
  eagle earl early east elder english eve ever faith falcon fall falls farmer farrow fern ferry field fields fisher flint
  flood flora flower flowers ford forest forester foster fountain fowler fox frank freeman french friend frost fry fuller
  gage gale garden gardener gardner gates gay gem german gilder ginger glass glover gold golden good goodman grace grain
  grant grass gray green grey groom grove guard gunner guy hale hall ham hammer hand hands hardy hart harvest hawk hay hazel
  head heart heath heather heaven herb hill hills hobby holiday holly honey hood hook hope horn house hunt hunter ice iris
  iron ivory ivy jack jade jasmine jay jewel jewels joiner joy judge june justice keen kitchen king knight lace lake lamb
  lance land lane large lark lavender law lawn leaf liberty light lily linen lion little lock long lord love loving loyal
  lucky major manning march marina mark marks marsh marshal marshall mason master masters mat may mayor meadow meadows melody
  mercy merry miles mill miller mills miner misty monday monk moon moor moore moss mount mud nails nash nick night noble
  north nurse oak oaks olive opal page painter palmer paradise park parker parks parsons pat patience peace peach pearl pen
  penny pepper piece pierce pike pilot pine piper plant plum pole pond pool poppy porter pope post pots potter pound power
  powers precious price priest prince prior providence prudence quick rain rains ranger raven ray read reader reed rice rich
  ring river rivers road rob robin rock rod roman rook roper rose rosemary royal ruby rush rust sadler sage sailor saint sand
  sandy sawyer scarlet school sergeant sergeants serenity sexton shade sharp shaw shepherd shields ship shore short shoemaker
  silver singer skinner sky slater small smart smith snow solo song sonny sparks spear spring squire stable star stark stern
  steel steward stewart stocks stone stout strange street strong sugar summer summers sun sunny sutter swan sweet swift
  tailor tanner teal temple thatcher thorn thorne tide tiger till timber tower towers town treasure trinity trip troy true
  tucker tuck turner twigg usher vale victor victory vine viola violet virtue wade wagoner waiter walker wall waller wallis
  ward warden warner warren waters way weaver web wells west wheat wheeler white whitehead will willow wills winter winters
  wise wolf wood woods woodward woody wool worth wren wright yard york young dolphin christian sahara rosy sue trudge`
    .split(/\s+/)
)

// Names first of all, whatever a list of words says.
const namesFirst = new Set("leo maya berg eden jordan victoria taylor austin lee scott wang".split(" "))

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
  /** True of a word that is written so often that a counter of tokens makes one piece of it, names among them. */
  readonly isOnePiece: IsOrdinary
}

/** The reader. Of frequent words a counter of tokens makes one piece; which of them are names, English knows. */
export const reader = (english: English, tokens: Tokens): Reader => {
  const isOrdinary: IsOrdinary = (word) =>
    both.has(word) || both.has(word.replace(/s$/, "")) || /^\d+$/.test(word) ||
    (english.sortOf(word) === "word" && !namesFirst.has(word))
  const isFrequent: IsOrdinary = (word) => {
    if (isOrdinary(word)) return true
    if ([word, word.replace(/s$/, "")].some((one) => ["name", "place"].includes(english.sortOf(one) ?? ""))) {
      return false
    }
    const stem = /(?:ies|ied)$/.test(word) ? word.replace(/(?:ies|ied)$/, "y") : word.replace(/(?:es|s|ed|ing|ly)$/, "")
    return [word, stem].some((one) => one.length > 2 && tokens.count(` ${one}`) === 1)
  }
  return { english, isOrdinary, isFrequent, isOnePiece: (word) => tokens.count(` ${word}`) === 1 }
}
