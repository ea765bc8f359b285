import type { BuildOptions } from 'rolldown';
import manifest from './package.json' with { type: 'json' };

/**
 * The program as few files: loading its hundreds of modules one by one costs a small run a fifth of its time, and
 * each of the threads again. The packages that it uses stay packages. What src finds by its own place (assets,
 * package.json) lies two folders up from every file there, and so it does here.
 */
const program: BuildOptions = {
  input: ['src/cli/main.ts', 'src/io/node-io.ts', 'src/pipeline/thread.ts'],
  platform: 'node',
  external: [/^node:/, ...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  output: {
    dir: 'dist/rollcall',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    cleanDir: true,
  },
};

export default program;
