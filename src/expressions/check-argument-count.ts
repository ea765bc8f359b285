import type { Call } from './expression.ts';
import { signature, type FunctionEntry, type Parameter } from './functions/function-entry.ts';
import { refuse } from './refusal.ts';

/** The parameter that an argument belongs to; the repeated ones come round again. */
export function parameterAt({ parameters }: FunctionEntry, index: number): Parameter {
  if (index < parameters.length) return parameters[index];
  const repeated = parameters.filter(({ presence }) => presence === 'repeated');
  return repeated[(index - parameters.length) % repeated.length];
}

/** Refuses a call that has too few or too many arguments, or leaves one out that is needed. */
export function checkArgumentCount(call: Call, entry: FunctionEntry): void {
  const { parameters } = entry;
  const given = call.arguments.length;
  const name = { start: call.start, end: call.start + call.name.length };
  const form = `It is written ${signature(entry)}.`;
  const lastNeeded = parameters.findLastIndex(({ presence }) => presence !== 'optional');
  if (given <= lastNeeded)
    refuse(
      'wrong-arguments',
      name,
      `${call.name} lacks its argument ${parameters[Math.max(given, 0)].name}`,
      form,
    );
  const repeating = parameters.filter(({ presence }) => presence === 'repeated').length;
  if (repeating === 0 && given > parameters.length)
    refuse('wrong-arguments', call.arguments[parameters.length], `${call.name} has too many arguments`, form);
  if (repeating > 0 && (given - parameters.length) % repeating !== 0)
    refuse('wrong-arguments', name, `${call.name} has a key without a value`, form);
  call.arguments.forEach((argument, index) => {
    const { presence, name: missing } = parameterAt(entry, index);
    if (argument.kind !== 'left-out' || presence === 'optional') return;
    refuse(
      'wrong-arguments',
      { start: argument.start, end: argument.start + 1 },
      `${call.name} lacks its argument ${missing}`,
      form,
    );
  });
}
