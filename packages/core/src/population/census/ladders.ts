/** Ladders of seniority: what rungs there are, and how long one must have worked to stand on them. Assumed throughout. */
import type { Table } from "./Table.ts"

/** A rung of a ladder. */
export interface Rung {
  readonly name: string
  /** Years of work that this rung asks for, and the most with which one still stands on it. */
  readonly years: readonly [number, number]
  /** The youngest who stand here; any age when absent. */
  readonly age?: number
  /** How an occupation is called on this rung, with {base} for its title. */
  readonly title: string
  /** How many stand here beside the other rungs that are open to them. */
  readonly weight: number
}

const rung = (name: string, years: readonly [number, number], weight: number, more: Partial<Rung> = {}): Rung => ({
  name,
  years,
  weight,
  title: "{base}",
  ...more
})

const rungs = {
  officer: [
    rung("junior officer", [0, 6], 3),
    rung("captain", [4, 14], 4),
    rung("major", [10, 40], 4),
    rung("colonel", [18, 40], 2)
  ],
  noncommissioned: [
    rung("corporal", [0, 8], 3),
    rung("sergeant", [5, 40], 4),
    rung("sergeant major", [14, 40], 2)
  ],
  ranks: [
    rung("recruit", [0, 0], 3),
    rung("private", [1, 12], 4),
    rung("lance corporal", [3, 40], 3)
  ],
  manager: [
    rung("new in the post", [0, 2], 4),
    rung("established", [3, 40], 4),
    rung("long-serving", [10, 60], 3, { title: "long-serving {base}" })
  ],
  owner: [
    rung("starting out", [0, 3], 4),
    rung("established", [3, 60], 4),
    rung("long established", [12, 60], 3, { title: "long-established {base}" })
  ],
  professional: [
    rung("junior", [0, 3], 5, { title: "junior {base}" }),
    rung("experienced", [3, 60], 5),
    rung("senior", [8, 60], 4, { title: "senior {base}" }),
    rung("lead", [12, 60], 2, { age: 33, title: "{base} and head of a small team" })
  ],
  clinical: [
    rung("newly licensed", [0, 2], 5, { title: "newly licensed {base}" }),
    rung("experienced", [3, 60], 5),
    rung("senior", [8, 60], 4, { title: "senior {base}" }),
    rung("head of a unit", [14, 60], 2, { age: 36, title: "{base} and head of a unit" })
  ],
  teacher: [
    rung("newly qualified", [0, 2], 5, { title: "newly qualified {base}" }),
    rung("experienced", [3, 60], 5),
    rung("senior", [8, 60], 3, { title: "senior {base}" }),
    rung("head of department", [12, 60], 2, { age: 34, title: "{base} and head of department" })
  ],
  academic: [
    rung("assistant", [0, 5], 4),
    rung("lecturer", [3, 60], 5),
    rung("senior lecturer", [8, 60], 4, { age: 36 }),
    rung("professor", [12, 60], 2, { age: 42, title: "{base} with a professor's chair" })
  ],
  technician: [
    rung("junior", [0, 3], 5, { title: "junior {base}" }),
    rung("experienced", [3, 60], 5),
    rung("senior", [8, 60], 4, { title: "senior {base}" }),
    rung("lead", [12, 60], 2, { age: 32, title: "{base} in charge of four others" })
  ],
  clerk: [
    rung("trainee", [0, 1], 4, { title: "trainee {base}" }),
    rung("regular", [1, 60], 5),
    rung("senior", [8, 60], 3, { title: "senior {base}" }),
    rung("head of section", [14, 60], 1, { age: 35, title: "{base} and head of section" })
  ],
  service: [
    rung("trainee", [0, 1], 4, { title: "trainee {base}" }),
    rung("regular", [1, 60], 5),
    rung("experienced", [6, 60], 4, { title: "seasoned {base}" }),
    rung("supervisor", [8, 60], 1, { age: 27, title: "{base} and shift supervisor" })
  ],
  shop: [
    rung("beginner", [0, 1], 4),
    rung("regular", [1, 60], 5),
    rung("experienced", [6, 60], 4, { title: "seasoned {base}" })
  ],
  guard: [
    rung("trainee", [0, 1], 4, { title: "trainee {base}" }),
    rung("regular", [1, 60], 5),
    rung("senior", [8, 60], 3, { title: "senior {base}" }),
    rung("watch leader", [12, 60], 1, { age: 32, title: "{base} and watch leader" })
  ],
  grower: [
    rung("starting out", [0, 3], 4),
    rung("established", [3, 60], 5),
    rung("long established", [15, 60], 3, { title: "long-established {base}" })
  ],
  craft: [
    rung("newly qualified", [0, 3], 5, { title: "newly qualified {base}" }),
    rung("experienced", [4, 60], 5, { title: "seasoned {base}" }),
    rung("master", [10, 60], 3, { age: 29, title: "master {base}" })
  ],
  operator: [
    rung("trainee", [0, 1], 4, { title: "trainee {base}" }),
    rung("regular", [1, 60], 5),
    rung("experienced", [6, 60], 4, { title: "seasoned {base}" }),
    rung("shift leader", [10, 60], 1, { age: 29, title: "{base} and shift leader" })
  ],
  driver: [
    rung("beginner", [0, 1], 4),
    rung("regular", [1, 60], 5),
    rung("experienced", [8, 60], 4, { title: "seasoned {base}" })
  ],
  helper: [
    rung("newcomer", [0, 1], 4),
    rung("regular", [1, 60], 5),
    rung("experienced", [6, 60], 3, { title: "seasoned {base}" }),
    rung("gang leader", [9, 60], 1, { age: 28, title: "{base} in charge of a small crew" })
  ]
} satisfies Record<string, ReadonlyArray<Rung>>

/** The name of a ladder. */
export type Ladder = keyof typeof rungs

/** All ladders by name. */
export const ladders: Table<Readonly<Record<Ladder, ReadonlyArray<Rung>>>> = {
  what: "seniority by years of work",
  basis: "assumed",
  rows: rungs
}
