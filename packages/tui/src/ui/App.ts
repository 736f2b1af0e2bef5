/** The screen as Ink has it: a text for each line, and keys in the other direction. Nothing here knows what is shown. */
import { Box, Text, useApp, useInput, usePaste, useWindowSize } from "ink"
import { createElement, memo, type ReactElement, useEffect, useLayoutEffect, useSyncExternalStore } from "react"
import * as Input from "./Input.ts"
import type { Session } from "./Session.ts"
import type { Painter } from "./Terminal.ts"
import type { Theme } from "./Theme.ts"

/** A line by what it looks like: one that does not change is not looked at again. */
const Row = memo(({ text }: { readonly text: string }): ReactElement => createElement(Text, { wrap: "truncate" }, text))

/** What the screen is drawn with. */
export interface AppProps {
  readonly session: Session
  readonly theme: Theme
  /** Given what hands the terminal to another program. */
  readonly onSuspend?: (suspend: Painter["suspend"]) => void
}

/** The screen. */
export const App = ({ onSuspend, session, theme }: AppProps): ReactElement => {
  const { columns, rows } = useWindowSize()
  useLayoutEffect(() => session.resize({ width: columns, height: rows }), [session, columns, rows])
  const lines = useSyncExternalStore(session.subscribe, session.lines, session.lines)
  const { suspendTerminal } = useApp()
  useEffect(() => onSuspend?.((program) => suspendTerminal(program)), [onSuspend, suspendTerminal])
  useInput((input, key) => session.press(Input.keys(input, key)))
  usePaste((text) => session.press([Input.pasted(text)]))
  return createElement(
    Box,
    { flexDirection: "column", width: columns, height: rows, overflow: "hidden" },
    lines.slice(0, rows).map((line, row) => createElement(Row, { key: row, text: theme.paint(line) || " " }))
  )
}
