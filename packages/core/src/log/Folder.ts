/** Folders on disk, made with everything above them. */
import { mkdir, rename, rm, stat } from "node:fs/promises"
import { dirname } from "node:path"

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "")

/**
 * Makes a folder and those above it; one that is there is fine. Node's own recursive form says "not found" for a read-only
 * file system, so the parts are made one by one and the error is that of the part that failed.
 */
export const make = async (path: string): Promise<void> => {
  try {
    await mkdir(path)
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(path)).isDirectory()) return
    if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error
    await make(dirname(path))
    await mkdir(path)
  }
}

/** Removes a folder with all that is in it; one that is not there is fine. */
export const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true }).catch((error: unknown) =>
    codeOf(error) === "ENOTDIR" ? undefined : Promise.reject(error)
  )

/** Puts a finished folder in the place of another, which may be there or not: at no time is half of either there. */
export const replace = async (finished: string, place: string): Promise<void> => {
  const old = `${place}.old`
  await remove(old)
  await rename(place, old).catch((error: unknown) => (codeOf(error) === "ENOENT" ? undefined : Promise.reject(error)))
  await rename(finished, place)
  await remove(old)
}
