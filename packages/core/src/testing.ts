/** What the author of a scenario tests it with. */
export {}
