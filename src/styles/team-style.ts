import text from './team.css?inline';

/** The rules of what the internal site alone shows. The public site does not load them. */
export const teamStyle: string = text.trim();
