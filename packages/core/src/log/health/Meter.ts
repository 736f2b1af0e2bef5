/** Measures a society while it lives: one fact more, and what has come to be wrong with it. */
import type { Acted, AgentJoined, Event } from "../../domain/Event.ts"
import * as Place from "../../domain/Place.ts"
import * as Plan from "../../domain/Plan.ts"
import * as Alert from "./Alert.ts"
import * as Bin from "./Bin.ts"
import * as Earshot from "./Earshot.ts"
import * as Numbers from "./Numbers.ts"
import * as Wording from "./Wording.ts"

/** A step and its numbers. */
export interface StepHealth extends Numbers.Numbers {
  readonly step: number
  /** True once all groups have ended it. */
  readonly whole: boolean
}

/** How a society does: what counts of it, up to the end of the simulation once that is known. */
export interface Health {
  readonly agents: number
  readonly groups: number
  readonly links: number
  readonly steps: ReadonlyArray<StepHealth>
  /** Over all steps. */
  readonly all: Numbers.Numbers
  /** Plan steps there are and how many are done, agents whose whole plan is. */
  readonly goals: {
    readonly planSteps: number
    readonly done: number
    readonly share: number
    readonly agentsDone: number
  }
  /** Groups that heard nothing from others and of which others heard nothing; share of links over which something was heard. */
  readonly isolation: { readonly isolatedGroups: number; readonly linksUsed: number }
}

/** A meter: takes facts in any order that respects their causes. */
export interface Meter {
  /** One fact more. Gives what it shows to be wrong, each sort once in a run. */
  readonly add: (fact: Event) => ReadonlyArray<Alert.Alert>
  readonly read: () => Health
  /** What was found to be wrong so far, in steps that count. */
  readonly alerts: () => ReadonlyArray<Alert.Alert>
}

/** How many of its acts an agent's next one is compared to. */
const compared = 10

/** The step of a turn or of a routing that came to nothing; undefined for any other place. */
const failedIn = (place: string): { readonly step: number; readonly turn: boolean } | undefined => {
  const [, step, inside = ""] = /^simulation\/(\d+)\/g\d+\/(.+)$/.exec(place) ?? []
  if (step === undefined || /^e\d/.test(inside)) return undefined
  return { step: Number(step), turn: /^a\d/.test(inside) }
}

/** A meter of nothing yet; one that remembers so many steps stays as large as it is then. */
export const make = (options: Earshot.EarshotOptions = {}): Meter => {
  const bins = new Map<number, Bin.Bin>()
  const binOf = (step: number): Bin.Bin => {
    const bin = bins.get(step) ?? Bin.empty()
    bins.set(step, bin)
    return bin
  }
  const earshot = Earshot.make(binOf, options)
  const lastActs = new Map<string, Array<Wording.Wording>>()
  /** What is left of each agent's plan, and how many steps it may yet gain. */
  const plans = new Map<string, { left: number; room: number }>()
  const told: Array<Alert.Alert> = []
  const kinds = new Set<Alert.Alert["kind"]>()
  const society = { groups: 0, links: 0, planSteps: 0, done: 0, agentsDone: 0 }
  /** How many groups there are from which step on: people may have joined. */
  const formed: Array<{ readonly from: number; readonly groups: number }> = []
  /** Links that people made or cut, and from which step on. */
  const relinks: Array<{ readonly step: number; readonly by: number }> = []
  const linksAt = (step: number): number =>
    relinks.reduce((links, relink) => (relink.step <= step ? links + relink.by : links), society.links)
  const groupsAt = (step: number): number =>
    formed.reduce((most, { from, groups }) => (from <= step ? Math.max(most, groups) : most), 0)
  const isWhole = (step: number): boolean => formed.length > 0 && (bins.get(step)?.ended ?? 0) >= groupsAt(step)
  let end = Number.POSITIVE_INFINITY
  /** Whole steps that rules have looked at; agents whose plan was not done by then. */
  let looked = 0
  let unfinished = 0

  const join = ({ agent, plan: { steps } }: AgentJoined): void => {
    const left = steps.length - Plan.pointer({ steps })
    plans.set(agent, { left, room: Plan.mostAdded })
    society.planSteps += steps.length
    society.done += steps.length - left
    if (left === 0) society.agentsDone++
    else unfinished++
  }

  const goOn = ({ message, revised, stepDone }: Acted, bin: Bin.Bin): void => {
    const plan = plans.get(message.from)
    if (plan === undefined) return
    if (stepDone && plan.left > 0) {
      plan.left--
      bin.stepsDone++
      if (plan.left > 0) return
      bin.plansDone++
    } else if (revised !== undefined && plan.left === 0 && plan.room > 0) {
      plan.left++
      plan.room--
      bin.stepsAdded++
      bin.plansDone--
    }
  }

  const act = (fact: Acted): void => {
    const { message } = fact
    const bin = binOf(message.step)
    bin.acts[message.act]++
    if (message.kind === "reaction") bin.reactions++
    const wording = Wording.of(message.text)
    bin.topics[wording.topic] = (bin.topics[wording.topic] ?? 0) + 1
    const before = lastActs.get(message.from) ?? []
    if (before.some((other) => Wording.isAlike(other, wording))) bin.repeated++
    lastActs.set(message.from, [...before.slice(1 - compared), wording])
    for (const flaw of message.flaws ?? []) bin.flaws[flaw]++
    goOn(fact, bin)
    earshot.send(message)
  }

  const look = (): ReadonlyArray<Alert.Alert> => {
    const found: Array<Alert.Alert> = []
    for (; isWhole(looked); looked++) {
      unfinished -= binOf(looked).plansDone
      const view = { agents: plans.size, links: linksAt(looked), step: looked, unfinished, binOf }
      for (const alert of Alert.at(view, kinds)) {
        kinds.add(alert.kind)
        found.push(alert)
      }
    }
    told.push(...found)
    return found.filter(({ step }) => step <= end)
  }

  const add = (fact: Event): ReadonlyArray<Alert.Alert> => {
    switch (fact._tag) {
      case "AgentJoined":
        join(fact)
        break
      case "Renewed": {
        const bin = binOf(fact.step)
        const steps = fact.plan.steps.length
        const { left = 0 } = plans.get(fact.agent) ?? {}
        plans.set(fact.agent, { left: steps, room: Plan.mostAdded })
        // Of a plan that was given up for another goal nothing is left to do.
        bin.stepsAdded += steps - left
        if (left === 0) bin.plansDone--
        break
      }
      case "SocietyFormed":
        society.groups = fact.groups.length
        formed.push({ from: (Place.stepOfChange(fact.place) ?? -1) + 1, groups: fact.groups.length })
        society.links = fact.links.length
        break
      case "Intervened":
        if (fact.change._tag === "Link") relinks.push({ step: fact.step, by: fact.change.linked ? 1 : -1 })
        break
      case "Acted":
        act(fact)
        break
      case "Routed":
        binOf(fact.step).routings++
        for (const { agents, message } of fact.routes) {
          for (const agent of agents) earshot.hear({ message, agent, group: fact.group, step: fact.step })
        }
        break
      case "Received":
        for (const { agents, message } of fact.receptions) {
          for (const agent of agents) earshot.hear({ message, agent, group: fact.group, step: fact.step })
        }
        break
      case "Failed": {
        const failed = failedIn(fact.place)
        if (failed?.turn === true) binOf(failed.step).failedTurns++
        else if (failed !== undefined) binOf(failed.step).failedRoutings++
        break
      }
      case "StepEnded":
        binOf(fact.step).ended++
        return look()
      case "SimulationEnded":
        end = fact.step
        break
    }
    return []
  }

  const read = (): Health => {
    const counted = [...bins].map(([step, bin]): Numbers.Counted => ({ bin, step }))
      .filter(({ step }) => step <= end)
      .toSorted((a, b) => a.step - b.step)
    const last = counted.at(-1)?.step ?? -1
    const total = (key: "stepsDone" | "stepsAdded" | "plansDone") => counted.reduce((sum, { bin }) => sum + bin[key], 0)
    const done = society.done + total("stepsDone")
    const planSteps = society.planSteps + total("stepsAdded")
    return {
      agents: plans.size,
      groups: society.groups,
      links: linksAt(end),
      steps: counted.map((one) => ({
        step: one.step,
        whole: isWhole(one.step),
        ...Numbers.of([one], last)
      })),
      all: Numbers.of(counted, last),
      goals: {
        planSteps,
        done,
        share: Numbers.share(done, planSteps),
        agentsDone: society.agentsDone + total("plansDone")
      },
      isolation: {
        isolatedGroups: society.groups - earshot.openGroups(last),
        linksUsed: Numbers.share(earshot.usedLinks(last), linksAt(end))
      }
    }
  }

  return { add, read, alerts: () => told.filter(({ step }) => step <= end) }
}
