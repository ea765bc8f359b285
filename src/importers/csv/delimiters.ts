/** What may stand between cells. */
export const delimiters = [',', ';', '\t', '|'] as const;
