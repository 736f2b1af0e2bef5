/** Countries: their region, their weight in it, and what is spoken. All of it assumed. */
import type { peoples } from "./peoples.ts"
import type { RegionName } from "./regions.ts"
import type { Table } from "./Table.ts"

/** The name of a people. */
export type PeopleName = keyof typeof peoples

/** What is assumed of a country. */
export interface Country {
  readonly region: RegionName
  /** People beside the other countries of the region. */
  readonly weight: number
  /** The first language, of all or by people. */
  readonly first: string | Partial<Readonly<Record<PeopleName, string>>>
  /** Other languages, with those who speak them in hundredths. */
  readonly second: ReadonlyArray<readonly [language: string, share: number]>
}

type Row = readonly [
  region: RegionName,
  weight: number,
  first: Country["first"],
  second: Readonly<Record<string, number>>
]

const africa = "sub-Saharan Africa"
const mena = "North Africa and the Middle East"

const rows = {
  Nigeria: [
    africa,
    40,
    { yoruba: "Yoruba", hausa: "Hausa", igbo: "Igbo" },
    { English: 75, "Nigerian Pidgin": 45, Hausa: 15 }
  ],
  Ethiopia: [africa, 20, "Amharic", { English: 30, Oromo: 25 }],
  Ghana: [africa, 7, "Twi", { English: 75, Ga: 15, Hausa: 12 }],
  Kenya: [africa, 11, "Swahili", { English: 70, Luo: 15, Kikuyu: 20 }],
  Tanzania: [africa, 12, "Swahili", { English: 30 }],
  "South Africa": [africa, 10, { zulu: "Zulu", anglo: "English" }, { English: 70, Afrikaans: 25, Xhosa: 20 }],
  Senegal: [africa, 5, "Wolof", { French: 60, Pulaar: 20 }],
  Egypt: [mena, 30, "Arabic", { English: 35, French: 8 }],
  Morocco: [mena, 12, "Arabic", { French: 50, Tamazight: 30, Spanish: 10 }],
  Jordan: [mena, 4, "Arabic", { English: 45 }],
  Iran: [mena, 27, "Persian", { English: 25, Azerbaijani: 18 }],
  Türkiye: [mena, 27, "Turkish", { English: 25, German: 8, Kurdish: 10 }],
  India: [
    "South Asia",
    72,
    { indian: "Marathi", tamil: "Tamil", bengali: "Bengali", hindi: "Hindi" },
    { Hindi: 45, English: 35 }
  ],
  Bangladesh: ["South Asia", 10, "Bengali", { English: 25, Hindi: 12 }],
  Pakistan: ["South Asia", 14, "Punjabi", { Urdu: 85, English: 30 }],
  Nepal: ["South Asia", 4, "Nepali", { Hindi: 40, English: 25, Newari: 10 }],
  China: ["East Asia", 84, "Mandarin", { English: 18 }],
  Japan: ["East Asia", 10, "Japanese", { English: 18 }],
  "South Korea": ["East Asia", 6, "Korean", { English: 28, Japanese: 7 }],
  Vietnam: ["Southeast Asia", 18, "Vietnamese", { English: 25, French: 3 }],
  Philippines: [
    "Southeast Asia",
    20,
    "Filipino",
    { English: 75, Ilonggo: 25 }
  ],
  Indonesia: ["Southeast Asia", 48, "Indonesian", { Javanese: 45, English: 20 }],
  Thailand: ["Southeast Asia", 14, "Thai", { English: 22 }],
  Portugal: ["Europe", 5, "Portuguese", { English: 45, Spanish: 30, French: 20 }],
  Spain: ["Europe", 10, "Spanish", { English: 35, French: 12, Catalan: 10 }],
  "United Kingdom": ["Europe", 13, "English", { French: 14, Spanish: 8, Welsh: 3 }],
  France: ["Europe", 13, "French", { English: 42, Spanish: 14 }],
  Belgium: ["Europe", 4, "French", { Dutch: 25, English: 45 }],
  Germany: ["Europe", 15, "German", { English: 56, French: 13 }],
  Austria: ["Europe", 3, "German", { English: 60, Italian: 8 }],
  Switzerland: ["Europe", 3, "German", { French: 38, English: 50, Romansh: 4 }],
  Sweden: ["Europe", 3, "Swedish", { English: 85, German: 18, Finnish: 4 }],
  Norway: ["Europe", 2, "Norwegian", { English: 85, German: 14 }],
  Denmark: ["Europe", 2, "Danish", { English: 85, German: 30 }],
  Poland: ["Europe", 9, "Polish", { English: 38, Russian: 18, German: 15 }],
  Italy: ["Europe", 12, "Italian", { English: 32, French: 12 }],
  Netherlands: ["Europe", 4, "Dutch", { English: 88, German: 50 }],
  Ukraine: ["Europe", 8, "Ukrainian", { Russian: 60, English: 22, Polish: 10 }],
  Romania: ["Europe", 5, "Romanian", { English: 35, Italian: 10, Hungarian: 5 }],
  Hungary: ["Europe", 3, "Hungarian", { English: 28, German: 18 }],
  "United States": ["Northern America", 85, { anglo: "English", hispanic: "Spanish" }, { English: 85, Spanish: 12 }],
  Canada: ["Northern America", 15, { anglo: "English", francophone: "French" }, { English: 60, French: 15 }],
  Brazil: ["Latin America", 40, "Portuguese", { English: 10, Spanish: 8 }],
  Mexico: ["Latin America", 25, "Spanish", { English: 14, Zapotec: 5 }],
  Colombia: ["Latin America", 10, "Spanish", { English: 9 }],
  Argentina: ["Latin America", 10, "Spanish", { English: 18, Italian: 7 }],
  Peru: ["Latin America", 9, "Spanish", { Quechua: 20, English: 9 }],
  Chile: ["Latin America", 6, "Spanish", { English: 13, Mapudungun: 3 }],
  Australia: ["Oceania", 80, "English", { Italian: 4, Mandarin: 4, Greek: 3 }],
  "New Zealand": ["Oceania", 20, "English", { Māori: 8, Samoan: 3 }]
} satisfies Record<string, Row>

/** The name of a country. */
export type CountryName = keyof typeof rows

/** The countries by name. */
export const countries: Table<ReadonlyMap<string, Country>> = {
  what: "people and languages by country",
  basis: "assumed",
  rows: new Map(
    Object.entries(rows as Readonly<Record<string, Row>>).map(([name, [region, weight, first, second]]) => [
      name,
      { region, weight, first, second: Object.entries(second) }
    ])
  )
}
