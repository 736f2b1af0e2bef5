import { Effect } from "effect"
import { load } from "../../packages/core/src/vector/Indexes.ts"
import { vectorIndexContract } from "./vectorIndex.ts"

vectorIndexContract("exact")
vectorIndexContract("usearch")
vectorIndexContract(
  "faiss",
  Effect.runSync(Effect.match(load("faiss"), { onFailure: (error) => error.message, onSuccess: () => undefined }))
)
