/** What is known of people and groups by those next to them: pure. */
import { HashMap, Option } from "effect"
import type { Group, GroupId } from "../domain/Group.ts"
import { brief } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import * as World from "../log/World.ts"

/** Members of a group whom its neighbours know by name. */
const mostNamed = 5

/** A person in one line, as the members of their group know them. */
export const oneLine = (world: World.World) => (id: string): string =>
  Profile.oneLine(World.agent(world, id).agent.profile)

const circles = new WeakMap<Group, string>()

const describe = (world: World.World, { members }: Group): string => {
  const people = members.slice(0, mostNamed).map((member) => {
    const { attributes, name } = World.agent(world, member).agent.profile
    const occupation = attributes["occupation"]
    return occupation === undefined ? name : `${name} (${brief(occupation, 40)})`
  })
  const more = members.length - mostNamed
  return `${people.join(", ")}${more > 0 ? ` and ${more} more` : ""}`
}

/** Who is in a group, as its neighbours know it. */
export const circle = (world: World.World, id: GroupId): string => {
  const { group } = World.group(world, id)
  const known = circles.get(group) ?? describe(world, group)
  circles.set(group, known)
  return known
}

/**
 * What neighbours of a group have been doing as it is known in step `step`, each with its number: the latest episode as of the
 * end of step `step - 2`, so that no group ever waits for another's summary.
 */
export const lately = (world: World.World, neighbours: ReadonlyArray<GroupId>, step: number): Array<string> =>
  neighbours.flatMap((id, index) => {
    const { episodes } = World.group(world, id)
    for (let at = episodes.length - 1; at >= 0; at--) {
      const episode = Option.getOrUndefined(HashMap.get(world.episodes, episodes[at] as string))
      if (episode !== undefined && episode.step <= step - 2) {
        return [`circle ${index + 1}: ${brief(episode.summary, 160)}`]
      }
    }
    return []
  })
