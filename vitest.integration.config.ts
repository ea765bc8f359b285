import { defineConfig } from 'vitest/config';

/** Tests with the real servers, whose exports are read. */
export default defineConfig({
  test: { include: ['test/integration/**/*.integration.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
