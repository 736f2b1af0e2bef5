/** How a database, and a run in it, may be shown: without a password. */

/** A database: its server and its name. */
export const database = (url: string): string => {
  const parts = URL.parse(url)
  return parts === null ? "postgres:" : `postgres://${parts.host}${parts.pathname}`
}

/** A run that lies there. */
export const run = (url: string, name: string): string => `${database(url)}#${name}`
