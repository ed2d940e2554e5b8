import { createHash } from 'node:crypto';
import text from './team.css?inline';

/** The rules of what the internal site alone shows. The public site does not load them. */
export const teamStyle: string = text.trim();

/** Of that text, for the content security policy. */
export const teamStyleHash = `sha256-${createHash('sha256').update(teamStyle).digest('base64')}` as const;
