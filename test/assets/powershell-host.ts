import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The PowerShells that are on the path: `pwsh` is 7, `powershell` is that of Windows. */
export const powershellHosts: readonly string[] = ['pwsh', 'powershell'].filter(isOnPath);

function isOnPath(program: string): boolean {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => suffixes.some((suffix) => canRun(join(folder, `${program}${suffix}`))));
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface ScriptRun {
  readonly script: string;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface ScriptEnd {
  /** null where it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const runner = fileURLToPath(new URL('./run-script.ps1', import.meta.url));
const modules = fileURLToPath(new URL('./modules', import.meta.url));

/** Runs a script with the modules of the tests; `kill` hears how to end it at once. */
export function runScript(
  host: string,
  { script, parameters, cwd, env }: ScriptRun,
  kill: (end: () => void) => void = () => undefined,
): Promise<ScriptEnd> {
  // The path to modules of one PowerShell confuses the other: each finds its own.
  const { PSModulePath: _own, ...inherited } = process.env;
  const child = spawn(
    host,
    ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', runner],
    {
      cwd,
      env: {
        ...inherited,
        ...env,
        FAKE_MODULES: modules,
        SCRIPT_PATH: script,
        SCRIPT_ARGUMENTS: JSON.stringify(parameters),
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  kill(() => child.kill('SIGKILL'));
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, ...texts });
    });
  });
}
