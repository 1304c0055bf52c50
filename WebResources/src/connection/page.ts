import { environmentOf } from "../shared/choices";
import { closePage } from "../shared/close";
import { testOutcome } from "../shared/connectionTest";
import { ConnectionTested, KeysEntered } from "../shared/contract";
import { callApi, NoAnswer } from "../shared/customApi";
import { button, definitions, el, fillWith, focusOn } from "../shared/dom";
import { ErrorSummary } from "../shared/errorSummary";
import { Outcome } from "../shared/refreshOutcome";
import { numberOf, readRows, textOf } from "../shared/rows";
import { text } from "../shared/strings";

/** Aria's own sign for clearing a text; the connector takes the notification key away by it. */
const removed = "~";

const sentenceOf = (error: unknown): string => error instanceof NoAnswer && error.sentence ? error.sentence : text("Error_NoAnswer");

const note = (outcome: Outcome): HTMLElement =>
  el("p", { class: `note ${outcome.level}`, role: outcome.level === "error" ? "alert" : null }, outcome.message);

/**
 * The dialog in which an administrator enters the keys of a connection. What is typed goes into the body of one request;
 * the fields are emptied when it is sent, and no key is ever shown.
 */
export class KeysPage {
  private readonly summary = new ErrorSummary();
  private readonly outcome = el("div", { class: "notes" });
  private readonly authKey = this.keyInput("auth-key", "auth-key-hint");
  private readonly notificationKey = this.keyInput("notification-key", "notification-key-hint");
  private readonly removal = el("input", { type: "checkbox", id: "remove" });
  private readonly save = button(text("Keys_Save"), { class: "primary", id: "save", accesskey: text("Key_Save") }, () => void this.send());
  private readonly heading = el("h1", {}, text("Keys_Heading"));
  private busy = false;

  constructor(private readonly main: HTMLElement, private readonly status: HTMLElement, private readonly connectionId: string) {
    this.removal.addEventListener("change", () => { this.notificationKey.disabled = this.removal.checked; });
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (!this.busy) closePage(null);
    });
  }

  async start(): Promise<void> {
    const facts = el("div", {});
    fillWith(this.main, el("div", { class: "step" }, this.heading, facts, this.summary.element, this.outcome,
      el("div", { class: "form" },
        this.field("Keys_AuthKey", this.authKey, "auth-key-hint", "Keys_KeptHint"),
        this.field("Keys_NotificationKey", this.notificationKey, "notification-key-hint", "Keys_NotificationHint",
          el("label", { class: "choice", for: "remove" }, this.removal, el("span", {}, text("Keys_Remove"))))),
      el("p", { class: "hint" }, text("Keys_WhereTo")),
      el("div", { class: "actions" }, this.save, button(text("Button_Close"), { id: "close", accesskey: text("Key_Close") }, () => closePage(null)))));
    this.authKey.focus();
    try {
      const [row] = await readRows("aria_connection", `?$select=aria_name,aria_environment,aria_clientno&$filter=aria_connectionid eq ${this.connectionId}`);
      if (row) fillWith(facts, definitions([
        [text("Keys_Connection"), textOf(row, "aria_name")],
        [text("Keys_Environment"), environmentOf(numberOf(row, "aria_environment"))],
        [text("Keys_ClientNo"), textOf(row, "aria_clientno")]]));
    } catch {
      // What the connection is called only helps to recognise it.
    }
    this.main.removeAttribute("aria-busy");
  }

  private keyInput(id: string, hint: string): HTMLInputElement {
    return el("input", { type: "password", id, class: "wide", autocomplete: "off", spellcheck: "false", "aria-describedby": hint });
  }

  private field(label: "Keys_AuthKey" | "Keys_NotificationKey", input: HTMLInputElement, hintId: string, hint: "Keys_KeptHint" | "Keys_NotificationHint", more?: HTMLElement): HTMLElement {
    return el("div", { class: "field" }, el("label", { for: input.id }, text(label)), input, el("p", { class: "hint", id: hintId }, text(hint)), more);
  }

  private async send(): Promise<void> {
    if (this.busy) return;
    const keys: Record<string, string> = {};
    if (this.authKey.value) keys["AuthKey"] = this.authKey.value;
    if (this.removal.checked) keys["NotificationKey"] = removed;
    else if (this.notificationKey.value) keys["NotificationKey"] = this.notificationKey.value;
    if (Object.keys(keys).length === 0) {
      this.summary.show([{ sentence: text("Keys_NothingEntered"), control: this.authKey }]);
      return;
    }
    this.summary.show([]);
    await this.run(text("Keys_Saving"), async () => {
      const answer = await callApi<KeysEntered>("aria_SetConnectionKeys", this.connectionId, keys);
      if (!answer.success || !answer.result) {
        this.summary.show([{ sentence: answer.message || text("Error_NoReason"), control: "AuthKey" in keys ? this.authKey : this.notificationKey }]);
        return;
      }
      this.forget();
      const stored: Outcome = { level: "success", message: this.storedText(answer.result) };
      fillWith(this.outcome, note(stored), el("p", { class: "note info busy" }, text("Test_Running")));
      const tested = await this.tested();
      fillWith(this.outcome, note(stored), note(tested));
      this.status.textContent = tested.level === "success" ? `${stored.message} ${tested.message}` : stored.message;
    });
  }

  private storedText({ authKey, notificationKey }: KeysEntered): string {
    return [
      authKey === "Entered" ? text("Keys_AuthEntered") : "",
      notificationKey === "Entered" ? text("Keys_NotificationEntered") : notificationKey === "Removed" ? text("Keys_NotificationRemoved") : ""
    ].filter(sentence => sentence !== "").join(" ");
  }

  private async tested(): Promise<Outcome> {
    try {
      return testOutcome(await callApi<ConnectionTested>("aria_TestConnection", this.connectionId), text);
    } catch (error) {
      return { level: "error", message: sentenceOf(error) };
    }
  }

  private forget(): void {
    this.authKey.value = "";
    this.notificationKey.value = "";
    this.notificationKey.disabled = false;
    this.removal.checked = false;
  }

  private async run(running: string, work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.save.setAttribute("aria-disabled", "true");
    this.status.textContent = running;
    fillWith(this.outcome, el("p", { class: "note info busy" }, running));
    try {
      await work();
    } catch (error) {
      fillWith(this.outcome);
      this.summary.show([{ sentence: sentenceOf(error), control: null }]);
    }
    if (!this.summary.element.hidden) fillWith(this.outcome);
    else focusOn(this.heading);
    this.save.removeAttribute("aria-disabled");
    this.busy = false;
  }
}
