/** What one worker does of a phase at once. */
import { Schema } from "effect"
import { AgentId } from "../domain/Agent.ts"
import { EpisodeId } from "../domain/Episode.ts"

const stretch = {
  from: Schema.Int.annotate({ description: "Number of the first, counted from 0" }),
  to: Schema.Int.annotate({ description: "Number of the first that is no longer of it" })
}

/** Some of the people are grounded. */
export const People = Schema.TaggedStruct("People", stretch)
/** Some of the questions of the class are played. */
export const Questions = Schema.TaggedStruct("Questions", stretch)
/** Candidates of a wave are written and looked at. */
export const Wave = Schema.TaggedStruct("Wave", {
  nth: Schema.Int.annotate({ description: "Number of the requirement in the recipe, counted from 1" }),
  wave: Schema.Int,
  candidates: Schema.Array(Schema.Struct({ episode: EpisodeId, agent: AgentId, rank: Schema.Int }))
})

export const Work = Schema.Union([People, Questions, Wave])
export type Work = typeof Work.Type

/** A name for it that nothing else of the run has. */
export const nameOf = (work: Work): string => {
  switch (work._tag) {
    case "People":
      return `population/${work.from}`
    case "Questions":
      return `class/${work.from}`
    case "Wave":
      return `synthesis/r${work.nth}/w${work.wave}/${work.candidates[0]?.rank ?? 0}`
  }
}
