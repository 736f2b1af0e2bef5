/** The state of the screen: where a person is and what they have set. The run is not in it. */

/** Views by their numbers, then those that are opened from them. */
export type ViewId =
  | "overview"
  | "agents"
  | "stream"
  | "graph"
  | "timeline"
  | "scenario"
  | "data"
  | "costs"
  | "logs"
  | "agent"
  | "message"
  | "row"
  | "play"
  | "interview"

/** Where a list stands. */
export interface ListState {
  /** The item under the cursor; undefined for the first, or the last where new ones are followed. */
  readonly at: string | undefined
  /** Its number when the cursor was put there. */
  readonly index?: number
  /** The first line shown; views without items scroll by it. */
  readonly top: number
  /** As typed: words, `!` before one that shall not be there, `role:x` and `status:x`, `-f` for a fuzzy match. */
  readonly filter: string
  readonly sort: { readonly id: string; readonly reverse: boolean } | undefined
  /** True while the cursor goes with what is new. */
  readonly follow: boolean
  /** Turns raw and pretty text, folded and open threads, network and heat map: whatever `v` switches there. */
  readonly variant: number
  readonly wrap: boolean
}

/** A place in the history: a view, and what it is about. */
export interface Crumb {
  readonly view: ViewId
  /** Id of the agent, message, row or play it is about. */
  readonly subject: string | undefined
}

/** What stands before the view and takes the keys. */
export type Dialog =
  | { readonly _tag: "Help"; readonly top?: number }
  | { readonly _tag: "Filter"; readonly text: string; readonly before: string }
  | { readonly _tag: "Command"; readonly text: string; readonly chosen: number }
  | { readonly _tag: "Leave" }
  | {
    readonly _tag: "Ask"
    readonly agents: ReadonlyArray<string>
    readonly text: string
  }
  | { readonly _tag: "Form"; readonly form: Form }

/** A change of the society that is being filled in. */
export interface Form {
  readonly kind: "News" | "Goal" | "Mute" | "Link" | "RoleModel"
  /** The fields in order, with what was typed. */
  readonly fields: ReadonlyArray<{
    readonly name: string
    readonly value: string
    readonly hint: string
    /** True while nobody has typed in it: what is typed takes the place of what is there. */
    readonly given?: boolean
  }>
  readonly field: number
  /** True while the kind is being chosen. */
  readonly choosing: boolean
  readonly flaw: string | undefined
}

/** The state of the screen. */
export interface ViewState {
  readonly view: ViewId
  readonly subject: string | undefined
  /** The view beside it that takes the keys; undefined for itself. */
  readonly focus?: ViewId | undefined
  /** Where a person came from, oldest first, and where they went back from. */
  readonly back: ReadonlyArray<Crumb>
  readonly forward: ReadonlyArray<Crumb>
  readonly lists: { readonly [view in ViewId]?: ListState }
  /** The agent that views are about where they are about one: the last that was under a cursor. */
  readonly agent: string | undefined
  readonly marks: ReadonlySet<string>
  readonly dialog: Dialog | undefined
  /** The last thing that happened, for a few seconds. */
  readonly toast: {
    readonly text: string
    readonly tone: "good" | "warn" | "bad"
    readonly at: number
    /** True where the next key makes it stale: why the last could not be done. */
    readonly passing?: boolean
  } | undefined
  /** Commands of this screen that wait for the engine, by their numbers. */
  readonly waiting: ReadonlyArray<number>
  /** Decisions of this screen that a process of its own puts on record, with the data set that follows them. */
  readonly writing?: number
  /** Questions asked from this screen, with their moments: what interviews show until the answers come. */
  readonly asked?: ReadonlyArray<{ readonly agent: string; readonly question: string; readonly at: number }>
  /** Which of the problems `!` showed last. */
  readonly problem: number
}

/** A list as it is at first. */
export const list: ListState = {
  at: undefined,
  top: 0,
  filter: "",
  sort: undefined,
  follow: true,
  variant: 0,
  wrap: false
}

/** The list of a view. */
export const listOf = (state: ViewState, view: ViewId = state.view): ListState => state.lists[view] ?? list

/** The screen as it opens. */
export const initial: ViewState = {
  view: "overview",
  subject: undefined,
  back: [],
  forward: [],
  lists: {},
  agent: undefined,
  marks: new Set(),
  dialog: undefined,
  toast: undefined,
  waiting: [],
  problem: -1
}
