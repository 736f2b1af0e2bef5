/** What the card tells of a society: who its people are, and how its life went. */
import type { Summary } from "./Manifest.ts"
import { cell, list, percent, table } from "./Markdown.ts"

/** What became of people who could have been recognised. Their records stay with the run. */
export const anonymised = ({ anonymised: made }: Summary["society"]): string => {
  if (made === undefined) return ""
  const { because, leftOut, people, rehearsed } = made
  return `Made unrecognisable before anything else was done with them: ${people} people of files. A model rewrote what was known of
each, and code looked for all that would still give them away. Left out, because that could not be done: ${leftOut}${
    leftOut === 0 ? "" : ` (${cell(list(because))})`
  }.${
    rehearsed === 0
      ? ""
      : ` Rewritten in rehearsal, by a program of fixed phrases and no language model: ${rehearsed}.`
  }
Who these people were stands in the recorded calls of the run and nowhere else: do not give its run.db on with this data set.

`
}

/** Where its people come from, with their licences. */
export const sources = ({ sources }: Summary["society"]): string =>
  table(
    ["people from", "people", "licences"],
    Object.entries(sources).map(([source, licences]) => [
      source,
      Object.values(licences).reduce((sum, people) => sum + people, 0),
      list(licences)
    ])
  )

/** How its life went. */
export const life = ({ health }: Summary["society"]): string =>
  table(["what", "how much"], [
    ["messages up to the end", health.messages],
    ["what they are", list(health.acts)],
    ["reactions to something heard (the others follow a plan)", percent(health.reactive)],
    ["who heard a message, on average", health.hearers],
    ["messages nobody heard", percent(health.unheard)],
    ["messages nobody beyond their own group heard", percent(health.inGroup)],
    ["who came to know of a plan's act or of a reaction in its wake, on average", health.reach],
    ["plan steps done", `${health.goals.done} of ${health.goals.planSteps} (${percent(health.goals.share)})`],
    ["agents whose whole plan is done", health.goals.agentsDone],
    ["groups with no exchange with others", health.isolatedGroups],
    ["acts nearly the same as one of the agent's last ten", percent(health.repeated)],
    ["spread over topics, from 0 (all alike) to 1", health.topics],
    ["acts let pass with a flaw", list(health.flaws)],
    ["turns that came to nothing", `${health.failedTurns} (${percent(health.failing)})`]
  ])
