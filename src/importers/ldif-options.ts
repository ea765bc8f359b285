import { z } from 'zod';
import { file, trim } from './shared-options.ts';

/** How an LDIF file is written in the configuration. */
export const ldifSource = z
  .strictObject({
    kind: z.literal('ldif').describe('The entries of an LDAP directory: of ldapsearch, slapcat or ldifde.'),
    file,
    trim: trim('value', 'directories'),
  })
  .describe('An exported LDIF file.');
