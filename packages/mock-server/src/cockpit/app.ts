import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Core } from '../engine/core.ts';
import type { Domain } from '../engine/domain.ts';
import type { Frame } from './ui/layout.ts';

/** What the middleware of the agency's pages finds out before a page is drawn. */
export interface Env {
  Bindings: HttpBindings;
  Variables: { frame: Frame; domain: Domain };
}

export type App = Hono<Env>;
export type PageContext = Context<Env>;
/** A page, or some that belong together: adds its routes, with paths below `/cockpit/:agency`. */
export type Part = (app: App, core: Core) => void;
