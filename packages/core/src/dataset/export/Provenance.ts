/** Where a row comes from, apart from what it says: for a file beside an export, or a column of it. */
import type { Row } from "../Format.ts"
import type { Canonical } from "../formats/canonical.ts"

/** Everything that is known of a row but its words. */
export const of = (row: Canonical): Row => {
  const { complexity, domain, id, kind, language, makings, ratings, rehearsal, requirement, run, sources, verdicts } =
    row
  const { scene } = row
  return {
    id,
    run,
    kind,
    requirement,
    domain,
    complexity,
    language,
    ...(scene === undefined
      ? {}
      : {
        scene: { scenario: scene.scenario, row: scene.row, question: scene.question.id, source: scene.question.source }
      }),
    sources,
    makings,
    ratings,
    verdicts,
    rehearsal
  }
}
