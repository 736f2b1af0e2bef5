/** A change of the society: which kind, then its fields; it is sent once nothing is wrong with it. */
import { Result } from "effect"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { Form, ViewState } from "../state/State.ts"
import type { Scene } from "../state/View.ts"
import * as Change from "./Change.ts"
import * as Fields from "./Fields.ts"
import * as Refusal from "./Refusal.ts"
import * as Typing from "./Typing.ts"

/** Why the society cannot be changed now, in a sentence; undefined where it can. */
const refusal = ({ watched: { mode, run, world } }: Scene): string | undefined => {
  if (mode === "replay") return "A replay shows what was: nothing in it can be changed."
  if (world.ended !== undefined) {
    return `The society has come to its end, at step ${world.ended.step}: nothing can be changed in it any more.`
  }
  return mode === "live"
    ? undefined
    : `Nobody works on ${run.name}: npx stoa resume ${run.name} goes on with it, and while it lives it can be changed.`
}

/** Opens the choice of a change, or says why there is none. */
export const open = (scene: Scene): Outcome => {
  const why = refusal(scene)
  return why === undefined
    ? just({
      ...scene.state,
      dialog: {
        _tag: "Form",
        form: { kind: "News", fields: Fields.of(scene, "News"), field: 0, choosing: true, flaw: undefined }
      }
    })
    : Refusal.tell(scene, why)
}

const shown = (state: ViewState, form: Form): Outcome => just({ ...state, dialog: { _tag: "Form", form } })

/** The first field that is empty, or the last. */
const firstEmpty = (fields: Form["fields"]): number => {
  const at = fields.findIndex(({ value }) => value === "")
  return at === -1 ? fields.length - 1 : at
}

const chosen = (scene: Scene, kind: Form["kind"]): Form => {
  const fields = Fields.of(scene, kind)
  return { kind, fields, field: kind === "News" ? 0 : firstEmpty(fields), choosing: false, flaw: undefined }
}

/** A form, and the key that is pressed in it. */
interface Pressed {
  readonly form: Form
  readonly key: Key
}

const choose = (scene: Scene, { form, key }: Pressed): Outcome => {
  const at = Fields.kinds.findIndex(({ kind }) => kind === form.kind)
  const move = (to: number) =>
    shown(scene.state, { ...form, kind: Fields.kinds.at(to % Fields.kinds.length)?.kind ?? form.kind })
  const numbered = /^[1-9]$/.test(key.name) ? Fields.kinds[Number(key.name) - 1] : undefined
  if (numbered !== undefined) return shown(scene.state, chosen(scene, numbered.kind))
  switch (key.name) {
    case "up":
    case "k":
    case "shift+tab":
      return move(at - 1)
    case "down":
    case "j":
    case "tab":
      return move(at + 1)
    case "enter":
    case "l":
    case "right":
      return shown(scene.state, chosen(scene, form.kind))
    case "esc":
    case "q":
    case "ctrl+c":
      return just({ ...scene.state, dialog: undefined })
    default:
      return just(scene.state)
  }
}

const written = (form: Form, value: string): Form => ({
  ...form,
  flaw: undefined,
  fields: form.fields.map((field, index) => (index === form.field ? { ...field, value, given: false } : field))
})

const send = ({ state, watched: { world } }: Scene, form: Form): Outcome => {
  const made = Change.of(world, form)
  const doubt = Change.doubt(world, form)
  // Asked once: whoever presses enter again means it.
  if (doubt !== undefined && form.flaw !== doubt) return shown(state, { ...form, flaw: doubt })
  return Result.isFailure(made)
    ? shown(state, { ...form, ...made.failure })
    : {
      state: { ...state, dialog: undefined },
      deeds: [{ _tag: "Ask", command: { _tag: "Intervene", change: made.success.change } }]
    }
}

/** Yes or no: space and the arrows turn it, its first letter sets it. */
const turned = (value: string, { name }: Key): string | undefined => {
  if (name === "y" || name === "n") return name === "y" ? "yes" : "no"
  return /^(?:space|left|right)$/.test(name) ? (value === "yes" ? "no" : "yes") : undefined
}

const fill = (scene: Scene, { form, key }: Pressed): Outcome => {
  const { state } = scene
  const go = (field: number) => shown(state, { ...form, field: (field + form.fields.length) % form.fields.length })
  switch (key.name) {
    case "esc":
      return shown(state, { ...form, choosing: true, flaw: undefined })
    case "ctrl+c":
      return just({ ...state, dialog: undefined })
    case "up":
    case "shift+tab":
      return go(form.field - 1)
    case "down":
    case "tab":
      return go(form.field + 1)
    case "enter":
      return form.field === form.fields.length - 1 ? send(scene, form) : go(form.field + 1)
    default: {
      const { given = false, name, value: there } = form.fields[form.field] ?? { name: "", value: "" }
      const value = given ? "" : there
      const typed = Fields.isChoice(name) ? turned(value, key) : Typing.after(value, key)
      return typed === undefined ? just(state) : shown(state, written(form, typed))
    }
  }
}

/** What a key does here. */
export const press = (scene: Scene, pressed: Pressed): Outcome =>
  pressed.form.choosing ? choose(scene, pressed) : fill(scene, pressed)
