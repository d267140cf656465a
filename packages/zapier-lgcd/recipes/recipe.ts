/** A value of a field: text, with what a step before gave between double braces, as in `{{trigger.data__booking__id}}`. */
export type Mapping = Readonly<Record<string, string>>;

/** A step of another app. Its names are those that a person sees in Zapier's editor; nothing here can check them. */
export interface ForeignStep {
  app: string;
  /** What the step is called in the editor, or, where its name was not read, what it must do. */
  does: string;
  fields: Mapping;
}

/** A step of the LGCD app, by its key. */
export interface OwnStep {
  /** Other steps use what it gives under this name. */
  as: string;
  kind: 'create' | 'search';
  key: string;
  fields: Mapping;
}

/** Lets a Zap go on only when it holds: Zapier's own Filter. */
export interface FilterStep {
  onlyIf: string;
  condition: string;
}

/** A Zap to build by hand, with each field that must be mapped. */
export interface Recipe {
  slug: string;
  name: string;
  /** As in the table of apps; the workflow of n8n of the same purpose has the same ones. */
  apps: readonly string[];
  useCase: string;
  does: string;
  /** Of the LGCD app, by its key; or another app's, in words. */
  trigger: { key: string } | { app: string; does: string; gives: readonly string[] };
  steps: readonly (ForeignStep | OwnStep | FilterStep)[];
  /** Why a repetition does no harm, and what to know. */
  safe: string;
}
