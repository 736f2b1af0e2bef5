import { random, unit } from "./random.ts"

/** Faults after which the same request, sent again, may well succeed. */
export const transientKinds = ["429", "500", "503", "reset", "hang", "half", "garbage", "stream-cut"] as const

/** Faults in what a complete, well-formed reply says. */
export const contentKinds = ["empty", "null", "length", "refusal", "schema", "fence"] as const

/** Every kind of fault that is drawn. */
export type FaultKind = (typeof transientKinds)[number] | (typeof contentKinds)[number]

/** Trouble that is not drawn but follows from the request or from how many came before it. */
export type SettledKind = "overflow" | "failing" | "quota" | "key"

/** How often replies are faulty and in which ways; all of them unless told, and a group's name stands for its kinds. */
export interface Faults {
  readonly rate: number
  readonly kinds?: ReadonlyArray<FaultKind | "transient" | "content">
}

const expand = (kinds: Faults["kinds"]): ReadonlyArray<FaultKind> =>
  (kinds ?? ["transient", "content"]).flatMap((kind) =>
    kind === "transient" ? transientKinds : kind === "content" ? contentKinds : [kind]
  )

/** What of a request tells which faults it can have. */
interface Faulty {
  readonly digest: string
  readonly attempt: number
  readonly endpoint: "chat" | "embeddings"
  readonly stream?: boolean
  readonly schema?: unknown
}

/** Which faults a request can have: only a stream can be cut, an embedding has no content to spoil, plain text no schema to break. */
const applicable = ({ endpoint, schema, stream }: Faulty) => (kind: FaultKind): boolean =>
  kind === "stream-cut"
    ? stream === true
    : (transientKinds as ReadonlyArray<string>).includes(kind) ||
      (endpoint === "chat" && (schema !== undefined || (kind !== "schema" && kind !== "fence")))

/**
 * The fault of one attempt at one body, if it has one. Passing ones are drawn for each attempt, and every eighth attempt is spared,
 * so that no request meets eight in a row: a rule that needs no memory of earlier draws, and so holds whatever the order of
 * arrival. What a reply says is drawn by the body alone: a server that said nonsense and is asked the same again, because nobody
 * kept its answer, says the same.
 */
export const faultOf = (
  faults: Faults | undefined,
  request: Faulty,
  salt = ""
): FaultKind | undefined => {
  if (faults === undefined || faults.rate <= 0) return undefined
  const kinds = expand(faults.kinds).filter(applicable(request))
  const said = kinds.filter((kind) => (contentKinds as ReadonlyArray<string>).includes(kind))
  const passing = kinds.filter((kind) => !said.includes(kind))
  const passes = kinds.length === 0 ? 0 : faults.rate * passing.length / kinds.length
  const { attempt, digest } = request
  if (attempt % 8 !== 7 && passing.length > 0 && unit("fault", salt, digest, attempt) < passes) {
    return random("kind", salt, digest, attempt).pick(passing)
  }
  const rest = (faults.rate - passes) / (1 - passes)
  return said.length > 0 && unit("said", salt, digest) < rest ? random("said kind", salt, digest).pick(said) : undefined
}
