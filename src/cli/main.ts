import { Command, CommanderError } from 'commander';
import type { Io } from '../io/io.ts';
import { toolVersion } from '../io/tool-version.ts';
import { exitCodes, type ExitCode } from '../model/exit-codes.ts';
import { checkCommand } from './check-command.ts';
import { Conversation } from './conversation.ts';
import { explainCommand } from './explain-command.ts';
import { reportError } from './report-error.ts';

const examples = `
Examples:
  $ rollcall check --app users.csv --directory entra-users.csv --key user_id \\
      --rule login=userPrincipalName --rule 'email=[mail]' --out report
  $ rollcall check --config rollcall.yaml
  $ rollcall explain alice@contoso.com --config rollcall.yaml

Exit codes:
  0 gate passed · 1 gate failed · 2 usage or configuration error
  3 a source could not be read or is incomplete · 70 a defect in rollcall
  74 output could not be written · 130 interrupted`;

/** Runs the program and returns its exit code. Never throws and never ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const conversation = new Conversation(io);
  let verdict: ExitCode = exitCodes.passed;
  const program = new Command('rollcall')
    .description(
      'Take the roll call before provisioning is switched on: who of an application’s users matches the directory under the very rules that Microsoft Entra ID will use.',
    )
    .version(toolVersion(), '-V, --version')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        conversation.answer(text);
      },
      writeErr: () => undefined,
    })
    .showHelpAfterError(false);
  const decide = (code: ExitCode): void => {
    verdict = code;
  };
  for (const command of [checkCommand(io, conversation, decide), explainCommand(io, conversation, decide)]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    if (argv.length === 0) conversation.answer(program.helpInformation() + examples + '\n');
    else await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError))
      verdict = reportError(error, conversation, argv.includes('--debug'));
    else if (error.exitCode !== 0) {
      verdict = exitCodes.usage;
      conversation.error(`rollcall: ${error.message.replace(/^error: /, '')}`);
      conversation.error(`Run "rollcall --help" for what there is.`);
    }
  }
  return conversation.close(verdict);
}
