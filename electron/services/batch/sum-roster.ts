import { holdRoster } from '#shared/roster/hold-roster';
import type { ReportedFile, Roster, RosterCheck } from '#shared/roster/roster';
import { aboutUnit } from '#shared/roster/roster-words';
import type { LeftOut } from '#shared/units/member';

/** The list held against the files of a sum. A unit whose only file is not summed has not reported what the sum needs. */
export function heldAgainst(
  roster: Roster,
  came: readonly ReportedFile[],
  leftOut: readonly LeftOut[],
  year: number,
): RosterCheck {
  const reasons = new Map(leftOut.map(({ file, reason }) => [file, reason]));
  const files = came.map((file) =>
    file.year === null || file.year === year ? { ...file, trouble: reasons.get(file.file) ?? '' } : file,
  );
  return holdRoster(roster, files, year);
}

/** Units of the list that the sum lacks, as the project keeps them. */
export function notReported({ units }: RosterCheck): readonly LeftOut[] {
  return units.flatMap((unit) =>
    unit.state === 'missing'
      ? [{ file: '', organisation: unit.name, reason: `在应报名单上，没有报${aboutUnit(unit)}` }]
      : [],
  );
}
