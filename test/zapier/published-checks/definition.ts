/** A field of the definition; a function among the fields arrives as text such as `$func$2$f$`. */
export interface Field {
  key: string;
  label?: string;
  type?: string;
  required?: boolean;
  helpText?: string;
  dynamic?: string;
  search?: string;
  choices?: unknown;
  list?: boolean;
  children?: Field[];
  primary?: boolean;
  computed?: boolean;
  inputFormat?: string;
}

export interface Operation {
  type?: string;
  perform?: unknown;
  performList?: unknown;
  performSubscribe?: unknown;
  performUnsubscribe?: unknown;
  inputFields?: (Field | string)[];
  outputFields?: (Field | string)[];
  sample?: Record<string, unknown>;
}

export interface Step {
  key: string;
  noun: string;
  display: { label: string; description: string; hidden?: boolean };
  operation: Operation;
}

export type Steps = Record<string, Step>;

/** The app as the `definition` command evaluates it, functions replaced by text. */
export interface AppDefinition {
  authentication?: { type: string; connectionLabel?: string; fields?: Field[]; test?: unknown };
  triggers?: Steps;
  creates?: Steps;
  searches?: Steps;
  searchOrCreates?: Record<string, { key: string; search: string; create: string }>;
}

/** One violation: the check's code, where it is, and what to do about it. */
export interface Finding {
  code: string;
  where: string;
  message: string;
}

/** A published check that the definition alone decides. */
export interface DefinitionCheck {
  code: string;
  /** Zapier's own heading. */
  title: string;
  find(app: AppDefinition): { where: string; message: string }[];
}

export type Kind = 'triggers' | 'creates' | 'searches';
export const KINDS: readonly Kind[] = ['triggers', 'creates', 'searches'];

export interface Located {
  kind: Kind;
  step: Step;
  where: string;
}

export function steps(app: AppDefinition, kinds: readonly Kind[] = KINDS): Located[] {
  return kinds.flatMap((kind) =>
    Object.values(app[kind] ?? {}).map((step) => ({ kind, step, where: `${kind}.${step.key}` })),
  );
}

/** Steps that a user can choose; hidden ones only feed dropdowns. */
export function visibleSteps(app: AppDefinition, kinds: readonly Kind[] = KINDS): Located[] {
  return steps(app, kinds).filter(({ step }) => !step.display.hidden);
}

const isField = (field: Field | string): field is Field => typeof field !== 'string';

/** Fields and the fields inside of line items, without the functions among them. */
export function staticFields(fields: readonly (Field | string)[] = []): Field[] {
  return fields.filter(isField).flatMap((field) => [field, ...staticFields(field.children)]);
}

export interface LocatedField {
  field: Field;
  where: string;
}

/** Every input field of every step. */
export function inputFields(app: AppDefinition, kinds: readonly Kind[] = KINDS): LocatedField[] {
  return steps(app, kinds).flatMap(({ step, where }) =>
    staticFields(step.operation.inputFields).map((field) => ({ field, where: `${where}.${field.key}` })),
  );
}

export function authFields(app: AppDefinition): LocatedField[] {
  const fields = (app.authentication?.fields ?? []).filter((field) => !field.computed);
  return fields.map((field) => ({ field, where: `authentication.${field.key}` }));
}
