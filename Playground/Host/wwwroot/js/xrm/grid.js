import { strict } from "./strict.js";

/** The grid context a home-grid command gets. `grid` knows its rows and which are selected. */
export function gridContext(table, grid) {
  const row = record => strict("row", {
    data: strict("row.data", {
      entity: strict("row.data.entity", {
        getId: () => record.id,
        getEntityName: () => table,
        getPrimaryAttributeValue: () => record.name,
        getEntityReference: () => ({ id: record.id, name: record.name, entityType: table })
      })
    })
  });
  const rows = records => strict("rows", {
    get: () => records.map(row),
    getLength: () => records.length,
    forEach: action => records.map(row).forEach(action)
  });
  return strict("gridContext", {
    getGrid: () => strict("grid", {
      getRows: () => rows(grid.records()),
      getSelectedRows: () => rows(grid.selected()),
      getTotalRecordCount: () => grid.records().length
    }),
    getEntityName: () => table,
    refresh: () => grid.reload(),
    refreshRibbon: () => grid.renderCommands()
  });
}
