/** Files of a content repository, or of the template: path → text. */
export type NewFiles = ReadonlyMap<string, string>;
