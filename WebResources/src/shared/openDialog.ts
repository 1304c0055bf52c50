import { clientApi } from "./xrm";

/** One page of the connector as a dialog. */
export interface Dialog {
  /** The page's name without its folder and ending. */
  readonly page: "change" | "connection" | "link";
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  readonly data: object;
}

/**
 * Opens a page over the app and waits until it is closed. Without the client API the page opens in place of this one,
 * marked so that it finds its way back.
 * @returns false when this page is being left.
 */
export async function openDialog({ page, title, width, data }: Dialog): Promise<boolean> {
  const json = JSON.stringify(data);
  const xrm = clientApi();
  if (xrm && xrm.Navigation && typeof xrm.Navigation.navigateTo === "function") {
    await xrm.Navigation.navigateTo(
      { pageType: "webresource", webresourceName: `aria_/${page}.html`, data: json },
      { target: 2, position: 1, width: { value: width, unit: "px" }, height: { value: 90, unit: "%" }, title });
    return true;
  }
  window.location.assign(`${page}.html?data=${encodeURIComponent(json)}#pane`);
  return false;
}
