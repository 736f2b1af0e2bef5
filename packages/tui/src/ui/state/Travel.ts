/** Going from view to view, with the way back and forth kept. */
import { type Crumb, listOf, type ViewState } from "./State.ts"

/** Most places that are remembered. */
const most = 50

const here = ({ subject, view }: ViewState): Crumb => ({ view, subject })

const isAt = (state: ViewState, { subject, view }: Crumb): boolean => state.view === view && state.subject === subject

const at = (state: ViewState, crumb: Crumb): ViewState => {
  const agent = crumb.view === "agent" || crumb.view === "interview" ? crumb.subject : undefined
  const gone = { ...state, ...crumb, focus: undefined }
  if (agent === undefined) return gone
  // Whoever is looked at is under the cursor of the list beside it too.
  return { ...gone, agent, lists: { ...state.lists, agents: { ...listOf(state, "agents"), at: agent } } }
}

/** The state at a place; where it is there already nothing is remembered. */
export const to = (state: ViewState, crumb: Crumb): ViewState =>
  isAt(state, crumb)
    ? { ...state, focus: undefined }
    : { ...at(state, crumb), back: [...state.back, here(state)].slice(-most), forward: [] }

/** One place back; undefined at the first. */
export const back = (state: ViewState): ViewState | undefined => {
  const crumb = state.back.at(-1)
  return crumb === undefined
    ? undefined
    : { ...at(state, crumb), back: state.back.slice(0, -1), forward: [here(state), ...state.forward] }
}

/** One place forth again; undefined where nobody went back. */
export const forth = (state: ViewState): ViewState | undefined => {
  const [crumb, ...forward] = state.forward
  return crumb === undefined
    ? undefined
    : { ...at(state, crumb), back: [...state.back, here(state)].slice(-most), forward }
}

/** The state at a view that is chosen by its number: the way there begins anew. */
export const jump = (state: ViewState, view: Crumb["view"]): ViewState => to(state, { view, subject: undefined })
