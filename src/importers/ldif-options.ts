import { z } from 'zod';

/** How an LDIF file is written in the configuration. */
export const ldifSource = z
  .strictObject({
    kind: z.literal('ldif').describe('The entries of an LDAP directory: of ldapsearch, slapcat or ldifde.'),
    file: z.string().min(1).describe("The file; relative to the configuration's folder."),
    trim: z.boolean().optional().describe('Take away blanks around each value: for directories that pad.'),
  })
  .describe('An exported LDIF file.');
