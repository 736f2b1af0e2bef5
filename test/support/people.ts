import type { Profile } from "@stoa/core"

const trades = ["baker", "nurse", "carpenter", "programmer", "teacher", "farmer", "clerk", "driver"]
const places = ["Oslo, Norway", "Lima, Peru", "Pune, India", "Kigali, Rwanda"]

/** Invented people for tests: alike within a trade, so that grouping has something to find. */
export const people = (count: number): Array<Profile.Profile> =>
  Array.from({ length: count }, (_, index) => {
    const trade = trades[index % trades.length] as string
    const place = places[index % places.length] as string
    return {
      id: `p${index + 1}`,
      name: `Person ${index + 1} ${trade}`,
      description: `Works as a ${trade} in ${place} and keeps a notebook of everything that goes wrong at work.`,
      pastActions: [`Repaired the ${trade}'s tools.`, `Wrote a list of what a ${trade} needs.`],
      attributes: { occupation: trade, place, concerns: `the ${trade} shop's accounts` },
      origin: { kind: "file", file: "people.jsonl", line: index + 1 }
    }
  })
