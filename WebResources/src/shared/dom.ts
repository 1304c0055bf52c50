type Attribute = string | number | boolean | null | undefined;
export type Child = Node | string | null | false | undefined;

/** An element with its attributes and children. False, null and undefined leave an attribute or a child out; true sets it empty. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, Attribute>> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, ...children);
  return element;
}

/** Appends the children that are there. */
export function add(holder: Node, ...children: Child[]): void {
  for (const child of children) {
    if (child === null || child === false || child === undefined) continue;
    holder.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

/** Replaces everything in the holder. */
export function fillWith(holder: Node, ...children: Child[]): void {
  while (holder.firstChild) holder.removeChild(holder.firstChild);
  add(holder, ...children);
}

/** A button that does something. */
export function button(label: string, attributes: Readonly<Record<string, Attribute>>, action: (event: MouseEvent) => void): HTMLButtonElement {
  const element = el("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", action);
  return element;
}

/** A decorative icon; what it means stands in words beside it. */
export const icon = (name: string): HTMLElement => el("span", { class: `icon icon-${name}`, "aria-hidden": "true" });

/** Gives the focus to something that is no control, such as a heading, so that it is read out. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}

/** Terms and what they are; a pair without a value is left out. */
export function definitions(pairs: readonly (readonly [string, Child])[]): HTMLElement {
  const list = el("dl", { class: "figures" });
  for (const [term, value] of pairs) {
    if (value === null || value === undefined || value === false || value === "") continue;
    add(list, el("div", {}, el("dt", {}, term), el("dd", {}, value)));
  }
  return list;
}
