/** Puts a sitting on the terminal, and takes it off again. Must be loaded after NODE_ENV is set: React decides by it at once. */
import { render } from "ink"
import { createElement } from "react"
import { App } from "./App.ts"
import * as Session from "./Session.ts"
import type { Painter } from "./Terminal.ts"
import * as Terminal from "./Terminal.ts"
import type { Theme } from "./Theme.ts"
import * as Ticker from "./Ticker.ts"

/** What is put there. */
export interface Mounting extends Omit<Session.Parts, "host" | "window" | "clock"> {
  readonly run: string
  readonly theme: Theme
  /** Ends the sitting from outside. */
  readonly signal: AbortSignal
}

/** Shows it until it is left. */
export const mount = async ({ run, signal, theme, ...parts }: Mounting): Promise<void> => {
  const { stdout } = process
  let painter: Painter | undefined
  const host = Terminal.make({
    run,
    stdout,
    painter: () => painter ?? { suspend: (program) => program(), repaint: () => undefined }
  })
  const session = Session.make({
    ...parts,
    host,
    clock: Date.now,
    window: { width: stdout.columns, height: stdout.rows }
  })
  const app = createElement(App, {
    session,
    theme,
    onSuspend: (suspend) => {
      painter = {
        suspend,
        repaint: () => {
          instance.clear()
          stdout.write("\u001b[H\u001b[2J")
          instance.rerender(createElement(App, { ...app.props }))
        }
      }
    }
  })
  const instance = render(app, {
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    maxFps: 60,
    patchConsole: false,
    exitOnCtrlC: false
  })
  const leave = () => instance.unmount()
  signal.addEventListener("abort", leave)
  if (signal.aborted) leave()
  const stop = Ticker.start(session)
  try {
    await instance.waitUntilExit()
  } finally {
    stop()
    signal.removeEventListener("abort", leave)
  }
}
