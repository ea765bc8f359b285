/** How well it is known that a source gave all of its users. */
export type Completeness = 'proven' | 'unproven' | 'incomplete';
