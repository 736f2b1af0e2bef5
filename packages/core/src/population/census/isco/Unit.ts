/** The 436 unit groups of ISCO-08: code and title as published, the rest written for the census. */
import type { Table } from "../Table.ts"
import { advisers } from "./advisers.ts"
import { associates } from "./associates.ts"
import { builders } from "./builders.ts"
import { clerks } from "./clerks.ts"
import { culture } from "./culture.ts"
import { elementary } from "./elementary.ts"
import { growers } from "./growers.ts"
import { healers } from "./healers.ts"

import { makers } from "./makers.ts"
import { managers } from "./managers.ts"
import { military } from "./military.ts"
import { operators } from "./operators.ts"
import { scientists } from "./scientists.ts"
import { service } from "./service.ts"
import { technicians } from "./technicians.ts"

/** A unit group. Phrases may hold {his} and so on. */
export interface Unit {
  /** Four digits. */
  readonly code: string
  /** As in the classification. */
  readonly title: string
  /** What is learned for it, as in "a degree in". */
  readonly field: string
  /** Everyday names, in lower case without an article. */
  readonly jobs: ReadonlyArray<string>
  readonly jargon: ReadonlyArray<string>
  /** Noun phrases. */
  readonly tools: ReadonlyArray<string>
  /** Noun phrases. */
  readonly concerns: ReadonlyArray<string>
  /** Sentences in the past tense without a subject. */
  readonly deeds: ReadonlyArray<string>
}

const items = (text = ""): Array<string> => text.split(";").map((item) => item.trim()).filter((item) => item !== "")

/**
 * A block of text is a unit group: "code title | field | jobs | jargon", then three lines that begin with a dash: tools, concerns,
 * deeds. Items are parted by semicolons, deeds by their full stops; a line may go on, indented.
 */
const read = (text: string): Array<Unit> =>
  text.trim().replace(/\n {2}/g, " ").split(/\n(?=\d{4} )/).map((block) => {
    const [head = "", tools, concerns, deeds = ""] = block.split("\n- ")
    const [name = "", field = "", jobs, jargon] = head.split(" | ")
    return {
      code: name.slice(0, 4),
      title: name.slice(5),
      field,
      jobs: items(jobs),
      jargon: items(jargon),
      tools: items(tools),
      concerns: items(concerns),
      deeds: deeds.split(/(?<=[.!]) (?=\p{Lu})/u)
    }
  })

const texts = [
  military,
  managers,
  scientists,
  healers,
  advisers,
  culture,
  technicians,
  associates,
  clerks,
  service,
  growers,
  builders,
  makers,
  operators,
  elementary
]

/** All unit groups by code. */
export const units: Table<ReadonlyMap<string, Unit>> = {
  what: "codes and titles of the unit groups of ISCO-08",
  basis: {
    source:
      "labels of ISCO-08 in the Stata package crosswalk by Ben Jann, made from the ILO's structure and definitions",
    year: 2025
  },
  rows: new Map(texts.flatMap(read).map((unit) => [unit.code, unit]))
}
