// A recommendation, event by event, as it is written.
import { RECOMMEND } from "../config.js";
import { address, answered, Failure, wished } from "./api.js";
import { READER } from "./i18n.js";
import { events } from "./sse.js";

export async function* recommend(state, signal) {
  const params = { query: state.q, k: 6, model: state.model, explain: state.explain, lang: READER };
  const response = await answered(address(RECOMMEND, { ...params, ...wished(state) }), signal, "text/event-stream");
  let finished = false;
  try {
    for await (const event of events(response)) {
      if (event.event === "error") break;
      finished ||= event.event === "done";
      yield event;
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
  }
  if (!finished) throw new Failure("broken");
}
