/** What the keys of views do. */
import * as Dialogs from "../dialogs/Dialogs.ts"
import * as Desk from "../shell/Desk.ts"
import { type Deed, just, type Key, type Outcome } from "../state/Press.ts"
import * as Problems from "../state/Problems.ts"
import type { ViewId, ViewState } from "../state/State.ts"
import * as Toast from "../state/Toast.ts"
import * as Travel from "../state/Travel.ts"
import * as Able from "./Able.ts"
import type { ActionId } from "./Binding.ts"
import * as Driving from "./Driving.ts"
import * as Move from "./Move.ts"
import * as Selection from "./Selection.ts"

/** What a key does that may be pressed. */
export type Action = (desk: Desk.Desk, key: Key) => Outcome

/** Views by their numbers; the tenth has none and takes the zero. */
export const numbered: ReadonlyArray<ViewId> = [
  "overview",
  "agents",
  "stream",
  "graph",
  "timeline",
  "scenario",
  "data",
  "costs",
  "logs",
  "interview"
]

const doing = (state: ViewState, ...deeds: ReadonlyArray<Deed>): Outcome => ({ state, deeds })

const say = ({ scene }: Desk.Desk, text: string): ViewState =>
  Toast.tell(scene.state, { text, at: scene.now, tone: "good" })

const moving = (way: Move.Way): Action => (desk) => just(Move.by(desk, way))

const open: Action = (desk) => {
  const id = Desk.item(desk)
  const crumb = id === undefined ? undefined : desk.pane.view.opens?.(id)
  // The item may be one that a followed list has just brought: it stays under the cursor.
  return just(
    crumb === undefined ? desk.scene.state : Travel.to(Move.at(desk, Desk.items(desk).indexOf(id as string)), crumb)
  )
}

const back: Action = (desk) => {
  const { state } = desk.scene
  if (Desk.listState(desk).filter !== "") return just(Desk.relist(desk, { filter: "" }))
  if (state.focus !== undefined && state.focus !== state.view) return just({ ...state, focus: undefined })
  return just(Travel.back(state) ?? state)
}

const child: Action = (desk, key) => {
  const state = Travel.forth(desk.scene.state)
  return state === undefined ? open(desk, key) : just(state)
}

const view: Action = ({ scene: { state } }, { name }) => {
  const chosen = numbered[name === "0" ? 9 : Number(name) - 1]
  return just(chosen === undefined ? state : Travel.jump(state, chosen))
}

const pane = (by: number): Action => ({ pane, panes, scene: { state } }) => {
  const next = panes[(panes.indexOf(pane) + by + panes.length) % panes.length]
  return just({ ...state, focus: next === undefined || next.view.id === state.view ? undefined : next.view.id })
}

const problem: Action = (desk) => {
  const { state, watched } = desk.scene
  const problems = Problems.of(watched)
  const nth = (state.problem + 1) % problems.length
  const next = problems[nth]
  if (next === undefined) return just(state)
  const last = problems[state.problem]?.crumb
  const isUnderway = last !== undefined && last.view === state.view && last.subject === state.subject
  const gone = Travel.to({ ...state, problem: nth }, next.crumb)
  // From one problem to the next there is one way back: to where a person was before the first.
  const there = isUnderway ? { ...gone, back: state.back } : gone
  const seen = next.item === undefined
    ? there
    : Desk.withList(there, next.crumb.view, { at: next.item, follow: false, filter: "", variant: 0 })
  return just(
    Toast.tell(seen, { text: `${nth + 1} of ${problems.length}: ${next.text}`, at: desk.scene.now, tone: "bad" })
  )
}

const sort: Action = (desk) => {
  const sorts = desk.pane.view.sorts ?? []
  const now = Desk.listState(desk).sort?.id ?? sorts[0]?.id
  const next = sorts[(sorts.findIndex(({ id }) => id === now) + 1) % sorts.length]
  if (next === undefined) return just(desk.scene.state)
  return just(Toast.tell(Desk.relist(desk, { sort: { id: next.id, reverse: false } }), {
    text: `Sorted by ${next.title}.`,
    at: desk.scene.now,
    tone: "good"
  }))
}

const reverse: Action = (desk) => {
  const { id = desk.pane.view.sorts?.[0]?.id ?? "", reverse = false } = Desk.listState(desk).sort ?? {}
  return just(Desk.relist(desk, { sort: { id, reverse: !reverse } }))
}

const follow: Action = (desk) => {
  const isFollowing = Desk.listState(desk).follow
  return just(
    isFollowing
      ? Move.at(desk, Desk.items(desk).indexOf(Desk.item(desk) ?? ""))
      : Desk.relist(desk, { follow: true, at: undefined })
  )
}

const variant: Action = (desk) => {
  const variants = desk.pane.view.variants ?? []
  const next = (Desk.listState(desk).variant + 1) % Math.max(1, variants.length)
  return just(Desk.relist(desk, { variant: next, top: 0 }))
}

const mark: Action = (desk) => {
  const id = Desk.item(desk) as string
  const marks = new Set(desk.scene.state.marks)
  if (!marks.delete(id)) marks.add(id)
  return just({ ...Move.by(desk, { lines: 1 }), marks })
}

const decide = (decision: "accept" | "reject"): Action => (desk) =>
  doing(
    desk.scene.state,
    ...Able.rowsOf(desk).map((row): Deed => ({
      _tag: "Ask",
      command: { _tag: "Decide", row, decision, note: "" }
    }))
  )

const editor: Action = (desk) => {
  const { scene: { state, now } } = desk
  const [row] = desk.pane.view.id === "data" || desk.pane.view.id === "row" ? Able.rowsOf(desk) : []
  if (row !== undefined) return doing(state, { _tag: "Edit", row })
  const call = Selection.lastCall(desk)
  return call === undefined
    ? Toast.refuse(state, { text: "The log holds no call of a model for this.", at: now })
    : doing(state, { _tag: "Read", ...call })
}

/** An action for everything in the table of keys. */
export const actions: Readonly<Record<ActionId, Action>> = {
  ...Driving.actions,
  open,
  back,
  parent: ({ scene: { state } }) => just(Travel.back(state) ?? state),
  child,
  view,
  costs: ({ scene: { state } }) => just(Travel.jump(state, "costs")),
  nextPane: pane(1),
  previousPane: pane(-1),
  command: ({ scene: { state } }) => just({ ...state, dialog: { _tag: "Command", text: "", chosen: 0 } }),
  filter: (desk) => {
    const { filter } = Desk.listState(desk)
    return just({ ...desk.scene.state, dialog: { _tag: "Filter", text: filter, before: filter } })
  },
  problem,
  help: ({ scene: { state } }) => just({ ...state, dialog: { _tag: "Help" } }),
  up: moving({ lines: -1 }),
  down: moving({ lines: 1 }),
  pageUp: moving({ pages: -1 }),
  pageDown: moving({ pages: 1 }),
  halfUp: moving({ pages: -0.5 }),
  halfDown: moving({ pages: 0.5 }),
  first: moving("first"),
  last: moving("last"),
  sort,
  reverse,
  follow,
  variant,
  wrap: (desk) => just(Desk.relist(desk, { wrap: !Desk.listState(desk).wrap })),
  mark,
  unmark: ({ scene: { state } }) => just({ ...state, marks: new Set() }),
  interview: (desk) => inFront(Dialogs.ask(Able.facing(desk)), desk.scene.state),
  intervene: (desk) => inFront(Dialogs.intervene(Able.facing(desk)), desk.scene.state),
  accept: decide("accept"),
  reject: decide("reject"),
  editor,
  copy: (desk) => doing(say(desk, "Copied."), { _tag: "Copy", text: Selection.text(desk) }),
  whole: (desk) => doing(desk.scene.state, { _tag: "Read", title: desk.pane.view.id, text: Selection.whole(desk) }),
  save: ({ scene: { state } }) => doing(state, { _tag: "SaveScreen" }),
  repaint: ({ scene: { state } }) => doing(state, { _tag: "Repaint" }),
  suspend: ({ scene: { state } }) => doing(state, { _tag: "Suspend" }),
  leave: ({ scene }) => Dialogs.leave(scene)
}

/** What a dialog made of a pane's scene, in front of the view that is there. */
const inFront = ({ deeds, state }: Outcome, { subject, view }: ViewState): Outcome => ({
  deeds,
  state: { ...state, view, subject }
})
