/** Whether a text gives an expression or a word away that is the answer of a question. */
import * as Expression from "./Expression.ts"
import { formulas } from "./Formulas.ts"
import * as Latex from "./Latex.ts"
import { places } from "./Places.ts"
import * as Presented from "./Presented.ts"

// No hint needs more formulas than that; a hostile text may have them.
const mostFormulas = 300

const word = /^[\p{L}\s'’.-]+$/u
// Words that hints have anyway, and what is too short to mean something by itself: a letter, \pi, 2k.
const commonplace = /^(?:yes|no|true|false|even|odd|none|neither|both|all|never|always)$/i

const compact = (text: string): string => text.replace(/\\(?=[A-Za-z])|[\s{}]/g, "")

/** Formulas of a text that are the wanted one, with how they stand there. */
const standing = (text: string, wanted: string): ReadonlyArray<Presented.Stretch & { readonly result: boolean }> =>
  formulas(text).slice(0, mostFormulas).flatMap(({ end, math, start }) => {
    const sides = Latex.cut(math.replace(/\\\\|&/g, " "), /=/).pieces
    const whole = Expression.same(math, wanted)
    if (!whole && !sides.some((side) => Expression.same(side, wanted))) return []
    return [{ start, end, result: !whole || Presented.presented(text, { start, end }) === "result" }]
  })

/** Where a text gives the expression away; absent where it does not. */
export const find = (
  text: string,
  { question, wanted }: { readonly question: string; readonly wanted: string }
): Presented.Stretch | undefined => {
  const bare = Latex.tidy(wanted).replace(/\\text\{([^{}]*)\}/g, "$1").trim()
  const common = commonplace.test(bare) || compact(bare).length <= 3
  const result = (stretch: Presented.Stretch) => Presented.presented(text, stretch) === "result"
  if (word.test(bare) && /\p{L}{2}/u.test(bare)) {
    const contested = common || !places(question, bare).next().done
    return places(text, bare).find((stretch) => !contested || result(stretch))
  }
  const written = [...new Set([wanted, bare])]
  const contested = common || standing(question, bare).length > 0 ||
    written.some((form) => !places(question, form).next().done)
  const flatQuestion = Presented.flat(question)
  // What the question says too may be said again.
  const counts = (stretch: Presented.Stretch, way: boolean) =>
    !contested || (way && !Presented.restated(text, stretch, flatQuestion))
  const whole = ({ end, start }: Presented.Stretch) =>
    !/^\s*(?:[-+*/(^\\]|[A-Za-z](?![A-Za-z]))/.test(text.slice(end, end + 6)) &&
    !/[-+*/)}^\d]\s*$/.test(text.slice(Math.max(0, start - 4), start))
  return standing(text, bare).find((stretch) => counts(stretch, stretch.result)) ??
    written.flatMap((form) => places(text, form).toArray()).find((stretch) =>
      whole(stretch) && counts(stretch, result(stretch))
    )
}
