/** A question to one agent, or to all that are marked: copies of them answer, and they themselves never hear it. */
import { PlainText } from "@stoa/core"
import * as Again from "../state/Again.ts"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { Dialog } from "../state/State.ts"
import * as Travel from "../state/Travel.ts"
import type { Scene } from "../state/View.ts"
import * as Refusal from "./Refusal.ts"
import * as Targets from "./Targets.ts"
import * as Typing from "./Typing.ts"

type Ask = Extract<Dialog, { readonly _tag: "Ask" }>

/** Opens the dialog for the agents at hand, or says why nobody can be asked. */
export const open = (scene: Scene): Outcome => {
  const { state, watched } = scene
  if (watched.mode === "replay") {
    return Refusal.tell(
      scene,
      `A replay shows what was: to ask its people open the run with ${Again.command("watch", watched)}.`
    )
  }
  const agents = Targets.asked(scene)
  return agents.length === 0
    ? Refusal.tell(scene, "Nobody is chosen: move to an agent, or mark some with m.")
    : just({ ...state, dialog: { _tag: "Ask", agents, text: "" } })
}

/** Most questions that are remembered until they are answered. */
const most = 1000

/** Sends the question to each of them, and opens the view where the answers will stand. */
const send = ({ now, state }: Scene, { agents, text }: Ask): Outcome => {
  const question = PlainText.oneLine(text)
  const asked = [...state.asked ?? [], ...agents.map((agent) => ({ agent, question, at: now }))].slice(-most)
  const subject = agents.length === 1 ? agents[0] : undefined
  return {
    state: Travel.to({ ...state, asked, dialog: undefined }, { view: "interview", subject }),
    deeds: agents.map((agent) => ({ _tag: "Ask", command: { _tag: "Interview", agent, question } }))
  }
}

/** What a key does here; a question without a word is not sent. */
export const press = (scene: Scene, { dialog, key }: { readonly dialog: Ask; readonly key: Key }): Outcome => {
  const { state } = scene
  switch (key.name) {
    case "esc":
    case "ctrl+c":
      return just({ ...state, dialog: undefined })
    case "enter":
      return /[\p{L}\p{N}]/u.test(dialog.text) ? send(scene, dialog) : just(state)
    default: {
      const text = Typing.after(dialog.text, key)
      return just(text === undefined ? state : { ...state, dialog: { ...dialog, text } })
    }
  }
}
