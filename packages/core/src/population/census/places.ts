/** Where the people of the census live. */
import type { PlaceKind } from "./Occupation.ts"
import type { peoples } from "./peoples.ts"

/** A place, the people its names come from, and what kind of place it is. */
export interface CensusPlace {
  readonly city: string
  readonly country: string
  readonly people: keyof typeof peoples
  readonly kinds: ReadonlyArray<PlaceKind>
}

const place = (
  city: string,
  country: string,
  people: CensusPlace["people"],
  ...kinds: ReadonlyArray<PlaceKind>
): CensusPlace => ({ city, country, people, kinds })

/** All places. */
export const places: ReadonlyArray<CensusPlace> = [
  place("Braga", "Portugal", "lusophone", "city"),
  place("Évora", "Portugal", "lusophone", "town", "rural"),
  place("Recife", "Brazil", "lusophone", "city", "coast"),
  place("Pelotas", "Brazil", "lusophone", "city", "rural"),
  place("Valparaíso", "Chile", "hispanic", "city", "coast"),
  place("Oaxaca", "Mexico", "hispanic", "city"),
  place("Jardín", "Colombia", "hispanic", "town", "rural"),
  place("Arequipa", "Peru", "hispanic", "city"),
  place("Rosario", "Argentina", "hispanic", "city"),
  place("Almería", "Spain", "hispanic", "city", "coast", "rural"),
  place("Hull", "United Kingdom", "anglo", "city", "coast"),
  place("Shrewsbury", "United Kingdom", "anglo", "town", "rural"),
  place("Ballarat", "Australia", "anglo", "city"),
  place("Dunedin", "New Zealand", "anglo", "city", "coast"),
  place("Duluth", "United States", "anglo", "city"),
  place("Lunenburg", "Canada", "anglo", "town", "coast"),
  place("Nantes", "France", "francophone", "city"),
  place("Quimper", "France", "francophone", "town", "coast", "rural"),
  place("Namur", "Belgium", "francophone", "city"),
  place("Leipzig", "Germany", "german", "city"),
  place("Flensburg", "Germany", "german", "town", "coast"),
  place("Graz", "Austria", "german", "city"),
  place("Chur", "Switzerland", "german", "town", "rural"),
  place("Umeå", "Sweden", "nordic", "city"),
  place("Tromsø", "Norway", "nordic", "city", "coast"),
  place("Ribe", "Denmark", "nordic", "town", "rural"),
  place("Lublin", "Poland", "polish", "city"),
  place("Suwałki", "Poland", "polish", "town", "rural"),
  place("Bursa", "Türkiye", "turkish", "city"),
  place("Ordu", "Türkiye", "turkish", "town", "coast", "rural"),
  place("Alexandria", "Egypt", "arabic", "city", "coast"),
  place("Fez", "Morocco", "arabic", "city"),
  place("Irbid", "Jordan", "arabic", "town", "rural"),
  place("Ibadan", "Nigeria", "yoruba", "city"),
  place("Abeokuta", "Nigeria", "yoruba", "town", "rural"),
  place("Kisumu", "Kenya", "kenyan", "city", "coast"),
  place("Nyeri", "Kenya", "kenyan", "town", "rural"),
  place("Pune", "India", "indian", "city"),
  place("Ratnagiri", "India", "indian", "town", "coast", "rural"),
  place("Chengdu", "China", "chinese", "city"),
  place("Dali", "China", "chinese", "town", "rural"),
  place("Kanazawa", "Japan", "japanese", "city"),
  place("Onomichi", "Japan", "japanese", "town", "coast"),
  place("Hải Phòng", "Vietnam", "vietnamese", "city", "coast"),
  place("Đà Lạt", "Vietnam", "vietnamese", "town", "rural"),
  place("Iloilo", "Philippines", "filipino", "city", "coast"),
  place("Los Baños", "Philippines", "filipino", "town", "rural"),
  place("Yogyakarta", "Indonesia", "indonesian", "city"),
  place("Makassar", "Indonesia", "indonesian", "city", "coast")
]
