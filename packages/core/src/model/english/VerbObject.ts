/** What a text asks to be done and to what, from its words and their parts of speech. English only, by rule, and so now and then wrong. */

/** A word as the reader of English gives it. */
export interface Term {
  /** The word without case and punctuation, and its base form where that differs. */
  readonly normal: string
  readonly root?: string
  /** What stands behind it. */
  readonly post: string
  readonly tags: ReadonlyArray<string>
}

/** A verb and its direct object, both in their base form. */
export interface VerbObject {
  readonly verb: string
  readonly object: string | undefined
}

const sentence = /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]+)*[.!?]*/g

// What stands before the verb of a request: "Could you please", "I need you to", "How do I".
const lead =
  /^\s*(?:(?:please|kindly|now|so|and|but|then|hello|hi),?\s+|(?:can|could|would|will) you\s+|help me\s+(?:to\s+)?|i\s*(?:need|want) you to\s+|i(?: would|['’]d) like (?:you )?to\s+|i (?:want|need|have) to\s+|how (?:do|can|could|should|would|must|shall) (?:i|we|you|one)\s+|let us\s+|let['’]s\s+)+/i

const is = (term: Term | undefined, ...tags: ReadonlyArray<string>): boolean =>
  term?.tags.some((tag) => tags.includes(tag)) ?? false

const base = (term: Term): string => (is(term, "Copula") ? "be" : term.root ?? term.normal)

/** The head of the noun phrase right behind the verb; a pronoun before it is whom it is done for. */
const objectAfter = (terms: ReadonlyArray<Term>, verb: number): string | undefined => {
  let head: Term | undefined
  if (/[,;:]/.test(terms[verb]?.post ?? "")) return undefined
  for (const term of terms.slice(verb + 1)) {
    const noun = is(term, "Noun") && !is(term, "Pronoun", "Possessive")
    if (head !== undefined && !noun) break
    if (noun) head = term
    else if (!is(term, "Pronoun", "Possessive", "Determiner", "Adjective", "Value", "Adverb")) return undefined
    if (/[,;:.!?"]/.test(term.post)) break
  }
  return head === undefined ? undefined : base(head)
}

const at = (terms: ReadonlyArray<Term>, verb: number): VerbObject | undefined => {
  const term = terms[verb]
  return term === undefined || !/\p{L}/u.test(term.normal)
    ? undefined
    : { verb: base(term), object: objectAfter(terms, verb) }
}

const firstVerb = (terms: ReadonlyArray<Term>): number => {
  const full = terms.findIndex((term) => is(term, "Verb") && !is(term, "Auxiliary", "Modal", "Copula"))
  return full >= 0 ? full : terms.findIndex((term) => is(term, "Copula"))
}

/** Verb and object of a text's first request ("Could you draft a letter", "Plan a week"), else of the first verb there is. */
export const of = (text: string, termsOf: (text: string) => ReadonlyArray<Term>): VerbObject | undefined => {
  let other: VerbObject | undefined
  for (const said of text.match(sentence) ?? []) {
    const asked = said.replace(lead, "")
    const terms = termsOf(asked)
    if (asked !== said) {
      const found = at(terms, terms.findIndex((term) => !is(term, "Adverb")))
      if (found !== undefined) return found
    }
    if (is(terms[0], "Imperative")) return at(terms, 0)
    other ??= at(terms, firstVerb(terms))
  }
  return other
}
