/** What the author of a scenario tests it with: plays by themselves, written answers, and what every scenario promises. */
export type { Actor } from "./scenario/Actor.ts"
export { contract, type ContractOptions, type TestRunner } from "./testing/Contract.ts"
export type { Call } from "./testing/Observed.ts"
export { type Replies, type Reply, type Scripted, scripted } from "./testing/Scripted.ts"
export { actors, rehearse, type Trial, type TrialOptions } from "./testing/Trial.ts"
