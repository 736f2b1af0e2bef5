/** The signs of the screen, and those of terminals that know only ASCII. */

/** Signs by what they stand for; each is one column wide. */
export interface Glyphs {
  readonly ascii: boolean
  /** Eight heights, lowest first. */
  readonly spark: ReadonlyArray<string>
  /** What of a bar is filled, and what is not. */
  readonly full: string
  readonly empty: string
  /** An agent that acts, waits, is done, has failed, is muted, has nothing to do. */
  readonly acts: string
  readonly waits: string
  readonly done: string
  readonly fails: string
  readonly muted: string
  readonly idle: string
  readonly mark: string
  readonly to: string
  readonly because: string
  readonly up: string
  readonly down: string
  readonly running: string
  readonly paused: string
  readonly replay: string
  readonly dot: string
  readonly ellipsis: string
  /** Frame: horizontal, vertical, the four corners, tees. */
  readonly frame: {
    readonly h: string
    readonly v: string
    readonly tl: string
    readonly tr: string
    readonly bl: string
    readonly br: string
  }
}

export const unicode: Glyphs = {
  ascii: false,
  spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
  full: "█",
  empty: "░",
  acts: "●",
  waits: "◌",
  done: "✓",
  fails: "✗",
  muted: "∅",
  idle: "·",
  mark: "◆",
  to: "→",
  because: "↳",
  up: "↑",
  down: "↓",
  running: "▸",
  paused: "‖",
  replay: "⟲",
  dot: "·",
  ellipsis: "…",
  frame: { h: "─", v: "│", tl: "╭", tr: "╮", bl: "╰", br: "╯" }
}

export const ascii: Glyphs = {
  ascii: true,
  spark: [".", ".", ":", ":", "-", "=", "+", "#"],
  full: "#",
  empty: ".",
  acts: "*",
  waits: "o",
  done: "+",
  fails: "x",
  muted: "0",
  idle: ".",
  mark: "&",
  to: ">",
  because: "`",
  up: "^",
  down: "v",
  running: ">",
  paused: "=",
  replay: "@",
  dot: "-",
  ellipsis: "~",
  frame: { h: "-", v: "|", tl: "+", tr: "+", bl: "+", br: "+" }
}

/** Those of a terminal, by its environment. */
export const of = (environment: Readonly<Record<string, string | undefined>>): Glyphs => {
  const locale = environment["LC_ALL"] || environment["LC_CTYPE"] || environment["LANG"] || "UTF-8"
  return environment["STOA_ASCII"] !== undefined || environment["TERM"] === "linux" || !/utf-?8/i.test(locale)
    ? ascii
    : unicode
}
