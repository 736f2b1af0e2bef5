/** What a recipe says of models: how they are reached and driven, and how much they take in. */
import { Schema } from "effect"
import { atLeast, setting } from "../domain/Setting.ts"

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
  allowSafety: setting(
    Schema.Boolean,
    "Allow requirements of the kind safety, which have harmful requests written",
    false
  ),
  pace: setting(
    Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 60_000 })),
    "Milliseconds that a call of the rehearsal model takes, so that a person can follow",
    0
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
