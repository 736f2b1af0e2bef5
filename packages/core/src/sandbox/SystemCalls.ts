/**
 * The system calls that a program in the sandbox may not make, as a filter of the kernel (seccomp): it starts no process, looks into
 * none, and takes no memory that its limits do not count.
 */

interface Machine {
  /** The kernel's name for it. */
  readonly audit: number
  readonly clone: number
  readonly forbidden: ReadonlyArray<number>
}

// The same everywhere: io_uring, the newer ways to mount, secret memory.
const everywhere = [425, 426, 427, 428, 429, 430, 431, 432, 433, 442, 447]

const machines: Readonly<Record<string, Machine>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    // fork, vfork; ptrace, process_vm_*; memfd_create, shmget, msgget; unshare, setns; mounts; keys; bpf, perf, userfaultfd
    forbidden: [
      57,
      58,
      101,
      310,
      311,
      319,
      29,
      68,
      272,
      308,
      165,
      166,
      155,
      248,
      249,
      250,
      321,
      298,
      323,
      ...everywhere
    ]
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    forbidden: [117, 270, 271, 279, 194, 186, 97, 268, 40, 39, 41, 217, 218, 219, 280, 241, 282, ...everywhere]
  }
}

const clone3 = 435
const newThread = 0x10000
/** Calls of another way to call a 64-bit Intel kernel, with numbers of their own. */
const otherNumbers = 0x40000000

const answer = { allow: 0x7fff0000, refuse: 0x00050001, unknown: 0x00050026, kill: 0x80000000 }
const code = { load: 0x20, equals: 0x15, atLeast: 0x35, has: 0x45, end: 0x06 }
const at = { number: 0, audit: 4, firstArgument: 16 }

/** One instruction: what it does, with what, and how many to skip when it holds and when not. */
type Step = readonly [code: number, value: number, then?: number, otherwise?: number]

/** The filter in the form the kernel reads; undefined for a machine whose calls are not known here. */
export const filter = (architecture: string): Uint8Array | undefined => {
  const machine = machines[architecture]
  if (machine === undefined) return undefined
  const refused = machine.forbidden.flatMap((number): ReadonlyArray<Step> => [
    [code.equals, number, 0, 1],
    [code.end, answer.refuse]
  ])
  const steps: ReadonlyArray<Step> = [
    [code.load, at.audit],
    [code.equals, machine.audit, 1, 0],
    [code.end, answer.kill],
    [code.load, at.number],
    [code.atLeast, otherNumbers, 0, 1],
    [code.end, answer.refuse],
    ...refused,
    // The C library asks for a thread by clone where it finds no clone3, whose wishes a filter cannot see.
    [code.equals, clone3, 0, 1],
    [code.end, answer.unknown],
    [code.equals, machine.clone, 0, 3],
    [code.load, at.firstArgument],
    [code.has, newThread, 1, 0],
    [code.end, answer.refuse],
    [code.end, answer.allow]
  ]
  const bytes = Buffer.alloc(steps.length * 8)
  for (const [index, [code, value, then = 0, otherwise = 0]] of steps.entries()) {
    bytes.writeUInt16LE(code, index * 8)
    bytes.writeUInt8(then, index * 8 + 2)
    bytes.writeUInt8(otherwise, index * 8 + 3)
    bytes.writeUInt32LE(value >>> 0, index * 8 + 4)
  }
  return bytes
}
