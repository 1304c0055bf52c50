import { el } from "../dom.js";
import { strict } from "./strict.js";

/** The formContext a form command gets as its primary control. `page` reloads the record and its command bar. */
export function formContext(table, id, record, primaryName, page) {
  const bracedId = `{${id.toUpperCase()}}`;
  const entity = strict("formContext.data.entity", {
    getId: () => bracedId,
    getEntityName: () => table,
    getPrimaryAttributeValue: () => record[primaryName] ?? null,
    getEntityReference: () => ({ id: bracedId, name: record[primaryName] ?? "", entityType: table }),
    getIsDirty: () => false
  });
  const data = strict("formContext.data", {
    entity,
    getIsDirty: () => false,
    refresh: () => page.reload()
  });

  const setFormNotification = (text, level, notificationId) => {
    clearFormNotification(notificationId);
    page.bars.append(el("div", {
      class: `form-bar form-bar-${level.toLowerCase()}`, role: level === "ERROR" ? "alert" : "status", "data-id": notificationId, text
    }));
    return true;
  };
  const clearFormNotification = notificationId => {
    const bar = [...page.bars.children].find(item => item.dataset.id === notificationId);
    bar?.remove();
    return Boolean(bar);
  };
  const ui = strict("formContext.ui", {
    getFormType: () => 2,
    setFormNotification,
    clearFormNotification,
    refreshRibbon: () => page.renderCommands()
  });

  const getAttribute = name => name in record
    ? strict(`attribute ${name}`, { getName: () => name, getValue: () => record[name] })
    : null;
  return strict("formContext", { data, ui, getAttribute });
}
