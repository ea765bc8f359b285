import { z } from 'zod';

const expression = z
  .string()
  .min(1)
  .describe('An expression over application attributes, such as Append([login], "@contoso.com").');

/** `create` as people write it. */
export const writtenCreate = z
  .strictObject({
    tenant: z
      .guid()
      .optional()
      .describe("The tenant's id; the script then refuses to create these users in another one."),
    userPrincipalName: expression.describe(
      'The name to sign in with, as an expression; its domain must be verified.',
    ),
    mailNickname: expression.describe('The mail alias, as an expression.'),
    displayName: expression.describe('The name that people see, as an expression.'),
    set: z
      .record(z.string(), expression)
      .optional()
      .describe(
        'Further directory attributes, as expressions: the one that a matching rule compares, if it is none of these three.',
      ),
  })
  .describe('How directory users are made of application users; they are always created disabled.');
