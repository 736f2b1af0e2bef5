/** The modules that a scenario's file shares with the command: what is made by one copy is known to the other only if both are one. */

/** A module as the members it exports. */
export type Members = Readonly<Record<string, unknown>>

/** Modules by the name under which a file imports them. */
export type Modules = Readonly<Record<string, Members>>

/** The modules this process runs, be they of the bundle or of the sources: effect with each of its namespaces, and Stoa's own. */
export const load = async (): Promise<Modules> => {
  const [effect, core, testing, scenarios] = await Promise.all([
    import("effect"),
    import("@stoa/core"),
    import("@stoa/core/testing"),
    import("@stoa/scenarios")
  ])
  const namespaces = Object.entries(effect).filter(([name]) => /^[A-Z]/.test(name)) as Array<[string, Members]>
  return {
    effect,
    ...Object.fromEntries(namespaces.map(([name, members]) => [`effect/${name}`, members])),
    "@stoa/core": core,
    "@stoa/core/testing": testing,
    "@stoa/scenarios": scenarios
  }
}
