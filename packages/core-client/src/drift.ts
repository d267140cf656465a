export { type Exchange, type Recording, readRecordings, recordingOf } from './drift/recording.ts';
export { compareSeen, unseen } from './drift/seen.ts';
export type { SeenField, Shape } from './drift/shape.ts';
export type { Drift, DriftKind, Place } from './drift/types.ts';
