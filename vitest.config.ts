import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests of the command start it dozens of times: a bundle starts in a fifth of the time.
    globalSetup: ["test/support/bundle.ts"],
    // One worker for each core: by itself vitest keeps one core for nobody, which is half of two.
    maxWorkers: "100%",
    // The files of a worker share what they import: loading effect anew for each of hundreds took a quarter of all the time.
    isolate: false,
    // Whole flows over HTTP and child processes take seconds on a busy machine of two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
