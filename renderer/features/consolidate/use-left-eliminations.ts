import { useState } from 'react';
import type { HostResponse } from '#shared/host/contract';

type Listed = HostResponse<'sum.read'>['eliminations'];

/**
 * Eliminations that are not to be carried out, by their place in the list. They are remembered by what they are, so that
 * they stay so when units are read again and the list is another.
 */
export function useLeftEliminations(eliminations: Listed) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const names = namesOf(eliminations);
  const places = new Set(names.flatMap((name, at) => (left.has(name) ? [at] : [])));
  const leave = (now: ReadonlySet<number>) => {
    const others = [...left].filter((name) => !names.includes(name));
    setLeft(new Set([...others, ...names.filter((_, at) => now.has(at))]));
  };
  return { places, leave };
}

/** Each by what it says, and those that say the same by their order. */
function namesOf(eliminations: Listed): readonly string[] {
  const times = new Map<string, number>();
  return eliminations.map((elimination) => {
    const said = JSON.stringify(elimination);
    const time = (times.get(said) ?? 0) + 1;
    times.set(said, time);
    return `${time} ${said}`;
  });
}
