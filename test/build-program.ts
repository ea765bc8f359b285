import { build } from 'rolldown';
import config from '../rolldown.config.ts';

/** Builds what the tests of the installed program start, once for all of them. */
export async function setup(): Promise<void> {
  await build(config);
}
