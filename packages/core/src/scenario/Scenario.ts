/** THE plugin interface: a scenario is a name, a summary, roles, an input and a play. */
import type { Effect, Schema } from "effect"
import type { Conversation } from "../domain/Draft.ts"
import type { Actor } from "./Actor.ts"
import type { Stage, StageError } from "./Stage.ts"

/**
 * Who may fill a role. anyone: a member of the group that goes to class; neighbour: somebody who can hear from it, in the group or in
 * one it is linked to; stranger: somebody who cannot; group: all other members of the group. Without a society, bare models fill all.
 */
export type Casting = "anyone" | "neighbour" | "stranger" | "group"

/** A role: who may fill it, and what it is like. */
export interface Role<C extends Casting = Casting> {
  readonly cast: C
  readonly summary?: string
  /** The kind of model that speaks for it, as in weak or strong, for the recipe's `models` to fill; else the run's own model. */
  readonly model?: string
  /** Of a group of bare models: how many; default 4. */
  readonly size?: number
}

/** The roles of a scenario by name. */
export type Roles = Readonly<Record<string, Casting | Role>>

type CastingOf<R> = R extends Role<infer C> ? C : R

/** Who fills the roles: one actor each, several where a group does. */
export type Cast<R extends Roles> = {
  readonly [Name in keyof R]: CastingOf<R[Name]> extends "group" ? ReadonlyArray<Actor> : Actor
}

/** What a play is given. */
export interface Given<R extends Roles, I> {
  readonly cast: Cast<R>
  readonly input: I
}

/** What a scenario is made of. */
export interface ScenarioOptions<R extends Roles, I> {
  /** What happens in it, in one sentence. */
  readonly summary: string
  readonly roles: R
  /**
   * The question (id, source, question, answer, outcome ... see `Question`) and the settings of the scenario in one schema. Fields it
   * does not name are not given to it.
   */
  readonly input: Schema.Codec<I, unknown>
  /** How many questions like the one at hand the input takes, in a field `similar` of `Similar`s; default none. */
  readonly similar?: number
  /** The role whose learning is measured where a recipe asks for it. */
  readonly learner?: keyof R & string
  /** What happens, told with the Stage and nothing else. A play that comes to nothing returns an empty list. */
  readonly play: (given: Given<NoInfer<R>, NoInfer<I>>) => Effect.Effect<ReadonlyArray<Conversation>, StageError, Stage>
}

/** A scenario: a script that a few actors play to make training material. */
export interface Scenario<R extends Roles = Roles, I = unknown>
  extends Omit<ScenarioOptions<R, I>, "roles" | "similar">
{
  readonly name: string
  readonly roles: { readonly [Name in keyof R]: Role }
  readonly similar: number
  /** The file it was loaded from; absent for those that come with Stoa. */
  readonly file?: string
}

/** Any scenario. */
// oxlint-disable-next-line typescript/no-explicit-any -- no narrower type takes every cast and every input
export type Any = Scenario<any, any>

/** A name: lower-case words with dashes between. It stands in places and in names of files. */
const proper = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** Most characters of a name. */
const longest = 60

/** Makes a scenario. Throws on a name that is not of lower-case words with dashes between, and on a play without roles. */
export const make = <const R extends Roles, I>(name: string, options: ScenarioOptions<R, I>): Scenario<R, I> => {
  if (name.length > longest || !proper.test(name)) {
    throw new TypeError(
      `A scenario is named in lower-case words with dashes, as in second-opinion, in ${longest} characters at most; found "${name}".`
    )
  }
  const roles = Object.entries(options.roles)
  if (roles.length === 0) throw new TypeError(`The scenario ${name} has no roles: name at least one.`)
  return {
    ...options,
    name,
    similar: options.similar ?? 0,
    roles: Object.fromEntries(
      roles.map(([role, how]) => [role, typeof how === "string" ? { cast: how } : how])
    ) as Scenario<R, I>["roles"]
  }
}

/** True for what `make` made, also in another copy of this module. */
export const isScenario = (value: unknown): value is Any =>
  typeof value === "object" && value !== null && "play" in value && typeof value.play === "function" &&
  "roles" in value && "input" in value && "name" in value && typeof value.name === "string"
