import type { RejectionReason } from '../model/rejections.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { OpenedSource, ReadRequest, SourceFacts } from './importer.ts';
import { isSecretAttribute } from './secret-attributes.ts';

/** What is known of a source whose secrets nobody can ask for. */
export interface GuardedFacts extends SourceFacts {
  /** The attributes that hold secrets and are not among `attributes`, as far as the source knows of them. */
  readonly secrets: readonly string[];
}

export type GuardedSource = OpenedSource & GuardedFacts;

/**
 * A source without its columns that hold secrets: nobody sees them among the attributes, and reading refuses them. A
 * value of theirs is never more than a cell of the row that is being read, which is not kept.
 */
export function keepSecretsOut(source: OpenedSource): GuardedSource {
  const { name, identity, size, mayHaveOthers, hasPaths, remarks } = source;
  const secrets = source.attributes.filter(isSecretAttribute);
  return {
    name,
    identity,
    size,
    mayHaveOthers,
    hasPaths,
    remarks,
    attributes: source.attributes.filter((attribute) => !isSecretAttribute(attribute)),
    secrets,
    readUsers: async (request) => {
      for (const attribute of attributesAskedFor(request)) {
        if (isSecretAttribute(attribute)) throw secretAskedFor(source, attribute, 'asked for');
      }
      const users = await source.readUsers(request);
      return secrets.length === 0 ? users : { ...users, rejections: users.rejections.map(withoutShiftedKey) };
    },
    close: () => source.close(),
  };
}

function attributesAskedFor({ key, columns }: ReadRequest): readonly string[] {
  return [key, ...columns.values()];
}

/** Says that a column is never read, whoever names it. */
export function secretAskedFor(
  { name }: Pick<SourceFacts, 'name'>,
  column: string,
  use: string,
): RollcallError {
  return new RollcallError(
    'column-is-secret',
    `${name}: "${column}" (${use}) holds secrets by its name, and such columns are never read`,
    'Name another column, and leave this one out of the export. If it holds no secret, give it another name there.',
  );
}

/** Reasons of rows whose cells may stand in the wrong columns, so that the key's may be a secret. */
const shifting: readonly RejectionReason[] = [
  'too-few-cells',
  'too-many-cells',
  'stray-quote',
  'quote-not-closed',
  'invalid-text',
  'nul-character',
  'row-too-long',
  'wrong-number-of-values',
];

function withoutShiftedKey<Row extends { readonly reason: RejectionReason; readonly excerpt: string }>(
  rejection: Row,
): Row {
  return shifting.includes(rejection.reason) ? { ...rejection, excerpt: '' } : rejection;
}
