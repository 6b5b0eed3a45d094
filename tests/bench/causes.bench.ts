describe('a 科目 left out, and a whole table in the wrong unit', () => {
  const session = sessionOf(pack, sampleOf(pack));
  session.run({ kind: 'delete-lines', table: '05', codes: ['2080505'] });
  const causes = session.causes();
  bench('the line looked for in other tables, tried and named', () => {
    withMissingLines(session, causes, () => forkSession(session));
  });
  const wrong = sessionOf(pack, sampleOf(pack));
  const cells = wrong.addresses().flatMap((text) => {
    const address = parseAddress(text);
    const view = address && wrong.cell(address);
    const isEntered = address?.table === '03' && view?.kind === 'input' && typeof view.value === 'bigint';
    return isEntered ? [{ address, value: (view.value as bigint) * 10_000n }] : [];
  });
  wrong.run({ kind: 'set-cells', cells });
  const { engine } = new Trial(pack, wrong.document());
  bench('the table found', () => {
    diagnose(engine);
  });
});
