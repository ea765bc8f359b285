import { z } from 'zod';
import { applicationSource, directorySource } from '../importers/written-source-options.ts';
import { limitNames } from '../model/limits.ts';
import { holds, type Hold } from '../model/outcomes.ts';
import { signIns } from '../model/settings.ts';
import { writtenCreate } from './written-create.ts';
import { column, roleColumns } from './written-roles.ts';
import { writtenSafeguards } from './written-safeguards.ts';

const side = {
  key: column.optional().describe('The column that identifies a user.'),
  repeatedKeys: z
    .enum(['error', 'merge'])
    .optional()
    .describe(
      'What to do with rows of one key: stop (error), or take them as one user where they agree (merge).',
    ),
  roles: roleColumns.optional(),
  expectCount: z
    .int()
    .min(1)
    .optional()
    .describe('How many users the export must have: another number makes it incomplete.'),
};

const rule = z.strictObject({
  application: column.describe('The application attribute.'),
  directory: z.string().min(1).describe('A directory attribute, as [userPrincipalName], or an expression.'),
  caseExact: z.boolean().optional().describe('Compare ASCII letters with their case.'),
  strong: z
    .boolean()
    .optional()
    .describe('The attribute proves who somebody is, as an employee number does.'),
});

const limit = z.union([z.int().min(0), z.literal('unlimited')]).describe('The highest number that passes.');

const holdsOff = z
  .strictObject(
    Object.fromEntries(
      holds.map((hold) => [hold, z.string().min(1).describe('Why; it stands in the reports.').optional()]),
    ) as Record<Hold, z.ZodOptional<z.ZodString>>,
  )
  .describe('Kinds of hold that stop nobody, each with the reason.');

/** The configuration as people write it; the published JSON Schema is made from this. */
export const writtenConfig = z
  .strictObject({
    application: z
      .strictObject({
        name: z.string().min(1).optional().describe("The application's name."),
        source: applicationSource.optional(),
        ...side,
      })
      .optional()
      .describe('The application whose users are matched.'),
    directory: z
      .strictObject({
        source: directorySource.optional(),
        ...side,
      })
      .optional()
      .describe('Microsoft Entra ID, as an export.'),
    matching: z
      .strictObject({
        rules: z
          .array(rule)
          .min(1)
          .max(255)
          .describe('In order of precedence: the first one is asked first.'),
        holdsOff: holdsOff.optional(),
      })
      .optional()
      .describe('The rules that provisioning will use.'),
    scope: z
      .strictObject({
        assigned: z
          .string()
          .min(1)
          .optional()
          .describe('A CSV or JSON file of the assigned users, with id, objectId or userPrincipalName.'),
        filters: z
          .array(
            z
              .array(
                z.strictObject({
                  attribute: column.describe('A directory attribute with one value.'),
                  operator: z
                    .string()
                    .min(1)
                    .describe('As the portal names it, such as EQUALS or REGEX MATCH.'),
                  value: z
                    .union([z.string(), z.int()])
                    .optional()
                    .describe('What it compares with; IS NULL and its like take none.'),
                }),
              )
              .min(1)
              .describe('Clauses that all have to hold.'),
          )
          .optional()
          .describe('Scoping filters: a user is in scope whom one of them takes in.'),
      })
      .optional()
      .describe('Which directory users would be provisioned; without it, all.'),
    target: z
      .strictObject({
        create: z.boolean().optional().describe('Whether provisioning may create users in the application.'),
        required: z.array(column).optional().describe('Directory attributes without which a create fails.'),
      })
      .optional()
      .describe('What the application accepts.'),
    signIn: z
      .enum(signIns)
      .optional()
      .describe(
        'Whether sign-in moves to Entra ID with the go-live (entra): then whoever is not enabled there is locked out.',
      ),
    evidence: z
      .strictObject({
        duplicateFrom: z
          .number()
          .min(0.01)
          .max(1)
          .optional()
          .describe('The confidence from which on a candidate makes a risk; default: 0.7.'),
      })
      .optional()
      .describe('Who accounts may belong to that nobody claims.'),
    exclude: z
      .array(
        z.strictObject({
          attribute: column.describe('The application attribute that is searched.'),
          matches: z.string().min(1).describe('A regular expression (RE2), with case as written.'),
          reason: z.string().min(1).describe('Why; it stands in the reports.'),
          expires: z.iso.date().optional().describe('The last day the exclusion holds.'),
        }),
      )
      .optional()
      .describe('Application users to set aside where nobody claims them.'),
    decisions: z
      .array(z.string().min(1))
      .optional()
      .describe('Files in which people decided: edited copies of resolution-options.csv.'),
    dormantDays: z
      .int()
      .min(1)
      .max(36_500)
      .optional()
      .describe('How long before the newest sign-in the last one of a dormant account lies; 180 days.'),
    gate: z
      .strictObject(
        Object.fromEntries(limitNames.map((name) => [name, limit.optional()])) as Record<
          (typeof limitNames)[number],
          z.ZodOptional<typeof limit>
        >,
      )
      .optional()
      .describe('How many of each kind may go live.'),
    safeguards: writtenSafeguards.optional(),
    verifiedDomains: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        "The tenant's verified domains; without it, those of the directory's own user principal names.",
      ),
    create: writtenCreate.optional(),
    report: z
      .strictObject({
        columns: z.array(column).optional().describe('Application columns that the lists pass through.'),
      })
      .optional()
      .describe('What the lists show beside their own columns.'),
  })
  .describe('rollcall.yaml: what rollcall check reads and how it matches.');

export type WrittenConfig = z.infer<typeof writtenConfig>;

/** The published schema, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(writtenConfig, {
    target: 'draft-7',
    unrepresentable: 'any',
    // A key that may not be there.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'undefined') jsonSchema.not = {};
    },
  });
  return { title: 'rollcall configuration', ...schema };
}
