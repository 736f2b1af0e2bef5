/** The files of one format: one of each part, cut into shards where that is wanted, each with its provenance beside it. */
import { rename } from "node:fs/promises"
import { join } from "node:path"
import type { Written } from "../../log/AtomicFile.ts"
import type { Format, Row, RowOptions } from "../Format.ts"
import type { Canonical } from "../formats/canonical.ts"
import { lay, type LayoutOptions } from "../Layout.ts"
import * as Provenance from "./Provenance.ts"
import { ofColumns, ofText, type RowFile } from "./RowFile.ts"

/** How rows are exported, whatever their format. */
export interface OutletOptions extends RowOptions {
  readonly folder: string
  readonly layout: LayoutOptions
  /** Names of the parts; one without a name where the rows are not parted. */
  readonly parts: ReadonlyArray<string>
  readonly provenance: "none" | "sidecar" | "column"
  /** Rows of a file at most. */
  readonly shard?: number | undefined
}

/** A file that was written. */
export interface ExportedFile extends Written {
  readonly name: string
  readonly format: string
  /** Absent where the rows are not parted. */
  readonly split?: string
  readonly rows: number
  /** True where answers are marked that are not to be learnt. */
  readonly masked?: true
  /** The file that says where its rows come from. */
  readonly provenance?: Written & { readonly name: string }
}

interface Shard {
  readonly file: RowFile
  readonly sidecar: RowFile | undefined
  rows: number
}

/** A part of the rows, and its files so far. */
interface Part {
  readonly name: string
  readonly done: Array<{ readonly written: Written; readonly sidecar: Written | undefined; readonly rows: number }>
  open: Shard | undefined
}

const columnsOf = (format: Format, { provenance, ...options }: OutletOptions) => [
  ...format.columns?.(options) ?? [],
  ...(provenance === "column" ? [{ name: "provenance", of: "text" } as const] : [])
]

/** Where rows of one format go. */
export class Outlet {
  readonly format: Format
  readonly leftOut = new Map<string, number>()
  rows = 0
  #rehearsed = false
  #masked = false
  readonly #options: OutletOptions
  readonly #parts = new Map<string, Part>()
  readonly #lay: <E extends Canonical>(row: E) => E

  constructor(format: Format, options: OutletOptions) {
    this.format = format
    this.#options = options
    // The parts stand in the order in which they were named, whichever has the first row.
    for (const name of options.parts) this.#parts.set(name, { name, done: [], open: undefined })
    // The canonical rows are as they were made.
    this.#lay = format.name === "canonical" ? (row) => row : lay(options.layout)
  }

  /** Takes a row in, or counts why it is left out. */
  async add(row: Canonical, split: string): Promise<void> {
    const laid = this.#lay(row)
    const misfit = this.format.misfit(laid)
    if (misfit !== undefined) {
      this.leftOut.set(misfit, (this.leftOut.get(misfit) ?? 0) + 1)
      return
    }
    this.rows++
    this.#rehearsed ||= row.rehearsal
    this.#masked ||= laid.turns.some(({ train }) => train === false)
    const part = this.#parts.get(split)
    if (part === undefined) throw new Error(`There is no part "${split}"`)
    const shard = part.open ??= await this.#open(part)
    shard.rows++
    const waiting = [shard.file.add(this.#rowOf(laid)), shard.sidecar?.add({ row: shard.rows, ...Provenance.of(row) })]
    for (const wait of waiting) if (wait !== undefined) await wait
    if (shard.rows === this.#options.shard) await this.#close(part)
  }

  /** Ends all files and gives them their names. */
  async end(): Promise<Array<ExportedFile>> {
    const files: Array<ExportedFile> = []
    for (const part of this.#parts.values()) {
      await this.#close(part)
      for (const [index, { rows, sidecar, written }] of part.done.entries()) {
        const name = this.#nameOf(part, index)
        const beside = `${name.replace(/\.[a-z]+$/, "")}.provenance.jsonl`
        await this.#rename(this.#partial(part, index), name)
        if (sidecar !== undefined) await this.#rename(`${this.#partial(part, index)}.provenance`, beside)
        files.push({
          name,
          format: this.format.name,
          ...(part.name === "" ? {} : { split: part.name }),
          rows,
          ...(this.#masked ? { masked: true } as const : {}),
          ...written,
          ...(sidecar === undefined ? {} : { provenance: { name: beside, ...sidecar } })
        })
      }
    }
    return files
  }

  /** Gives up what is not ended. */
  async drop(): Promise<void> {
    for (const { open } of this.#parts.values()) {
      await open?.file.drop()
      await open?.sidecar?.drop()
    }
  }

  #rowOf(row: Canonical): Row {
    const { format } = this
    const made = format.row(row, { ...this.#options, run: row.run })
    return this.#options.provenance === "column" && format.name !== "canonical"
      ? { ...made, provenance: JSON.stringify(Provenance.of(row)) }
      : made
  }

  async #open(part: Part): Promise<Shard> {
    const { container } = this.format
    const path = join(this.#options.folder, this.#partial(part, part.done.length))
    const file = container === "parquet"
      ? await ofColumns(path, columnsOf(this.format, this.#options))
      : await ofText(path, container)
    const hasSidecar = this.#options.provenance === "sidecar" && this.format.name !== "canonical"
    return { file, sidecar: hasSidecar ? await ofText(`${path}.provenance`, "jsonl") : undefined, rows: 0 }
  }

  async #close(part: Part): Promise<void> {
    const { open } = part
    if (open === undefined) return
    part.done.push({ written: await open.file.end(), sidecar: await open.sidecar?.end(), rows: open.rows })
    part.open = undefined
  }

  #partial(part: Part, index: number): string {
    return `${this.format.name}.${part.name}.${index}.partial`
  }

  /** A strict row cannot say that it is rehearsed, so its file does; the canonical one says so in any case. */
  #nameOf(part: Part, index: number): string {
    const [stem = "", ending = ""] = this.format.file.split(".")
    const digits = (number: number) => String(number).padStart(5, "0")
    return [
      stem,
      ...(this.#rehearsed && this.#options.strict === true && this.format.name !== "canonical" ? ["rehearsal"] : []),
      ...(part.name === "" ? [] : [part.name]),
      ...(this.#options.shard === undefined ? [] : [`${digits(index)}-of-${digits(part.done.length)}`])
    ].join("-") + `.${ending}`
  }

  #rename(from: string, to: string): Promise<void> {
    return rename(join(this.#options.folder, from), join(this.#options.folder, to))
  }
}
