import { z } from 'zod';
import type { Role } from '../model/roles.ts';

export const column = z.string().min(1).describe('A column of the export.');

const nameColumns = z
  .union([column, z.array(column).min(1)])
  .describe('A column of names, or those that hold the parts of a name, in their order.');

const wordsColumn = z
  .union([
    column,
    z.strictObject({
      column,
      in: z
        .array(z.string())
        .min(1)
        .optional()
        .describe('The words that mean yes, "" for an empty cell; any other means no.'),
    }),
  ])
  .describe('A column of yes/no words, or a column and the words that mean yes.');

const dateFormat = z.string().min(1);

const dateColumn = z
  .union([
    column,
    z.strictObject({
      column,
      format: z
        .union([dateFormat, z.array(dateFormat).min(1)])
        .optional()
        .describe(
          'How dates are written: `d.M.yyyy HH:mm` (.NET), `unix`, `unix-ms` or `filetime`; or a list of these.',
        ),
    }),
  ])
  .describe('A column of dates by ISO 8601, or a column and the format of its dates.');

const roleDescriptions = {
  displayName: 'The name that people see.',
  email: 'The e-mail address.',
  login: 'The name used to sign in.',
  lastSignIn: 'When the account was last used.',
  createdAt: 'When the account was created.',
  enabled: 'Whether the account may sign in.',
  privileged: 'Whether the account administers the application.',
  department: 'The department.',
} as const satisfies Record<Role, string>;

const ofRole = <Form extends z.ZodType>(form: Form, role: Role): z.ZodOptional<Form> =>
  form.describe(roleDescriptions[role]).optional();

/** The columns of a side that play a role. */
export const roleColumns = z
  .strictObject({
    displayName: ofRole(nameColumns, 'displayName'),
    email: ofRole(column, 'email'),
    login: ofRole(column, 'login'),
    lastSignIn: ofRole(dateColumn, 'lastSignIn'),
    createdAt: ofRole(dateColumn, 'createdAt'),
    enabled: ofRole(wordsColumn, 'enabled'),
    privileged: ofRole(wordsColumn, 'privileged'),
    department: ofRole(column, 'department'),
  } satisfies Record<Role, z.ZodType>)
  .describe('Columns that play a part beside matching; well-known headers are recognised.');
