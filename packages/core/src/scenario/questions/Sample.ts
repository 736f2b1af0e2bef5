import type { Question } from "../../domain/Question.ts"
export interface FileQuestions {
  readonly questions: ReadonlyArray<Question>
  readonly count?: number | undefined
}
export const take = (
  options: {
    readonly files: ReadonlyArray<FileQuestions>
    readonly seed: number
    readonly scenarios: ReadonlyArray<{ readonly name: string; readonly weight: number; readonly similar: number }>
    readonly spare: number
  }
) => ({
  rows: options.files.flatMap(({ questions }) => questions).map((question, i) => ({
    question,
    scenario: options.scenarios[i % options.scenarios.length]!.name
  })),
  pool: [] as ReadonlyArray<Question>
})
