/** Places: where in a run something happens. Ids are places, so that a replay and a resumed run have the same ids. */

/** The id of the n-th agent, counted from 0: `a0042`. */
export const agentId = (index: number): string => `a${String(index).padStart(4, "0")}`

/** The id of the n-th group, counted from 0: `g003`. */
export const groupId = (index: number): string => `g${String(index).padStart(3, "0")}`

/** The id of an agent's n-th message in a step of its group: `g003/12/a0042/1`. */
export const messageId = (group: string, step: number, agent: string, nth: number): string =>
  `${group}/${step}/${agent}/${nth}`

/** The id of the n-th piece of news that a group, or all, hears in a step: `g003/12/news/1`, `g000/12/news/all/1`. */
export const newsId = (group: string, step: number, { isForAll, nth }: { isForAll: boolean; nth: number }): string =>
  messageId(group, step, isForAll ? "news/all" : "news", nth)

/** Where the n-th change by a person stands: before a step of a group, or of the whole society. */
export const changeAt = (step: number, group: string | undefined, nth: number): string =>
  join("simulation", step, ...(group === undefined ? [] : [group]), "change", nth)

/** The step that a place of the simulation lies in; undefined for any other place. */
export const stepOf = (place: string): number | undefined => {
  const [phase, step] = place.split("/", 2)
  const number = Number(step)
  return phase === "simulation" && !Number.isNaN(number) ? number : undefined
}

/** The id of the n-th episode of a group, counted from 1: `g003/e2`. */
export const episodeId = (group: string, nth: number): string => `${group}/e${nth}`

/** The id of a candidate row: requirement, wave and rank, e.g. `r1/w0/17`. */
export const candidateId = (requirement: number, wave: number, rank: number): string =>
  `r${requirement}/w${wave}/${rank}`

/** The id of a question of the class, counted from 0: `c12`. */
export const rowId = (row: number): string => `c${row}`

/** Where a scenario is played over a question: `class/c12/debate`. */
export const play = (row: number, scenario: string): string => `class/${rowId(row)}/${scenario}`

/** Where a society changes after a step: `society/after/12`. */
export const changeAfter = (step: number): string => `society/after/${step}`

/** The step after which a society changes at a place; undefined where it is first formed, and at all other places. */
export const stepOfChange = (place: string): number | undefined => {
  const [, step] = /^society\/after\/(\d+)$/.exec(place) ?? []
  return step === undefined ? undefined : Number(step)
}

/**
 * The number of the person whose profile or grounding a place is about; for those who are made unrecognisable how many others there
 * were before they came (`population/anonymise/40/3`); undefined at all other places.
 */
export const personAt = (place: string): number | undefined => {
  const [, number] = /^population\/(?:a|anonymise\/)(\d+)(?:\/|$)/.exec(place) ?? []
  return number === undefined ? undefined : Number(number)
}

/** A place from its parts, outermost first. */
export const join = (...parts: ReadonlyArray<string | number>): string => parts.join("/")

const pieces = /\d+|[^\d/]+|\//g

// Of two ids of one length, such as a0042 and a0117, the texts stand in the order of the numbers.
const id = /^[a-z]\d+$/

/** Order of places: part by part, digits as numbers, so that step 9 stands before step 10. */
export const compare = (a: string, b: string): number => {
  if (a === b) return 0
  if (a.length === b.length && id.test(a) && id.test(b)) return a < b ? -1 : 1
  const left = a.match(pieces) ?? []
  const right = b.match(pieces) ?? []
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i] as string
    const y = right[i] as string
    if (x === y) continue
    const m = Number(x)
    const n = Number(y)
    if (!Number.isNaN(m) && !Number.isNaN(n)) {
      if (m !== n) return m - n
      continue
    }
    return x < y ? -1 : 1
  }
  return left.length - right.length || (a < b ? -1 : 1)
}

/** Order of messages by place: step before group before agent. */
export const compareMessages = (a: string, b: string): number => {
  const [groupA = "", stepA = "", ...restA] = a.split("/")
  const [groupB = "", stepB = "", ...restB] = b.split("/")
  return Number(stepA) - Number(stepB) || compare(groupA, groupB) || compare(restA.join("/"), restB.join("/"))
}

const phases = ["population", "society", "simulation", "class", "synthesis", "decision", "dataset"]

const rankOf = (place: string): number => phases.indexOf(place.split("/", 1)[0] ?? "")

/** True for the places of phases that come before a society lives. */
export const isBeforeLife = (place: string): boolean => rankOf(place) < phases.indexOf("simulation")

/** Order of places over a whole run: phase by phase as the pipeline goes, then part by part. */
export const compareInRun = (a: string, b: string): number => rankOf(a) - rankOf(b) || compare(a, b)
