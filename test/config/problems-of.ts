import { readConfig } from '../../src/config/read-config.ts';
import { RollcallError } from '../../src/model/rollcall-error.ts';

/** The problems of a configuration, each as `line:column: message`; throws whatever is no such error. */
export function problemsOf(yaml: string): string[] {
  try {
    readConfig('rollcall.yaml', yaml);
    return [];
  } catch (error) {
    if (!(error instanceof RollcallError) || error.code !== 'invalid-configuration') throw error;
    return [...error.message.matchAll(/^rollcall\.yaml:(.*)$/gm)].map(([, problem]) => problem);
  }
}
