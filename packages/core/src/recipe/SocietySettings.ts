/** What a recipe says of people, their society and its life. */
import { Schema } from "effect"
import { atLeast, setting } from "../domain/Setting.ts"

/** Who lives in the society. */
export const PopulationSettings = Schema.Struct({
  agents: Schema.optionalKey(atLeast(0)).annotate({
    description:
      "How many agents; default: one per profile. Beyond the profiles given, the census fills up. 0: no society, for a class of bare models"
  }),
  profiles: setting(
    Schema.Array(Schema.NonEmptyString),
    "Profile files (.jsonl, .jsonl.gz, .json, .csv, .csv.gz) or folders of them; default: the starter population",
    []
  ),
  packs: setting(
    Schema.Array(Schema.NonEmptyString),
    "People that come with Stoa, by domain: software, health, law, teaching, trades, finance, science, public-service",
    []
  ),
  mapping: setting(
    Schema.Record(Schema.String, Schema.String),
    "Which field of the file holds name, description, pastActions, id; only where the usual names do not fit",
    {}
  ),
  anonymise: setting(
    Schema.Boolean,
    "Have the people of files made unrecognisable before anything else; who cannot be is left out",
    false
  ),
  grounding: setting(
    Schema.Literals(["merged", "separate"]),
    "merged: one call gives personality, life goal and plan; separate: a call each, as in the paper",
    "merged"
  )
})

/** How agents are grouped and groups linked. */
export const SocietySettings = Schema.Struct({
  meanGroup: setting(atLeast(1), "Mean number of agents in a group", 5),
  minGroup: setting(atLeast(1), "Fewest agents in a group", 1),
  maxGroup: setting(atLeast(1), "Most agents in a group", 10),
  near: setting(atLeast(0), "Nearest groups each group is linked to; at most half of all others", 10),
  far: setting(atLeast(0), "Seeded long-range links of each group", 2),
  communication: setting(
    Schema.Literals(["structured", "random", "none"]),
    "structured: alike agents are grouped and modulators decide who hears; random: groups and hearers are drawn, as many as a modulator named; none: nobody hears anybody",
    "structured"
  ),
  regroup: setting(
    Schema.Boolean,
    "A fork forms its groups anew; else whoever joins finds a place among the groups there are",
    false
  )
})

/** How long the society lives. */
export const SimulationSettings = Schema.Struct({
  steps: setting(atLeast(1), "Most steps of each group", 100),
  episodes: Schema.optionalKey(atLeast(1)).annotate({
    description: "Stop when this many episodes are complete; default: as many as examples are wanted"
  }),
  goals: setting(
    atLeast(0),
    "How often a person whose plan is done sets itself another goal and plan; 0: it falls silent, as in the paper",
    3
  ),
  window: setting(atLeast(1), "Actions of a group, or steps, that make an episode", 3),
  unit: setting(
    Schema.Literals(["actions", "steps"]),
    "What the window counts: actions of the group; or steps in which each of its members acts at most once",
    "actions"
  ),
  routing: setting(
    Schema.Literals(["per-step", "per-action"]),
    "per-step: one call decides who hears a group's acts of a step; per-action: two for each act, inside the group and beyond it, as in the paper",
    "per-step"
  )
})
