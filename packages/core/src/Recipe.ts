/** Everything that defines a run, in one typed file; every setting with its default and its meaning. */
import { Result, Schema } from "effect"
import { Requirement } from "./domain/Requirement.ts"
import * as Seed from "./domain/Seed.ts"
import { atLeast, setting } from "./domain/Setting.ts"
import { rehearsal } from "./model/Rehearsal.ts"
import * as Roles from "./model/Roles.ts"

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

const Band = Schema.Struct({ min: atLeast(1), max: atLeast(1) }).check(
  Schema.makeFilter(({ max, min }) => min <= max || "Expected min to be no more than max")
)

const share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** A file of questions and how it is read. */
export const QuestionFile = Schema.Struct({
  file: Schema.NonEmptyString.annotate({ description: "A file of questions (.jsonl, .json, .csv, each also .gz)" }),
  preset: setting(
    Schema.Literals([
      "auto",
      "plain",
      "gsm8k",
      "orca-math",
      "mbpp",
      "humaneval",
      "mmlu",
      "openhermes",
      "alpaca",
      "procqa"
    ]),
    "What the rows look like; auto: found out from the fields of the first row",
    "auto"
  ),
  mapping: setting(
    Schema.Record(Schema.String, Schema.String),
    "Which field of the file holds question, answer, outcome, id, choices; only where the preset's names do not fit",
    {}
  ),
  count: Schema.optionalKey(atLeast(1)).annotate({ description: "Rows drawn from it; default: all" }),
  licence: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "The licence of rows that name none" }),
  domain: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "Field of knowledge of its rows" })
})
export type QuestionFile = typeof QuestionFile.Type

/** Which scenarios are played over which questions. */
export const ClassSettings = Schema.Struct({
  scenarios: setting(
    Schema.Record(Schema.String, Schema.Finite.check(Schema.isGreaterThan(0))),
    "Weight by scenario: the name of one that comes with Stoa, a file, or a package. Each question gets one of them",
    {}
  ),
  questions: setting(Schema.Array(QuestionFile), "Files of questions with reference answers", []),
  share: setting(share, "Share of the society's groups that go to class on questions of their own episodes", 0),
  spare: setting(
    share,
    "Share of the questions that are kept for scenarios which want questions like the one at hand; only where not enough are left over",
    0.25
  ),
  near: setting(
    Schema.Struct({
      count: setting(atLeast(1), "How many of the nearest questions one is drawn from", 5),
      least: Schema.optionalKey(Schema.Finite).annotate({
        description:
          "Least cosine of a question like another one; below it stands whichever is nearest. Default: 0.5 for minilm, 0 for others"
      }),
      most: setting(Schema.Finite, "Greatest cosine: beyond it it is the same question", 0.95)
    }),
    "Which questions are like another one",
    {}
  ),
  settings: setting(
    Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Json)),
    "What a scenario's input takes beside the question, by scenario: see stoa scenarios",
    {}
  ),
  gain: setting(
    Schema.Boolean,
    "Test the learner of each scenario before and after, and once more without the lesson: what is learnt",
    false
  ),
  judge: setting(
    Schema.Literals(["none", "report", "filter"]),
    "report: a judge labels conversations whose reasoning is faulty; filter: and they are dropped",
    "none"
  ),
  maxCalls: setting(atLeast(1), "Calls of one play at most", 64),
  patience: setting(
    Schema.Finite.check(Schema.isGreaterThan(0)),
    "Seconds after which a play that does nothing is given up",
    10
  )
})
export type ClassSettings = typeof ClassSettings.Type

/** Which rows may stay. */
export const QualitySettings = Schema.Struct({
  language: setting(
    Schema.NonEmptyString,
    "The language all turns of a class shall be in, by its English name or code; any: nobody looks",
    "English"
  ),
  instruction: setting(
    Band,
    "Fewest and most characters of an instruction",
    { min: 20, max: 4000 }
  ),
  response: setting(
    Band,
    "Fewest and most characters of a response",
    { min: 20, max: 16000 }
  )
})

/** What the data set is called and under which licence it is given on. */
export const DatasetSettings = Schema.Struct({
  title: setting(Schema.NonEmptyString, "Name on the card", "Stoa data set"),
  licence: setting(Schema.NonEmptyString, "Licence on the card, as the Hugging Face hub spells it", "other"),
  system: setting(
    Schema.Literals(["none", "student"]),
    "student: conversations of a class begin with a system turn that tells the model to answer as a student, in detail",
    "none"
  ),
  roleTags: setting(
    Schema.Literals(["none", "angle"]),
    "angle: each turn of a class begins with its speaker, as in <Teacher>",
    "none"
  ),
  trainOn: setting(
    Schema.Literals(["all", "last", "right"]),
    "Which answers of a class a trainer learns: all, as in the paper; the last; or all but those that were meant to be wrong",
    "all"
  ),
  sets: setting(
    Schema.Array(Schema.Literals(["original", "ablation", "noise"])),
    "What is written beside the conversations of a class: their questions with the reference answers, the same without one scenario each, the same with typing errors",
    ["original"]
  )
})

/** How a model is reached and driven. Nothing here changes what a row says of itself. */
export const OperationSettings = Schema.Struct({
  name: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "Name of the run's folder" }),
  runs: setting(Schema.NonEmptyString, "The folder that holds the runs", "./runs"),
  baseUrl: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description: "Address of an OpenAI-compatible server; default: OPENAI_BASE_URL, or the provider named in the model"
  }),
  concurrency: Schema.optionalKey(atLeast(1)).annotate({
    description: "Model calls in flight at most; default: as many as the server turns out to bear, up to 256"
  }),
  requestsPerMinute: Schema.optionalKey(atLeast(1)).annotate({
    description: "Requests an endpoint gets in a minute at most"
  }),
  tokensPerMinute: Schema.optionalKey(atLeast(1)).annotate({
    description: "Tokens an endpoint gets in a minute at most"
  }),
  fallback: setting(
    Schema.Array(Schema.NonEmptyString),
    "Models that are asked in this order when the one before is down or gives a place up",
    []
  ),
  hedge: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(0))).annotate({
    description:
      "Seconds after which a call that is not answered is sent a second time, and the first reply counts; both are paid for. Default: never"
  }),
  stream: setting(Schema.Boolean, "Have replies streamed: for proxies that cut quiet connections", false),
  maxCost: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(0))).annotate({
    description: "US dollars the run may cost; it stops in good order before it costs more"
  }),
  maxCalls: Schema.optionalKey(atLeast(1)).annotate({
    description: "Requests the run may send, those that fail included"
  }),
  maxTokens: Schema.optionalKey(atLeast(1)).annotate({ description: "Tokens the run may use, in and out together" }),
  prices: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description: "A file of prices that go before those that come with Stoa"
  }),
  drill: setting(
    Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 0.9 })),
    "Share of calls that meet an invented fault, to see what a run makes of it",
    0
  ),
  synchronous: setting(
    Schema.Literals(["NORMAL", "FULL"]),
    "How safe the log is: NORMAL survives a killed process, FULL also a power cut",
    "NORMAL"
  ),
  schedule: setting(
    Schema.Literals(["free", "lockstep"]),
    "free: a group goes on once its neighbours have; lockstep: once everybody has. The rows are the same",
    "free"
  ),
  timeout: setting(Schema.Finite.check(Schema.isGreaterThan(0)), "Seconds one model call may take", 120),
  sendSeed: setting(Schema.Boolean, "Send a seed with every call; false for servers that refuse it", true)
})
export type OperationSettings = typeof OperationSettings.Type

/** How much a model takes in at once. */
export const ContextSettings = Schema.Struct({
  window: setting(
    atLeast(2048),
    "Tokens of the model's context, prompt and reply together; a reply gets half of it at most. For a local model it is what its server was started with (num_ctx, --ctx-size, --max-model-len). Counted as newer models of OpenAI do: for others, or for scripts other than Latin, set a quarter less than they have",
    8192
  ),
  prompt: setting(
    atLeast(1024),
    "Tokens of one prompt at most. A longer one is shortened: first what is remembered, then what was heard, then the person",
    4000
  )
})

const Sampling = Schema.Struct({
  temperature: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 2 }))),
  maxTokens: Schema.optionalKey(atLeast(1))
})

/** A whole run. */
export const Recipe = Schema.Struct({
  seed: setting(Seed.Seed, "Root of all chance in the run", 1),
  model: setting(
    Schema.NonEmptyString,
    "rehearsal, PROVIDER/MODEL, MODEL@ADDRESS, or a bare name with a base URL",
    "rehearsal"
  ),
  embedder: setting(
    Schema.NonEmptyString,
    "lexical, minilm (after npm install @huggingface/transformers), PROVIDER/MODEL, or a bare name with a base URL",
    "lexical"
  ),
  models: setting(
    Schema.Record(Schema.String, Schema.NonEmptyString).check(
      Schema.makeFilter((models) =>
        Result.match(Roles.check(models), { onFailure: (sentence) => sentence, onSuccess: () => true })
      )
    ),
    "Models by role of a scenario, as in error-correction.pupil or pupil, or by the name a scenario gives a kind of model, as in weak; a value may be such a name too",
    {}
  ),
  sampling: setting(
    Schema.Record(Schema.String, Sampling),
    "Temperature and token limit by prompt name (anonymise, ground or lifeGoal, personality and plan, act, react, route or route-members and route-groups, receive, summarise, instruct, respond)",
    {}
  ),
  context: setting(ContextSettings, "How much a model takes in at once", {}),
  population: setting(PopulationSettings, "Who lives in the society", {}),
  society: setting(SocietySettings, "How agents are grouped and groups linked", {}),
  simulation: setting(SimulationSettings, "How long the society lives", {}),
  class: setting(ClassSettings, "Which scenarios are played over which questions", {}),
  requirements: setting(
    Schema.Array(Requirement),
    "What data is wanted from the life of the society; none: only what a class gives",
    [{}] as const
  ),
  quality: setting(QualitySettings, "Which rows may stay", {}),
  dataset: setting(DatasetSettings, "What the data set is called", {}),
  operation: setting(OperationSettings, "How a model is reached and driven", {})
}).annotate({ identifier: "Recipe", description: "Everything that defines a run" })
export type Recipe = typeof Recipe.Type

/** Reads a recipe from plain data; settings it does not know are refused by name. */
export const decode = Schema.decodeUnknownResult(Recipe, { onExcessProperty: "error", errors: "all" })

/** What is wanted from the life of the society; nothing where nobody lives. */
export const wishes = (recipe: Recipe): Recipe["requirements"] => (hasSociety(recipe) ? recipe.requirements : [])

/** Examples wanted over all requirements. */
export const wanted = (recipe: Recipe): number =>
  wishes(recipe).reduce((sum, requirement) => sum + requirement.count, 0)

/** Episodes for a class alone, where the recipe does not say. */
const episodesOfClass = 20

/**
 * Episodes after which the simulation may stop: what the recipe says, or one for each example wanted; where only a class wants them,
 * twenty. With none the society is formed and lives no step.
 */
export const episodesWanted = (recipe: Recipe): number =>
  recipe.simulation.episodes ?? (wanted(recipe) || (recipe.class.share > 0 ? episodesOfClass : 0))

/** True when people live in the run; a class may do without. */
export const hasSociety = (recipe: Recipe): boolean => recipe.population.agents !== 0

/** True when scenarios are played. */
export const hasClass = (recipe: Recipe): boolean => Object.keys(recipe.class.scenarios).length > 0

/** What does not go together in a recipe, in a sentence; undefined when all of it does. */
export const flawOf = (recipe: Recipe): string | undefined => {
  const { questions, share } = recipe.class
  if (!hasClass(recipe)) {
    return hasSociety(recipe)
      ? undefined
      : "population.agents is 0 and class.scenarios names none: nobody lives and nothing is played. Give one of them"
  }
  if (questions.length === 0 && share === 0) {
    return "class.scenarios has nothing to be played over: name files in class.questions, or give the share of the society's groups that go to class in class.share"
  }
  return share > 0 && !hasSociety(recipe)
    ? "class.share sends groups of a society to class, and population.agents is 0: give some agents"
    : undefined
}

/** True when no model but the rehearsal answers in the run. */
export const isRehearsed = (recipe: Recipe): boolean =>
  [recipe.model, ...Roles.names(recipe.models)].every((name) => name === rehearsal)

/** A model's name without the address of its server: where it is reached changes nothing that a row says of itself. */
const withoutAddress = (name: string): string => name.replace(/@https?:.*$/s, "")

const bareName = (path: string): string => path.replace(/[/\\]+$/, "").split(/[/\\]/).at(-1) ?? path

/**
 * The name a run has in its rows: the first 12 hex digits of the SHA-256 of the recipe without operational settings and
 * without the folders of its files. The same recipe run anywhere, under any name, has the same.
 */
export const hash = (recipe: Recipe): string => {
  const population = { ...recipe.population, profiles: recipe.population.profiles.map(bareName) }
  const { questions, scenarios } = recipe.class
  const classOf = {
    ...recipe.class,
    questions: questions.map((each) => ({ ...each, file: bareName(each.file) })),
    scenarios: Object.fromEntries(Object.entries(scenarios).map(([name, weight]) => [bareName(name), weight]))
  }
  const models = Object.fromEntries(Object.entries(recipe.models).map(([key, name]) => [key, withoutAddress(name)]))
  // A drill spoils replies, and so changes rows.
  const drill = recipe.operation.drill > 0 ? { drill: recipe.operation.drill } : {}
  return Seed.digest(
    JSON.stringify(
      sorted({
        ...recipe,
        model: withoutAddress(recipe.model),
        models,
        population,
        class: classOf,
        operation: undefined,
        ...drill
      })
    )
  )
    .slice(0, 12)
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
    ? Object.fromEntries(
      Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)])
    )
    : value
