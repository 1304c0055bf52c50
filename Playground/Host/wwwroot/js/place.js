/** The table and the row the address names; the home table's list where it names nothing known. */
export function place(session) {
  const [, set, id] = /^#\/([a-z0-9_]+)(?:\/([0-9a-f-]{36}))?$/i.exec(location.hash) ?? [];
  const table = Object.keys(session.entitySets).find(name => session.entitySets[name] === set) ?? session.table;
  return { table, id: id ?? null };
}
