import { z } from 'zod';
import { roles, yesNoRoles, type Role } from '../model/roles.ts';

export const column = z.string().min(1).describe('A column of the export.');

const wordsColumn = z
  .union([
    column,
    z.strictObject({
      column,
      in: z.array(z.string()).min(1).optional().describe('The words that mean yes; any other means no.'),
    }),
  ])
  .describe('A column of yes/no words, or a column and the words that mean yes.');

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

const isYesNo = (role: Role): boolean => (yesNoRoles as readonly Role[]).includes(role);

/** The columns of a side that play a role. */
export const roleColumns = z
  .strictObject(
    Object.fromEntries(
      roles.map((role) => [
        role,
        (isYesNo(role) ? wordsColumn : column).describe(roleDescriptions[role]).optional(),
      ]),
    ) as Record<Role, z.ZodOptional<typeof wordsColumn>>,
  )
  .describe('Columns that play a part beside matching; well-known headers are recognised.');
