import { Intent } from "../shared/contract";
import { FieldProblem } from "../shared/errorSummary";

/** A form of the first step: it stays alive while later steps are shown, so that nothing typed is lost. */
export interface ChangeForm {
  readonly element: HTMLElement;
  /** The first thing to fill in. */
  readonly first: HTMLElement;
  /** The intent, or null after the errors were put beside their fields. */
  read(): { readonly intent: Intent } | { readonly problems: readonly FieldProblem[] };
  /** Puts a refusal of the connector beside the field it is about, if it is about one. */
  refuse(code: string, sentence: string): FieldProblem;
  /** What the compare step shows besides the preview; null where the preview says it all. */
  comparison(): HTMLElement | null;
}
