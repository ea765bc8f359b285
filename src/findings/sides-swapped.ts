import { namesOfAttribute } from '../model/directory-attributes.ts';

/** What every export of Microsoft Graph's users has. */
const graphAttributes = ['id', 'userPrincipalName', 'accountEnabled'];

/**
 * Whether the application's export has the attributes of a directory's, and the directory's has not: whoever gave
 * them has most likely given one for the other.
 */
export function areSidesSwapped(application: readonly string[], directory: readonly string[]): boolean {
  const has = (attributes: readonly string[], name: string): boolean => {
    const names = namesOfAttribute(name).map((one) => one.toLowerCase());
    return attributes.some((attribute) => names.includes(attribute.toLowerCase()));
  };
  const [, ...telling] = graphAttributes;
  return (
    graphAttributes.every((name) => has(application, name)) && !telling.some((name) => has(directory, name))
  );
}
