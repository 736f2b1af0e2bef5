/** What is wrong with a ShareGPT file. Trainers pass over a row they cannot read without a word, so it is looked for before. */

/** What is wrong with a row, or with one of its turns; both are counted from 1. Row 0 is the file as a whole. */
export interface Problem {
  readonly row: number
  readonly turn?: number
  readonly problem: string
}

/** What is known of the rows. */
export interface CheckOptions {
  /** The scenario a row was played in, by its id; undefined where nothing is known. */
  readonly scenarioOf?: (id: string) => string | undefined
}

/** What the conversations of a scenario look like. */
interface Shape {
  readonly turns: ReadonlyArray<number>
  readonly oneParagraph: boolean
}

const shapes: ReadonlyMap<string, Shape> = new Map([
  ["error-correction", { turns: [4], oneParagraph: false }],
  ["analogy", { turns: [4], oneParagraph: false }],
  ["debate", { turns: [4, 6], oneParagraph: true }]
])

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for; tabs and line breaks are none
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing"
  return text.length <= 40 ? text : `${text.slice(0, 37)}...`
}

const tagProblem = (from: unknown, index: number): string | undefined => {
  const wanted = index % 2 === 0 ? "human" : "gpt"
  if (from === wanted) return undefined
  if (from === "system") return "\"system\" stands only before the first turn"
  return from === "human" || from === "gpt"
    ? `expected from to be "${wanted}", for human and gpt take turns and human begins; found "${from}"`
    : `expected from to be system, human or gpt; found ${show(from)}`
}

const valueProblem = (value: unknown, oneParagraph: boolean): string | undefined => {
  if (typeof value !== "string") return `expected value to be a text; found ${show(value)}`
  if (value.trim() === "") return "the value is empty"
  if (control.test(value)) return "the value holds control characters"
  if (!value.isWellFormed()) return "the value holds half of a pair of characters"
  return oneParagraph && value.includes("\n") ? "a debate has no line break in a turn" : undefined
}

const turnProblems = function*(
  turn: unknown,
  options: { readonly index: number; readonly oneParagraph: boolean }
): Generator<string> {
  if (!isRecord(turn)) return yield `expected a turn with from and value; found ${show(turn)}`
  const { from, train, value } = turn
  const wrong = [
    options.index < 0 ? undefined : tagProblem(from, options.index),
    valueProblem(value, options.oneParagraph && options.index >= 0),
    train === undefined || typeof train === "boolean"
      ? undefined
      : `expected train to be true or false; found ${show(train)}`
  ]
  for (const problem of wrong) if (problem !== undefined) yield problem
}

const conversationProblems = function*(
  turns: ReadonlyArray<unknown>,
  scenario: string | undefined
): Generator<Omit<Problem, "row">> {
  const [head] = turns
  const before = isRecord(head) && head["from"] === "system" ? 1 : 0
  const shape = shapes.get(scenario ?? "")
  for (const [at, turn] of turns.entries()) {
    const where = { index: at - before, oneParagraph: shape?.oneParagraph ?? false }
    for (const problem of turnProblems(turn, where)) yield { turn: at + 1, problem }
  }
  const count = turns.length - before
  const last = turns.at(-1)
  if (count === 0) return yield { problem: "there is no turn" }
  if (!isRecord(last) || last["from"] !== "gpt") yield { problem: "the last turn is not of gpt" }
  if (count % 2 !== 0) yield { problem: `the turns are ${count}: as many of human as of gpt were expected` }
  if (shape !== undefined && !shape.turns.includes(count)) {
    yield { problem: `a conversation of ${scenario} has ${shape.turns.join(" or ")} turns; found ${count}` }
  }
}

const rowProblems = function*(
  row: unknown,
  { ids, scenarioOf }: CheckOptions & { readonly ids: Set<string> }
): Generator<Omit<Problem, "row">> {
  if (!isRecord(row)) return yield { problem: `expected a row with id and conversations; found ${show(row)}` }
  const { conversations, id } = row
  if (typeof id !== "string" || id === "") yield { problem: `expected id to be a text; found ${show(id)}` }
  else if (ids.has(id)) yield { problem: `the id ${show(id)} stands in an earlier row too` }
  else ids.add(id)
  if (!Array.isArray(conversations)) {
    return yield { problem: `expected conversations to be a list of turns; found ${show(conversations)}` }
  }
  yield* conversationProblems(conversations, typeof id === "string" ? scenarioOf?.(id) : undefined)
}

const rowsOf = (content: string): { readonly rows?: ReadonlyArray<unknown>; readonly problem?: string } => {
  try {
    const rows: unknown = JSON.parse(content)
    return Array.isArray(rows) ? { rows } : { problem: `expected a JSON array of rows; found ${show(rows)}` }
  } catch (error) {
    return { problem: `expected a JSON array of rows: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Everything that is wrong with a ShareGPT file, given as its text or its rows; nothing for one that trainers read in full. */
export const check = (content: string | ReadonlyArray<unknown>, options: CheckOptions = {}): ReadonlyArray<Problem> => {
  const { problem, rows = [] } = typeof content === "string" ? rowsOf(content) : { rows: content, problem: undefined }
  if (problem !== undefined) return [{ row: 0, problem }]
  const ids = new Set<string>()
  return rows.flatMap((row, index) =>
    [...rowProblems(row, { ...options, ids })].map((found): Problem => ({ row: index + 1, ...found }))
  )
}
