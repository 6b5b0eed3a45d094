import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Long seeded runs, of which `npm test` runs samples. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['tests/endurance/**/*.test.ts'], testTimeout: 30 * 60_000 },
});
