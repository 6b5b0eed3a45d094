import { commonest } from '../kit/commonest';
import { normalName } from '../kit/same-name';
import { nameLikeness } from '../workbook/nearest-name';
import type { ExpectedUnit, ReportedFile, ReportState, Roster, RosterCheck, RosterUnit } from './roster';

/** Names that share so much may be one unit's, written in two ways. */
const LIKE = 0.7;
/** So many pairs of names are compared by likeness; of more the list is another one than theirs. */
const MOST_PAIRS = 200_000;

/**
 * Holds the list of expected units against the files that came, by the names that their tables print. A name is the same as
 * people mean it (`normalName`); one that is only like it is told and not taken. A file that says no name is a unit's where
 * its own name holds the unit's.
 *
 * @param year expected; absent: the commonest among the units of the list that came
 */
export function holdRoster(
  { units, headcountName, told }: Roster,
  came: readonly ReportedFile[],
  year?: number,
): RosterCheck {
  // A unit's own name is its, whoever has it as another.
  const keys = new Map([
    ...units.flatMap((unit) => (unit.aliases ?? []).map((name) => [normalName(name), unit] as const)),
    ...units.map((unit) => [normalName(unit.name), unit] as const),
  ]);
  const files = new Map<RosterUnit, ReportedFile[]>();
  const others: ReportedFile[] = [];
  const nameless: ReportedFile[] = [];
  for (const file of came) {
    const unit = keys.get(normalName(file.organisation));
    if (unit) files.set(unit, [...(files.get(unit) ?? []), file]);
    else if (file.organisation === '') nameless.push(file);
    else others.push(file);
  }
  const named = new Map<RosterUnit, ReportedFile[]>();
  const lacking = [...keys].filter(([, unit]) => !files.has(unit));
  for (const file of nameless) {
    const unit = unitIn(normalName(file.file), lacking);
    if (unit) named.set(unit, [...(named.get(unit) ?? []), file]);
    // What cannot be read and is called like no unit may be anything; it is told where files are.
    if (file.trouble === '') others.push(file);
  }
  const usable = [...files.values()].flat().filter(({ trouble }) => trouble === '');
  const expected =
    year ?? commonest(usable.flatMap((file) => (file.year === null ? [] : [file.year]))) ?? null;
  const isFew = lacking.length * others.length <= MOST_PAIRS;
  const checked = units.map((unit): ExpectedUnit => {
    const own = files.get(unit);
    if (own) return { ...unit, state: stateOf(own, expected), files: own, near: [] };
    const byName = named.get(unit) ?? [];
    const bad = byName.filter(({ trouble }) => trouble !== '');
    // Its tables print no name: the file's alone is not enough to say that it came.
    const unsure = byName.filter(({ trouble }) => trouble === '');
    const near = [
      ...unsure,
      ...(isFew ? others.filter(({ organisation }) => isLikeUnit(unit, organisation)) : []),
    ];
    return { ...unit, state: bad.length > 0 ? 'unusable' : 'missing', files: bad, near };
  });
  const tooMany = isFew ? [] : ['名单与报来的单位大多对不上，没有逐个比较相近的名称，请核对名单'];
  return { year: expected, headcountName, units: checked, unknown: others, told: [...told, ...tooMany] };
}

function stateOf(files: readonly ReportedFile[], year: number | null): ReportState {
  const usable = files.filter(({ trouble }) => trouble === '');
  if (usable.length === 0) return 'unusable';
  const ofYear = usable.filter((file) => file.year === year || file.year === null);
  if (ofYear.length === 0) return 'other-year';
  return ofYear.length > 1 ? 'twice' : 'reported';
}

/** The unit whose name stands in a file's; of several the one with the longest. */
function unitIn(
  name: string,
  units: readonly (readonly [key: string, unit: RosterUnit])[],
): RosterUnit | undefined {
  let found: RosterUnit | undefined;
  let length = 0;
  for (const [key, unit] of units) {
    if (key.length <= length || !name.includes(key)) continue;
    found = unit;
    length = key.length;
  }
  return found;
}

function isLikeUnit({ name, aliases = [] }: RosterUnit, organisation: string): boolean {
  return [name, ...aliases].some((one) => isLike(one, organisation));
}

function isLike(one: string, other: string): boolean {
  const [short = '', long = ''] = [normalName(one), normalName(other)].toSorted(
    (a, b) => a.length - b.length,
  );
  return (short.length >= 3 && long.includes(short)) || nameLikeness(one, other) >= LIKE;
}
