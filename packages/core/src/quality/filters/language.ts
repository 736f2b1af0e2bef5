import type { Draft } from "../../domain/Draft.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import type { Foreign, Language } from "../Language.ts"
import * as Spoken from "../Spoken.ts"

/** The languages of a run: that of its class, and those that requirements want, by the names they use. */
export interface Languages {
  /** Absent: a class may be in any. */
  readonly class?: Language | undefined
  /** A language that is not here nobody looks at: none is known by that name. */
  readonly rows: ReadonlyMap<string, Language>
}

const told = ({ name }: Language, { language, text }: Foreign): string =>
  `is not in ${name}; this looks like ${language}: "${brief(text, 80)}"`

const ofScene = (draft: Filter.Staged, wanted: Language): string | undefined => {
  const given = Spoken.given(draft)
  return Spoken.firstOf(Spoken.turns(draft), ({ turn }) => {
    const foreign = wanted.foreign(turn.content, given)
    return foreign === undefined ? undefined : told(wanted, foreign)
  })
}

const quotation = /["“«„‘]/u

/** True where words hold or follow a quotation mark, as those somebody asks about. */
const isQuoted = (words: string, text: string): boolean => {
  const at = text.indexOf(words.slice(0, 20))
  return quotation.test(words) || quotation.test(text.slice(Math.max(0, at - 2), Math.max(0, at)))
}

/**
 * What a row is asked in and answered in. A text in another language may be asked about where it is quoted or its language is named;
 * then it may be answered in it as well.
 */
const ofRow = (draft: Draft, wanted: Language): string | undefined => {
  let asked = ""
  return Spoken.firstIn(
    Spoken.texts(draft).filter(({ part, role }) => part === "said" && role !== "system"),
    ({ role, text }) => {
      if (role === "user") asked += `${text}\n`
      const foreign = wanted.foreign(text, role === "user" ? "" : asked)
      if (foreign === undefined || wanted.isNamed(foreign.code, asked)) return undefined
      return role === "user" && isQuoted(foreign.text, text) ? undefined : told(wanted, foreign)
    }
  )
}

// The rehearsal model writes English alone, whatever is wanted of it.
const rehearsed = "English"

const wantedOf = ({ language = "", makings }: Draft): string =>
  makings.some(({ rehearsal }) => rehearsal) ? rehearsed : language

/** Drops drafts in which somebody falls into another language. Code, formulas and a few words are in none. */
export const language = ({ class: ofClass, rows }: Languages) =>
  Filter.make<string | undefined>("language", {
    summary: "All is said in the wanted language.",
    isForScenes: rows.size === 0,
    isForRows: ofClass === undefined,
    start: () => (draft) => {
      const wanted = Filter.isStaged(draft) ? ofClass : rows.get(wantedOf(draft))
      if (wanted === undefined) return undefined
      return Filter.isStaged(draft) ? ofScene(draft, wanted) : ofRow(draft, wanted)
    }
  })
