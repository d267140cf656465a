import { Invalid } from '../../http/laravel/errors.ts';

/** What does not fit, by its place in the file: `properties[3].base_price`. */
export class Problems {
  readonly found: Record<string, string[]> = {};

  add(path: string, message: string): void {
    this.found[path] ??= [];
    this.found[path].push(message);
  }

  /** @throws SeedMistake */
  refuse(name: string): void {
    if (Object.keys(this.found).length > 0) throw new SeedMistake(name, this.found);
  }
}

/** Of a file with the same mistake in every row, the first are enough. */
const mostShown = 20;

/** A seed that cannot be sown. Nothing of it is in the database. */
export class SeedMistake extends Invalid {
  constructor(name: string, errors: Record<string, string[]>) {
    super(errors);
    this.name = 'SeedMistake';
    const lines = Object.entries(errors).flatMap(([path, all]) => all.map((each) => `  ${path}: ${each}`));
    const more = lines.length - mostShown;
    const rest = more > 0 ? [`  and ${more} more`] : [];
    this.message = [`The seed ${name} does not fit:`, ...lines.slice(0, mostShown), ...rest].join('\n');
  }
}

/** `bookings[0].lines[2].total` */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, key) =>
      typeof key === 'number' || /^\d+$/.test(String(key))
        ? `${place}[${String(key)}]`
        : place === ''
          ? String(key)
          : `${place}.${String(key)}`,
    '',
  );
