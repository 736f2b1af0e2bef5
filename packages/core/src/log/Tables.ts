/** The layout of run.db: facts, answered calls, attempts, notes about the run, milestones; what people ask of it, and what it says of itself. */
import { digest } from "../domain/Seed.ts"

/** Number of the layout of run.db; a file of another layout is refused by name. */
export const layout = 2

/** Makes the tables that are not there yet. */
export const schema = [
  `CREATE TABLE IF NOT EXISTS events (
     id INTEGER PRIMARY KEY,
     place TEXT NOT NULL UNIQUE,
     tag TEXT NOT NULL,
     body TEXT NOT NULL,
     digest TEXT NOT NULL,
     at INTEGER
   )`,
  // Rows in the order of arrival, keys in an index of their own: large rows under random keys would be moved about at every insert.
  `CREATE TABLE IF NOT EXISTS calls (
     id INTEGER PRIMARY KEY,
     key TEXT NOT NULL UNIQUE,
     place TEXT NOT NULL,
     prompt TEXT NOT NULL,
     model TEXT NOT NULL,
     request TEXT NOT NULL,
     reply TEXT NOT NULL,
     digest TEXT NOT NULL
   )`,
  `CREATE INDEX IF NOT EXISTS calls_by_place ON calls (place)`,
  // Every attempt at a call: what it may cost at most while it is open, and what it did cost after.
  `CREATE TABLE IF NOT EXISTS attempts (
     id INTEGER PRIMARY KEY,
     place TEXT NOT NULL,
     model TEXT NOT NULL,
     state TEXT NOT NULL,
     input INTEGER NOT NULL,
     output INTEGER NOT NULL,
     cached INTEGER NOT NULL,
     began INTEGER NOT NULL,
     took INTEGER
   )`,
  // What else is known of the run: who works on it, what it was forked from, what was saved of a damaged file.
  "CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, body TEXT NOT NULL)",
  // What people ask of the run: "waiting" until the engine has carried it out ("done") or cannot ("refused"), with a sentence.
  `CREATE TABLE IF NOT EXISTS commands (
     id INTEGER PRIMARY KEY,
     body TEXT NOT NULL,
     asked INTEGER NOT NULL,
     state TEXT NOT NULL,
     answer TEXT NOT NULL
   )`,
  // What goes on just now, a row a sort, written over several times a second; no part of the run.
  "CREATE TABLE IF NOT EXISTS signals (name TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL)",
  // What people asked agents, and what copies of these answered; no part of the run.
  `CREATE TABLE IF NOT EXISTS observations (
     id INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     body TEXT NOT NULL
   )`,
  // What was done that cannot be had twice for nothing, such as a training. Files of earlier versions lack the table.
  "CREATE TABLE IF NOT EXISTS milestones (place TEXT PRIMARY KEY, body TEXT NOT NULL, digest TEXT NOT NULL)"
]

/** Columns that files of earlier versions may lack. `at` is when a fact was first told, in epoch milliseconds: no part of the fact. */
export const added = [{ table: "events", column: "at", type: "INTEGER" }] as const

/** What tells a whole row from a damaged one: the first 32 hex digits of the SHA-256 of its texts. */
export const digestOf = (...texts: ReadonlyArray<string>): string => digest(texts.join("\0")).slice(0, 32)

/**
 * The attempts that were in flight when the process died and are not answered yet: open with nobody at work, or answered and not
 * kept. The trial of a server is kept by nobody, and an interview that was cut is asked again by nobody but a person.
 */
export const wasCut =
  "(state IN ('open', 'cut', 'answered') AND place <> 'trial' AND place NOT LIKE 'interview/%' AND place NOT IN (SELECT place FROM calls))"
