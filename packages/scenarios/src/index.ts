/** The names of the scenarios that come with Stoa: none yet, the plugin interface they are written against is still to come. */
export const scenarios: ReadonlyArray<string> = []
