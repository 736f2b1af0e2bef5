/** What in a text belongs to somebody and to nobody else: addresses, numbers and keys that lead to one person or open one door. */
import { Effect } from "effect"
import * as Accounts from "./Accounts.ts"
import * as Emails from "./Emails.ts"
import * as Homes from "./Homes.ts"
import * as Hosts from "./Hosts.ts"
import * as NationalNumbers from "./NationalNumbers.ts"
import * as PhoneNumbers from "./PhoneNumbers.ts"
import * as Phones from "./Phones.ts"
import * as Secrets from "./Secrets.ts"

/** Something private: what it is, with its article, and a hint by which its writer may find it and nobody else can tell it. */
export interface Private {
  readonly kind: string
  readonly hint: string
  readonly start: number
  readonly end: number
}

/** Finds what is private in a text. What stands for nobody (example.org, 555-0100, the numbers of test cards) is not. */
export type Finder = (text: string) => ReadonlyArray<Private>

/** All that the finders found, in the order of the text, each stretch of it once. */
const first = (found: ReadonlyArray<Private>): ReadonlyArray<Private> => {
  let end = -1
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end).filter((one) => {
    if (one.start < end) return false
    end = one.end
    return true
  })
}

/** The finder; the tables of telephone numbers are read once. */
export const load: Effect.Effect<Finder> = Effect.map(PhoneNumbers.loadInternational, (international): Finder => {
  const finders: ReadonlyArray<Finder> = [
    Secrets.find,
    Emails.find,
    Accounts.find,
    NationalNumbers.find,
    Hosts.find,
    Phones.finder(international),
    Homes.find
  ]
  return (text) => first(finders.flatMap((find) => find(text)))
})
