/** What the process tells its caller. Findings of the gate and failures of the run never share a code. */
export const exitCodes = {
  passed: 0,
  gateFailed: 1,
  usage: 2,
  source: 3,
  signIn: 4,
  safeguard: 5,
  defect: 70,
  output: 74,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const precedence: readonly ExitCode[] = [70, 130, 74, 2, 4, 3, 5, 1, 0];

/** The one code to exit with where several apply. */
export function strongestExitCode(codes: readonly ExitCode[]): ExitCode {
  return precedence.find((code) => codes.includes(code)) ?? exitCodes.passed;
}
