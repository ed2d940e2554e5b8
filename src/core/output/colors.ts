/**
 * Every colour, in the light scheme and in the dark one. Pages have each as a custom property (`--ground`); badges, feeds and
 * the embed, which cannot read the style of a page, take it from here. Text colours reach 4.5:1 on each ground, and white
 * text reads on the light colour of each state.
 */
export const colors = {
  ground: { light: '#f5f6f8', dark: '#0f1216' },
  paper: { light: '#ffffff', dark: '#171b21' },
  ink: { light: '#171b21', dark: '#e9ecf0' },
  'ink-soft': { light: '#525b68', dark: '#a7b0bc' },
  line: { light: '#dde1e7', dark: '#2b323b' },
  'line-strong': { light: '#8a93a0', dark: '#727d8b' },
  operational: { light: '#17713c', dark: '#5fd08c' },
  'operational-tint': { light: '#e6f4eb', dark: '#12281b' },
  'under-maintenance': { light: '#1d5fbf', dark: '#86b6ff' },
  'under-maintenance-tint': { light: '#e7effb', dark: '#14233a' },
  degraded: { light: '#805a00', dark: '#efc24d' },
  'degraded-tint': { light: '#fdf3d7', dark: '#2a220d' },
  partial: { light: '#a84300', dark: '#ffa266' },
  'partial-tint': { light: '#fdeadd', dark: '#2f1c0f' },
  major: { light: '#b81a2b', dark: '#ff8389' },
  'major-tint': { light: '#fce8ea', dark: '#331519' },
  internal: { light: '#6b3fa6', dark: '#c9a7f5' },
  'internal-tint': { light: '#f3edfb', dark: '#231a31' },
} as const satisfies Record<string, { readonly light: string; readonly dark: string }>;
