/** Doing what a key stands for, or saying why it cannot be done now. */
import type * as Desk from "../shell/Desk.ts"
import type { Key, Outcome } from "../state/Press.ts"
import * as Toast from "../state/Toast.ts"
import * as Able from "./Able.ts"
import { actions } from "./Actions.ts"
import type { Binding } from "./Binding.ts"
import * as Bindings from "./Bindings.ts"

/** Whether a binding may be pressed now. */
export const allows = (binding: Binding, desk: Desk.Desk): Able.Verdict => {
  const isReplay = desk.scene.watched.mode === "replay"
  if (!Bindings.holds(binding, isReplay)) return isReplay ? Able.present(desk) : Able.replayed(desk)
  return binding.when?.(desk) ?? true
}

/** Does what a binding says, or says why it cannot be done. */
export const act = (desk: Desk.Desk, { binding, key }: { readonly binding: Binding; readonly key: Key }): Outcome => {
  const { now, state } = desk.scene
  const verdict = allows(binding, desk)
  return verdict === true ? actions[binding.id](desk, key) : Toast.refuse(state, { text: verdict, at: now })
}
