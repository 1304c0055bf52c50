import { el } from "../dom.js";
import { onlyKnown } from "./strict.js";

const levels = { 1: "success", 2: "error", 3: "warning", 4: "information" };

/** Xrm.App's global notifications: bars above the record until cleared or closed. */
export function notifications(region) {
  const bars = new Map();
  let count = 0;

  const clear = async id => {
    bars.get(id)?.remove();
    bars.delete(id);
    return id;
  };

  const add = async notification => {
    onlyKnown("addGlobalNotification", notification, ["type", "level", "message", "showCloseButton", "action", "priority"]);
    const level = levels[notification.level];
    if (notification.type !== 2 || !level)
      throw new Error("A global notification has type 2 and a level from 1 (success) to 4 (information).");
    const id = `notification-${++count}`;
    const bar = el("div", { class: `bar bar-${level}`, role: level === "error" ? "alert" : "status" }, el("p", { text: notification.message }));
    if (notification.action)
      bar.append(el("button", {
        type: "button", class: "button", text: notification.action.actionLabel, onclick: () => notification.action.eventHandler?.()
      }));
    if (notification.showCloseButton)
      bar.append(el("button", { type: "button", class: "icon", "aria-label": "Dismiss", text: "×", onclick: () => clear(id) }));
    bars.set(id, bar);
    region.append(bar);
    return id;
  };

  return { addGlobalNotification: add, clearGlobalNotification: clear };
}
