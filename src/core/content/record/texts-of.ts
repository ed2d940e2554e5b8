/** A text of a record's front matter. */
export interface TextAt {
  readonly path: readonly PropertyKey[];
  readonly text: string;
  /** Who would read it. */
  readonly who: string;
}

/** The texts of a record's data: those of several lines, and those of one line, which may have swallowed others. */
export function textsOf(data: unknown): TextAt[] {
  const texts: TextAt[] = [];
  const add = (who: string, ...path: PropertyKey[]) => {
    const text = path.reduce(valueIn, data);
    if (typeof text === 'string') texts.push({ path, text, who });
  };
  const items = (key: string) => Object.keys(asList(valueIn(data, key))).map(Number);
  add('customers', 'title');
  for (const role of Object.keys(asMap(valueIn(data, 'roles')))) add('the team', 'roles', role);
  for (const index of items('actions')) {
    add('the team', 'actions', index, 'title');
    add('the team', 'actions', index, 'owner');
  }
  add('the team', 'snooze', 'reason');
  for (const index of items('timeline')) {
    add('customers', 'timeline', index, 'message');
    add('the team', 'timeline', index, 'note');
    add('the team', 'timeline', index, 'by');
  }
  return texts;
}

function valueIn(value: unknown, key: PropertyKey): unknown {
  const list = asList(value);
  if (typeof key === 'number') return list[key];
  return Object.hasOwn(asMap(value), key) ? asMap(value)[key] : undefined;
}

function asMap(value: unknown): Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
