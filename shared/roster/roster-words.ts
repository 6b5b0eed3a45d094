import { firstNames } from '../kit/first-names';
import {
  type ExpectedUnit,
  REPORT_STATE_NAMES,
  REPORT_STATES,
  type ReportedFile,
  type RosterCheck,
} from './roster';

/** What there is to see to, under one heading. `error`: a unit has not reported as it should. */
export type RosterGroup = {
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly sentences: readonly string[];
};

/** `应报 62 个单位：没有报 3，报了几份 1，已报 58`. */
export function rosterHeadline({ units, unknown, year }: RosterCheck): string {
  const counts = REPORT_STATES.flatMap((state) => {
    const count = units.filter((unit) => unit.state === state).length;
    return count === 0 ? [] : [`${REPORT_STATE_NAMES[state]} ${count}`];
  });
  const strange = unknown.length === 0 ? '' : `；不在名单上的 ${unknown.length} 个文件`;
  return `应报 ${units.length} 个单位${year === null ? '' : `（${year}年度）`}：${counts.join('，')}${strange}`;
}

/** Who has not reported as expected and who was not expected, group by group; none: all is as the list says. */
export function rosterGroups({ units, unknown, told }: RosterCheck): readonly RosterGroup[] {
  const of = (state: ExpectedUnit['state']) => units.filter((unit) => unit.state === state);
  const groups: readonly RosterGroup[] = [
    ...REPORT_STATES.flatMap((state): RosterGroup[] =>
      state === 'reported'
        ? []
        : [
            {
              severity: state === 'twice' ? 'warning' : 'error',
              title: REPORT_STATE_NAMES[state],
              sentences: of(state).map((unit) => `${unit.name}${aboutUnit(unit)}`),
            },
          ],
    ),
    { severity: 'warning', title: '不在应报名单上', sentences: unknown.map(fileWords) },
    { severity: 'warning', title: '名单上没有算的', sentences: told },
  ];
  return groups.filter(({ sentences }) => sentences.length > 0);
}

/** Both, for whoever shows them; null: there was no list. */
export function rosterTold(
  held: RosterCheck | undefined,
): { readonly headline: string; readonly groups: readonly RosterGroup[] } | null {
  return held ? { headline: rosterHeadline(held), groups: rosterGroups(held) } : null;
}

/** All of it as lines of text. */
export function rosterLines(held: RosterCheck): readonly string[] {
  return [
    rosterHeadline(held),
    ...rosterGroups(held).flatMap(({ title, sentences }) => [
      `${title}（${sentences.length}）：`,
      ...sentences.map((sentence) => `  ${sentence}`),
    ]),
  ];
}

/** What else there is to say of an expected unit, behind its name; empty: nothing. */
export function aboutUnit({ state, files, near }: ExpectedUnit): string {
  switch (state) {
    case 'reported':
      return '';
    case 'missing':
      return near.length === 0
        ? ''
        : `（名称相近的：${firstNames(near.map(fileWords))}，是同一单位的请在名单的“别名”一栏写上这个名称）`;
    case 'unusable':
      return `：${firstNames(files.map(({ file, trouble }) => `${file}（${trouble}）`))}`;
    case 'other-year':
      return `：${firstNames(files.map(({ file, year }) => `${file}（${year ?? '没有写'}年度）`))}`;
    case 'twice':
      return `：${firstNames(files.map(({ file }) => file))}，请核对用哪一份`;
  }
}

function fileWords({ organisation, file }: ReportedFile): string {
  return organisation === '' ? `${file}（表中没有单位名称）` : `“${organisation}”${file}`;
}
