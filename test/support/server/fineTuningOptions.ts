/** One request about files or jobs. */
export interface FineTuningAsked {
  /** Method and path, with ID for a name: `GET /v1/fine_tuning/jobs/ID`. */
  readonly name: string
  /** Which of its kind it is, counted from 1. */
  readonly nth: number
}

/** What goes wrong with a request. */
export interface Trouble {
  /** Answers this in place of what there is to say. */
  readonly status?: number
  readonly message?: string
  readonly headers?: { readonly [name: string]: string }
  /** True where what is asked is done all the same. */
  readonly done?: boolean
  /** The connection breaks in place of an answer. */
  readonly drop?: boolean
  /** Never answers: the request stays open until the client gives up. */
  readonly hang?: boolean
}

/** How a server fine-tunes. */
export interface FineTuningOptions {
  /** Looks at a job between two of its states; 1 unless told. */
  readonly looks?: number
  /** The jobs that fail, by their number in the order they were begun, from 1. */
  readonly failing?: ReadonlyArray<number>
  /** Fewest examples of a file; 1 unless told. */
  readonly least?: number
  /** What goes wrong with which request. */
  readonly trouble?: (asked: FineTuningAsked) => Trouble | undefined
}

/** What was asked about files and jobs since the start or the last reset. */
export interface FineTuningStats {
  readonly uploads: number
  readonly jobs: number
  readonly looks: number
  readonly lists: number
  readonly events: number
  readonly cancels: number
  readonly removed: number
  /** Files that are there, and jobs that have not ended. */
  readonly files: number
  readonly open: number
  /** Requests that are not answered yet. */
  readonly pending: number
}
