import { base } from './base.ts';
import { forms } from './forms.ts';
import { parts } from './parts.ts';
import { shell } from './shell.ts';
import { views } from './views.ts';

/** The one style sheet of the cockpit, as text: so it is in the package, whatever bundles it. */
export const styles = [base, shell, parts, forms, views].join('');
