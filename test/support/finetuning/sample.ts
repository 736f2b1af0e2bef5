/** A small finetuning made by hand: four questions to learn from, two to be measured with, three agents, two rounds, one iteration. */
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

type Answers = readonly [one: string | null, two: string | null, three: string | null]

interface Played {
  readonly id: string
  readonly first: Answers
  readonly last: Answers
  /** What the vote came to: the winner, and who gave which answer. */
  readonly vote: { readonly answer: string; readonly classes: ReadonlyArray<readonly [string, ReadonlyArray<number>]> }
}

const posed = {
  t1: ["What is 1 + 2 * 3 + 4 - 5 * 1?", "6"],
  t2: ["What is 2 + 2 * 2 + 2 - 2 * 2?", "4"],
  t3: ["What is 10 + 3 * 3 + 1 - 2 * 4?", "12"],
  t4: ["What is 0 + 5 * 5 + 0 - 1 * 1?", "24"],
  e1: ["What is 3 + 1 * 1 + 1 - 1 * 1?", "4"],
  e2: ["What is 5 + 1 * 2 + 3 - 1 * 4?", "6"]
} as const

type Id = keyof typeof posed

const question = (id: Id) => ({
  id,
  source: "arithmetic",
  question: posed[id][0],
  answer: `Worked out with care, it comes to ${posed[id][1]}.`,
  outcome: { kind: "number", text: posed[id][1] }
})

const said = (id: string, agent: number, round: number, answer: string | null) =>
  answer === null
    ? `Of ${id} agent ${agent} knows nothing at all.`
    : `Agent ${agent} on ${id}, round ${round}:\n\\boxed{${answer}}`

const summed = (id: string, agent: number) => `For agent ${agent} on ${id}: the others say different things.`

const asks = (id: Id, agent: number) => `${posed[id][0]}\n\nThe summary:\n${summed(id, agent)}\n\nAnswer again.`

const agents = [1, 2, 3] as const

/** A transcript, as agents of these names play it. */
const transcript = (
  label: string,
  { first, id, last, vote }: Played,
  models: (part: string, agent: number) => string
) => {
  const one = (part: string, number: number, round: number, more: object) => ({
    agent: `${part}-${number}`,
    part,
    number,
    round,
    model: part === "summariser" ? "base-model" : models(part, number),
    place: `${label}/${id}/${round}/${part}-${number}`,
    ...more,
    inputTokens: 10,
    outputTokens: 5
  })
  return {
    question: id,
    text: posed[id as Id][0],
    rounds: 2,
    said: [
      ...agents.map((n) =>
        one("generator", n, 1, { asked: posed[id as Id][0], text: said(id, n, 1, first[n - 1]!), answer: first[n - 1] })
      ),
      ...agents.map((n) =>
        one("summariser", n, 2, {
          asked: agents.filter((other) => other !== n).map((other) =>
            `--- agent ${other}\n${said(id, other, 1, first[other - 1]!)}\n---`
          ).join("\n\n"),
          text: summed(id, n),
          answer: null
        })
      ),
      ...agents.map((n) =>
        one("critic", n, 2, { asked: asks(id as Id, n), text: said(id, n, 2, last[n - 1]!), answer: last[n - 1] })
      )
    ],
    vote: {
      answer: vote.answer,
      classes: vote.classes.map(([answer, those]) => ({ answer, agents: those.map((n) => `critic-${n}`) })),
      tied: vote.classes.length > 1 && vote.classes[0]![1].length === vote.classes[1]![1].length
    }
  }
}

const train: ReadonlyArray<Played> = [
  { id: "t1", first: ["6", "6", "7"], last: ["6", "6", "6"], vote: { answer: "6", classes: [["6", [1, 2, 3]]] } },
  {
    id: "t2",
    first: ["5", "5", "4"],
    last: ["5", "5.0", "4"],
    vote: { answer: "5", classes: [["5", [1, 2]], ["4", [3]]] }
  },
  {
    id: "t3",
    first: ["12", "11", null],
    last: ["12", "12", "12"],
    vote: { answer: "12", classes: [["12", [1, 2, 3]]] }
  },
  {
    id: "t4",
    first: ["24", "23", "22"],
    last: ["24", "23", null],
    vote: { answer: "23", classes: [["24", [1]], ["23", [2]]] }
  }
]

const before: ReadonlyArray<Played> = [
  { id: "e1", first: ["4", "5", "4"], last: ["4", "4", "4"], vote: { answer: "4", classes: [["4", [1, 2, 3]]] } },
  {
    id: "e2",
    first: ["1", "2", "3"],
    last: ["7", "7", "6"],
    vote: { answer: "7", classes: [["7", [1, 2]], ["6", [3]]] }
  }
]

const after: ReadonlyArray<Played> = [
  before[0]!,
  {
    id: "e2",
    first: ["6", "2", "3"],
    last: ["6", "6", "7"],
    vote: { answer: "6", classes: [["6", [1, 2]], ["7", [3]]] }
  }
]

/** Who learns what, by hand. Generator 3 never agreed with a vote. Critic 1 was never wrong first, critic 3 never right. */
const lessons: Readonly<Record<string, ReadonlyArray<string>>> = {
  "generator-1": ["t1/G", "t2/G", "t3/G"],
  "generator-2": ["t1/G", "t2/G", "t4/G"],
  "critic-1": ["t1/C+", "t2/C+", "t3/C+"],
  "critic-2": ["t2/C+", "t3/C-"],
  "critic-3": ["t1/C-", "t3/C-"]
}

/** What an agent learns of a question, in turns. */
const learnt = (agent: string, lesson: string) => {
  const [id = "", set = ""] = lesson.split("/")
  const played = train.find((each) => each.id === id)!
  const number = Number(agent.at(-1))
  const turns = [
    { role: "user", content: posed[id as Id][0] },
    { role: "assistant", content: said(id, number, 1, played.first[number - 1]!), learnt: set === "G" },
    { role: "user", content: asks(id as Id, number) },
    { role: "assistant", content: said(id, number, 2, played.last[number - 1]!), learnt: true }
  ]
  return { id: `${id}/${agent}/${set}`, turns: set === "G" ? turns.slice(0, 2) : turns }
}

const sharegpt = (agent: string, lesson: string) => {
  const { id, turns } = learnt(agent, lesson)
  return {
    id,
    conversations: turns.map(({ content, learnt, role }) => ({
      from: role === "user" ? "human" : "gpt",
      value: content,
      ...(learnt === false ? { train: false } : {})
    }))
  }
}

const openai = (agent: string, lesson: string) => ({
  messages: learnt(agent, lesson).turns.map(({ content, learnt, role }) => ({
    role,
    content,
    ...(role === "assistant" && agent.startsWith("critic") ? { weight: learnt === true ? 1 : 0 } : {})
  }))
})

const scored = (played: ReadonlyArray<Played>) =>
  played.map(({ id, vote: { answer } }) => ({ question: id, answer, right: answer === posed[id as Id][1] }))

const measured = (method: string, iteration: number, played: ReadonlyArray<Played>, more: object) => ({
  method,
  iteration,
  questions: 2,
  unparseable: 0,
  calls: 18,
  inputTokens: 180,
  outputTokens: 90,
  // All of e1 agree, and two of three of e2.
  diversity: { consensus: 5 / 6 },
  scores: scored(played),
  ...more
})

const sizes = (agent: string, found: Readonly<Record<string, number>>, used = found) => ({ agent, found, used })

const result = () => ({
  stoa: "0.1.0",
  task: "arithmetic",
  model: "base-model",
  seed: 1,
  agents: 3,
  rounds: 2,
  train: 4,
  test: 2,
  finished: true,
  iterations: [{
    iteration: 1,
    // t1 and t3 are right.
    votes: { questions: 4, without: 0, accuracy: 0.5, error: 0.25 },
    consensus: (1 + 2 / 3 + 1 + 1 / 2) / 4,
    calls: 36,
    sizes: [
      sizes("generator-1", { G: 3 }),
      sizes("generator-2", { G: 3 }),
      sizes("generator-3", { G: 0 }),
      sizes("critic-1", { "C-": 0, "C+": 3 }),
      sizes("critic-2", { "C-": 1, "C+": 3 }, { "C-": 1, "C+": 1 }),
      sizes("critic-3", { "C-": 2, "C+": 0 })
    ],
    trained: Object.fromEntries(
      Object.entries(lessons).map((
        [agent, all]
      ) => [agent, { model: `${agent}-1`, trainer: "none", conversations: all.length, retries: 0, seconds: 1 }])
    ),
    generators: ["generator-1-1", "generator-2-1", "base-model"],
    critics: ["critic-1-1", "critic-2-1", "critic-3-1"]
  }],
  measured: [
    measured("finetuned", 0, before, { accuracy: 0.5, error: Math.sqrt(0.25 / 2) }),
    measured("finetuned", 1, after, { accuracy: 1, error: 0 }),
    measured("debate", 0, before, { accuracy: 0.5, error: Math.sqrt(0.25 / 2) })
  ],
  best: 1,
  alarms: [],
  notes: []
})

const lines = (rows: ReadonlyArray<unknown>) => rows.map((row) => `${JSON.stringify(row)}\n`).join("")

/** Its files by their names. */
export const files = (): Record<string, string> => {
  const base = () => "base-model"
  const own = (
    part: string,
    agent: number
  ) => (part === "generator" && agent === 3 ? "base-model" : `${part}-${agent}-1`)
  return {
    "finetuning.json": JSON.stringify({
      task: "arithmetic",
      debate: { agents: 3, rounds: 2, summaries: "base", peers: 5, tie: "random" }
    }),
    "questions/train.jsonl": lines((["t1", "t2", "t3", "t4"] as const).map(question)),
    "questions/test.jsonl": lines((["e1", "e2"] as const).map(question)),
    "transcripts/debate.train.jsonl": lines(train.map((each) => transcript("debate", each, base))),
    "transcripts/debate.test.jsonl": lines(before.map((each) => transcript("debate", each, base))),
    "transcripts/finetuned-1.test.jsonl": lines(after.map((each) => transcript("finetuned-1", each, own))),
    ...Object.fromEntries(
      Object.entries(lessons).flatMap(([agent, all]) => [
        [
          `data/finetuned/1/${agent}.sharegpt.json`,
          JSON.stringify(all.map((lesson) => sharegpt(agent, lesson)), null, 2)
        ],
        [`data/finetuned/1/${agent}.openai.jsonl`, lines(all.map((lesson) => openai(agent, lesson)))]
      ])
    ),
    "result.json": JSON.stringify(result(), null, 2)
  }
}

/** Writes files into a folder. */
export const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}
