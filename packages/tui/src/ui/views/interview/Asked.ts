/** Questions that people asked agents, with the answers that came and those that are awaited. */
import type { Scene } from "../../state/View.ts"

/** A question to an agent; without an answer as long as its copy thinks. */
export interface Asked {
  readonly id: string
  readonly agent: string
  readonly question: string
  readonly answer: string | undefined
  readonly step: number | undefined
  readonly model: string | undefined
}

/** Questions asked from this screen that are not answered yet. */
const pending = ({ state, watched: { observations } }: Scene): ReadonlyArray<Asked> => {
  if (state.waiting.length === 0) return []
  return (state.asked ?? []).filter(({ agent, at, question }) =>
    !observations.some((one) => one.agent === agent && one.question === question && one.at >= at)
  ).map(({ agent, at, question }) => ({
    id: `#asked ${agent} ${at}`,
    agent,
    question,
    answer: undefined,
    step: undefined,
    model: undefined
  }))
}

/** All questions, oldest first, those that are awaited last. */
export const of = (scene: Scene): ReadonlyArray<Asked> => [
  ...scene.watched.observations.map(({ agent, answer, id, model, question, step }) => ({
    id: `#observation ${id}`,
    agent,
    question,
    answer,
    step,
    model
  })),
  ...pending(scene)
]
