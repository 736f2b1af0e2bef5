/** `stoa runs show`: what a run is, how its society does, who hears whom in it. */
import { Manifest, Recipe } from "@stoa/core"
import { Effect, HashMap } from "effect"
import { Argument, Command } from "effect/cli"
import * as shared from "./flags.ts"
import * as health from "./Health.ts"
import * as lessons from "./lessons.ts"
import * as Screen from "./Screen.ts"
import * as Society from "./Society.ts"

type Read = Effect.Success<ReturnType<typeof Society.read>>

/** Communities that are shown; the others are counted. */
const mostCommunities = 8
/** Agents that are shown of each ranking. */
const mostRanked = 10

/** What became of a run's class; undefined without one. */
const classOf = ({ recipe, world }: Read) =>
  recipe === undefined || !Recipe.hasClass(recipe) ? undefined : Manifest.take(world, Recipe.wishes(recipe)).class

/** A class of bare models, of which there is nothing to tell as of a society. */
const classLines = (read: Read): Array<string> => {
  const summary = classOf(read)
  const { run, world } = read
  return summary === undefined ? [] : [
    `${Screen.quote(run.run, 60)}: ${run.state}, model ${Screen.quote(run.model, 60)}${
      run.seed === undefined ? "" : `, seed ${run.seed}`
    }`,
    `  ${Screen.quote(run.requirement, 200)}: ${Screen.count(summary.rows, "conversation")} of ${
      Screen.count(HashMap.size(world.questions), "question")
    }`,
    ...lessons.lines(summary, world)
  ]
}

const told = ({ agents, Centrality, communities, groups, meter, run }: Read) => ({
  ...run,
  health: meter.read(),
  alerts: meter.alerts(),
  groupGraph: { links: groups.size, density: Centrality.density(groups) },
  hearingGraph: { agents: agents.order, edges: agents.size },
  communities: {
    modularity: communities.modularity,
    alone: communities.alone,
    communities: communities.communities
  },
  central: Centrality.rank(agents)
})

type Told = ReturnType<typeof told>

const what = (
  { agents, episodes, failures, fork, groupGraph, health, ...run }: Told
): Array<string> => [
  `${Screen.quote(run.run, 60)}: ${run.state}, model ${Screen.quote(run.model, 60)}${
    run.seed === undefined ? "" : `, seed ${run.seed}`
  }${fork === undefined ? "" : `, forked from ${Screen.quote(fork.run, 60)} after step ${fork.step}`}`,
  `  wanted: ${Screen.quote(run.requirement, 200)}; ${run.rows} of ${Screen.count(run.wanted, "row")}`,
  `  ${Screen.count(agents, "agent")} in ${Screen.count(health.groups, "group")} with ${
    Screen.count(groupGraph.links, "link")
  } (density ${groupGraph.density}), ${Screen.count(health.all.messages, "message")}, ${
    Screen.count(episodes, "episode")
  }, ${Screen.count(failures, "failure")}`,
  `  ${health.goals.done} of ${Screen.count(health.goals.planSteps, "plan step")} done; the whole plan by ${
    Screen.count(health.goals.agentsDone, "agent")
  }`,
  `  ${Screen.count(health.isolation.isolatedGroups, "group")} without exchange with others; something was heard over ${
    Math.round(health.isolation.linksUsed * 100)
  } % of the links`
]

const communities = ({ communities: { alone, communities, modularity } }: Told): Array<string> => [
  `${Screen.count(communities.length, "community", "communities")} of who hears whom (modularity ${modularity})${
    alone === 0 ? "" : `, ${Screen.count(alone, "agent")} in none`
  }`,
  ...communities.slice(0, mostCommunities).map(({ members, number, occupations }) =>
    `${String(number).padStart(4)}  ${Screen.count(members.length, "agent").padEnd(10)}  ${
      occupations.map(({ agents, occupation }) => `${Screen.quote(occupation, 40)}${agents > 1 ? ` (${agents})` : ""}`)
        .join(", ")
    }`
  ),
  ...(communities.length > mostCommunities ? [`      and ${communities.length - mostCommunities} smaller ones`] : [])
]

const ranking = (
  head: string,
  { agents, ranked }: {
    readonly agents: Read["agents"]
    readonly ranked: ReadonlyArray<{ readonly agent: string; readonly value: number }>
  }
): string =>
  `${head}: ${
    ranked.slice(0, mostRanked).map(({ agent, value }) =>
      `${Screen.quote(agents.getNodeAttribute(agent, "label"), 40)} (${agent}) ${value}`
    ).join(", ") || "nobody"
  }`

const lines = (read: Read): Array<string> => {
  const all = told(read)
  const { betweenness, listeners, pageRank } = all.central
  const { agents } = read
  return [
    ...what(all),
    "",
    ...health.table(all.health),
    "",
    ...(all.alerts.length === 0
      ? ["no alerts"]
      : all.alerts.map((alert) => `! ${health.sentence(alert)}`)),
    "",
    ...communities(all),
    "",
    ranking("heard by most others", { agents, ranked: listeners }),
    ranking("listened to by those who are listened to (PageRank)", { agents, ranked: pageRank }),
    betweenness === undefined
      ? `on the shortest ways between others: not worked out, ${agents.order} agents with ${agents.size} edges are too many`
      : ranking("on the shortest ways between others (betweenness)", { agents, ranked: betweenness })
  ]
}

export const runsShow = Command.make(
  "show",
  {
    run: Argument.String("run").pipe(Argument.withDescription("Name of the run")),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa runs show")(function*({ json, run, runs }) {
    const read = yield* Society.read(runs, run)
    const summary = classOf(read)
    if (json) {
      return Screen.print(JSON.stringify({ ...told(read), ...(summary === undefined ? {} : { class: summary }) }))
    }
    // Where nobody lives there is a class alone.
    const society = read.agents.order === 0 && summary !== undefined ? [] : lines(read)
    const between = society.length > 0 && summary !== undefined ? [""] : []
    for (const line of [...society, ...between, ...classLines(read)]) Screen.print(line)
  })
).pipe(
  Command.withDescription("What a run is, how its society does, and who hears whom in it; also while it runs"),
  Command.withExamples([{ command: "stoa runs show run-001", description: "How the society of a run did" }])
)
