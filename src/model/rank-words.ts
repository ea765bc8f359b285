/** What a directory user's rank says of them; rank 1 comes first. */
export const rankWords = ['enabled and in scope', 'enabled, not in scope', 'disabled'] as const;
