import { ConnectionTested } from "./contract";
import { Answer } from "./customApi";
import { day } from "./format";
import { Outcome } from "./refreshOutcome";
import { TextKey } from "./strings";

/** Says in words whether Aria accepts a connection. */
export function testOutcome(answer: Answer<ConnectionTested>, say: (key: TextKey, ...values: (string | number)[]) => string): Outcome {
  if (!answer.success || !answer.result) return { level: "error", message: answer.message || say("Error_NoReason") };
  return { level: "success", message: say("Test_Accepted", answer.result.clientNo, day(answer.result.today)) };
}
