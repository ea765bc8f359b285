import { compileExpression } from '../expressions/compile-expression.ts';
import type { CreatedAttribute, CreateSettings } from '../model/creation.ts';
import type { WrittenConfig } from './written-config.ts';

/** How users are created, as the configuration says it, its expressions in their one written form. */
export function createSettings(written: NonNullable<WrittenConfig['create']>): CreateSettings {
  const { tenant = null, userPrincipalName, mailNickname, displayName, set = {} } = written;
  const attributes = { userPrincipalName, mailNickname, displayName, ...set };
  return {
    tenant,
    attributes: Object.entries(attributes).map(([name, text]) => createdAttribute(name, text)),
  };
}

function createdAttribute(name: string, text: string): CreatedAttribute {
  const compiled = compileExpression(text);
  if (compiled.kind === 'refused') throw new Error(`a checked expression was refused: ${compiled.why}`);
  return { name, expression: compiled.text, reads: compiled.attributes.map((attribute) => attribute.name) };
}
