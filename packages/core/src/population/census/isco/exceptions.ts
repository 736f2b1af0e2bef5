/** Where a unit or minor group differs from its sub-major group: schooling, ages, places. The longest code that fits counts. Assumed. */
import type { PlaceKind } from "../Occupation.ts"
import type { RegionName } from "../regions.ts"
import type { Table } from "../Table.ts"

/** What differs. */
export interface Exception {
  readonly schooling?: ReadonlyArray<string>
  /** The youngest who do this work, whatever their schooling. */
  readonly entry?: number
  /** The oldest who still do it. */
  readonly oldest?: number
  readonly where?: ReadonlyArray<PlaceKind>
  readonly regions?: ReadonlyArray<RegionName>
}

const poorer: ReadonlyArray<RegionName> = [
  "sub-Saharan Africa",
  "North Africa and the Middle East",
  "South Asia",
  "Southeast Asia",
  "Latin America"
]
const bars: ReadonlyArray<RegionName> = ["Europe", "Northern America", "Latin America", "East Asia", "Oceania"]

/** What differs, by the beginning of the code. */
export const exceptions: Table<Readonly<Record<string, Exception>>> = {
  what: "schooling, ages and places of single groups",
  basis: "assumed",
  rows: {
    "01": { entry: 22, oldest: 57 },
    "02": { entry: 23, oldest: 54 },
    "03": { oldest: 40 },
    "11": { entry: 36, oldest: 70 },
    "1111": {
      entry: 29,
      schooling: ["a degree in law", "secondary school and years in the trade union", "a degree in economics"]
    },
    "1113": { entry: 46, where: ["rural"], regions: poorer, schooling: ["primary school", "secondary school"] },
    "12": { entry: 32 },
    "13": { entry: 31 },
    "1311": { where: ["rural"] },
    "1312": { where: ["coast"] },
    "1322": { where: ["rural", "town"] },
    "1341": { schooling: ["a degree in early childhood education", "a diploma in early childhood education"] },
    "1345": { entry: 36, schooling: ["a degree in education", "a master's degree in education"] },
    "14": { entry: 25, oldest: 70 },
    "21": { oldest: 68 },
    "2111": { where: ["city"] },
    "2113": { schooling: ["a master's degree in chemistry", "a doctorate in chemistry"] },
    "2161": { schooling: ["a degree in architecture"] },
    "2163": { schooling: ["a degree in design", "an art school diploma"] },
    "2166": { schooling: ["a degree in graphic design", "an art school diploma"] },
    "22": { entry: 23, oldest: 67 },
    "2211": { entry: 30, schooling: ["a degree in medicine and four years of practice training"] },
    "2212": {
      entry: 33,
      where: ["city", "town"],
      schooling: ["a degree in medicine and six years of specialist training"]
    },
    "2230": {
      entry: 26,
      schooling: ["a diploma in herbal medicine", "secondary school and seven years with an older healer"]
    },
    "2240": { schooling: ["a diploma in clinical medicine"] },
    "2250": { entry: 25 },
    "2261": { entry: 25, schooling: ["a degree in dental surgery"] },
    "2310": { entry: 29, oldest: 69, where: ["city"], schooling: ["a doctorate", "a doctorate and a first book"] },
    "2320": { entry: 28, schooling: ["an apprenticeship and a teaching certificate"] },
    "2342": { schooling: ["a diploma in early childhood education"] },
    "2351": { entry: 34 },
    "24": { oldest: 67 },
    "26": { oldest: 70 },
    "2611": { entry: 25, schooling: ["a degree in law and two years of training in court"] },
    "2612": { entry: 36, where: ["city", "town"], schooling: ["a degree in law and two years of training in court"] },
    "2619": { entry: 27, schooling: ["a degree in law"] },
    "2634": { entry: 25, schooling: ["a master's degree in psychology"] },
    "2636": { entry: 25, schooling: ["a degree in theology"] },
    "2641": { schooling: ["a degree in literature", "secondary school and a row of odd jobs"] },
    "265": { schooling: ["a diploma in {field}", "secondary school and years of private lessons"] },
    "2651": { schooling: ["an art school diploma", "secondary school and years of evening classes"] },
    "2653": { oldest: 46, where: ["city"] },
    "2654": { entry: 27, where: ["city"] },
    "2655": { where: ["city", "town"] },
    "312": { entry: 29 },
    "3117": { where: ["rural", "town"] },
    "3121": { where: ["rural", "town"] },
    "3134": { where: ["coast", "city"] },
    "3151": { entry: 23, where: ["coast"], schooling: ["a maritime academy"] },
    "3152": { entry: 26, where: ["coast"], schooling: ["a maritime academy"] },
    "3153": { entry: 23, oldest: 61, where: ["city"], schooling: ["a flying school"] },
    "3154": { oldest: 57, where: ["city"], schooling: ["an air traffic control academy"] },
    "3155": { where: ["city"] },
    "3230": { regions: poorer, entry: 28, schooling: ["secondary school and years with an older healer"] },
    "3253": { schooling: ["secondary school and a course in public health"] },
    "3311": { where: ["city"] },
    "3341": { entry: 30 },
    "335": { schooling: ["a civil service school", "secondary school and a civil service examination"] },
    "3355": { entry: 31, oldest: 61, schooling: ["a police academy"] },
    "3421": { oldest: 34, schooling: ["secondary school", "secondary school and a course in coaching"] },
    "3422": { entry: 22 },
    "3434": { entry: 27, schooling: ["a cookery apprenticeship", "a hotel school"] },
    "4212": { regions: bars, entry: 21, where: ["city"] },
    "4213": { entry: 26 },
    "4414": { entry: 30, regions: poorer, schooling: ["secondary school"] },
    "5111": { where: ["city", "coast"], oldest: 60 },
    "5132": { regions: bars, entry: 20 },
    "5151": { entry: 29 },
    "5161": { entry: 30, schooling: ["secondary school and years with an older astrologer"] },
    "5163": { entry: 24 },
    "5165": { entry: 27, schooling: ["secondary school and an instructor's licence"] },
    "5221": { entry: 25, oldest: 70 },
    "5211": { oldest: 69 },
    "5222": { entry: 25 },
    "5241": { oldest: 38, where: ["city"] },
    "5411": { oldest: 58, schooling: ["a fire service academy", "secondary school and a fire service course"] },
    "5412": { entry: 22, oldest: 60, schooling: ["a police academy"] },
    "5413": { entry: 22, schooling: ["a prison service school"] },
    "5414": {
      schooling: ["secondary school and a course in security", "lower secondary school and a security licence"]
    },
    "5419": { schooling: ["secondary school and a rescue course", "secondary school and a course in public safety"] },
    "61": { where: ["rural"], oldest: 70 },
    "6113": { where: ["city", "town", "rural", "coast"] },
    "6210": { where: ["rural"] },
    "6221": { where: ["coast"] },
    "6222": { where: ["coast"] },
    "6223": { where: ["coast"], entry: 19 },
    "6224": { where: ["rural"] },
    "63": { where: ["rural"], regions: poorer, oldest: 70 },
    "6340": { where: ["rural", "coast"] },
    "7215": { where: ["city", "coast"] },
    "7232": { where: ["city"] },
    "7541": { where: ["coast"], oldest: 52, entry: 22, schooling: ["a commercial diving school"] },
    "7542": { where: ["rural", "town"], entry: 23, schooling: ["secondary school and a shotfirer's licence"] },
    "81": { where: ["city", "town"] },
    "8111": { where: ["rural", "town"], oldest: 58 },
    "8113": { where: ["rural", "town", "coast"] },
    "82": { where: ["city", "town"] },
    "83": { entry: 20 },
    "8311": { entry: 24, where: ["city", "town"], schooling: ["a railway academy"] },
    "8331": { entry: 24, schooling: ["secondary school and a driving licence for buses"] },
    "8332": { entry: 22, schooling: ["secondary school and a heavy goods licence"] },
    "834": { schooling: ["secondary school and a machine licence", "a vocational school"] },
    "8350": { where: ["coast"], schooling: ["secondary school and a seafaring school", "lower secondary school"] },
    "92": { where: ["rural"] },
    "9214": { where: ["city", "town", "rural"] },
    "9216": { where: ["coast"] },
    "93": { oldest: 61 },
    "9311": { where: ["rural", "town"] },
    "9331": { regions: poorer, where: ["city", "town"] },
    "95": { where: ["city", "town"], regions: poorer },
    "9612": { where: ["city", "town"] },
    "9624": { where: ["rural"], regions: poorer }
  }
}

/** What differs for a unit group: the exceptions of its minor and sub-major groups, the nearest before the farther. */
export const exceptionOf = (code: string): Exception => ({
  ...exceptions.rows[code.slice(0, 2)],
  ...exceptions.rows[code.slice(0, 3)],
  ...exceptions.rows[code]
})
