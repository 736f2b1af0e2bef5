/** For `node --import`: a process in which files find the modules of the command. */
import { register } from "./Hook.ts"

await register()
