import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Long seeded runs (`npm run endurance`): minutes to hours, outside `npm test`. Each prints its seeds and its figures. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/endurance/**/*.test.ts'],
    testTimeout: 4 * 60 * 60_000,
    reporters: ['default'],
    disableConsoleIntercept: true,
    // One after the other: they time kills, and share the machine with what they kill.
    fileParallelism: false,
  },
});
