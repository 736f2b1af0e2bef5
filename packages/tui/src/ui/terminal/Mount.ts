/** Puts a sitting on the terminal, and takes it off again. Must be loaded after NODE_ENV is set: React decides by it at once. */
import { render } from "ink"
import { setImmediate as immediate } from "node:timers/promises"
import { createElement } from "react"
import type { Parts, Shown } from "../session/Session.ts"
import { App } from "./App.ts"
import * as Lent from "./Lent.ts"
import * as Painter from "./Painter.ts"
import * as Terminal from "./Terminal.ts"
import type { Theme } from "./Theme.ts"
import * as Ticker from "./Ticker.ts"

/** What a sitting needs to know of where it takes place. */
export type Place = Pick<Parts, "host" | "window" | "clock">

/** What is put there. */
export interface Mounting {
  readonly run: string
  readonly theme: Theme
  readonly sit: (place: Place) => Shown
  /** Ends the sitting from outside. */
  readonly signal: AbortSignal
}

/** Shows it until it is left. */
export const mount = async ({ run, signal, sit, theme }: Mounting): Promise<void> => {
  const { stdout } = process
  const painter = Painter.make((text) => stdout.write(text), theme)
  let suspend: Terminal.Hands["suspend"] = (program) => program()
  // What another program does with the terminal, until it has ended.
  let away: Promise<void> | undefined
  const paint = () => {
    if (away !== undefined) return
    try {
      painter.paint(session.lines())
    } catch (error) {
      fail(error)
    }
  }
  const repaint = () => {
    painter.forget()
    paint()
  }
  const lendTo = async (program: () => Promise<void>) => {
    Lent.set(true)
    process.off("SIGTSTP", stopped)
    try {
      stdout.write(Painter.blank)
      await suspend(async () => {
        // Ink hears no keys now, but its stream still reads them: they are the other program's.
        await immediate()
        process.stdin.pause()
        await program()
      })
    } finally {
      away = undefined
      Lent.set(false)
      process.on("SIGTSTP", stopped)
      repaint()
    }
  }
  const lend = async (program: () => Promise<void>) => {
    if (away !== undefined) throw new Error("Another program has the terminal.")
    away = lendTo(program)
    await away
  }
  const host = Terminal.make({ run, stdout, signal, hands: { suspend: lend, repaint } })
  // Stopped from outside it gives the terminal back first; where it was not asked, it takes what it finds.
  const stopped = () => void host.suspend().catch(fail)
  const goesOn = () => {
    if (away !== undefined) return
    process.stdin.setRawMode(false).setRawMode(true)
    stdout.write(Painter.again)
    repaint()
  }
  const session = sit({ host, clock: Date.now, window: { width: stdout.columns, height: stdout.rows } })
  // Ink has the terminal: it sets its modes, hears its keys, gives it to an editor and gives it back at the end, however that comes.
  let failure: { readonly error: unknown } | undefined
  const fail = (error: unknown) => {
    failure ??= { error }
    leave()
  }
  const press: Shown["press"] = (keys) => {
    try {
      session.press(keys)
    } catch (error) {
      fail(error)
    }
  }
  const instance = render(
    createElement(App, {
      session: { ...session, press },
      paint,
      onReady: (given) => {
        suspend = given
        repaint()
      }
    }),
    { alternateScreen: true, interactive: true, patchConsole: false, exitOnCtrlC: false }
  )
  let isLeft = false
  const unmount = () => {
    if (isLeft) return
    isLeft = true
    stdout.write(Painter.blank)
    instance.unmount()
  }
  // Nobody pulls the terminal from under another program: it has ended before, or been ended.
  const leave = () => {
    if (away === undefined) unmount()
    else away.then(unmount, unmount)
  }
  // Terminals keep of a frame what they like when they get another size.
  stdout.prependListener("resize", painter.forget)
  process.on("SIGTSTP", stopped)
  process.on("SIGCONT", goesOn)
  signal.addEventListener("abort", leave)
  if (signal.aborted) leave()
  const stop = Ticker.start(session, fail)
  try {
    await instance.waitUntilExit()
  } finally {
    stop()
    process.off("SIGTSTP", stopped)
    process.off("SIGCONT", goesOn)
    stdout.off("resize", painter.forget)
    signal.removeEventListener("abort", leave)
  }
  // Told once the terminal is as it was, where a person can read it.
  if (failure !== undefined) throw failure.error
}
