import { el } from "./dom.js";
import { getFromHost, postToHost } from "./http.js";
import { openBox, openConfirmDialog, openErrorDialog } from "./xrm/dialogs.js";

const byId = id => document.getElementById(id);

const spell = date => new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
  .format(new Date(`${date}T00:00:00Z`));

function showDay(date) {
  const field = byId("clock-date");
  byId("clock-day").textContent = spell(date);
  field.min = date;
  // A later date somebody has just chosen stays; it is not gone to yet.
  if (field.value < date) field.value = date;
}

/** Runs one of the header's tasks with its buttons locked, and shows what went wrong in a dialog. */
async function guarded(task) {
  const controls = document.querySelectorAll(".top button, .top select, .top input");
  controls.forEach(control => { control.disabled = true; });
  try {
    await task();
  } catch (error) {
    await openErrorDialog({ message: error.message });
  } finally {
    controls.forEach(control => { control.disabled = false; });
  }
}

/** Fills the header and binds Aria's clock, the choice of user, the reset and the explanation. */
export function bindHeader(session) {
  byId("solution").textContent = `${session.solution.name} ${session.solution.version}`;
  byId("simulator").href = session.simulator;

  const select = byId("user");
  for (const user of session.users) {
    const option = el("option", { value: user.id, text: `${user.name} – ${user.title}` });
    option.selected = user.id === session.user.id;
    select.append(option);
  }
  select.addEventListener("change", () => guarded(async () => {
    await postToHost("user", { id: select.value });
    location.reload();
  }));

  const move = request => guarded(async () => {
    const { today } = await postToHost("clock", request);
    byId("clock-date").value = today;
    showDay(today);
  });
  showDay(session.today);
  byId("clock-next").addEventListener("click", () => move({ days: 1 }));
  byId("clock-form").addEventListener("submit", event => {
    event.preventDefault();
    move({ date: byId("clock-date").value });
  });
  // Another window may have moved the clock meanwhile.
  window.addEventListener("focus", async () => {
    try { showDay((await getFromHost("clock")).today); } catch { byId("clock-day").textContent = "not reachable"; }
  });

  byId("reset").addEventListener("click", async () => {
    const { confirmed } = await openConfirmDialog({
      title: "Reset everything?",
      text: "Every account, change and invoice goes back to the sample, in CRM and in Aria, for every window and user. Aria's clock goes back too.",
      confirmButtonLabel: "Reset"
    });
    if (confirmed) await guarded(async () => { await postToHost("reset"); location.assign("/"); });
  });

  byId("about").addEventListener("click", () => openBox("What this playground is, and is not", [
    el("h3", { text: "The real thing" }),
    el("ul", {},
      el("li", { text: "The packed solution, imported as an administrator would: its tables, roles, command bar, pages and Custom APIs." }),
      el("li", { text: "The plug-ins, built from the same sources, calling Aria's documented interface over HTTP." })),
    el("h3", { text: "Stand-ins" }),
    el("ul", {},
      el("li", { text: "Dataverse is played by LocalDataverse. It enforces what it knows and names what it does not." }),
      el("li", { text: "Aria is played by a simulator with a billing clock. Where no document settles a behaviour, it follows a setting marked as assumed." }),
      el("li", { text: "This frame is drawn after a model-driven app; it is not one. Only the client API the pages use is offered." })),
    el("h3", { text: "What it cannot show" }),
    el("ul", {},
      el("li", { text: "Speed, limits and time-outs of the real services, sign-in, and how your own tenant is set up." }),
      el("li", { text: "Proof that Aria bills as simulated: try a change in an Aria stage tenant before going live." }))
  ]));
}
