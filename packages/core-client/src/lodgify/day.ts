/** A day of a property's calendar, `YYYY-MM-DD`: no zone, no instant. */
export type Day = string;

const millisecondsOfDay = 86_400_000;

/** The day so many days later (or earlier). */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsOfDay).toISOString().slice(0, 10);

/** Nights between two days. */
export const nightsBetween = (arrival: Day, departure: Day): number =>
  (Date.parse(`${departure}T00:00:00Z`) - Date.parse(`${arrival}T00:00:00Z`)) / millisecondsOfDay;
