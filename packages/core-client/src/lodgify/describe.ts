/**
 * The words in which Lodgify's objects are described, once. The schema of the contract, the parser of the bundles
 * (which may not carry zod) and the TypeScript types are all derived from the description.
 */
export interface Description {
  /** The sentence of Lodgify's page. */
  description: string;
  /** The page shows null there. */
  nullable?: true;
  /** Without it the object means nothing; every other field may be missing in practice, and reads as null then. */
  essential?: true;
  /**
   * Nights, money, the number of guests or the property follow from it. It may be missing; but where it is none of its
   * kind the object is refused, while any other field that is odd is left out with a remark.
   */
  decisive?: true;
}

export interface TextField extends Description {
  kind: 'text';
}
export interface IntegerField extends Description {
  kind: 'integer';
}
/** Text or number on the wire, exact decimal when read. */
export interface AmountField extends Description {
  kind: 'amount';
}
export interface BooleanField extends Description {
  kind: 'boolean';
}
/** `2022-05-21T00:00:00` on the wire, `2022-05-21` when read. */
export interface DayField extends Description {
  kind: 'day';
}
/** ISO 8601 with offset. */
export interface TimeField extends Description {
  kind: 'time';
}
export interface ObjectField<S extends Shape = Shape> extends Description {
  kind: 'object';
  fields: S;
}
export interface ListField<I extends Field = Field> extends Description {
  kind: 'list';
  items: I;
}

export type Field =
  | TextField
  | IntegerField
  | AmountField
  | BooleanField
  | DayField
  | TimeField
  | ObjectField
  | ListField;

export type Shape = Readonly<Record<string, Field>>;

type Content<F> = F extends { kind: 'object'; fields: infer S extends Shape }
  ? Read<S>
  : F extends { kind: 'list'; items: infer I extends Field }
    ? Content<I>[]
    : F extends { kind: 'integer' }
      ? number
      : F extends { kind: 'boolean' }
        ? boolean
        : string;

type Value<F> = F extends { kind: 'list' } | { essential: true } ? Content<F> : Content<F> | null;

/** An object as the parser reads it: unknown fields stay, missing lists are empty, what else is missing is null. */
export type Read<S extends Shape> = { [K in keyof S]: Value<S[K]> };

const of =
  <const K extends Field['kind']>(kind: K) =>
  <const O extends Omit<Description, 'description'>>(description: string, options: O = {} as O) =>
    ({ kind, description, ...options }) as { kind: K; description: string } & O;

export const text = of('text');
export const integer = of('integer');
export const amount = of('amount');
export const boolean = of('boolean');
export const day = of('day');
export const time = of('time');

export const object = <const S extends Shape, const O extends Omit<Description, 'description'>>(
  description: string,
  fields: S,
  options: O = {} as O,
) =>
  ({ kind: 'object', description, fields, ...options }) as {
    kind: 'object';
    description: string;
    fields: S;
  } & O;

export const list = <const I extends Field, const O extends Omit<Description, 'description'>>(
  description: string,
  items: I,
  options: O = {} as O,
) =>
  ({ kind: 'list', description, items, ...options }) as { kind: 'list'; description: string; items: I } & O;

/** For fields without which the object means nothing. */
export const essential = { essential: true } as const;
/** For fields from which nights, money, guests or the property follow. */
export const decisive = { decisive: true } as const;
/** For fields that Lodgify's page shows as null. */
export const nullable = { nullable: true } as const;
