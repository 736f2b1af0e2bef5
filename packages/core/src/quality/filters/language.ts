import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import type { Language } from "../Language.ts"
import * as Spoken from "../Spoken.ts"

/** Drops scenes in which somebody falls into another language. Code, formulas and a few words are in none. */
export const language = (wanted: Language) =>
  Filter.ofScenes("language", "All is said in the wanted language.", (draft) => {
    const given = Spoken.given(draft)
    return Spoken.firstOf(Spoken.turns(draft), ({ turn }) => {
      const foreign = wanted.foreign(turn.content, given)
      return foreign === undefined
        ? undefined
        : `is not in ${wanted.name}; this looks like ${foreign.language}: "${brief(foreign.text, 80)}"`
    })
  })
