/** The screen as Ink has it: keys, the size of the window, and who has the terminal. Nothing here knows what is shown. */
import { Box, Text, useApp, useInput, useIsScreenReaderEnabled, usePaste, useWindowSize } from "ink"
import { createElement, memo, type ReactElement, useEffect, useLayoutEffect, useSyncExternalStore } from "react"
import type { Shown } from "../session/Session.ts"
import * as Input from "./Input.ts"
import type { Hands } from "./Terminal.ts"
import * as Theme from "./Theme.ts"

const Row = memo(({ text }: { readonly text: string }): ReactElement => createElement(Text, { wrap: "truncate" }, text))

/** The lines as texts of Ink: what is read aloud, and what tests look at. */
export const Rows = ({ session }: { readonly session: Shown }): ReactElement => {
  const lines = useSyncExternalStore(session.subscribe, session.lines, session.lines)
  return createElement(
    Box,
    { flexDirection: "column" },
    lines.map((line, row) => createElement(Row, { key: row, text: Theme.plain.paint(line) || " " }))
  )
}

/** What the screen is made with. */
export interface AppProps {
  readonly session: Shown
  /** Given what hands the terminal to another program. */
  readonly onReady: (suspend: Hands["suspend"]) => void
  /** Paints the lines; left out where they are read aloud. */
  readonly paint: () => void
}

/** The screen. */
export const App = ({ onReady, paint, session }: AppProps): ReactElement => {
  const { columns, rows } = useWindowSize()
  const isRead = useIsScreenReaderEnabled()
  const { suspendTerminal } = useApp()
  useEffect(() => onReady((program) => suspendTerminal(program)), [onReady, suspendTerminal])
  useEffect(() => (isRead ? undefined : session.subscribe(paint)), [isRead, paint, session])
  useLayoutEffect(() => session.resize({ width: columns, height: rows }), [session, columns, rows])
  useInput((input, key) => session.press(Input.keys(input, key)))
  usePaste((text) => session.press([Input.pasted(text)]))
  return isRead ? createElement(Rows, { session }) : createElement(Box)
}
