/** Folders on disk, made with everything above them. */
import { mkdir, stat } from "node:fs/promises"
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
