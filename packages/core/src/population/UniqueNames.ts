/** Tells people of the same name or id apart. */
import type { Profile } from "../domain/Profile.ts"
import { attributeOf, occupationNames, placeNames } from "./source/Attributes.ts"

const longestAddition = 40
const placeName = /^(?!(?:A|An|The) )\p{Lu}\S*(?: \S+){0,3}$/u

/** The nearest place a person is of: `Porto` of `Porto, Portugal`. Prose is no place. */
const placeOf = (profile: Profile): string | undefined => {
  const place = attributeOf(profile.attributes, placeNames)?.split(/[,;(]/)[0]?.trim()
  return place !== undefined && place.length <= longestAddition && placeName.test(place) ? place : undefined
}

/** Names that could stand for a person, plainest first; the last kind never ends. */
const candidates = function*(profile: Profile, from: number): Generator<string> {
  yield profile.name
  const place = placeOf(profile)
  if (place !== undefined) yield `${profile.name} of ${place}`
  const occupation = attributeOf(profile.attributes, occupationNames)
  if (occupation !== undefined && occupation.length <= longestAddition) {
    yield `${profile.name} (${occupation})`
    if (place !== undefined) yield `${profile.name} of ${place} (${occupation})`
  }
  for (let nth = from;; nth++) yield `${profile.name} (${nth})`
}

/** The profiles with names that nobody shares: the first keeps the plain name, others get their place, their work or a number. */
export const uniqueNames = (profiles: ReadonlyArray<Profile>): Array<Profile> => {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return profiles.map((profile) => {
    const plain = profile.name.toLowerCase()
    const count = (counts.get(plain) ?? 0) + 1
    counts.set(plain, count)
    for (const name of candidates(profile, Math.max(2, count))) {
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name === profile.name ? profile : { ...profile, name }
    }
    return profile
  })
}

/**
 * The profiles with ids that nobody shares: what is met again is called otherwise, where there is another way, and numbered where
 * that is taken too.
 */
export const uniqueIds = (
  profiles: ReadonlyArray<Profile>,
  otherwise: (profile: Profile) => string = ({ id }) => id
): Array<Profile> => {
  const taken = new Set<string>()
  return profiles.map((profile) => {
    const base = taken.has(profile.id) ? otherwise(profile) : profile.id
    let id = base
    for (let nth = 2; taken.has(id); nth++) id = `${base}~${nth}`
    taken.add(id)
    return id === profile.id ? profile : { ...profile, id }
  })
}
