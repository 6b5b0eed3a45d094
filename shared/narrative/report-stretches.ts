import type { Scale } from '../amount/amount';
import { type AddressText, ownTable, toAddress, writeAddress } from '../document/address';
import { ok, type Result } from '../kit/result';
import { fillFacts } from '../pack/facts';
import type { ReportPart, ReportPlan } from '../pack/report-plan';
import { officialTables } from '../pack/table-shape';
import { type PrintedTable, preparePrint } from '../print/print-table';
import type { Block } from '../report/blocks';
import { printedText } from '../session/printed-text';
import type { Session } from '../session/session';
import { layOutSession } from '../session/session-layout';
import { composeCover } from './compose-cover';
import { type ComposeOptions, composeReport, type ReportTemplates } from './compose-report';
import { formBlocks } from './form-blocks';
import type { TemplatePiece } from './narrative-template';
import { readMarkdown } from './read-markdown';
import { contextNames, type TemplateContext, type TemplateNames } from './template-context';
import type { TemplateProblem } from './template-fault';

/** A block of the document that is followed: as long as nothing in it changes it is the same object. */
export type LiveBlock = {
  readonly key: string;
  readonly block: Block;
  /** Cells that decided what it says, also those that it does not print: what conditions and loops read. */
  readonly reads?: () => ReadonlySet<AddressText>;
};

/** What changed since the document was last brought up to date. */
export type Changed = { everything: boolean; anything: boolean; cells: Set<AddressText>; texts: Set<string> };

/** A stretch of the document that is made at once. */
export type Stretch = {
  blocks: readonly LiveBlock[];
  readonly concerns: (changed: Changed, names: ReadonlySet<string>) => boolean;
  /** The blocks anew; what it gives names to is added to the names of its part. */
  readonly make: (names: Map<string, unknown>) => Result<readonly Block[], TemplateProblem>;
  /** The cells it read when it was last made. */
  readonly reads?: () => ReadonlySet<AddressText>;
  /** Names that it gave something to; taken over as they are while it need not be made again. */
  given: ReadonlyMap<string, unknown>;
};

export type PartStretches = { readonly key: string; readonly stretches: Stretch[] };

export type FollowOptions = Pick<ComposeOptions, 'scale' | 'append'>;

/** The published document cut into stretches, none of them made yet. */
export function stretchesOf(
  templates: ReportTemplates,
  session: Session,
  { scale, append = [] }: FollowOptions,
): readonly PartStretches[] {
  const { plan } = templates;
  const { facts } = session.document();
  const filled = (text: string): string => fillFacts(text, facts);
  const contents: Block[] = plan.contents === undefined ? [] : [{ kind: 'contents', title: plan.contents }];
  const published = plan.parts.filter(
    ({ onRequest, heading }) => !onRequest || (heading !== undefined && append.includes(filled(heading))),
  );
  return [
    { key: 'front', stretches: [ofCover(templates, session), fixed(contents)] },
    ...published.map((part, at) => ({
      key: String(at),
      stretches: [
        ...(part.heading === undefined || part.kind === 'forms'
          ? []
          : [
              fixed([{ kind: 'heading', level: 1, content: [{ kind: 'fact', text: filled(part.heading) }] }]),
            ]),
        ...stretchesOfPart(part, templates, session, scale),
      ],
    })),
  ];
}

function stretchesOfPart(
  part: ReportPart,
  templates: ReportTemplates,
  session: Session,
  scale: Scale,
): readonly Stretch[] {
  if (part.kind === 'tables') {
    return officialTables(session.pack).map((table) => ({
      blocks: [],
      given: new Map(),
      concerns: ({ cells }) => [...cells].some((cell) => ownTable(cell) === table.id),
      make: () => ok([drawnWhenAsked(table, session, scale)]),
    }));
  }
  if (part.kind === 'template') {
    const pieces = templates.templates.get(part.file)?.pieces();
    if (!pieces) throw new Error(`The plan names ${part.file}, which was not parsed`);
    return pieces.map((piece) => ofPiece(piece, templates, session));
  }
  if (part.kind === 'forms') {
    const words = part.heading && fillFacts(part.heading, session.document().facts);
    return [
      {
        blocks: [],
        given: new Map(),
        concerns: ({ everything, cells }) =>
          everything || [...cells].some((cell) => toAddress(cell).book !== undefined),
        make: () => ok(formBlocks(session, words)),
      },
    ];
  }
  // What speaks of the findings may say something else after any change.
  const { heading } = part;
  return [
    {
      blocks: [],
      given: new Map(),
      concerns: ({ anything }) => anything,
      make: () => {
        const words = heading === undefined ? '' : fillFacts(heading, session.document().facts);
        const made = composeReport(templates, session, { scale, part: words });
        return made.ok ? ok(made.value.blocks.slice(1)) : made;
      },
    },
  ];
}

function fixed(blocks: readonly Block[]): Stretch {
  return { blocks: [], given: new Map(), concerns: () => false, make: () => ok(blocks) };
}

/** A table is laid out when somebody looks at it: the preview draws what is in sight. */
function drawnWhenAsked(
  table: ReturnType<typeof officialTables>[number],
  session: Session,
  scale: Scale,
): Block {
  let printed: PrintedTable | undefined;
  return {
    kind: 'table',
    table: table.id,
    get printed() {
      printed ??= preparePrint(layOutSession(session, table, scale), (cell) =>
        printedText(cell, session, scale),
      );
      return printed;
    },
  };
}

/** The cover, whose lines are templates. */
function ofCover({ plan, cover }: ReportTemplates, session: Session): Stretch {
  return watched(plan, session, (context, names) => composeCover(cover, context, names));
}

function ofPiece(piece: TemplatePiece, { plan }: ReportTemplates, session: Session): Stretch {
  return watched(plan, session, (context, names, given) => {
    const rendered = piece.render(context, names);
    if (!rendered.ok) return rendered;
    for (const [name, value] of Object.entries(rendered.value.assigned)) given.set(name, value);
    return ok(readMarkdown(rendered.value));
  });
}

/** What templates make, with what they read when they were last carried out; `given`: takes the names they assign. */
function watched(
  { wording, charts }: ReportPlan,
  session: Session,
  carryOut: (
    context: TemplateContext,
    names: TemplateNames,
    given: Map<string, unknown>,
  ) => Result<readonly Block[], TemplateProblem>,
): Stretch {
  let cells = new Set<AddressText>();
  let texts = new Set<string>();
  let read = new Set<string>();
  return {
    blocks: [],
    given: new Map(),
    reads: () => cells,
    concerns: (changed, names) =>
      meet(changed.cells, cells) || meet(changed.texts, texts) || meet(names, read),
    make: (names) => {
      cells = new Set();
      texts = new Set();
      read = new Set();
      const watchedSession: Session = {
        ...session,
        cell: (at) => {
          cells.add(typeof at === 'string' ? at : writeAddress(at));
          return session.cell(at);
        },
      };
      const { facts, texts: written } = session.document();
      return carryOut(
        {
          session: watchedSession,
          wording,
          charts,
          textOf: (key) => {
            texts.add(key);
            return written.get(key);
          },
        },
        watchedNames(new Map<string, unknown>([...Object.entries(contextNames(facts)), ...names]), read),
        names,
      );
    },
  };
}

function watchedNames(names: ReadonlyMap<string, unknown>, read: Set<string>): Record<string, unknown> {
  const watched: Record<string, unknown> = {};
  for (const [name, value] of names) {
    Object.defineProperty(watched, name, {
      enumerable: true,
      get: () => {
        read.add(name);
        return value;
      },
    });
  }
  return watched;
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [fewer, more] = some.size < others.size ? [some, others] : [others, some];
  for (const each of fewer) if (more.has(each)) return true;
  return false;
}
