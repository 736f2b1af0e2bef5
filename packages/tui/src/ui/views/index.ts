/** Every view of the screen. */
import type { Views } from "../shell/Pane.ts"
import { Agent } from "./Agent.ts"
import { agents } from "./Agents.ts"
import { costs } from "./Costs.ts"
import { Data } from "./Data.ts"
import { graph } from "./Graph.ts"
import { Interview } from "./Interview.ts"
import { Logs } from "./Logs.ts"
import { message } from "./Message.ts"
import { overview } from "./Overview.ts"
import { play } from "./Play.ts"
import { Row } from "./Row.ts"
import { scenario } from "./Scenario.ts"
import { stream } from "./Stream.ts"
import { timeline } from "./Timeline.ts"

/** The views by their ids. */
export const views: Views = {
  overview,
  agents,
  stream,
  graph,
  timeline,
  scenario,
  data: Data,
  costs,
  logs: Logs,
  agent: Agent,
  message,
  row: Row,
  play,
  interview: Interview
}
