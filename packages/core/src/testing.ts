/** What the author of a scenario tests it with. */
export type { Actor } from "./scenario/Actor.ts"
