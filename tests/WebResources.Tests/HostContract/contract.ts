import { formContext } from "../../../Playground/Host/wwwroot/js/xrm/form.js";
import { gridContext } from "../../../Playground/Host/wwwroot/js/xrm/grid.js";
import { createXrm } from "../../../Playground/Host/wwwroot/js/xrm/index.js";

/** The platform's promises have two members of an older age besides; nobody here asks for them. */
type Awaitable<Result> = Result extends Xrm.Async.PromiseLike<infer Value> ? PromiseLike<Value> : Result;

/** What is offered, as far as the platform has it: an offered member the platform lacks becomes never, which nothing fits. */
type AsFarAs<Offered, Real> = IsAny<Offered> extends true ? Real : Known<Offered, Real>;

type IsAny<Type> = 0 extends 1 & Type ? true : false;

type Known<Offered, Real> =
  Offered extends (...args: any[]) => infer Answer
    ? Real extends (...args: infer Arguments) => infer Promised
      ? (...args: Arguments) => AsFarAs<Answer, Awaitable<Promised>>
      : never
    : Offered extends PromiseLike<infer Value>
      ? Real extends PromiseLike<infer Promised> ? PromiseLike<AsFarAs<Value, Promised>> : never
      : Offered extends readonly (infer Item)[]
        ? Real extends readonly (infer Promised)[] ? AsFarAs<Item, Promised>[] : never
        : Offered extends object
          ? { [Member in keyof Offered]: Member extends keyof NonNullable<Real> ? AsFarAs<Offered[Member], NonNullable<Real>[Member]> : never }
          : Real;

/** Compiles only where what the playground offers is what the platform's client API promises. */
function hold<Real>() {
  return <Offered>(offered: Offered & AsFarAs<Offered, Real>): Offered => offered;
}

/** A command asks for one column by its name; the overloads that give lists are not offered. */
interface FormContext extends Omit<Xrm.FormContext, "getAttribute"> {
  getAttribute(name: string): Xrm.Attributes.Attribute | null;
}

declare const anything: any;

hold<typeof Xrm>()(createXrm(anything, anything));
hold<FormContext>()(formContext(anything, anything, anything, anything, anything));
hold<Xrm.Controls.GridControl>()(gridContext(anything, anything));

// What would not be noticed otherwise: this check must be able to fail.
// @ts-expect-error The platform has no such member.
hold<typeof Xrm>()({ Navigation: { openQuestion: () => Promise.resolve() } });
// @ts-expect-error The platform answers with a text.
hold<Xrm.Controls.GridControl>()({ getEntityName: () => 3 });
// @ts-expect-error The platform hands over the id as a text.
hold<typeof Xrm>()({ WebApi: { retrieveRecord: (table: string, id: number) => Promise.resolve() } });
