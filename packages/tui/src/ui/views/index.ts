/** Every view of the screen. */
import { span } from "../canvas/Line.ts"
import type { Views } from "../Pane.ts"
import type { ViewId } from "../State.ts"
import type { View } from "../View.ts"

const none = (id: ViewId, title: string): View => ({
  id,
  title,
  about: "Nothing yet.",
  items: () => [],
  draw: () => [[span("Nothing is shown here yet.", "dim")]]
})

/** The views by their ids. */
export const views: Views = {
  overview: none("overview", "Overview"),
  agents: none("agents", "Agents"),
  stream: none("stream", "Stream"),
  graph: none("graph", "Graph"),
  timeline: none("timeline", "Timeline"),
  scenario: none("scenario", "Scenario"),
  data: none("data", "Data"),
  costs: none("costs", "Costs"),
  logs: none("logs", "Logs"),
  agent: none("agent", "Agent"),
  message: none("message", "Message"),
  row: none("row", "Row"),
  play: none("play", "Play"),
  interview: none("interview", "Interview")
}
