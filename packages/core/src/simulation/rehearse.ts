/** What the rehearsal model says in group life: acts, reactions, routes, receptions, summaries. */
import type { Chance } from "../domain/Seed.ts"
import type { Deed } from "./prompts.ts"

/** What a person is and remembers when it acts. */
export interface ActInput {
  readonly name: string
  readonly person: string
  readonly personality: string
  readonly lifeGoal: string
  readonly plan: ReadonlyArray<string>
  readonly memory: ReadonlyArray<string>
  readonly now: string
}

/** One act on the plan. */
export const rehearseAct = (input: ActInput, chance: Chance): Deed => ({
  act: chance.pick(["do", "say", "ask", "publish", "think"] as const),
  text: `${input.name || "Someone"} goes on with the work: ${input.now || "the day's tasks"} (${chance.int(1000)}).`,
  stepDone: chance.flip(0.55)
})

/** One act upon what was heard. */
export const rehearseReact = (input: ActInput & { readonly heard: ReadonlyArray<string> }, chance: Chance): Deed => ({
  act: chance.pick(["do", "say", "ask", "publish", "think"] as const),
  text: `${input.name || "Someone"} answers ${(input.heard[0] ?? "what was heard").slice(0, 60)} (${
    chance.int(1000)
  }).`,
  stepDone: chance.flip(0.55)
})

/** Who comes to know of what a group did. */
export const rehearseRoute = (
  input: {
    readonly members: ReadonlyArray<string>
    readonly groups: ReadonlyArray<string>
    readonly actions: ReadonlyArray<string>
  },
  chance: Chance
) => ({
  routes: input.actions.map((action, index) => {
    const others = input.members.flatMap((member, at) => action.startsWith(member.split(":")[0] ?? "") ? [] : [at + 1])
    return {
      action: index + 1,
      members: chance.sample(others, 1 + chance.int(2)),
      groups: input.groups.length > 0 && chance.flip(0.1) ? [1 + chance.int(input.groups.length)] : [],
      reason: "They work side by side."
    }
  })
})

/** Who of a group hears what came from others. */
export const rehearseReceive = (
  input: { readonly members: ReadonlyArray<string>; readonly items: ReadonlyArray<string> },
  chance: Chance
) => ({
  receptions: input.items.map((_, index) => ({
    item: index + 1,
    members: input.members.length > 0 ? [1 + chance.int(input.members.length)] : [],
    reason: "It was told over the fence."
  }))
})

/** A stretch of actions as one paragraph. */
export const rehearseSummary = (
  input: { readonly people: ReadonlyArray<string>; readonly actions: ReadonlyArray<string> },
  _chance: Chance
): string => input.actions.map((action) => action.replace(/^.*?\[\w+\]: /, "")).join(" ") || "Nothing happens."
