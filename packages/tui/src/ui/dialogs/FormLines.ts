/** A change of the society that is being filled in, on the screen. */
import { Result } from "effect"
import { type Line, span } from "../canvas/Line.ts"
import { pad } from "../canvas/text.ts"
import type { Form } from "../state/State.ts"
import type { Room, Scene } from "../state/View.ts"
import * as Change from "./Change.ts"
import * as Field from "./Field.ts"
import * as Fields from "./Fields.ts"
import * as Keys from "./Keys.ts"
import * as Prose from "./Prose.ts"

const choice = ({ glyphs }: Scene, form: Form): ReadonlyArray<Line> => [
  ...Fields.kinds.map(({ about, kind, title }, index): Line => {
    const isHere = kind === form.kind
    return [
      span(isHere ? `${glyphs.running} ` : "  ", "key"),
      span(`${index + 1} `, "key"),
      span(pad(title, 7), isHere ? "cursor" : "strong"),
      span(`  ${about}`, isHere ? undefined : "dim")
    ]
  }),
  [],
  Keys.line([["enter", "choose"], ["esc", "close"]])
]

/** What stands below the fields: what is wrong, or what will come of it. */
const outcome = ({ watched: { world } }: Scene, { form, width }: { readonly form: Form; readonly width: number }) => {
  if (form.flaw !== undefined) return Prose.lines(form.flaw, { width, tone: "warn" })
  const made = Change.of(world, form)
  return Result.isSuccess(made)
    ? Prose.lines(made.success.effect, { width, tone: "good" })
    : Prose.lines("Each change is a fact of the run, and is told again when the run is replayed.", {
      width,
      tone: "dim"
    })
}

const filling = (scene: Scene, form: Form, { height, width }: Room): ReadonlyArray<Line> => {
  const wide = Math.max(...form.fields.map(({ name }) => name.length)) + 2
  const below = outcome(scene, { form, width })
  const most = Math.max(1, Math.floor((height - below.length - 4) / form.fields.length) - 1)
  const fields = form.fields.flatMap(({ hint, name, value }, index): ReadonlyArray<Line> => {
    const active = index === form.field
    const head = span(pad(name, wide), active ? "key" : "dim")
    const lines = Field.draw(value, { width: width - wide, height: active ? most : 1, active })
    return [
      ...lines.map((line, at): Line => [at === 0 ? head : span(" ".repeat(wide)), ...line]),
      ...(active
        ? Prose.lines(hint, { width: width - wide, tone: "dim" }).slice(0, 1).map((
          line
        ): Line => [span(" ".repeat(wide)), ...line])
        : [])
    ]
  })
  const { about, title } = Fields.kinds.find(({ kind }) => kind === form.kind) ?? { about: "", title: "" }
  const isLast = form.field === form.fields.length - 1
  return [
    [span(title, "strong"), span(`  ${about}`, "dim")],
    [],
    ...fields,
    [],
    ...below,
    Keys.line([["enter", isLast ? "send" : "next"], ["tab", "other field"], ["esc", "other change"]])
  ]
}

/** The choice of a change, or its fields with what it will do. */
export const draw = (scene: Scene, { form, room }: { readonly form: Form; readonly room: Room }): ReadonlyArray<Line> =>
  form.choosing ? choice(scene, form) : filling(scene, form, room)
