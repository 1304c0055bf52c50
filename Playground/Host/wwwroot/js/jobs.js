import { el, fill } from "./dom.js";
import { getFromHost } from "./http.js";

export const jobsAddress = "#/system-jobs";

const moment = utc => utc ? new Date(utc).toLocaleString() : "";

/** The system jobs that wait or did not succeed, as the platform lists them under Settings. Each leads to the row it was about. */
export async function showJobs(main, address) {
  document.title = "System jobs – Playground";
  const jobs = await getFromHost("jobs");
  const headings = ["Job", "Regarding", "Status", "Runs", "Message", "Created on", "Next run", "Completed on"];
  fill(main, el("section", { class: "card", "aria-labelledby": "list-title" },
    el("h1", { class: "section-title", id: "list-title", text: "System jobs" }),
    jobs.length === 0
      ? el("p", { class: "empty", text: "No job waits or has failed. Those that succeed are deleted." })
      : el("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": "System jobs" }, el("table", {},
        el("thead", {}, el("tr", {}, ...headings.map(text => el("th", { scope: "col", text })))),
        el("tbody", {}, ...jobs.map(job => el("tr", {},
          el("td", { text: job.name }),
          el("td", {}, el("a", { href: address(job.table, job.rowId), text: job.row })),
          ...[job.state, String(job.attempts), job.message ?? "", moment(job.createdOn), moment(job.nextOn), moment(job.completedOn)].map(text => el("td", { text })))))))));
}
