/** A tab out of sight is let speak once a minute by its browser; one that is silent for longer is gone. */
const SILENCE_MS = 150_000;

/** The windows and tabs that this host serves, as far as they have spoken lately, and what each has open. */
export type OpenWindows = {
  readonly attend: (window: string) => void;
  readonly isOpen: (window: string) => boolean;
  /** The project that a window holds; undefined: none. */
  readonly projectOf: (window: string) => string | undefined;
  readonly hold: (window: string, path: string | undefined) => void;
  readonly all: () => readonly string[];
};

export function createOpenWindows(now: () => Date): OpenWindows {
  const windows = new Map<string, { heard: number; project: string | undefined }>();
  const attend = (window: string) => {
    const known = windows.get(window);
    if (known) known.heard = now().getTime();
    else windows.set(window, { heard: now().getTime(), project: undefined });
  };
  return {
    attend,
    isOpen: (window) => {
      const heard = windows.get(window)?.heard;
      return heard !== undefined && now().getTime() - heard < SILENCE_MS;
    },
    projectOf: (window) => windows.get(window)?.project,
    hold: (window, path) => {
      attend(window);
      const known = windows.get(window);
      if (known) known.project = path;
    },
    all: () => [...windows.keys()],
  };
}
