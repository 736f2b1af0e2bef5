/** Doing what a key stands for, or saying why it cannot be done now. */
import { actions } from "./Actions.ts"
import type * as Desk from "./Desk.ts"
import type { Binding } from "./keys/Binding.ts"
import * as Bindings from "./keys/Bindings.ts"
import type { Key, Outcome } from "./Press.ts"
import * as Standing from "./Standing.ts"
import * as Toast from "./Toast.ts"

/** Whether a binding may be pressed now. */
export const allows = (binding: Binding, desk: Desk.Desk): Standing.Verdict => {
  const isReplay = desk.scene.watched.mode === "replay"
  if (!Bindings.holds(binding, isReplay)) return isReplay ? Standing.present(desk) : Standing.replayed(desk)
  return binding.when?.(desk) ?? true
}

/** Does what a binding says, or says why it cannot be done. */
export const act = (desk: Desk.Desk, { binding, key }: { readonly binding: Binding; readonly key: Key }): Outcome => {
  const { now, state } = desk.scene
  const verdict = allows(binding, desk)
  return verdict === true ? actions[binding.id](desk, key) : Toast.refuse(state, { text: verdict, at: now })
}
