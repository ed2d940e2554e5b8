/** What is read of an open incident in api/v2/summary.json. */
export interface OpenIncident {
  readonly name: string;
  readonly impact: string;
}

/** The open incident behind the state of everything: the newest of those with the worst impact, of a list newest first. */
export function worstOf(incidents: readonly OpenIncident[]): OpenIncident | undefined {
  for (const impact of ['critical', 'major', 'minor']) {
    const found = incidents.find((each) => each.impact === impact);
    if (found) return found;
  }
  return incidents[0];
}
