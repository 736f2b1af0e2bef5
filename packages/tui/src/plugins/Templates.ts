/** What `stoa new scenario` writes: a scenario with its prompts, a recipe, questions and tests, which all run as they are. */

/** The files of a new scenario by their names; questions that lie there already are used as they are. */
export interface Templates {
  readonly files: Readonly<Record<string, string>>
  readonly questions: { readonly name: string; readonly text: string }
}

const variable = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const scenario = (name: string): string =>
  `/** A pupil answers offhand and is told to look again; a teacher who knows the solution works the answer out. */
import { Draft, Prompt, Scenario, setting, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"

const attempt = Prompt.make("${name}-attempt", {
  input: Schema.Struct({ question: Schema.String }),
  output: Schema.String,
  system: "You are a pupil. Answer the question offhand, in one sentence, as you would if nobody checked.",
  user: "{{question}}",
  rehearse: (_, chance) => \`Offhand I would say \${2 + chance.int(90)}, without having checked it.\`
})

const correct = Prompt.make("${name}-correct", {
  input: Schema.Struct({ question: Schema.String, solution: Schema.String, attempt: Schema.String }),
  output: Schema.String,
  system: "Work the question out step by step, and say where the first answer went wrong. Never speak of the solution.",
  user: "Question:\\n{{question}}\\n\\nFirst answer:\\n{{attempt}}\\n\\nSolution, for you alone:\\n{{solution}}",
  rehearse: ({ solution }) => \`I went too fast there; step by step it is this. \${solution}\`
})

export const ${variable(name)} = Scenario.make("${name}", {
  summary: "A pupil answers offhand and is told to look again; a teacher works the answer out.",
  roles: { pupil: { cast: "anyone", model: "weak" }, teacher: "neighbour" },
  input: Schema.Struct({
    question: Schema.String,
    answer: Schema.String,
    doubt: setting(Schema.String, "How one is told to look again", "Are you sure? Look at it again, step by step.")
  }),
  play: Effect.fn(function*({ cast: { pupil, teacher }, input: { answer, doubt, question } }) {
    const stage = yield* Stage
    const first = yield* stage.ask(pupil, attempt, { question })
    const again = yield* stage.ask(teacher, correct, { question, solution: answer, attempt: first.text })
    const turns = [Draft.human(question), Draft.gpt(first, { train: false }), Draft.human(doubt)]
    return [Draft.conversation([...turns, Draft.gpt(again, { checks: ["reaches-answer"] })])]
  })
})
`

const recipe = (name: string): string =>
  `# One scenario over three questions, without a society: stoa run ${name}.yaml
class:
  scenarios:
    ./${name}.ts: 1
  questions:
    - file: ./questions.jsonl
population:
  agents: 0
requirements: []
`

const rows = [
  {
    id: "apples",
    question: "A shop has 23 apples. It sells 9 of them and gets 12 more. How many apples does the shop have then?",
    answer: "After the sale there are 23 - 9 = 14 apples. With the new ones there are 14 + 12 = 26. The answer is 26."
  },
  {
    id: "bus",
    question: "A bus makes 6 rounds a day of 18 kilometres each. How many kilometres does it drive in 5 days?",
    answer: "In a day it drives 6 * 18 = 108 kilometres. In 5 days it drives 5 * 108 = 540. The answer is 540."
  },
  {
    id: "ribbon",
    question: "A ribbon of 84 centimetres is cut into 7 pieces of one length. How long are 3 of the pieces together?",
    answer: "One piece is 84 / 7 = 12 centimetres long. Three of them are 3 * 12 = 36. The answer is 36."
  }
]

const test = (name: string): string =>
  `import { contract, scripted } from "@stoa/core/testing"
import assert from "node:assert/strict"
import { test } from "node:test"
import { ${variable(name)} } from "./${name}.ts"

const input = {
  question: "How many legs do 3 cats and 2 hens have together?",
  answer: "Cats have 4 legs and hens 2: 3 * 4 + 2 * 2 = 16. The answer is 16."
}

contract(${variable(name)}, { input, hides: { pupil: ["answer"] } })

test("${name} shows the teacher what the pupil said", async () => {
  const stage = scripted({ "${name}-attempt": ["I say 10."], "${name}-correct": ["It is 12 + 4 = 16."] })
  const { conversations: [conversation] } = await stage.play(${variable(name)}, { input })
  assert.equal(conversation?.turns.at(-1)?.content, "It is 12 + 4 = 16.")
  assert.match(stage.shown("${name}-correct")[0] ?? "", /First answer:\\nI say 10\\./)
})
`

/** The files of a scenario of that name. */
export const templates = (name: string): Templates => ({
  files: { [`${name}.ts`]: scenario(name), [`${name}.yaml`]: recipe(name), [`${name}.test.ts`]: test(name) },
  questions: { name: "questions.jsonl", text: `${rows.map((row) => JSON.stringify(row)).join("\n")}\n` }
})
