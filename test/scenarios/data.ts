/** Real rows beside the repository, as the presets make questions of them; undefined where the folder is not there. */
import { Question } from "@stoa/core"
import { Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url))

type Row = Readonly<Record<string, unknown>>
const text = (row: Row, key: string): string => String(row[key] ?? "")

const gsm8k = (row: Row): Row => {
  const [worked = "", result = ""] = text(row, "answer").split("#### ")
  return {
    domain: "mathematics",
    question: row["question"],
    answer: `${worked.replace(/<<[^<>]*>>/g, "").trim()}\nThe answer is ${result}.`,
    outcome: { kind: "number", text: result }
  }
}

const mbpp = (row: Row): Row => ({
  domain: "code",
  question: `${text(row, "prompt")}\n\nYour code should pass tests such as this one:\n\n${
    (row["test_list"] as ReadonlyArray<string>)[0]
  }`,
  answer: row["code"]
})

const mmlu = (row: Row): Row => {
  const choices = row["choices"] as ReadonlyArray<string>
  const letter = text(row, "answer")
  return {
    domain: "general",
    question: `${text(row, "question")}\n\n${choices.map((choice, at) => `${"ABCD"[at]}. ${choice}`).join("\n")}`,
    answer: `${letter}. ${choices["ABCD".indexOf(letter)]}`,
    outcome: { kind: "option", text: letter }
  }
}

const open = (row: Row): Row => {
  const [first] = row["instances"] as ReadonlyArray<{ readonly input: string; readonly output: string }>
  return {
    domain: "general",
    question: [text(row, "instruction"), first?.input ?? ""].filter((part) => part !== "").join("\n\n"),
    answer: first?.output
  }
}

const sets = {
  gsm8k: ["math/gsm8k_train_first1500.jsonl", gsm8k],
  mbpp: ["code/mbpp_sanitized_399.jsonl", mbpp],
  mmlu: ["knowledge/mmlu_dev.jsonl", mmlu],
  open: ["instructions/self_instruct_seed_tasks.jsonl", open]
} as const

/** True where the real data lies beside the repository. */
export const isThere = existsSync(folder)

/** The questions of a set. */
export const questions = (set: keyof typeof sets): ReadonlyArray<Question.Question> => {
  const [file, read] = sets[set]
  const decode = Schema.decodeUnknownSync(Question.Question)
  return readFileSync(`${folder}${file}`, "utf8").trim().split("\n").map((line, at) =>
    decode({ id: `${set}:${at + 1}`, source: set, ...read(JSON.parse(line) as Row) })
  )
}
