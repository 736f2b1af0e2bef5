/** Every view of the screen. */
import { span } from "../canvas/Line.ts"
import type { Views } from "../Pane.ts"
import type { ViewId } from "../State.ts"
import type { View } from "../View.ts"
import { Agent } from "./Agent.ts"
import { agents } from "./Agents.ts"
import { costs } from "./Costs.ts"
import { Data } from "./Data.ts"
import { graph } from "./Graph.ts"
import { overview } from "./Overview.ts"
import { play } from "./Play.ts"
import { scenario } from "./Scenario.ts"
import { timeline } from "./Timeline.ts"

const none = (id: ViewId, title: string): View => ({
  id,
  title,
  about: "Nothing yet.",
  items: () => [],
  draw: () => [[span("Nothing is shown here yet.", "dim")]]
})

/** The views by their ids. */
export const views: Views = {
  overview,
  agents,
  stream: none("stream", "Stream"),
  graph: { variants: ["people", "groups"], ...graph },
  timeline: { variants: ["steps", "calls by time"], ...timeline },
  scenario: { variants: ["class", "rules"], ...scenario },
  data: Data,
  costs,
  logs: none("logs", "Logs"),
  agent: Agent,
  message: none("message", "Message"),
  row: none("row", "Row"),
  play,
  interview: none("interview", "Interview")
}
