/** False alarms ÷ all incidents, from 0 to 1; null where there was no incident. */
export function falseAlarmRate(falseAlarms: number, total: number): number | null {
  return total === 0 ? null : falseAlarms / total;
}
