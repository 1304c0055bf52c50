import { el } from "../dom.js";
import { globalContext } from "./context.js";
import { navigation } from "./navigation.js";
import { notifications } from "./notifications.js";
import { pageContext } from "./pageContext.js";
import { sidePanes } from "./sidePanes.js";
import { strict } from "./strict.js";
import { getResourceString } from "./webresources.js";
import { webApi } from "./webapi.js";

let busy = null;

function showProgressIndicator(text) {
  closeProgressIndicator();
  busy = el("div", { class: "busy", role: "status" }, el("p", { text }));
  document.body.append(busy);
}

function closeProgressIndicator() {
  busy?.remove();
  busy = null;
}

/** The part of the client API the pages use; every other member says that it is missing. */
export function createXrm(session, { panes, bars }) {
  const setOf = table => {
    const name = session.entitySets[table];
    if (!name) throw new Error(`The organisation has no table ${table}.`);
    return name;
  };
  const context = globalContext(session);
  return strict("Xrm", {
    WebApi: webApi(setOf),
    Navigation: navigation(session),
    App: strict("Xrm.App", { sidePanes: sidePanes(panes, session), ...notifications(bars) }),
    Utility: strict("Xrm.Utility", {
      getGlobalContext: () => context,
      getPageContext: () => pageContext(session),
      getResourceString,
      showProgressIndicator,
      closeProgressIndicator
    })
  });
}
