/** What a run is worked on with. */
import type { AttemptStore } from "../log/Attempts.ts"
import type { CallStore } from "../log/CallStore.ts"
import type { EventLog } from "../log/EventLog.ts"
import type { Lease, Others } from "../log/postgres/PostgresStore.ts"
import type { Budget } from "../model/Budget.ts"
import type { Embedder } from "../model/Embedder.ts"
import type { Model } from "../model/Model.ts"

/** Of a run in PostgreSQL. */
export type Services =
  | EventLog
  | CallStore
  | AttemptStore
  | Lease
  | Others
  | Model
  | Embedder
  | Budget
