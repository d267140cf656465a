import { operations } from './operations.ts';
import { people } from './people.ts';
import type { Recipe } from './recipe.ts';

/** Zaps to build by hand, for the apps that the workflows of n8n serve too. */
export const recipes: readonly Recipe[] = [...operations, ...people];
