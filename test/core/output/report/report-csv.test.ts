import { describe, expect, test } from 'vitest';
import { reportCsv } from '#core/output/report/report-csv.ts';
import { octoberReport } from './october.ts';

describe('reportCsv', () => {
  test('has a row for every figure, then the false alarms and what is unfinished', () => {
    expect(reportCsv(octoberReport('public').report).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "section,key,value
      ,period,2026-10
      ,audience,public
      incidents,total,7
      incidents.by_severity,P0,1
      incidents.by_severity,P1,3
      incidents.by_severity,P2,2
      incidents.by_severity,P3,1
      incidents.by_component,web,3
      incidents.by_component,checkout,1
      incidents.by_component,search,1
      incidents.by_cause,deployment,1
      incidents,false_alarms,1
      incidents,open,2
      incidents,carried_in,1
      incidents,carried_on,2
      time_to_first_word,mean_minutes,7.8
      time_to_first_word,median_minutes,2.5
      time_to_first_word,max_minutes,30
      time_to_first_word,known,6
      time_to_first_word,of,6
      ,time_to_acknowledge,
      time_to_resolve,mean_minutes,385.8
      time_to_resolve,median_minutes,63.5
      time_to_resolve,max_minutes,1410
      time_to_resolve,known,4
      time_to_resolve,of,6
      availability,web,99.97
      availability,checkout,99.79
      availability,search,100
      deadlines.public_update,met,5
      deadlines.public_update,late,1
      deadlines.public_update,overdue,1
      deadlines.tell_customers,met,2
      deadlines.tell_customers,late,0
      deadlines.tell_customers,overdue,0
      moved,public_update,0
      severity_accuracy,accurate,0
      severity_accuracy,reviewed,1
      false_alarm,berth-map-alarm,Berth map
      unfinished,tide-tables,Tide tables are late
      unfinished,photos-slow,Photos load slowly
      "
    `);
  });

  test('ends every line in CRLF', () => {
    expect(reportCsv(octoberReport('public').report)).toMatch(/^([^\r\n]+\r\n)+$/u);
  });

  test.each([
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['Berths, pumps', '"Berths, pumps"'],
    ['The "map"', '"The ""map"""'],
    ['a=b', 'a=b'],
  ])('the title %s is %s', (title, cell) => {
    const hostile = `---\ntitle: ${JSON.stringify(title)}\nseverity: P3\ntimeline:\n  - { at: 2026-10-02T10:00Z, message: Hm. }\n---\n`;
    const { report } = octoberReport('public', { records: { hostile } });
    expect(reportCsv(report)).toContain(`\r\nunfinished,hostile,${cell}\r\n`);
  });
});
