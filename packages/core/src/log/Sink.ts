/** A file that grows piece by piece. Nobody sees it under its name before it is whole: who makes it names it at the end. */
import { createHash } from "node:crypto"
import { type FileHandle, open } from "node:fs/promises"

/** What was written. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** Text and bytes gathered into blocks, so that rows are not written one system call each. */
const blockSize = 1 << 18

/** A file that is being written. */
export class Sink {
  readonly #file: FileHandle
  readonly #hash = createHash("sha256")
  #bytes = 0
  #block = ""

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Begins a file; one that is there is begun anew. */
  static async open(path: string): Promise<Sink> {
    return new Sink(await open(path, "w"))
  }

  /** Takes text in. What is given back is to be waited for. */
  text(piece: string): Promise<void> | undefined {
    this.#block += piece
    return this.#block.length >= blockSize ? this.#flush() : undefined
  }

  /** Takes bytes in, after all text before them. */
  async bytes(data: Uint8Array): Promise<void> {
    await this.#flush()
    await this.#write(data)
  }

  /** Ends the file: all of it is on disk. */
  async end(): Promise<Written> {
    await this.#flush()
    await this.#file.sync()
    await this.#file.close()
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") }
  }

  /** Gives the file up. */
  async drop(): Promise<void> {
    await this.#file.close().catch(() => undefined)
  }

  #flush(): Promise<void> {
    const data = Buffer.from(this.#block, "utf8")
    this.#block = ""
    return this.#write(data)
  }

  async #write(data: Uint8Array): Promise<void> {
    if (data.length === 0) return
    this.#bytes += data.length
    this.#hash.update(data)
    await this.#file.writeFile(data)
  }
}
